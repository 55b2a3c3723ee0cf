"""What people read of a text, and the addresses to which it links."""

from dataclasses import dataclass
from html import unescape
from lxml import etree
from lxml import html
from mittelsachsen.socialmedia.text import plain_text
import re
from unicodedata import normalize


# Signs that hint where to break a word, and those that nobody sees.
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\ufe63\uff0d", "-"))
TAG = re.compile(r"<[^>]*>")
BLANKS = re.compile(r"[^\S\n]+")


@dataclass(frozen=True)
class Prose:
    """The words of a text, a block a line, and the addresses of its links."""

    words: str
    addresses: tuple[str, ...] = ()


def read(text: str) -> Prose:
    """Return the words and addresses of a text, be it plain or HTML."""
    if "<" not in text and "&" not in text:
        return Prose(clean(text))
    return Prose(clean(plain_text(text)), _addresses(text))


def bare(text: str) -> str:
    """Return the signs of a text without tags, good for a quick look only."""
    return unescape(TAG.sub("", text)).translate(UNSEEN)


def clean(text: str) -> str:
    """Return a text with plain blanks and hyphens, and without what nobody sees."""
    seen = normalize("NFC", text).translate(UNSEEN).translate(HYPHENS)
    return BLANKS.sub(" ", seen)


def _addresses(text: str) -> tuple[str, ...]:
    if "=" not in text:
        return ()
    try:
        tree = html.fragment_fromstring(text, create_parent="div")
    except (etree.LxmlError, ValueError):
        return ()
    return tuple(map(str, tree.xpath(".//@href | .//@src | .//@cite")))
