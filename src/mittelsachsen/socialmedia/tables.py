"""CSV (RFC 4180), in and out."""

from collections.abc import Iterable
from collections.abc import Sequence
import csv
from io import StringIO


DELIMITERS = ",;\t"
# What a spreadsheet takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class TableError(ValueError):
    """The text is no CSV."""


def safe_cell(value: str) -> str:
    """Keep a spreadsheet from taking a text for a formula (OWASP, CSV injection)."""
    return f"'{value}" if value.startswith(FORMULA) else value


def plain_cell(value: str) -> str:
    """Return the text that :func:`safe_cell` was given."""
    return value[1:] if value[:1] == "'" and value[1:].startswith(FORMULA) else value


def to_csv(
    columns: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ","
) -> str:
    """Return a table with a head line; cells are safe for spreadsheets."""
    out = StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def read_csv(text: str) -> list[list[str]]:
    """Return the lines of a table as lists of cells, empty lines among them.

    Cells are parted by comma, semicolon or tab, whichever the first line has most.
    A byte order mark is passed over. Raises :class:`TableError`.
    """
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    try:
        return list(csv.reader(StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error:
        raise TableError(text[:100]) from None
