"""From safe HTML to what ``document.typ`` prints."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from hashlib import sha256
import logging
from mittelsachsen.socialmedia.addresses.hosts import AddressError
from mittelsachsen.socialmedia.addresses.hosts import read
from mittelsachsen.socialmedia.document.pdf.nodes import has_content
from mittelsachsen.socialmedia.document.pdf.nodes import LINES
from mittelsachsen.socialmedia.document.pdf.nodes import Node
from mittelsachsen.socialmedia.document.pdf.nodes import paragraph
from mittelsachsen.socialmedia.document.pdf.nodes import unwrapped
from mittelsachsen.socialmedia.document.pdf.nodes import without_lines
from mittelsachsen.socialmedia.document.pdf.tables import Cell
from mittelsachsen.socialmedia.document.pdf.tables import grid
from mittelsachsen.socialmedia.embeds.depth import is_readable
import re
from selectolax.lexbor import LexborHTMLParser
from selectolax.lexbor import LexborNode
from urllib.parse import unquote


# Gives an image of the site for the value of an attribute; None where there is none
# that can be printed.
ImageOf = Callable[[str], bytes | None]

logger = logging.getLogger(__name__)

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CONTAINERS = frozenset(
    "address article aside body center dd details dialog div dt fieldset figcaption"
    " footer form header hgroup legend li main nav search section summary".split()
)
PHRASES = frozenset(
    "a abbr acronym b bdi bdo big br canvas cite code data del dfn em font i img ins"
    " kbd label map mark meter output picture progress q rb rp rt rtc ruby s samp small"
    " span strike strong sub sup time tt u var wbr".split()
)
STYLES = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("cite", "dfn", "em", "i", "var"), "emphasis"),
    **dict.fromkeys(("ins", "u"), "underline"),
    **dict.fromkeys(("del", "s", "strike"), "strike"),
    "mark": "highlight",
    "q": "quoted",
    "sub": "sub",
    "sup": "sup",
}
CODE = frozenset({"code", "kbd", "samp", "tt"})
# What is not for paper: controls, drawings of the page, and what browsers do not show.
UNPRINTED = frozenset(
    "area button col colgroup command datalist input keygen link meta noscript param"
    " script select source style svg template textarea title track".split()
)
MEDIA = frozenset({"audio", "embed", "iframe", "object", "video"})
# Of an embed are printed its poster, title, address and transcript; its notice asks
# for a consent that paper does not need.
NOTICE = ".socialmedia-embed-notice, .socialmedia-embed-status"
LINKED = frozenset({"http:", "https:", "mailto:", "tel:"})
LONGEST_ADDRESS = 2_000
LANGUAGE = re.compile(r"([a-z]{2,3})(?:-([a-z]{2}))?(?:-.*)?", re.IGNORECASE)
# White space that HTML collapses; a non-breaking space is none.
SPACE = re.compile(r"[ \t\n\r\f]+")
# A word that is wider than paper, with no place where typst would part it.
ENDLESS = re.compile(r"[^\s/.?&=-]{60}")
# As deep as typst nests what it sets; every list, cell or quotation counts twice.
DEEPEST = 24


class Converter:
    """Makes nodes of HTML, and keeps the images in ``files`` by their names.

    ``page`` is the address of the document's page, to which others are relative.
    """

    def __init__(self, page: str, image_of: ImageOf):
        self.page = page
        self.image_of = image_of
        self.files: dict[str, bytes] = {}
        self._unknown: set[str] = set()
        self._blocks: dict[str, Callable[[LexborNode, int], list[Node]]] = {
            **dict.fromkeys(CONTAINERS, self._flow),
            **dict.fromkeys(HEADINGS, self._heading),
            **dict.fromkeys(("ol", "ul", "menu"), self._list),
            **dict.fromkeys(MEDIA, self._media),
            "blockquote": self._quotation,
            "dl": self._terms,
            "figure": self._figure,
            "hr": lambda node, depth: [{"kind": "rule"}],
            "p": self._paragraph,
            "pre": lambda node, depth: [{"kind": "pre", "text": _parted(node.text())}],
            "table": self._table,
        }
        self._is_block = f":is({', '.join(sorted(self._blocks))})"

    def __call__(self, html: str) -> list[Node]:
        """Return blocks for a piece of safe HTML, in its order.

        What cannot be read in time is printed as it is written.
        """
        if not is_readable(html):
            return paragraph([_parted(html)])
        body = LexborHTMLParser(html).body
        return self._flow(body, 0) if body is not None else []

    def _flow(self, parent: LexborNode, depth: int) -> list[Node]:
        """Return the blocks in an element; words between them are paragraphs."""
        return self._mixed(parent.iter(include_text=True), depth)

    def _mixed(self, nodes: Iterator[LexborNode], depth: int) -> list[Node]:
        blocks: list[Node] = []
        line = _Line()
        for node in nodes:
            if self._is_phrase(node):
                self._write(node, line, depth)
                continue
            blocks += paragraph(line.nodes)
            line = _Line()
            blocks += self._block(node, depth)
        return blocks + paragraph(line.nodes)

    def _is_phrase(self, node: LexborNode) -> bool:
        if node.tag in self._blocks:
            return False
        return node.child is None or node.css_first(self._is_block) is None

    def _block(self, node: LexborNode, depth: int) -> list[Node]:
        if _is_hidden(node):
            return []
        if depth >= DEEPEST:
            return paragraph([_words(node)])
        tag = node.tag or ""
        if tag not in self._blocks and tag not in PHRASES:
            self._tell(tag)
        blocks = self._blocks.get(tag, self._flow)(node, depth + 1)
        return _anchor(node) + _in_language(node, blocks)

    def _paragraph(self, node: LexborNode, depth: int) -> list[Node]:
        """Return a paragraph; one in bold letters stays with what follows it."""
        return [_as_heading(each) for each in self._flow(node, depth)]

    def _heading(self, node: LexborNode, depth: int) -> list[Node]:
        """Return a strong paragraph: headings of sections are not among the HTML."""
        return [
            {**each, "kind": "heading"}
            if isinstance(each, dict) and each["kind"] == "paragraph"
            else each
            for each in self._flow(node, depth)
        ]

    def _list(self, node: LexborNode, depth: int) -> list[Node]:
        """Return a list; what is no item belongs to the one before."""
        items: list[list[Node]] = []
        for child in node.iter(include_text=True):
            blocks = self._item(child, "li", depth)
            if child.tag == "li" or not items:
                items.append(unwrapped(blocks))
            else:
                items[-1] = [*items[-1], *blocks]
        kept = [item for item in items if has_content(item)]
        if not kept:
            return []
        return [{"kind": "list", "items": kept, **_counted(node)}]

    def _terms(self, node: LexborNode, depth: int) -> list[Node]:
        """Return terms with what is said of them; those without a word have none."""
        rows: list[dict[str, list[Node]]] = [{"term": [], "about": []}]
        for child in _rows_of(node):
            if child.tag == "dt":
                term = unwrapped(self._item(child, "dt", depth))
                rows.append({"term": term, "about": []})
            else:
                rows[-1]["about"] += self._item(child, "dd", depth)
        kept = [row for row in rows if has_content([*row["term"], *row["about"]])]
        for row in kept:
            row["about"] = unwrapped(row["about"])
        return [{"kind": "terms", "rows": kept}] if kept else []

    def _item(self, node: LexborNode, tag: str, depth: int) -> list[Node]:
        """Return the blocks of an item, or of what else stands among items."""
        if node.tag != tag:
            return self._mixed(iter((node,)), depth + 1)
        return _anchor(node) + _in_language(node, self._flow(node, depth + 1))

    def _quotation(self, node: LexborNode, depth: int) -> list[Node]:
        body = self._flow(node, depth + 1)
        return [{"kind": "quotation", "body": body}] if has_content(body) else []

    def _figure(self, node: LexborNode, depth: int) -> list[Node]:
        """Return a picture or table with its caption, or what else is in the figure."""
        for part in node.css(NOTICE):
            part.decompose()
        captions = [each for each in node.iter() if each.tag == "figcaption"]
        rest = (each for each in node.iter(include_text=True) if each not in captions)
        body = self._mixed(rest, depth)
        caption = [block for each in captions for block in self._flow(each, depth)]
        if len(body) == 1 and _may_have_caption(body[0]) and _is_caption(caption):
            return [{"kind": "figure", "body": body, "caption": caption}]
        return body + caption

    def _table(self, node: LexborNode, depth: int) -> list[Node]:
        captions = [each for each in node.iter() if each.tag == "caption"]
        caption = [block for each in captions for block in self._flow(each, depth)]
        table = grid(node)
        cells = [(cell, self._in_cell(cell, depth)) for cell in table.cells]
        if _is_layout(node) or not any(has_content(blocks) for _cell, blocks in cells):
            return caption + [block for _cell, blocks in cells for block in blocks]
        printed: Node = {
            "kind": "table",
            "columns": table.columns,
            "heads": table.heads,
            "cells": [_printed_cell(cell, blocks) for cell, blocks in cells],
        }
        if _is_caption(caption):
            return [{"kind": "figure", "body": [printed], "caption": caption}]
        return [*caption, printed]

    def _in_cell(self, cell: Cell, depth: int) -> list[Node]:
        if cell.node is None:
            return []
        blocks = _in_language(cell.node, self._flow(cell.node, depth + 1))
        return _anchor(cell.node) + blocks

    def _media(self, node: LexborNode, depth: int) -> list[Node]:
        """Return a link to what plays or is shown by a browser alone."""
        source = node.css_first("[src], [data]") or node
        address = source.attributes.get("src") or source.attributes.get("data") or ""
        target = self._target(address)
        title = node.attributes.get("title") or node.attributes.get("aria-label") or ""
        if target is None:
            return self._flow(node, depth)
        return paragraph([_link([title.strip() or target.get("url", "")], target)])

    def _write(self, node: LexborNode, line: "_Line", depth: int) -> None:
        """Write text or an inline element to a line."""
        if node.is_text_node:
            line.write(node.text_content or "")
            return
        if not node.is_element_node or _is_hidden(node):
            return
        if depth >= DEEPEST:
            line.write(_words(node))
            return
        line.nodes += _anchor(node)
        inner = _Line(line.space)
        self._phrase(node, inner, depth + 1)
        line.nodes += _in_language(node, inner.nodes)
        line.space = inner.space

    def _phrase(self, node: LexborNode, line: "_Line", depth: int) -> None:
        tag = node.tag or ""
        if tag == "br":
            line.end()
        elif tag == "wbr":
            line.nodes.append("\u200b")
        elif tag == "img":
            self._image(node, line)
        elif tag in CODE and _is_plain(node):
            words = _parted(SPACE.sub(" ", node.text()))
            line.put({"kind": "code", "text": words})
        else:
            if tag not in PHRASES:
                self._tell(tag)
            inner = self._inner(node, line, depth)
            line.nodes += self._styled(node, inner)

    def _inner(self, node: LexborNode, line: "_Line", depth: int) -> list[Node]:
        inner = _Line(line.space)
        for child in node.iter(include_text=True):
            self._write(child, inner, depth)
        if node.tag in ("abbr", "acronym"):
            inner.explain(node.attributes.get("title") or "")
        line.space = inner.space
        return inner.nodes

    def _styled(self, node: LexborNode, inner: list[Node]) -> list[Node]:
        tag = node.tag or ""
        if not has_content(inner):
            return inner
        if tag in STYLES:
            kind = STYLES[tag]
            body = without_lines(inner) if kind in LINES else inner
            return [{"kind": kind, "body": body}]
        target = self._target(node.attributes.get("href") or "") if tag == "a" else None
        return [_link(inner, target)] if target else inner

    def _target(self, address: str) -> dict[str, str] | None:
        """Return whereto a link leads: a place in the document, or an address."""
        if not address.strip():
            return None
        try:
            url = read(address, self.page)
        except AddressError:
            return None
        start, mark, place = url.href.partition("#")
        if mark and start == read(self.page).href:
            return {"anchor": unquote(place)} if place else None
        if url.protocol not in LINKED or len(url.href) > LONGEST_ADDRESS:
            return None
        return {"url": url.href}

    def _image(self, node: LexborNode, line: "_Line") -> None:
        """Write an image, or its words where it cannot be printed."""
        data = self.image_of(node.attributes.get("src") or "")
        words = " ".join((node.attributes.get("alt") or "").split())
        if data is None:
            line.write(words)
            return
        name = sha256(data).hexdigest()[:16]
        self.files[name] = data
        width = node.attributes.get("width") or ""
        line.put(
            {
                "kind": "picture",
                "file": name,
                "alt": words,
                "width": int(width[:4]) if width.isdecimal() else 0,
            }
        )

    def _tell(self, tag: str) -> None:
        """Log once that there is an element of which only the words are printed."""
        if tag not in self._unknown:
            self._unknown.add(tag)
            logger.warning("Only the words of <%s> are printed.", tag)


class _Line:
    """Words and inline nodes, with white space as CSS collapses it.

    ``space`` tells whether another space would be one too many.
    """

    def __init__(self, space: bool = True):
        self.nodes: list[Node] = []
        self.space = space

    def write(self, text: str) -> None:
        words = _parted(SPACE.sub(" ", text))
        if self.space:
            words = words.removeprefix(" ")
        if words:
            self.nodes.append(words)
            self.space = words.endswith(" ")

    def put(self, node: dict) -> None:
        self.nodes.append(node)
        self.space = False

    def end(self) -> None:
        self.nodes.append({"kind": "break"})
        self.space = True

    def explain(self, words: str) -> None:
        """Write in brackets what only a pointer would show."""
        if words.strip() and has_content(self.nodes):
            self.write(f" ({words.strip()})")


def _link(body: Sequence[Node], target: dict[str, str]) -> Node:
    return {"kind": "link", "lined": True, "body": without_lines(body), **target}


def _is_hidden(node: LexborNode) -> bool:
    return node.tag in UNPRINTED or "hidden" in node.attributes


def _is_plain(node: LexborNode) -> bool:
    """Tell whether there is nothing but words in an element."""
    return all(child.is_text_node for child in node.iter(include_text=True))


def _parted(text: str) -> str:
    return ENDLESS.sub("\\g<0>\u200b", text)


def _words(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def _anchor(node: LexborNode) -> list[Node]:
    names = (node.attributes.get("id"), node.attributes.get("name"))
    name = next(filter(None, names if node.tag == "a" else names[:1]), None)
    return [{"kind": "anchor", "id": name}] if name else []


def _in_language(node: LexborNode, nodes: list[Node]) -> list[Node]:
    """Return nodes in the language that their element names."""
    lang = language(node.attributes.get("lang") or node.attributes.get("xml:lang"))
    if not lang or not has_content(nodes):
        return nodes
    return [{"kind": "language", "body": nodes, **lang}]


def language(tag: str | None) -> dict[str, str | None]:
    """Return language and region of a tag (BCP 47); nothing for one that is none."""
    match = LANGUAGE.fullmatch((tag or "").strip())
    if match is None:
        return {}
    region = match[2]
    return {"lang": match[1].lower(), "region": region.upper() if region else None}


def _counted(node: LexborNode) -> dict[str, str | int | None]:
    """Return how an ordered list counts, and from where on."""
    if node.tag != "ol":
        return {"count": None, "start": 1}
    sign = node.attributes.get("type") or "1"
    start = node.attributes.get("start") or "1"
    return {
        "count": f"{sign}." if sign in ("1", "a", "A", "i", "I") else "1.",
        "start": int(start[:6]) if start.isdecimal() else 1,
    }


def _rows_of(terms: LexborNode) -> Iterator[LexborNode]:
    """Yield terms and what is said of them; they may stand in groups."""
    for child in terms.iter(include_text=True):
        if child.tag == "div":
            yield from child.iter(include_text=True)
        else:
            yield child


def _as_heading(node: Node) -> Node:
    match node:
        case {"kind": "paragraph", "body": [{"kind": "strong", "body": body}]}:
            return {"kind": "heading", "body": body}
    return node


def _printed_cell(cell: Cell, blocks: list[Node]) -> dict:
    return {
        "x": cell.x,
        "y": cell.y,
        "colspan": cell.width,
        "rowspan": cell.height,
        "scope": cell.scope,
        "body": unwrapped(blocks),
    }


def _is_layout(table: LexborNode) -> bool:
    """Tell whether a table was made for the look of a page: its cells are no data."""
    return table.attributes.get("role") in ("none", "presentation")


def _is_caption(nodes: list[Node]) -> bool:
    """Tell whether there are words, and nothing but paragraphs."""
    return has_content(nodes) and all(
        isinstance(each, dict) and each["kind"] in ("paragraph", "anchor")
        for each in nodes
    )


def _may_have_caption(node: Node) -> bool:
    """Tell whether a block is a table, or a picture that tells something."""
    match node:
        case {"kind": "paragraph", "body": [{"kind": "picture", "alt": words}]}:
            return words != ""
        case {"kind": kind}:
            return kind == "table"
    return False
