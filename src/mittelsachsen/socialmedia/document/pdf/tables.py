"""Tables of HTML as grids, of which each place is taken by one cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from selectolax.lexbor import LexborNode


GROUPS = ("thead", "tbody", "tfoot")
CELLS = ("td", "th")
# HTML allows 1,000 columns; paper does not.
MOST_COLUMNS = 100
SCOPES = {"row": "row", "rowgroup": "row", "col": "column", "colgroup": "column"}


@dataclass
class Cell:
    """A cell at its place; ``scope`` is row or column for a head, else empty.

    ``node`` is missing where a row of the text ends before others do.
    """

    x: int
    y: int
    width: int = 1
    height: int = 1
    scope: str = ""
    node: LexborNode | None = None


@dataclass
class Grid:
    """The cells in the order of rows; the first ``heads`` rows are repeated."""

    columns: int
    heads: int
    cells: list[Cell]


def grid(table: LexborNode) -> Grid:
    """Return the cells of a table where browsers show them."""
    groups = list(_groups(table))
    # Browsers show the head first and the foot last, wherever they stand.
    groups.sort(key=lambda group: GROUPS.index(group[0]))
    cells: list[Cell] = []
    y = 0
    for name, rows in groups:
        cells += _placed(rows, y, name == "thead")
        y += len(rows)
    columns = max((cell.x + cell.width for cell in cells), default=0)
    heads = _heads(groups, cells)
    return Grid(columns, heads, _filled(cells, columns, y))


def _groups(table: LexborNode) -> Iterator[tuple[str, list[LexborNode]]]:
    for group in table.iter():
        if group.tag in GROUPS:
            rows = [row for row in group.iter() if row.tag == "tr"]
            yield str(group.tag), rows


def _placed(rows: list[LexborNode], top: int, is_thead: bool) -> Iterator[Cell]:
    """Yield the cells of a group; none reaches beyond it or over another."""
    taken: list[dict[int, str]] = [{} for _row in rows]  # tags by columns
    for y, row in enumerate(rows):
        nodes = [node for node in row.iter() if node.tag in CELLS]
        tags = {*taken[y].values(), *(node.tag for node in nodes)}
        is_head = is_thead or "td" not in tags
        x = 0
        for node in nodes:
            while x in taken[y]:
                x += 1
            if x >= MOST_COLUMNS:
                break
            width = min(_span(node, "colspan"), MOST_COLUMNS - x)
            width = next((n for n in range(1, width) if x + n in taken[y]), width)
            height = min(_span(node, "rowspan") or len(rows), len(rows) - y)
            for line in taken[y : y + height]:
                line.update(dict.fromkeys(range(x, x + width), str(node.tag)))
            yield Cell(x, top + y, width, height, _scope(node, is_head), node)


def _span(node: LexborNode, name: str) -> int:
    value = (node.attributes.get(name) or "").strip()
    number = int(value[:4]) if value.isdecimal() else 1
    # Nothing but a span of rows may be 0, which is all that are left.
    return number if name == "rowspan" else max(number, 1)


def _scope(node: LexborNode, is_head: bool) -> str:
    if node.tag != "th":
        return ""
    named = SCOPES.get((node.attributes.get("scope") or "").lower(), "")
    return named or ("column" if is_head else "row")


def _heads(groups: list[tuple[str, list[LexborNode]]], cells: list[Cell]) -> int:
    """Return how many rows at the top are repeated on each page."""
    if groups and groups[0][0] == "thead":
        return len(groups[0][1])
    count = 0
    for y in sorted({cell.y for cell in cells}):
        row = [cell for cell in cells if cell.y == y]
        if any(cell.scope != "column" or cell.height > 1 for cell in row):
            break
        count = y + 1
    return count


def _filled(cells: list[Cell], columns: int, rows: int) -> list[Cell]:
    """Return the cells with empty ones where there are none, in the order of rows."""
    taken = {
        (cell.x + right, cell.y + down)
        for cell in cells
        for right in range(cell.width)
        for down in range(cell.height)
    }
    empty = [
        Cell(x, y) for y in range(rows) for x in range(columns) if (x, y) not in taken
    ]
    return sorted([*cells, *empty], key=lambda cell: (cell.y, cell.x))
