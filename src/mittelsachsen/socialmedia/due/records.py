"""Approved evaluation records, and a concept's last and next evaluation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.due.dates import done
from mittelsachsen.socialmedia.due.dates import next_due
from plone import api
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain


APPROVED = "approved"


@dataclass(frozen=True)
class RecordInfo:
    """What the catalog knows of an approved record."""

    uid: str
    url: str
    title: str
    day: date | None
    kind: str
    # The time (ISO 8601, UTC) of its approval.
    approved_at: str | None = None


@dataclass(frozen=True)
class Evaluation:
    """A concept's last approved record, and the day on which the next one is due."""

    last: RecordInfo | None
    due: date | None

    def is_overdue(self, today: date) -> bool:
        """Tell whether the day is over; on the day itself there is time."""
        return self.due is not None and self.due < today


def approved_records(concept: str) -> list[RecordInfo]:
    """Return the approved records of a concept (UID), the latest first.

    Whoever asks: a duty is done or not done, whatever a visitor may see. A record of a
    day that lies ahead does nothing.
    """
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type="EvaluationRecord",
        review_state=APPROVED,
        socialmedia_concept=concept,
    )
    return latest_first(not_ahead(map(info, brains)))


def not_ahead(records: Iterable[RecordInfo]) -> list[RecordInfo]:
    """Return the records without those of a day that lies ahead."""
    today = site_today()
    return [each for each in records if each.day is None or each.day <= today]


def latest_first(records: Iterable[RecordInfo]) -> list[RecordInfo]:
    return sorted(records, key=lambda each: each.day or date.min, reverse=True)


def info(brain: AbstractCatalogBrain) -> RecordInfo:
    data = brain.socialmedia
    return RecordInfo(
        brain.UID,
        brain.getURL(),
        brain.Title,
        day_of(data["evaluated_on"]),
        data["kind"],
        data.get("approved_at"),
    )


def day_of(value: str | None) -> date | None:
    """Return the day that the catalog keeps as ISO 8601."""
    return date.fromisoformat(value) if value else None


def last_and_next(
    records: Iterable[RecordInfo], as_of: date | None, months: int | None
) -> Evaluation:
    """Return last and next evaluation, from approved records and the concept's data."""
    last = next(iter(latest_first(records)), None)
    return Evaluation(last, next_due(as_of, last.day if last else None, months))


def evaluation_of(concept: UsageConcept) -> Evaluation:
    """Return the last and the next evaluation of a concept."""
    records = approved_records(concept.UID())
    as_of = done(concept.as_of, site_today())
    return last_and_next(records, as_of, concept.evaluation_interval)
