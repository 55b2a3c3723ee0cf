"""Due dates, derived and never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from dateutil.relativedelta import relativedelta


@dataclass(frozen=True)
class ChannelDates:
    """When something changed about a channel; days that are unknown are ``None``.

    ``added`` is the day on which it was entered, where that was after the concept;
    ``changed_at`` the time (ISO 8601, UTC) at which status or days were last saved.
    """

    title: str
    status: str
    start: date | None = None
    end: date | None = None
    status_since: date | None = None
    added: date | None = None
    changed_at: str | None = None


def done(day: date | None, today: date) -> date | None:
    """Return a day on which something was done; none for one that lies ahead.

    Such a day cannot be entered any more, but may be stored.
    """
    return day if day is not None and day <= today else None


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
    """Tell whether a day is missing, ahead, or more than so many months back."""
    if done(day, today) is None:
        return True
    return day is not None and day + relativedelta(months=months) < today


def last_update(days: Iterable[date | None]) -> date | None:
    """Return the latest of a concept's versions and records, if any is dated."""
    return max((day for day in days if day), default=None)


def changes_since(
    update: date | None,
    channels: Iterable[ChannelDates],
    today: date,
    noted: str | None = None,
) -> list[tuple[str, date]]:
    """Return titles and days of channels that began, ended or changed since then.

    What lies ahead is no change yet. Without a dated version every change counts.
    ``noted`` is the time at which the version was saved: what was changed later on the
    same day counts too.
    """
    result = []
    for channel in channels:
        begun = (channel.start, channel.added) if channel.status != "planned" else ()
        later = bool(noted and channel.changed_at and channel.changed_at > noted)
        days = [
            day
            for day in (*begun, channel.end, channel.status_since)
            if day
            and day <= today
            and (update is None or day > update or (later and day == update))
        ]
        if days:
            result.append((channel.title, max(days)))
    return result
