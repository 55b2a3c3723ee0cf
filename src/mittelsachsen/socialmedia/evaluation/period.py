"""Channels and figures of the period that an evaluation looks at."""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from plone.app.iterate.interfaces import IWorkingCopy


def channels_of(concept) -> list:
    """Return a concept's channels, without working copies."""
    return [
        item
        for item in concept.objectValues()
        if ISocialMediaChannel.providedBy(item) and not IWorkingCopy.providedBy(item)
    ]


def ran(
    status: str,
    begun: date | None,
    ended: date | None,
    start: date | None,
    end: date | None,
) -> bool:
    """Tell whether a channel ran on a day from ``start`` to ``end``.

    Days that are unknown limit nothing; a planned channel has not run.
    """
    if status == "planned":
        return False
    if begun and end and begun > end:
        return False
    return not (ended and start and ended < start)


def ran_in_period(concept, start: date | None, end: date | None) -> list:
    """Return the channels of a concept that ran in a period."""
    return [
        channel
        for channel in channels_of(concept)
        if ran(channel.status, channel.start_date, channel.end_date, start, end)
    ]


def last_figures(records: Iterable[Iterable[Mapping]]) -> list[dict]:
    """Return the latest row of each channel's metrics, from the rows of records."""
    latest = {}
    for rows in records:
        for row in rows or ():
            key = row.get("channel"), row.get("metric")
            known = latest.get(key)
            if known is None or (row.get("date") or date.min) >= (
                known.get("date") or date.min
            ):
                latest[key] = dict(row)
    return [latest[key] for key in sorted(latest, key=str)]
