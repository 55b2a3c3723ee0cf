"""What is wrong with the nodes of an outline, and where.

Nobody else looks at values of wrong types: what is stored has passed here.
"""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.outline import DEEPEST
from mittelsachsen.socialmedia.content.outline import Demand
from mittelsachsen.socialmedia.content.outline import FactsKind
from mittelsachsen.socialmedia.content.outline import Form
from mittelsachsen.socialmedia.content.outline import Kind
from mittelsachsen.socialmedia.content.outline import level_of
from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.content.outline import PartName
from mittelsachsen.socialmedia.content.outline import SLOTS
from mittelsachsen.socialmedia.values import is_line
from mittelsachsen.socialmedia.values import is_text
from mittelsachsen.socialmedia.values import MAX_LINE
from mittelsachsen.socialmedia.values import MAX_RICH_TEXT
import re
from typing import get_args
from zope.schema import ValidationError


MAX_NODES = 1_000
ID = re.compile("[a-z0-9-]+")
CHANNEL_FORMS = ("sections", "list", "table")
FORMS = {
    "channels": CHANNEL_FORMS,
    "platform": CHANNEL_FORMS,
    "page": ("text", "link"),
}
# What a node of a kind cannot do without.
NEEDED = {"slot": "slot", "platform": "platform", "page": "page"}


@dataclass(frozen=True)
class Problem:
    """What is wrong with the node at a place, counted from 1."""

    place: int
    reason: str


@dataclass(frozen=True)
class Known:
    """What nodes may name: ids of channels and pages in the concept, platforms."""

    channels: Collection[str] = ()
    pages: Collection[str] = ()
    platforms: Collection[str] = ()


class InvalidNode(ValidationError):
    """A node is wrong; says which one and why."""

    def __init__(self, problem: Problem):
        super().__init__(problem.place)
        self.problem = problem

    def doc(self) -> str:
        mapping = {"number": self.problem.place, "problem": self.problem.reason}
        return _("Node ${number}: ${problem}", mapping=mapping)


def is_outline(nodes: Sequence[Node]) -> bool:
    """Accept nodes that are right by themselves, raise :class:`InvalidNode` otherwise.

    What they name is not looked for: it may have been deleted since.
    """
    for problem in check_outline(nodes):
        raise InvalidNode(problem)
    return True


def check_outline(nodes: object, known: Known | None = None) -> list[Problem]:
    """Return all that is wrong with nodes; what they name only where that is known."""
    if not isinstance(nodes, list) or len(nodes) > MAX_NODES:
        mapping = {"number": MAX_NODES}
        reason = _("Enter a list of ${number} nodes at most.", mapping=mapping)
        return [Problem(1, reason)]
    problems = []
    seen: set[str] = set()
    above = 0
    for place, node in enumerate(nodes, start=1):
        reasons = list(_node_reasons(node)) or [
            *_order_reasons(node, above, seen),
            *(_name_reasons(node, known) if known else ()),
        ]
        problems += [Problem(place, reason) for reason in reasons]
        if isinstance(node, dict):
            above = level_of(node)
            seen.add(str(node.get("id")))
    return problems


def _is_line(value: object) -> bool:
    return _passes(is_line, value, MAX_LINE)


def _is_rich_text(value: object) -> bool:
    return _passes(is_text, value, MAX_RICH_TEXT)


def _passes(check: Callable[[str], bool], value: object, length: int) -> bool:
    try:
        return isinstance(value, str) and len(value) <= length and check(value)
    except ValidationError:
        return False


def _one_of(*allowed: object) -> Callable[[object], bool]:
    return lambda value: any(
        value == each and type(value) is type(each) for each in allowed
    )


def _list_of(check: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _is_heading(value: object) -> bool:
    return value is None or _is_line(value)


def _is_part(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) <= {"part", "heading"}
        and value.get("part") in get_args(PartName)
        and _is_heading(value.get("heading"))
    )


CHECKS: dict[str, Callable[[object], bool]] = {
    "id": lambda value: (
        isinstance(value, str) and len(value) <= MAX_LINE and bool(ID.fullmatch(value))
    ),
    "kind": _one_of(*get_args(Kind)),
    "slot": _one_of(*SLOTS),
    "heading": _is_heading,
    "level": _one_of(*range(1, DEEPEST + 1)),
    "numbered": _is_bool,
    "html": _is_rich_text,
    "form": _one_of(*get_args(Form)),
    "group": _one_of(None, "platform"),
    "parts": _list_of(_is_part),
    "facts": _one_of(*get_args(FactsKind)),
    "platform": _is_line,
    "page": _is_line,
    "answers": _list_of(_one_of(*get_args(Demand))),
    "channels": _list_of(_is_line),
    "hidden": _is_bool,
}


def _node_reasons(node: object) -> Iterator[str]:
    """Yield what is wrong with a node by itself."""
    if not isinstance(node, dict):
        yield _("A node must be an object.")
        return
    for key, value in node.items():
        if key not in CHECKS:
            yield _("Unknown key: ${name}", mapping={"name": str(key)})
        elif not CHECKS[key](value):
            yield _wrong(key, value)
    kind = node.get("kind")
    for key in ("kind", NEEDED.get(str(kind))):
        if key and key not in node:
            yield _("Missing key: ${name}", mapping={"name": key})
    form = node.get("form")
    if form in get_args(Form) and form not in FORMS.get(str(kind), (form,)):
        yield _wrong("form", form)


def _order_reasons(node: Node, above: int, seen: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with a node behind others."""
    if level_of(node) > above + 1:
        yield _(
            "The level ${level} skips one: ${highest} is the deepest here.",
            mapping={"level": level_of(node), "highest": above + 1},
        )
    if node.get("id") in seen:
        yield _("Another node has the id ${id}.", mapping={"id": node["id"]})


def _name_reasons(node: Node, known: Known) -> Iterator[str]:
    """Yield what a node names and is not there."""
    if node["kind"] == "platform" and node["platform"] not in known.platforms:
        yield _wrong("platform", node["platform"])
    if node["kind"] == "page" and node["page"] not in known.pages:
        yield _wrong("page", node["page"])
    for channel in node.get("channels", ()):
        if channel not in known.channels:
            yield _wrong("channels", channel)


def _wrong(key: str, value: object) -> str:
    mapping = {"name": key, "value": str(value)[:100]}
    return _("Not possible as ${name}: ${value}", mapping=mapping)
