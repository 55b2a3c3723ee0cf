"""Sections, their order and their numbers.

Pure functions: views hand in plain values and render the blocks that come out.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field


@dataclass
class Block:
    """A piece of a section: what it is, for the template, and its value."""

    kind: str
    value: object


@dataclass
class Section:
    """A section; ``id`` is its anchor, ``number`` is set by :func:`number`."""

    id: str
    title: str
    blocks: list[Block] = field(default_factory=list)
    children: list["Section"] = field(default_factory=list)
    number: str = ""

    def add(self, kind: str, value: object) -> None:
        """Append a block unless it would be empty."""
        if value:
            self.blocks.append(Block(kind, value))

    @property
    def empty(self) -> bool:
        return not self.blocks and all(child.empty for child in self.children)


def arrange(sections: Iterable[Section], order: Sequence[str] = ()) -> list[Section]:
    """Leave out what is empty and put the named ids first, in their order.

    Ids that name no section are passed over: the section may be empty today.
    """
    rank = {name: place for place, name in enumerate(order)}
    kept = [section for section in sections if not section.empty]
    return sorted(kept, key=lambda section: rank.get(section.id, len(rank)))


def number(sections: Iterable[Section], prefix: str = "") -> list[Section]:
    """Number sections decimally (ISO 2145): 1, 2, 2.1, 2.1.1."""
    sections = list(sections)
    for place, section in enumerate(sections, start=1):
        section.number = f"{prefix}{place}"
        section.children = [child for child in section.children if not child.empty]
        number(section.children, f"{section.number}.")
    return sections


def unique_ids(ids: Iterable[str]) -> list[str]:
    """Return the ids with ``-2``, ``-3`` … appended to repeated ones."""
    seen: dict[str, int] = {}
    result = []
    for name in ids:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return result
