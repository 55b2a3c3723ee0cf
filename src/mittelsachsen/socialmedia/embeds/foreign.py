"""Foreign resources in HTML: what a browser would fetch from another host.

HTML is read by a parser that follows the HTML standard, so that it sees what a
browser sees. Addresses are read as the URL standard reads them.
"""

from collections.abc import Collection
from collections.abc import Iterator
from dataclasses import dataclass
import re
from selectolax.lexbor import LexborHTMLParser
from selectolax.lexbor import LexborNode
from urllib.parse import unquote


# What the URL standard strips or ignores before it looks for a scheme.
EDGES = "".join(map(chr, range(0x21)))
IGNORED = str.maketrans("", "", "\t\n\r")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):", re.ASCII)
FETCHED = frozenset({"http", "https", "ws", "wss", "ftp"})
INERT = frozenset({"about", "mailto", "tel", "cid"})

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
SELECTOR = ", ".join((*ATTRIBUTES, "style", "[style]"))
CSS_ADDRESS = re.compile(
    r"""(?:url\(|@import|image-set\(|src\()\s*["']?\s*([^"')\s;]+)""", re.I
)
CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")

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
CSS_URL = re.compile(r"url\(")


@dataclass(frozen=True)
class Finding:
    """One foreign address: where it stands and which host it names.

    ``host`` is empty for an address that names none but must not be framed,
    as ``data:`` or ``javascript:``.
    """

    element: str
    attribute: str
    address: str
    host: str


def clean(address: str) -> str:
    """Return an address as a browser reads it: without what it ignores."""
    return address.strip(EDGES).translate(IGNORED).replace("\\", "/")


def host_of(address: str) -> str | None:
    """Return the host that a browser would ask; ``None`` for a relative address.

    The host is in lower case, without port; it is empty where the address has a
    scheme without a host, as ``data:`` has. (URL Standard, 4.4; two or more
    slashes of either kind begin a host.)
    """
    address = clean(address)
    match = SCHEME.match(address)
    if match:
        scheme = match[1].lower()
        if scheme in INERT:
            return None
        if scheme not in FETCHED:
            return ""
        rest = address[match.end() :].lstrip("/")
    elif address.startswith("//"):
        rest = address.lstrip("/")
    else:
        return None
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2]
    if authority.startswith("["):
        return authority.partition("]")[0] + "]"
    host = unquote(authority.partition(":")[0]).lower().rstrip(".")
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host


def is_on(host: str, hosts: Collection[str]) -> bool:
    """Tell whether ``host`` is one of ``hosts`` or below one of them."""
    return any(host == known or host.endswith(f".{known}") for known in hosts)


def parse(html: str) -> LexborHTMLParser:
    """Return the tree of a piece of HTML, as a browser builds it."""
    return LexborHTMLParser(html, is_fragment=True)


def may_fetch(html: str) -> bool:
    """Tell quickly whether HTML may hold a foreign resource; never a false no."""
    if FETCHING_TAG.search(html) and (FRAME.search(html) or ADDRESS.search(html)):
        return True
    return bool(CSS_URL.search(html)) and "style" in html


def scan(
    tree: LexborHTMLParser, own: Collection[str]
) -> Iterator[tuple[LexborNode, list[Finding]]]:
    """Yield each element that fetches from a foreign host, with its addresses.

    ``own`` are the host names of the site.
    """
    for node in tree.css(SELECTOR):
        found = [
            Finding(node.tag, attribute, address, host)
            for attribute, address in _addresses(node)
            if (host := host_of(address)) is not None
            and host not in own
            # Images may be part of the page.
            and (host or node.tag in FRAMES)
        ]
        if found:
            yield node, found


def foreign_resources(html: str, own: Collection[str]) -> list[Finding]:
    """Return all foreign addresses that a browser would fetch for ``html``."""
    if not html or not may_fetch(html):
        return []
    return [finding for _node, found in scan(parse(html), own) for finding in found]


def _addresses(node: LexborNode) -> Iterator[tuple[str, str]]:
    attributes = node.attributes
    for name in ATTRIBUTES.get(node.tag, ()):
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
    for name, css in (
        ("style", attributes.get("style") or ""),
        ("", node.text() if node.tag == "style" else ""),
    ):
        for address in CSS_ADDRESS.findall(CSS_ESCAPE.sub(_unescape, css)):
            yield name, address


def _unescape(match: re.Match) -> str:
    if match[2]:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 else "�"
