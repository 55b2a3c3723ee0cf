"""Posts that editors paste with the code of Instagram, X, TikTok or Facebook.

The code is a quotation, of which a script of the platform makes the post. Plone's
filter drops the script and all data attributes, and leaves classes, ``cite`` and links.
"""

from collections.abc import Iterator
from html import escape
from mittelsachsen.socialmedia.addresses import videos
from mittelsachsen.socialmedia.addresses.videos import facebook
from mittelsachsen.socialmedia.addresses.videos import instagram
from mittelsachsen.socialmedia.addresses.videos import tiktok
from mittelsachsen.socialmedia.addresses.videos import x
from selectolax.lexbor import LexborNode


# By the class of a code: whose post it is, and how wide and high it usually is.
CODES: dict[str, tuple[videos.Provider, tuple[int, int]]] = {
    "instagram-media": (instagram, (540, 720)),
    "twitter-tweet": (x, (550, 600)),
    "twitter-video": (x, (550, 600)),
    "tiktok-embed": (tiktok, (325, 740)),
    "fb-post": (facebook, (500, 600)),
    "fb-video": (facebook, (16, 9)),
}
ELEMENTS = frozenset({"blockquote", "div"})
OWN_ATTRIBUTES = ("data-instgrm-permalink", "data-href", "cite")


def post_of(node: LexborNode) -> videos.Video | None:
    """Return the post for which an element stands, if it stands for one."""
    code = _code(node)
    if code is None:
        return None
    provider, _size = code
    for address in _addresses(node):
        try:
            return videos.read(address, (provider,))
        except videos.VideoAddressError:
            continue
    return None


def size_of(node: LexborNode) -> tuple[int, int]:
    """Return width and height of a pasted post."""
    code = _code(node)
    return code[1] if code else (16, 9)


def quote_of(node: LexborNode) -> str:
    """Return the words of a pasted post as HTML, in their language (WCAG 3.1.2).

    Nothing where there are none.
    """
    words = " ".join(node.text(separator=" ").split())
    spoken = node.css_first("[lang]")
    language = spoken.attributes["lang"] if spoken else None
    lang = f' lang="{escape(language)}"' if language else ""
    return f"<blockquote{lang}>{escape(words)}</blockquote>" if words else ""


def _code(node: LexborNode) -> tuple[videos.Provider, tuple[int, int]] | None:
    names = (node.attributes.get("class") or "").split()
    known = (CODES[name] for name in names if name in CODES)
    return next(known, None) if node.tag in ELEMENTS else None


def _addresses(node: LexborNode) -> Iterator[str]:
    """Yield what may be the post's address, the surest first.

    The words of a post may link to others; its own link comes last.
    """
    for element in filter(None, (node, node.css_first("[cite]"))):
        for name in OWN_ATTRIBUTES:
            yield element.attributes.get(name) or ""
    for link in reversed(node.css("a[href]")):
        yield link.attributes["href"] or ""
