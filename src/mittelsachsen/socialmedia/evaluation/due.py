"""Due dates, derived and never stored."""

from datetime import date
from dateutil.relativedelta import relativedelta


def next_due(as_of: date | None, last: date | None, months: int | None) -> date | None:
    """Return the day of the next evaluation.

    It is ``months`` after the last evaluation or, before the first one, after the
    document's date; a day that the month lacks becomes its last one. ``None``
    where no date or no interval is known.
    """
    start = last or as_of
    if start is None or not months:
        return None
    return start + relativedelta(months=months)
