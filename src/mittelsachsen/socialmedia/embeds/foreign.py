"""Foreign resources in HTML: what a browser would fetch from another host.

HTML is read by a parser that follows the HTML standard, so that it sees what a
browser sees.
"""

from collections.abc import Collection
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from mittelsachsen.socialmedia.addresses.hosts import fetched_host
from mittelsachsen.socialmedia.embeds import css
from mittelsachsen.socialmedia.embeds.depth import is_readable
import re
from selectolax.lexbor import LexborHTMLParser
from selectolax.lexbor import LexborNode


FRAMES = frozenset({"iframe", "object", "embed"})
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
    "script": ("src",),
    "image": ("href", "xlink:href"),
    "feimage": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "body": ("background",),
    "table": ("background",),
    "td": ("background",),
    "th": ("background",),
}
# Without :is() the parser gives an element twice that fits two of them.
SELECTOR = f":is({', '.join((*ATTRIBUTES, 'style', '[style]'))})"

# The cheap tests before any parse. First: the first three letters of a tag that
# may fetch, and not of "strong". Flags and branches would cost many times as much.
FETCHING_TAG = re.compile(
    "<[iIsSvVaAoOeEtTlLbBfFuU][fFmMnNoOcCtTiIuUbBrRaAdDhHeEsS]"
    "[rRgGpPaAuUyYdDjJbBnNiIeE ](?<!<str)"
)
# Then: a frame, or something like a foreign address before the next tag begins.
FRAME = re.compile(r"<(?:iframe|object|embed)", re.I)
ADDRESS = re.compile(
    r"<(?:img|source|video|audio|track|input|link|script|image|feimage|use|body|table"
    r"|t[dh]|style)\b[^<]*(?://|\\|&#|&\w+;|[a-z]:)",
    re.I,
)
# Or, beside a style, what functions and at-rules need; entities may stand for it.
CSS_SIGN = re.compile(r"[(@]|&(?:#|lpar|commat)")


@dataclass(frozen=True)
class Resource:
    """One foreign address: where it stands and which host it names.

    ``host`` is empty for an address that names none but must not be framed,
    as ``data:`` or ``javascript:``.
    """

    element: str
    attribute: str
    address: str
    host: str


def parse(html: str) -> LexborHTMLParser:
    """Return the tree of a piece of HTML, as a browser builds it."""
    return LexborHTMLParser(html, is_fragment=True)


def may_fetch(html: str) -> bool:
    """Tell quickly whether HTML may hold a foreign resource; never a false no."""
    if FETCHING_TAG.search(html) and (FRAME.search(html) or ADDRESS.search(html)):
        return True
    return "style" in html.lower() and bool(CSS_SIGN.search(html))


def scan(
    tree: LexborHTMLParser, own: Collection[str]
) -> Iterator[tuple[LexborNode, list[Resource]]]:
    """Yield each element that fetches from a foreign host, with its addresses.

    ``own`` are the host names of the site.
    """
    host_of = cache(fetched_host)
    for node in tree.css(SELECTOR):
        found = [
            Resource(node.tag or "", attribute, address, host)
            for attribute, address in _addresses(node)
            if (host := host_of(address)) is not None
            and host not in own
            # Images may be part of the page.
            and (host or node.tag in FRAMES)
        ]
        if found:
            yield node, found


def foreign_resources(html: str, own: Collection[str]) -> list[Resource]:
    """Return all foreign addresses that a browser would fetch for ``html``."""
    if not html or not may_fetch(html) or not is_readable(html):
        return []
    return [finding for _node, found in scan(parse(html), own) for finding in found]


def _addresses(node: LexborNode) -> Iterator[tuple[str, str]]:
    attributes = node.attributes
    for name in ATTRIBUTES.get(node.tag or "", ()):
        value = attributes.get(name)
        if value is None:
            continue
        if name.endswith("srcset"):
            for candidate in value.split(","):
                yield name, (candidate.split() or [""])[0]
        else:
            yield name, value
    if node.tag == "iframe" and "srcdoc" in attributes:
        # A page inside the page: nothing in it can be looked at here.
        yield "srcdoc", "srcdoc:"
    for name, style in (
        ("style", attributes.get("style") or ""),
        ("", node.text() if node.tag == "style" else ""),
    ):
        for address in css.addresses(style):
            yield name, address
