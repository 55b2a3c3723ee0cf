"""What changed between two states of a document.

Sections are told by their ids, so that one that was moved is not one deleted and one
added. Pure functions of what :func:`.item.document_of` returns.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from lxml.html.diff import htmldiff
from mittelsachsen.socialmedia.document.item import SectionItem
from typing import Any


ADDED, REMOVED, CHANGED, MOVED, SAME = "added", "removed", "changed", "moved", "same"


@dataclass(frozen=True)
class Place:
    """A section without what is below it, and the id of the section above."""

    id: str
    number: str
    title: str
    html: str
    level: int
    above: str


@dataclass(frozen=True)
class Difference:
    """A section of either document: what happened to it, and its words as a diff.

    ``kinds`` are ``added`` or ``removed``, or ``changed`` and ``moved``, which may come
    together, or ``same``. ``heading`` and ``html`` mark words by ``ins`` and ``del``.
    """

    id: str
    kinds: tuple[str, ...]
    number: str
    former_number: str
    title: str
    heading: str
    html: str
    level: int


def compare(
    old: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[list[Difference], Counter[str]]:
    """Return the differences in the new document's order, and how many there are.

    A section that is gone stands behind the one that was before it.
    """
    before = {place.id: place for place in _flat(old["sections"])}
    after = {place.id: place for place in _flat(new["sections"])}
    moved = _moved(before, after)
    differences = [
        _difference(before.get(name), after.get(name), name in moved)
        for name in _order(list(before), list(after))
    ]
    return differences, Counter(kind for each in differences for kind in each.kinds)


def _flat(
    sections: Iterable[SectionItem], level: int = 1, above: str = ""
) -> Iterator[Place]:
    for each in sections:
        yield Place(
            each["id"], each["number"], each["title"], each["html"], level, above
        )
        yield from _flat(each["children"], level + 1, each["id"])


def _moved(before: Mapping[str, Place], after: Mapping[str, Place]) -> set[str]:
    """Return the ids of sections that stand below another one, or in another order."""
    old = [name for name in before if name in after]
    new = [name for name in after if name in before]
    kept = {
        name
        for block in SequenceMatcher(
            None, old, new, autojunk=False
        ).get_matching_blocks()
        for name in old[block.a : block.a + block.size]
    }
    return {
        name
        for name in old
        if name not in kept or before[name].above != after[name].above
    }


def _order(old: list[str], new: list[str]) -> list[str]:
    """Return all ids: the new ones in their order, each gone one behind its former."""
    order = list(new)
    for place, name in enumerate(old):
        if name not in new:
            order.insert(order.index(old[place - 1]) + 1 if place else 0, name)
    return order


def _difference(
    before: Place | None, after: Place | None, is_moved: bool
) -> Difference:
    there = after or before
    assert there is not None, "an id comes from one of the documents"
    if before is None or after is None:
        kinds: tuple[str, ...] = (ADDED,) if before is None else (REMOVED,)
    else:
        is_changed = (before.title, before.html) != (after.title, after.html)
        marks = ((CHANGED, is_changed), (MOVED, is_moved))
        kinds = tuple(kind for kind, holds in marks if holds) or (SAME,)
    old_title, new_title = (each.title if each else "" for each in (before, after))
    old_html, new_html = (each.html if each else "" for each in (before, after))
    return Difference(
        there.id,
        kinds,
        after.number if after else "",
        before.number if before else "",
        there.title,
        _diff(escape(old_title), escape(new_title)),
        _diff(old_html, new_html),
        there.level,
    )


def _diff(old: str, new: str) -> str:
    if old == new:
        return new
    return str(htmldiff(old or " ", new or " "))
