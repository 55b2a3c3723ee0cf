"""The outline for those who arrange it: each node with its number as it will be."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.document.build import section_of
from mittelsachsen.socialmedia.document.build import sections_of
from mittelsachsen.socialmedia.document.build import settled
from mittelsachsen.socialmedia.document.build import standard_heading
from mittelsachsen.socialmedia.document.sections import listed
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.document.slots import FIELDS
from mittelsachsen.socialmedia.document.slots import SLOTS
from mittelsachsen.socialmedia.document.source import Source
from mittelsachsen.socialmedia.l10n import language_in


@dataclass(frozen=True)
class Entry:
    """A node in the list.

    ``name`` is what people call it: its heading, or else the ``standard`` one.
    ``under`` is how readers find it, once it has content: the number and heading of
    the section in which it stands; empty where it is hidden. ``filled``: it has content
    now. ``inner`` are the sections that are made of its words and channels.
    """

    node: Node
    name: str
    standard: str
    number: str = ""
    under: str = ""
    filled: bool = True
    inner: Sequence[str] = ()

    @property
    def id(self) -> str:
        return self.node["id"]

    @property
    def token(self) -> str:
        """What the node shows: of two nodes of a concept with one, one is too many."""
        node = self.node
        what = node.get("slot") or node.get("platform") or node.get("page") or ""
        return f"{node['kind']} {what}".strip()


@dataclass(frozen=True)
class Move:
    """How readers find something before and after a change; empty: not at all."""

    name: str
    old: str
    new: str


def entries(
    concept: UsageConcept,
    nodes: Sequence[Node],
    numbering: Sequence[str],
    language: str,
) -> list[Entry]:
    """Return all nodes as a concept's document would have them."""
    source = Source(concept, nodes, language_in(concept, language))
    sections = sections_of(source)
    inner = {section.id: list(section.children) for section in sections}
    filled = {section.id for section in sections if not section.empty}
    seen = {section.id for section in _walk(settled(source, sections, numbering))}
    by_id = {section.id: section for section in sections}
    found: list[Entry] = []
    path: list[str] = []
    for node in nodes:
        section = by_id.get(node["id"])
        del path[node["level"] - 1 :]
        path.append(_called(section, path[-1] if path else "") if section else "")
        found.append(
            Entry(
                node,
                *_names(node, source),
                number=section.number if section else "",
                under=path[-1] or (source.say(_("no heading")) if section else ""),
                filled=bool({node["id"]} & (seen | filled)),
                inner=_titles(inner.get(node["id"], ())),
            )
        )
    return found


def addable(concept: UsageConcept, nodes: Sequence[Node], language: str) -> list[Entry]:
    """Return all that has no node in an outline, own words aside.

    Of these, what has content is ``filled``, unless readers find it in another place:
    accounts of a platform among the channels, a page in the list of documents, plain
    language on a page of its own.
    """
    language = language_in(concept, language)
    source = Source(concept, nodes, language)
    wanted: list[Node] = [{"kind": "slot", "slot": name} for name in SLOTS]
    wanted.append({"kind": "channels"})
    tokens = dict.fromkeys(each.platform for each in source.channels if each.platform)
    wanted += [{"kind": "platform", "platform": token} for token in tokens]
    wanted += [{"kind": "page", "page": name} for name in source.pages]
    taken = {Entry(node, "", "").token for node in nodes}
    elsewhere = {"slot plain_language"}
    kinds = {"platform"} | ({"page"} if "slot documents" in taken else set())
    found = []
    for new in wanted:
        node = Node(**{**new, "id": "new", "level": 1})  # type: ignore[typeddict-item]
        token = Entry(node, "", "").token
        if token not in taken:
            alone = Source(concept, [*source.nodes, node], language)
            lost = token not in elsewhere and node["kind"] not in kinds
            filled = lost and not section_of(node, alone).empty
            found.append(Entry(node, *_names(node, source), filled=filled))
    return found


def moves(before: Iterable[Entry], after: Iterable[Entry]) -> list[Move]:
    """Return what readers find elsewhere after a change, in the new order."""
    old = {entry.id: entry for entry in before if entry.filled}
    new = {entry.id: entry for entry in after if entry.filled}
    pairs = [(new.get(name), old.get(name)) for name in {**new, **old}]
    found = [
        Move(
            (now or then).name,  # type: ignore[union-attr]
            then.under if then else "",
            now.under if now else "",
        )
        for now, then in pairs
    ]
    return [move for move in found if move.old != move.new]


def places(found: Iterable[Entry]) -> dict[str, str]:
    """Return under what readers find each field of a concept that a document can show.

    Those that they find come first, in the document's order; the others are empty.
    """
    shown: dict[str, str] = {}
    for entry in found:
        if entry.under:
            for name in _fields(entry.node):
                shown.setdefault(name, entry.under)
    slots = (Node(kind="slot", slot=name) for name in SLOTS if name != "documents")
    every = [name for node in (*slots, Node(kind="channels")) for name in _fields(node)]
    return {**shown, **{name: "" for name in every if name not in shown}}


def _fields(node: Node) -> Sequence[str]:
    """Return the fields of a concept that a node shows."""
    if node["kind"] == "channels":
        return ("staged_model",)
    slot = node.get("slot", "")
    return FIELDS.get(slot, (slot,)) if node["kind"] == "slot" else ()


def _names(node: Node, source: Source) -> tuple[str, str]:
    standard = source.say(standard_heading(node, source))
    return node.get("heading") or standard or source.say(_("Own words")), standard


def _called(section: Section, above: str) -> str:
    """Return number and heading of a section, or those of the one above it."""
    return f"{section.number} {section.title}".strip() if section.title else above


def _titles(sections: Iterable[Section]) -> list[str]:
    return [
        _called(section, "") for section in listed(list(sections)) if not section.empty
    ]


def _walk(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _walk(section.children)
