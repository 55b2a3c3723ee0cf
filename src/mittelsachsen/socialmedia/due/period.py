"""The channels of a concept, and those of the period that an evaluation looks at."""

from datetime import date
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.concept import UsageConcept
from plone.app.iterate.interfaces import IWorkingCopy


def channels_of(concept: UsageConcept) -> list:
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


def ran_in_period(concept: UsageConcept, start: date | None, end: date | None) -> list:
    """Return the channels of a concept that ran in a period."""
    return [
        channel
        for channel in channels_of(concept)
        if ran(channel.status, channel.start_date, channel.end_date, start, end)
    ]
