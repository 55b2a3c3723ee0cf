"""What ``document.typ`` prints: plain values, as JSON has them.

A node is text, or a dictionary with its ``kind``, for which the program has a function
of the same name, and what that function reads.
"""

from collections.abc import Sequence
from typing import Any
from typing import TypeAlias


Node: TypeAlias = str | dict[str, Any]
# They are read by nobody: a paragraph of them alone would be empty.
UNREAD = frozenset({"anchor", "break"})
LINES = frozenset({"strike", "underline"})


def has_content(nodes: Sequence[Node]) -> bool:
    """Tell whether there is anything among nodes that a reader would meet."""
    return any(
        node.strip() != "" if isinstance(node, str) else _is_met(node) for node in nodes
    )


def _is_met(node: dict[str, Any]) -> bool:
    if node["kind"] in UNREAD:
        return False
    return "body" not in node or has_content(node["body"])


def paragraph(nodes: Sequence[Node]) -> list[Node]:
    """Return a paragraph of words and inline nodes; without content, their anchors."""
    if has_content(nodes):
        return [{"kind": "paragraph", "body": list(nodes)}]
    return [each for each in nodes if isinstance(each, dict) and _is_anchor(each)]


def unwrapped(nodes: list[Node]) -> list[Node]:
    """Return the words of the only paragraph, as short items of lists are written."""
    if len(nodes) == 1 and isinstance(nodes[0], dict):
        if nodes[0]["kind"] == "paragraph":
            return nodes[0]["body"]
    return nodes


def without_lines(nodes: Sequence[Node]) -> list[Node]:
    """Return inline nodes without lines below or through them, for one that has a line.

    typst refuses words with two: the tags could tell of one (ISO 32000-1, 14.8.5.4).
    """
    plain: list[Node] = []
    for node in nodes:
        if isinstance(node, str) or "body" not in node:
            plain.append(node)
        elif node["kind"] in LINES:
            plain += without_lines(node["body"])
        else:
            lined = {"lined": False} if node["kind"] == "link" else {}
            plain.append({**node, **lined, "body": without_lines(node["body"])})
    return plain


def _is_anchor(node: dict[str, Any]) -> bool:
    return node["kind"] == "anchor"
