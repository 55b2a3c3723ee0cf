"""Workbooks of spreadsheets (Office Open XML), in and out."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from datetime import datetime
from datetime import time
from io import BytesIO
from mittelsachsen.socialmedia.tables import safe_cell
from mittelsachsen.socialmedia.tables import TableError
from openpyxl import load_workbook
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from zipfile import BadZipFile
from zipfile import ZipFile


TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Every workbook begins with it: it is an archive.
MAGIC = b"PK\x03\x04"
# Unpacked; a table of 2,000 channels has 2 MB.
LARGEST = 50_000_000
# More lines or columns are no list of channels.
ROWS, CELLS = 20_000, 300
# The lines that have lists to choose from.
LISTED = 2_000


def to_workbook(
    columns: Sequence[str],
    rows: Sequence[Sequence[str | date]],
    choices: Mapping[int, Sequence[str]],
    titles: tuple[str, str],
) -> bytes:
    """Return a table as a workbook.

    ``choices`` are the values that cells of a column may have, by its place: they are
    offered there, and stand on a sheet of their own. ``titles`` are of both sheets.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = titles[0]
    sheet.append([safe_cell(column) for column in columns])
    for row in rows:
        sheet.append([safe_cell(c) if isinstance(c, str) else c for c in row])
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns, start=1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = max(14, len(column))
    _offer(sheet, book.create_sheet(titles[1]), columns, choices)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _offer(
    sheet: Worksheet,
    lists: Worksheet,
    columns: Sequence[str],
    choices: Mapping[int, Sequence[str]],
) -> None:
    """Let cells be chosen from lists, which are written on the other sheet."""
    for place, (column, values) in enumerate(sorted(choices.items()), start=1):
        for line, value in enumerate((columns[column], *values), start=1):
            lists.cell(line, place, value)
        lists.cell(1, place).font = Font(bold=True)
        letter = get_column_letter(place)
        name = lists.title.replace("'", "''")
        source = f"'{name}'!${letter}$2:${letter}${len(values) + 1}"
        # Other values are told when the table is read: there they are seen together.
        offered = DataValidation("list", formula1=source, showErrorMessage=False)
        target = get_column_letter(column + 1)
        offered.add(f"{target}2:{target}{LISTED}")
        sheet.add_data_validation(offered)


def read_workbook(data: bytes) -> list[list[str]]:
    """Return the lines of a workbook's first sheet as texts; days in ISO 8601.

    Raises :class:`TableError` where it is none, or unpacks to more than is read.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > LARGEST:
                raise TableError("too large")
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(
            max_row=ROWS, max_col=CELLS, values_only=True
        )
        return [_without_end([_text(cell) for cell in row]) for row in rows]
    except (BadZipFile, TableError) as error:
        raise TableError(str(error)) from None
    except Exception as error:
        # What its parsers meet in a broken file has no common class.
        raise TableError(type(error).__name__) from error


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == time() else cell).isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _without_end(cells: list[str]) -> list[str]:
    """Leave out the empty cells at the end, which programs add."""
    while cells and not cells[-1].strip():
        cells.pop()
    return cells
