"""Evaluation records and due dates of concepts, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from mittelsachsen.socialmedia.evaluation.due import today_in
from plone import api
from plone.app.event.base import default_timezone


APPROVED = "approved"


@dataclass(frozen=True)
class RecordInfo:
    """What the catalog knows of an approved record; ``decisions`` are UIDs."""

    uid: str
    url: str
    title: str
    day: date | None
    kind: str
    decisions: tuple[str, ...] = ()


def site_today() -> date:
    """Return the day that the site's time zone has now."""
    return today_in(default_timezone())


def approved_records(concept) -> list[RecordInfo]:
    """Return a concept's approved records, the latest first."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type="EvaluationRecord",
        review_state=APPROVED,
        socialmedia_concept=concept.UID(),
    )
    return latest_first(info(brain) for brain in brains)


def latest_first(records: Iterable[RecordInfo]) -> list[RecordInfo]:
    return sorted(records, key=lambda each: each.day or date.min, reverse=True)


def info(brain) -> RecordInfo:
    data = brain.socialmedia
    day = data["evaluated_on"]
    return RecordInfo(
        brain.UID,
        brain.getURL(),
        brain.Title,
        date.fromisoformat(day) if day else None,
        data["kind"],
        tuple(data["decided"]),
    )
