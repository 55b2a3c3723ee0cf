"""What a browser would fetch for a piece of HTML, element by element.

HTML is read by a parser that follows the HTML standard, so that it sees what a
browser sees.
"""

from collections.abc import Iterator
from mittelsachsen.socialmedia.embeds import css
from mittelsachsen.socialmedia.embeds import posts
import re
from selectolax.lexbor import LexborHTMLParser
from selectolax.lexbor import LexborNode


FRAMES = frozenset({"iframe", "object", "embed"})
SHAPE = ("href", "xlink:href")
# What SMIL may animate is the address of what it stands in.
ANIMATION = (*SHAPE, "to", "from", "by", "values")
ATTRIBUTES = {
    "iframe": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "input": ("src",),
    "link": ("href", "imagesrcset"),
    "script": ("src", *SHAPE),
    "image": SHAPE,
    "feimage": SHAPE,
    "use": SHAPE,
    "animate": ANIMATION,
    "set": ANIMATION,
    **{
        name: ("background",)
        for name in "body table thead tbody tfoot tr td th col colgroup".split()
    },
}
# Attributes of SVG that are styles.
PRESENTATION = (
    *("clip-path", "cursor", "fill", "filter", "marker", "marker-start"),
    *("marker-mid", "marker-end", "mask", "stroke"),
)
STYLES = ("style", *PRESENTATION)
# Without :is() the parser gives an element twice that fits two of them.
SELECTORS = (
    *ATTRIBUTES,
    "style",
    *(f"[{name}]" for name in STYLES),
    *(f".{name}" for name in posts.CODES),
)
SELECTOR = f":is({', '.join(SELECTORS)})"

# Attributes and elements without which nothing is fetched. Names cannot be written
# otherwise than in large letters; "src" is also in srcset, srcdoc and imagesrcset.
SIGNS = (
    *(b"src", b"style", b"background", b"poster", b"<object", b"<link", b"<svg"),
    *(b"<meta", b"data-provider", b"data-embed"),
)
CODES = tuple(code.encode() for code in posts.CODES)

SRCDOC = "srcdoc:"
# Stands for the attribute where a pasted post names its page somewhere.
POST = "post"
# As many characters of styles take a parser a sixth of a second.
MAX_CSS = 50_000
UNREADABLE = "style:"

# A candidate of a srcset, in two steps as the standard reads it.
ADDRESS = re.compile(r"[ \t\n\f\r,]*([^ \t\n\f\r,][^ \t\n\f\r]*)")
DESCRIPTORS = re.compile(r"[^,(]*(?:\([^)]*\)?[^,(]*)*")


def parse(html: str) -> LexborHTMLParser:
    """Return the tree of a piece of HTML, as a browser builds it."""
    return LexborHTMLParser(html, is_fragment=True)


def may_fetch(html: str) -> bool:
    """Tell quickly whether HTML may fetch anything; never a false no."""
    # Of bytes only ASCII letters become small, as in HTML, and several times as fast.
    small = html.encode("utf-8", "surrogatepass").lower()
    return any(sign in small for sign in SIGNS) or (
        b"class" in small and any(code in small for code in CODES)
    )


def name_of(node: LexborNode) -> str:
    """Return an element's name in small letters; those of SVG have large ones."""
    return (node.tag or "").lower()


def fetching(
    tree: LexborHTMLParser,
) -> Iterator[tuple[LexborNode, list[tuple[str, str]]]]:
    """Yield each element that fetches, with its attributes and their addresses.

    The attribute is empty for the text of a style sheet. A page inside the page stands
    for itself, as does a style too long to be read; a pasted post fetches its player.
    """
    budget = MAX_CSS
    for node in tree.css(SELECTOR):
        post = posts.post_of(node)
        found = [(POST, post.player)] if post else list(_plain(node))
        for name, style in _styles(node):
            budget -= len(style)
            listed = css.addresses(style) if budget >= 0 else [UNREADABLE]
            found += [(name, address) for address in listed]
        if found:
            yield node, found


def candidates(srcset: str) -> Iterator[tuple[str, str]]:
    """Yield the candidates of a ``srcset``: the address, and all that is written."""
    position = 0
    while match := ADDRESS.match(srcset, position):
        position = match.end()
        address = match[1].rstrip(",")
        if address == match[1]:
            descriptors = DESCRIPTORS.match(srcset, position)
            position = descriptors.end() if descriptors else position
        yield address, srcset[match.start(1) : position].rstrip(" \t\n\f\r,")


def _plain(node: LexborNode) -> Iterator[tuple[str, str]]:
    attributes = node.attributes
    for name in ATTRIBUTES.get(name_of(node), ()):
        value = attributes.get(name)
        if value is None:
            continue
        if name.endswith("srcset"):
            yield from ((name, address) for address, _whole in candidates(value))
        elif name == "values":
            yield from ((name, address) for address in value.split(";"))
        else:
            yield name, value
    if node.tag == "iframe" and "srcdoc" in attributes:
        # A page inside the page: nothing in it can be looked at here.
        yield "srcdoc", SRCDOC


def _styles(node: LexborNode) -> Iterator[tuple[str, str]]:
    attributes = node.attributes
    for name in STYLES:
        style = attributes.get(name)
        if style and css.may_fetch(style):
            yield name, style
    if node.tag == "style" and css.may_fetch(text := node.text()):
        yield "", text
