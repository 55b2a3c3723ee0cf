"""Whether a piece of HTML can be read in time, found without a tree.

At each tag a parser of the HTML standard looks through all elements that are open, so
a text of many takes quadratic time; and each image may have to be replaced. This looks
at each tag once. It may count elements that the standard closes by itself.
"""

from collections import Counter
import re


# As many open elements take a parser a third of a second, as many figures one; nobody
# writes such a text.
MAX_OPEN = 10_000
VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()
)
FETCHING = frozenset(
    "embed iframe img input link object source track video audio".split()
)
# Elements in whose content tags are text.
RAW = frozenset(
    "script style textarea title xmp iframe noembed noframes noscript".split()
)
TAG = re.compile(r"<(?:!--|(?P<end>/?)(?P<name>[a-z][^\s/>]*))", re.IGNORECASE)
# Quotes count behind an equals sign alone; elsewhere they are part of a name.
PART = re.compile(r"""=\s*"[^"]*"|=\s*'[^']*'|>""")


def is_readable(html: str) -> bool:
    """Tell whether HTML has no more open elements and images than can be read."""
    return html.count("<") <= MAX_OPEN or not _has_more(html, MAX_OPEN)


def _has_more(html: str, limit: int) -> bool:
    opened: Counter[str] = Counter()
    now = fetching = position = 0
    while max(now, fetching) <= limit and (tag := TAG.search(html, position)):
        name = (tag["name"] or "").lower()
        if not name:
            position = _behind(html, "-->", tag.end())
            continue
        position = _tag_end(html, tag.end())
        if tag["end"]:
            if opened[name]:
                opened[name] -= 1
                now -= 1
            continue
        fetching += name in FETCHING
        if name in RAW:
            position = _behind(html, f"</{name}", position)
        elif name not in VOID:
            opened[name] += 1
            now += 1
    return max(now, fetching) > limit


def _tag_end(html: str, position: int) -> int:
    while part := PART.search(html, position):
        position = part.end()
        if part[0] == ">":
            return position
    return len(html)


def _behind(html: str, text: str, position: int) -> int:
    """Return the place behind a text, or the end where it is missing."""
    found = re.compile(re.escape(text), re.IGNORECASE).search(html, position)
    return found.end() if found else len(html)
