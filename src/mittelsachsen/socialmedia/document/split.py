"""Rich text, split at its headings."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from html import escape
from mittelsachsen.socialmedia.embeds.depth import is_readable
import re
from selectolax.lexbor import LexborHTMLParser
from selectolax.lexbor import LexborNode


HEADING = re.compile("<h[1-6]", re.IGNORECASE)
TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
HEADINGS = f":is({', '.join(sorted(TAGS))})"
# Elements that only hold others. A heading in a table, a list, a quotation or a figure
# is a part of that, and no section of the document.
WRAPPERS = frozenset("div section article main header".split())
# What is seen in a heading without words.
SEEN = "img, figure"
# Each is written again around every piece: nobody needs more.
DEEPEST = 8
# Headings in one text; a page of more would take minutes to read.
MOST = 1_000


@dataclass
class Piece:
    """A heading, the HTML before the next one, and what is below it.

    ``anchor`` is the heading's own id, to which links may lead.
    """

    heading: str
    anchor: str = ""
    html: str = ""
    children: list["Piece"] = field(default_factory=list)


def split(html: str) -> Piece:
    """Return a piece without heading for what comes first, the rest below it.

    However the headings skip, each piece is one level below the one that holds it.
    Without headings, or with more than a document has, the HTML comes back as it is.
    """
    if not 0 < len(HEADING.findall(html)) <= MOST or not is_readable(html):
        return Piece("", html=html)
    body = LexborHTMLParser(html).body
    opened = _opened(body) if body is not None else None
    if body is None or opened is None:
        return Piece("", html=html)
    return _nested(_pieces(body, opened))


def _opened(body: LexborNode) -> set[int] | None:
    """Return the wrappers that hold headings of sections; none without headings."""
    depths: dict[int, int | None] = {body.mem_id: 0}
    parents = [heading.parent for heading in body.css(HEADINGS)]
    parents = [node for node in parents if _depth(node, depths) is not None]
    opened: set[int] = set()
    for node in parents:
        while node is not None and depths[node.mem_id] and node.mem_id not in opened:
            opened.add(node.mem_id)
            node = node.parent
    return opened if parents else None


def _depth(node: LexborNode | None, depths: dict[int, int | None]) -> int | None:
    """Return in how many wrappers a node's children are; none if in anything else."""
    path = []
    while node is not None and node.mem_id not in depths:
        path.append(node)
        node = node.parent
    depth = depths[node.mem_id] if node is not None else None
    for wrapper in reversed(path):
        if depth is not None:
            fits = wrapper.tag in WRAPPERS and depth < DEEPEST
            depth = depth + 1 if fits else None
        depths[wrapper.mem_id] = depth
    return depth


def _pieces(body: LexborNode, opened: set[int]) -> Iterator[tuple[int, Piece]]:
    """Yield the pieces in their order, each with the level of its heading."""
    writer = _Writer()
    piece, level = Piece(""), 0
    for node in _walk(body, opened, writer):
        if heading := _heading(node):
            piece.html = writer.cut()
            yield level, piece
            piece = Piece(heading, node.attributes.get("id") or "")
            level = int((node.tag or "")[1])
            writer.images(node)
        else:
            writer.write(node)
    piece.html = writer.cut()
    yield level, piece


def _walk(
    body: LexborNode, opened: set[int], writer: "_Writer"
) -> Iterator[LexborNode]:
    """Yield the nodes that stay whole, and tell the writer of the opened ones."""
    node = body.child
    path: list[LexborNode] = []
    while node is not None or path:
        if node is None:
            writer.leave()
            node = path.pop().next
        elif node.mem_id in opened:
            writer.enter(node)
            path.append(node)
            node = node.child
        else:
            yield node
            node = node.next


def _heading(node: LexborNode) -> str:
    """Return the words of a section's heading; nothing for any other node."""
    if node.tag not in TAGS:
        return ""
    if _has_elements(node):
        if node.css_first("figure") is not None:
            return ""
        for line_break in node.css("br"):
            line_break.replace_with(" ")
    return " ".join(node.text().split())


def _has_elements(node: LexborNode) -> bool:
    """Tell whether there is anything but text, far sooner than a selector does."""
    return node.child is not None and (node.child.next or node.child).tag != "-text"


def _nested(pieces: Iterator[tuple[int, Piece]]) -> Piece:
    _level, first = next(pieces)
    path = [(0, first)]
    for level, piece in pieces:
        while path[-1][0] >= level:
            path.pop()
        path[-1][1].children.append(piece)
        path.append((level, piece))
    return first


class _Writer:
    """Writes the HTML of pieces; what is opened is open in each of them."""

    def __init__(self) -> None:
        self.wrappers: list[LexborNode] = []
        self.parts: list[str] = []
        self.filled = False

    def write(self, node: LexborNode) -> None:
        html = node.html or ""
        if node.tag in TAGS and node.css_first(SEEN) is None:
            return  # A heading that is empty would only confuse who listens.
        self.parts.append(html)
        self.filled |= bool(html.strip())

    def images(self, heading: LexborNode) -> None:
        """Write the images of a heading, of which the words are the title."""
        for image in heading.css("img") if _has_elements(heading) else ():
            self.parts.append(f"<p>{image.html}</p>")
            self.filled = True

    def enter(self, wrapper: LexborNode) -> None:
        self.wrappers.append(wrapper)
        self.parts.append(_start_tag(wrapper))

    def leave(self) -> None:
        self.parts.append(f"</{self.wrappers.pop().tag}>")

    def cut(self) -> str:
        """Return what was written since the last cut, empty if only wrappers were."""
        ends = [f"</{wrapper.tag}>" for wrapper in reversed(self.wrappers)]
        html = "".join(self.parts + ends) if self.filled else ""
        self.parts = [_start_tag(wrapper) for wrapper in self.wrappers]
        self.filled = False
        return html


def _start_tag(wrapper: LexborNode) -> str:
    attributes = "".join(
        f' {name}="{escape(value or "")}"'
        for name, value in wrapper.attributes.items()
        if name != "id"  # Several pieces would have it.
    )
    return f"<{wrapper.tag}{attributes}>"
