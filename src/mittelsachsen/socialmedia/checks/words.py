"""Does a value say something? Placeholders and what nobody sees say nothing."""

from lxml import etree
from lxml import html
from mittelsachsen.socialmedia.text import plain_text
import re
from typing import Any


# What people write where they will write something later, letters alone.
PLACEHOLDERS = frozenset(
    "nn ka na tbd tba todo xxx folgt folgtnoch folgtinkürze tobedone wirdergänzt"
    " wirdnochergänzt wirdnachgereicht inarbeit inbearbeitung inklärung offen unbekannt"
    " keineangabe keineangaben nochoffen nochzuklären nichtbekannt platzhalter"
    " blindtext loremipsum".split()
)
NO_LETTER = re.compile(r"[\W\d_]+")
# A text that is so long is read only if something in it may be hidden.
LONG = 80
MAY_HIDE = re.compile(r"hidden|none|<!--|<s(?:cript|tyle)|&", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"[^\W\d_]+")
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def says_something(value: Any) -> bool:
    """Tell whether a field's value says anything to who reads it.

    A list or row does where one of its parts does; days and numbers always do.
    """
    if isinstance(value, str):
        return _text_says(value)
    if isinstance(value, dict):
        return any(map(says_something, value.values()))
    if isinstance(value, list | tuple):
        return any(map(says_something, value))
    return value is not None and value is not False


def _text_says(text: str) -> bool:
    if len(text) > LONG and not MAY_HIDE.search(text):
        # No placeholder is as long, so what is shown need not be made out.
        return sum(map(len, WORD.findall(TAG.sub("", text)))) > LONG // 2 or _says(text)
    return _says(text)


def _says(text: str) -> bool:
    words = plain_text(_seen(text)) if "<" in text or "&" in text else text
    letters = NO_LETTER.sub("", words).lower()
    if letters in PLACEHOLDERS:
        return False
    return any(map(str.isalnum, words))


def _seen(markup: str) -> str:
    """Return HTML without the elements that browsers do not show."""
    if "hidden" not in markup and "none" not in markup:
        return markup
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    for element in tree.xpath(".//*[@hidden or @style]"):
        if "hidden" in element.attrib or UNSEEN.search(element.get("style", "")):
            element.drop_tree()
    return html.tostring(tree, encoding="unicode")
