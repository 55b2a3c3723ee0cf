"""What a value may be, whichever door it comes by.

Forms, REST, CSV and JSON validate the same fields. Constraints are functions, so that
settings and platform records, which need plain fields, have the same ones.
"""

from collections.abc import Callable
from collections.abc import Iterable
from datetime import date
from dateutil.relativedelta import relativedelta
from math import isfinite
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.clock import site_today
import re
from typing import Any
from zope import schema
from zope.schema import ValidationError


# Networks are younger, and nobody plans further.
EARLIEST = date(1990, 1, 1)
YEARS_AHEAD = 10
# Key figures beyond this are slips of the keyboard.
GREATEST = 1e15
MAX_LINE = 1_000
MAX_TEXT = 20_000
MAX_RICH_TEXT = 1_000_000
MAX_LINES = 500
# What XML 1.0 (2.2) has not, among it the vertical tab that Word leaves; the rest of
# the control characters; halves of characters.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class InvalidDay(ValidationError):
    __doc__ = _("Enter a day from 1990 to ten years ahead.")


class DayAhead(ValidationError):
    __doc__ = _("What was done lies not ahead: enter today or an earlier day.")


class InvalidNumber(ValidationError):
    __doc__ = _("Enter a number.")


class InvalidCharacter(ValidationError):
    __doc__ = _(
        "The text holds an invisible control character, as texts from Word may have."
        " Write the line breaks anew."
    )


class SeveralLines(ValidationError):
    __doc__ = _("Enter one line.")


class InvalidLine(ValidationError):
    """A line of a list, or a row of a grid, is wrong; says which one and why."""

    def __init__(self, number: int, problem: str, column: str = ""):
        super().__init__(number)
        self.number = number
        self.problem = problem
        self.column = column

    def doc(self) -> str:
        mapping = {
            "number": self.number,
            "problem": self.problem,
            "column": self.column,
        }
        if self.column:
            return _("Line ${number}, ${column}: ${problem}", mapping=mapping)
        return _("Line ${number}: ${problem}", mapping=mapping)


def is_day(value: date | None) -> bool:
    """Accept a day from 1990 to ten years ahead, raise otherwise."""
    if value is not None and not (
        EARLIEST <= value <= site_today() + relativedelta(years=YEARS_AHEAD)
    ):
        raise InvalidDay(value)
    return True


def is_past_day(value: date | None) -> bool:
    """Accept a day since 1990 that is not ahead, raise otherwise."""
    if is_day(value) and value is not None and value > site_today():
        raise DayAhead(value)
    return True


def is_number(value: float | None) -> bool:
    """Accept a finite number, raise otherwise."""
    if value is not None and not (isfinite(value) and abs(value) <= GREATEST):
        raise InvalidNumber(value)
    return True


def is_text(value: str | None) -> bool:
    """Accept text without control characters and halves of characters."""
    if value and CONTROL.search(value):
        raise InvalidCharacter(value)
    return True


def is_line(value: str | None) -> bool:
    """Accept text of one line."""
    if value and ("\n" in value or "\r" in value):
        raise SeveralLines(value)
    return is_text(value)


def each(check: Callable[[Any], bool]) -> Callable[[Iterable[Any]], bool]:
    """Return a constraint for lists that names the entry which a check refuses."""

    def are(lines: Iterable[Any]) -> bool:
        for number, line in enumerate(lines or (), start=1):
            _read(number, check, line)
        return True

    return are


def read_lines(
    field: schema.List | schema.Tuple, lines: Iterable[Any]
) -> list[Any] | tuple[Any, ...]:
    """Return the value of a field of lines, without blank ones and outer spaces.

    Text becomes what the field's entries are. Raises :class:`InvalidLine` for the
    first line that is wrong, counted as they were written.
    """
    kind = field.value_type

    def read(line: Any) -> Any:
        value = line
        if isinstance(line, str) and not schema.interfaces.ITextLine.providedBy(kind):
            value = kind.fromUnicode(line)
        kind.validate(value)
        return value

    stripped = [line.strip() if isinstance(line, str) else line for line in lines]
    values = [
        _read(number, read, line)
        for number, line in enumerate(stripped, start=1)
        if line != ""
    ]
    value = tuple(values) if isinstance(field, schema.Tuple) else values
    field.validate(value)
    return value


def read_rows(
    field: schema.List, rows: Iterable[Any], read: Callable[[Any], dict]
) -> list[dict]:
    """Return the value of a grid; ``read`` makes a row of what came in.

    Rows in which nothing is filled in are dropped. Raises :class:`InvalidLine`.
    """

    def valid(row: Any) -> dict:
        value = read(row)
        field.value_type.validate(value)
        return value

    values = [_read(number, valid, row) for number, row in enumerate(rows, start=1)]
    return filled(values)


def filled(rows: Iterable[dict]) -> list[dict]:
    """Return the rows in which something is filled in; an unticked box is nothing."""
    empty = (None, "", False)
    return [
        row
        for row in rows
        if not all(any(cell is each for each in empty) for cell in row.values())
    ]


def _read(number: int, read: Callable[[Any], Any], value: Any) -> Any:
    """Do something with an entry; name it where that cannot be."""
    try:
        return read(value)
    except ValidationError as error:
        field = error.field
        column = field.title if field is not None and field.__name__ else ""
        raise InvalidLine(number, error.doc(), column) from None
