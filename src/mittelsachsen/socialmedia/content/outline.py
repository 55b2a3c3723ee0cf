"""The outline of a concept: nodes as plain data.

Nodes stand in the document's order; how deep each is, its level says.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from mittelsachsen.socialmedia import _
from plone.i18n.normalizer import idnormalizer
import re
from typing import Any
from typing import Literal
from typing import TypedDict
from zope.schema import ValidationError


Kind = Literal["slot", "text", "channels", "platform", "page"]
Form = Literal["sections", "list", "table", "text", "link"]
PartName = Literal[
    "advantages",
    "purpose",
    "scope",
    "necessity",
    "dialogue",
    "alternatives",
    "contacts",
    "legal",
]
FactsKind = Literal["full", "account", "none"]
Demand = Literal[
    "purpose",
    "scope",
    "necessity",
    "legal_basis",
    "target_groups",
    "alternatives",
    "netiquette",
    "privacy",
    "dpia",
    "responsible",
]
# The slots, and the anchor of each, which was in the address before outlines were data.
SLOTS = {
    "preamble": "preamble",
    "plain_language": "plain-language",
    "scope_of_validity": "scope",
    "mandate": "mandate",
    "goals": "goals",
    "statistics": "statistics",
    "reference_documents": "reference-documents",
    "responsible": "responsible",
    "organisation": "organisation",
    "alternatives": "alternatives",
    "no_disadvantage_statement": "no-disadvantage",
    "exclusions": "exclusions",
    "purpose": "purpose",
    "scope": "extent",
    "necessity": "necessity",
    "target_groups": "target-groups",
    "legal_basis": "legal-basis",
    "netiquette": "netiquette",
    "service": "service",
    "crisis_communication": "crisis",
    "commitment": "commitment",
    "changelog": "changes",
    "approvals": "approvals",
    "documents": "documents",
    "framework": "framework",
}
DEEPEST = 4
NUMBER_FORMAT = re.compile(r"|1(\.1){0,9}\.?|1\)|A\.?|a\)?|I\.?")


class Part(TypedDict, total=False):
    """A part of a channel's section, and its heading as in :class:`Node`."""

    part: PartName
    heading: str | None


class Node(TypedDict, total=False):
    """A node; ``kind``, ``id`` and ``level`` are always there in what is stored."""

    id: str
    kind: Kind
    slot: str
    heading: str | None
    level: int
    numbered: bool
    html: str
    form: Form
    group: Literal["platform"] | None
    parts: list[Part]
    facts: FactsKind
    platform: str
    page: str
    answers: list[Demand]
    channels: list[str]
    hidden: bool


class InvalidNumberFormat(ValidationError):
    __doc__ = _("Enter one of 1 1. 1) 1.1 1.1. A A. a a) I I. or nothing.")


def is_number_format(value: str) -> bool:
    """Accept the format of a level's numbers, raise otherwise."""
    if not NUMBER_FORMAT.fullmatch(value):
        raise InvalidNumberFormat(value)
    return True


def with_ids(nodes: Iterable[Node]) -> list[Node]:
    """Return nodes of which each has an id and a level; those that have one keep it."""
    nodes = list(nodes)
    taken = {node["id"] for node in nodes if node.get("id")}
    return [
        {**node, "id": node.get("id") or _new_id(node, taken), "level": level_of(node)}
        for node in nodes
    ]


def free_id(wanted: str, taken: set[str]) -> str:
    """Return an id, with ``-2``, ``-3`` … where it is taken, and take it."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name


def slug(words: str) -> str:
    """Return words as a part of an id, possibly empty."""
    return re.sub("[^a-z0-9]+", "-", idnormalizer.normalize(words)).strip("-")


def shown(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield the nodes that are not hidden; what is below a hidden one is hidden too."""
    hidden_level = DEEPEST + 1
    for node in nodes:
        if node["level"] <= hidden_level:
            hidden_level = node["level"] if node.get("hidden") else DEEPEST + 1
        if hidden_level > DEEPEST:
            yield node


def own_html(node: Node) -> str:
    """Return the rich text of a node that has words of its own."""
    return node.get("html") or "" if node["kind"] in ("text", "platform") else ""


def renamed(nodes: Iterable[Node], old: str, new: str) -> list[Node]:
    """Return nodes in which pages and channels of one id have another."""

    def name(each: str) -> str:
        return new if each == old else each

    found = [Node(**node) for node in nodes]
    for node in found:
        if "page" in node:
            node["page"] = name(node["page"])
        if "channels" in node:
            node["channels"] = list(map(name, node["channels"]))
    return found


def own_words(nodes: Iterable[Node]) -> list[str]:
    """Return the headings and rich texts that are shown and stand in no field."""
    texts = [
        text for node in shown(nodes) for text in (node.get("heading"), own_html(node))
    ]
    return [text for text in texts if text]


def _new_id(node: Node, taken: set[str]) -> str:
    names = {
        "slot": SLOTS.get(node.get("slot", ""), ""),
        "text": f"section-{slug(node.get('heading') or '')}".strip("-"),
        "platform": f"platform-{slug(node.get('platform', ''))}",
        "page": f"page-{slug(node.get('page', ''))}",
    }
    return free_id(names.get(node["kind"]) or node["kind"], taken)


def level_of(node: Mapping) -> Any:
    """Return the level of a node that may come from outside."""
    return node.get("level", 1)
