"""Steps that change an outline: moves, levels, new nodes, removals.

Each takes nodes and gives new ones, which are right where the old ones were: no level
skips, and no node is lost. A node moves with what is below it. A step that cannot be
done gives the nodes as they were.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from mittelsachsen.socialmedia.content.outline import DEEPEST
from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.content.outline import with_ids
from typing import Any


Step = Callable[[Sequence[Node], str], list[Node]]


def up(nodes: Sequence[Node], name: str) -> list[Node]:
    """Move a node to the next place above in which its level can stand."""
    moving, rest, start = _taken_out(nodes, name)
    above = [place for place in _places(moving, rest) if place < start]
    return _put(moving, rest, above[-1]) if above else list(nodes)


def down(nodes: Sequence[Node], name: str) -> list[Node]:
    """Move a node to the next place below in which its level can stand."""
    moving, rest, start = _taken_out(nodes, name)
    below = [place for place in _places(moving, rest) if place > start]
    return _put(moving, rest, below[0]) if below else list(nodes)


def deeper(nodes: Sequence[Node], name: str) -> list[Node]:
    """Put a node below the one before it."""
    return _shifted(nodes, name, 1)


def higher(nodes: Sequence[Node], name: str) -> list[Node]:
    """Raise a node by a level; those that follow on its old level are below it then."""
    return _shifted(nodes, name, -1)


STEPS: Mapping[str, Step] = {"up": up, "down": down, "in": deeper, "out": higher}


def dropped(nodes: Sequence[Node], name: str, before: str) -> list[Node]:
    """Move a node before another, or to the end where none is named.

    It keeps its level if that can stand there, or takes the nearest one that can.
    """
    moving, rest, _start = _taken_out(nodes, name)
    if any(node["id"] == before for node in moving):
        return list(nodes)
    place = _index(rest, before) if before else len(rest)
    highest = rest[place]["level"] if place < len(rest) else 1
    deepest = rest[place - 1]["level"] + 1 if place else 1
    deepest = min(deepest, DEEPEST - _depth(moving))
    if highest > deepest:
        return list(nodes)
    level = min(max(moving[0]["level"], highest), deepest)
    return _put(_leveled(moving, level - moving[0]["level"]), rest, place)


def changed(nodes: Sequence[Node], name: str, values: Mapping[str, Any]) -> list[Node]:
    """Give a node other values."""
    return [
        Node(**{**node, **values}) if node["id"] == name else node  # type: ignore[typeddict-item]
        for node in nodes
    ]


def added(nodes: Sequence[Node], node: Node, after: str | None = None) -> list[Node]:
    """Add a node behind another and what is below that, or at the end.

    It takes the other's level and gets an id; it is found by being the only new one.
    """
    place, level = len(nodes), 1
    if after is not None:
        moving, _rest, start = _taken_out(nodes, after)
        place, level = start + len(moving), moving[0]["level"]
    new = Node(**{**node, "level": level})  # type: ignore[typeddict-item]
    return with_ids([*nodes[:place], new, *nodes[place:]])


def without(nodes: Sequence[Node], name: str) -> list[Node]:
    """Take a node out; what is below it takes its level."""
    moving, rest, start = _taken_out(nodes, name)
    return _put(_leveled(moving[1:], -1), rest, start)


def new_in(after: Iterable[Node], before: Iterable[Node]) -> Node:
    """Return the node that is in one outline and was not in the other."""
    known = {node["id"] for node in before}
    return next(node for node in after if node["id"] not in known)


def node_of(nodes: Iterable[Node], name: str) -> Node:
    """Return the node with an id; raises ``KeyError``."""
    for node in nodes:
        if node["id"] == name:
            return node
    raise KeyError(name)


def _index(nodes: Sequence[Node], name: str) -> int:
    return list(nodes).index(node_of(nodes, name))


def _taken_out(nodes: Sequence[Node], name: str) -> tuple[list[Node], list[Node], int]:
    """Return a node with what is below it, the other nodes, and where it stood."""
    start = _index(nodes, name)
    end = start + 1
    while end < len(nodes) and nodes[end]["level"] > nodes[start]["level"]:
        end += 1
    return list(nodes[start:end]), [*nodes[:start], *nodes[end:]], start


def _places(moving: Sequence[Node], rest: Sequence[Node]) -> list[int]:
    """Return where nodes can be put: no level skips, and nothing falls below them."""
    level = moving[0]["level"]
    above = [0, *(node["level"] for node in rest)]
    below = [*(node["level"] for node in rest), 0]
    return [
        place
        for place in range(len(rest) + 1)
        if above[place] >= level - 1 and below[place] <= level
    ]


def _put(moving: Sequence[Node], rest: Sequence[Node], place: int) -> list[Node]:
    return [*rest[:place], *moving, *rest[place:]]


def _depth(nodes: Sequence[Node]) -> int:
    """Return how many levels there are below the first node."""
    return max(node["level"] for node in nodes) - nodes[0]["level"]


def _shifted(nodes: Sequence[Node], name: str, by: int) -> list[Node]:
    """Change the level of a node and what is below it, where that can be."""
    moving, rest, start = _taken_out(nodes, name)
    level = moving[0]["level"] + by
    deepest = rest[start - 1]["level"] + 1 if start else 1
    if not 1 <= level <= min(deepest, DEEPEST - _depth(moving)):
        return list(nodes)
    return _put(_leveled(moving, by), rest, start)


def _leveled(nodes: Iterable[Node], by: int) -> list[Node]:
    return [Node(**{**node, "level": node["level"] + by}) for node in nodes]  # type: ignore[typeddict-item]
