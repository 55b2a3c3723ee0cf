"""Sections and the blocks in them.

Plain values: views render the blocks that come out.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from typing import TypedDict


@dataclass
class Block:
    """A piece of a section: what it is, for the template, and its value."""

    kind: str
    value: object


@dataclass(frozen=True)
class ChannelMark:
    """What a page shows of a channel beside the heading of its section.

    ``account`` is empty where it may not be linked; ``url`` is the channel's page.
    """

    title: str
    url: str
    icon: str
    account: str


@dataclass
class Section:
    """A section; ``id`` is its anchor.

    ``number`` and ``level`` are set by :func:`numbering.number`. A section without
    ``title`` has words only. What is not ``listed`` stays out of the contents list.
    One of many channels is ``folded``: a page shows its heading first. That of a
    channel is marked as such.
    """

    id: str
    title: str
    blocks: list[Block] = field(default_factory=list)
    children: list["Section"] = field(default_factory=list)
    numbered: bool = True
    listed: bool = True
    folded: bool = False
    channel: ChannelMark | None = None
    number: str = ""
    level: int = 1

    def add(self, kind: str, value: object) -> None:
        """Append a block unless it would be empty."""
        if value:
            self.blocks.append(Block(kind, value))

    @property
    def empty(self) -> bool:
        return not self.blocks and all(child.empty for child in self.children)


class SectionItem(TypedDict):
    """A section as others get it; number and title are empty where none is shown."""

    number: str
    id: str
    title: str
    html: str
    children: list["SectionItem"]


def section_item(section: Section, html: Callable[[Section], str]) -> SectionItem:
    """Return a section and what is below it; ``html`` renders the blocks of one."""
    return {
        "number": section.number,
        "id": section.id,
        "title": section.title,
        "html": html(section),
        "children": [section_item(each, html) for each in section.children],
    }


def listed(sections: Iterable[Section]) -> list[Section]:
    """Return the sections that the contents list names.

    Parts of channels are named where they are as high as channels are otherwise.
    """
    return [
        section
        for section in sections
        if section.title and (section.listed or section.level <= 2)
    ]


def section_about(sections: Iterable[Section], url: str) -> Section | None:
    """Return the section of the channel whose page is at ``url``, if one has it."""
    for section in sections:
        if section.channel is not None and section.channel.url == url:
            return section
        below = section_about(section.children, url)
        if below is not None:
            return below
    return None


def settle(sections: Iterable[Section]) -> list[Section]:
    """Return the sections as readers see them.

    Empty ones are left out. What is inside one without title takes its level; its own
    words join those of the section above, unless another section lies between.
    """
    return list(_settled(sections))


def _settled(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        children = list(_settled(section.children))
        if section.title:
            section.children = _joined(section, children)
            if not section.empty:
                yield section
        else:
            section.children = []
            if section.blocks:
                yield section
            yield from children


def _joined(section: Section, children: list[Section]) -> list[Section]:
    """Move the words that follow a section's own into it; return what is left."""
    while children and not children[0].title:
        section.blocks += children.pop(0).blocks
    return children
