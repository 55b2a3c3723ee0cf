"""Heads of rows in tables.

typst 0.15 marks those of columns alone: its ``pdf.header-cell`` hides behind a feature
that no wheel can switch on. So the cells are found again in the file, in the order in
which they were set.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from io import BytesIO
import pikepdf
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import Name
from pikepdf import NameTree
from pikepdf import Object
from pikepdf import String
from typing import Any
from typing import TypeAlias


CELLS = (Name.TH, Name.TD)
SCOPES = {"row": Name.Row, "column": Name.Column}
# Where a cell begins and how far it reaches among rows, and among columns.
LINES = {"row": ("y", "rowspan"), "column": ("x", "colspan")}
# Cells as they were given, each with its element.
Pairs: TypeAlias = list[tuple[dict[str, Any], Dictionary]]


def mark_heads(pdf: bytes, values: Any) -> bytes:
    """Return the file with all heads of its tables marked.

    ``values`` are those from which typst made it. Without such heads it comes back as
    it is.
    """
    tables = list(_tables(values))
    if not any(
        _is_unmarked(cell, table) for table in tables for cell in table["cells"]
    ):
        return pdf
    with pikepdf.open(BytesIO(pdf)) as file:
        root = file.Root.StructTreeRoot
        if Name.IDTree not in root:
            root.IDTree = NameTree.new(file).obj
        elements = _elements(root, Name.Table)
        for number, (table, element) in enumerate(zip(tables, elements, strict=True)):
            _mark(table, element, NameTree(root.IDTree), f"R{number}")
        marked = BytesIO()
        file.save(marked, deterministic_id=True)
    return marked.getvalue()


def _tables(values: Any) -> Iterator[dict[str, Any]]:
    """Yield the tables in the order of reading, which is that of the values."""
    if isinstance(values, dict):
        if values.get("kind") == "table":
            yield values
        values = list(values.values())
    if isinstance(values, list):
        for each in values:
            yield from _tables(each)


def _is_unmarked(cell: dict[str, Any], table: dict[str, Any]) -> bool:
    return cell["scope"] != "" and cell["y"] >= table["heads"]


def _elements(parent: Dictionary, *kinds: Name) -> Iterator[Dictionary]:
    """Yield the elements of a kind below another, in the order of reading."""
    for child in _children(parent):
        if child.get(Name.S) in kinds:
            yield child
        yield from _elements(child, *kinds)


def _children(parent: Dictionary) -> list[Dictionary]:
    held = parent.get(Name.K, Array())
    children = list(held) if isinstance(held, Array) else [held]
    return [each for each in children if isinstance(each, Dictionary)]


def _cells(table: Dictionary) -> Iterator[Dictionary]:
    """Yield the cells of a table, not those of tables in them."""
    for child in _children(table):
        if child.get(Name.S) in CELLS:
            yield child
        else:
            yield from _cells(child)


def _mark(
    table: dict[str, Any], element: Dictionary, names: NameTree, prefix: str
) -> None:
    pairs = list(zip(table["cells"], _cells(element), strict=True))
    lines = {"row": _lines(pairs, "row"), "column": _lines(pairs, "column")}
    for number, (cell, head) in enumerate(pairs):
        if not _is_unmarked(cell, table):
            continue
        name = f"{prefix}-{number}"
        head.S = Name.TH
        head.ID = String(name)
        _attributes(head).Scope = SCOPES[cell["scope"]]
        names[name] = head
        for told in _told(cell, lines[cell["scope"]]):
            _attributes(told).Headers.append(String(name))


def _attributes(cell: Dictionary) -> Object:
    """Return the attributes of a cell that are those of tables."""
    return next(each for each in cell.A if each.O == Name.Table)


def _lines(pairs: Pairs, scope: str) -> dict[int, Pairs]:
    """Return the cells of each row, or of each column."""
    place, length = LINES[scope]
    lines: dict[int, Pairs] = {}
    for cell, element in pairs:
        for line in range(cell[place], cell[place] + cell[length]):
            lines.setdefault(line, []).append((cell, element))
    return lines


def _told(head: dict[str, Any], lines: dict[int, Pairs]) -> Iterable[Dictionary]:
    """Return the cells behind a head of a row, or below one of a column."""
    place, length = LINES[head["scope"]]
    along = "y" if place == "x" else "x"
    told: dict[tuple[int, int], Dictionary] = {}
    for line in range(head[place], head[place] + head[length]):
        for cell, element in lines[line]:
            if cell[along] > head[along]:
                told[cell["x"], cell["y"]] = element
    return told.values()
