"""Due dates, derived and never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from dateutil.relativedelta import relativedelta


@dataclass(frozen=True)
class ChannelDates:
    """When something changed about a channel; days that are unknown are ``None``."""

    title: str
    status: str
    start: date | None = None
    end: date | None = None
    status_since: date | None = None


def next_due(as_of: date | None, last: date | None, months: int | None) -> date | None:
    """Return the day of the next evaluation.

    It is ``months`` after the last evaluation or, before the first one, after the
    document's date; a day that the month lacks becomes its last one. ``None``
    where no date or no interval is known.
    """
    start = last or as_of
    if start is None or not months:
        return None
    try:
        return start + relativedelta(months=months)
    except (ValueError, OverflowError):  # The calendar ends in the year 9999.
        return None


def is_older(day: date | None, months: int, today: date) -> bool:
    """Tell whether a day is missing or lies more than so many months back."""
    return day is None or day + relativedelta(months=months) < today


def last_update(days: Iterable[date | None]) -> date | None:
    """Return the latest of a concept's versions and records, if any is dated."""
    return max((day for day in days if day), default=None)


def changes_since(
    update: date | None, channels: Iterable[ChannelDates], today: date
) -> list[tuple[str, date]]:
    """Return titles and days of channels that began, ended or changed since then.

    What lies ahead is no change yet. Without a dated version every change counts.
    """
    result = []
    for channel in channels:
        begun = channel.start if channel.status != "planned" else None
        days = [
            day
            for day in (begun, channel.end, channel.status_since)
            if day and day <= today and (update is None or day > update)
        ]
        if days:
            result.append((channel.title, max(days)))
    return result
