"""When which concept is due, from the catalog alone."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import timezone
from mittelsachsen.socialmedia.due.dates import changes_since
from mittelsachsen.socialmedia.due.dates import ChannelDates
from mittelsachsen.socialmedia.due.dates import last_update
from mittelsachsen.socialmedia.due.records import APPROVED
from mittelsachsen.socialmedia.due.records import day_of
from mittelsachsen.socialmedia.due.records import info
from mittelsachsen.socialmedia.due.records import last_and_next
from mittelsachsen.socialmedia.due.records import RecordInfo
from mittelsachsen.socialmedia.tolerance import passing_over
from plone import api
from plone.dexterity.content import DexterityContent
from Products.CMFPlone.CatalogTool import CatalogTool
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
from typing import Any


Brains = list[AbstractCatalogBrain]
Search = Callable[..., Iterable[AbstractCatalogBrain]]
OVERDUE, DUE, DONE, UNDATED = "overdue", "due", "done", "undated"
# A concept is due, not done, in the month before its day.
SOON = 30


@dataclass(frozen=True)
class ConceptDue:
    """A concept with its last record, its next day and what has changed since."""

    uid: str
    url: str
    title: str
    state: str
    last: RecordInfo | None
    due: date | None
    changes: tuple[tuple[str, date], ...] = ()
    # When the concept or one of its approved records was changed last.
    changed: datetime | None = None


def state_of(due: date | None, today: date) -> str:
    """Return ``overdue``, ``due`` (within 30 days), ``done`` or ``undated``."""
    if due is None:
        return UNDATED
    if due < today:
        return OVERDUE
    return DUE if (due - today).days <= SOON else DONE


def concepts_due(
    context: DexterityContent, today: date, restricted: bool = True
) -> list[ConceptDue]:
    """Return the concepts at and below ``context``, the earliest day first.

    Without ``restricted``, drafts that the user may not view are among them.
    """
    catalog = api.portal.get_tool("portal_catalog")
    search = catalog.searchResults if restricted else catalog.unrestrictedSearchResults
    path = "/".join(context.getPhysicalPath())
    brains = search(portal_type="UsageConcept", path=path)
    approved = {"portal_type": "EvaluationRecord", "review_state": APPROVED}
    # Whether a duty is done does not depend on who asks; titles of channels do.
    records = _by_concept(catalog, catalog.unrestrictedSearchResults, **approved)
    channels = _by_concept(catalog, search, portal_type="SocialMediaChannel")

    def due(brain: AbstractCatalogBrain) -> ConceptDue:
        of = brain.UID
        return _due(brain, records.get(of, []), channels.get(of, []), today)

    found = passing_over(due, brains)
    return sorted(found, key=lambda each: (each.due or date.max, each.title))


def _by_concept(
    catalog: CatalogTool, search: Search, **query: Any
) -> dict[str, Brains]:
    """Return brains by the concept that holds them, in one query for all."""
    index = catalog.Indexes["socialmedia_concept"].documentToKeyMap()
    found: dict[str, Brains] = {}
    for brain in search(**query):
        concept = index.get(brain.getRID())
        if concept:
            found.setdefault(concept, []).append(brain)
    return found


def _due(
    brain: AbstractCatalogBrain, records: Brains, channels: Brains, today: date
) -> ConceptDue:
    data = brain.socialmedia
    infos = [info(record) for record in records]
    evaluation = last_and_next(
        infos, day_of(data["as_of"]), data["evaluation_interval"]
    )
    update = last_update([day_of(data["updated"]), *(each.day for each in infos)])
    changes = changes_since(update, _dates(brain, channels), today)
    return ConceptDue(
        brain.UID,
        brain.getURL(),
        brain.Title,
        state_of(evaluation.due, today),
        evaluation.last,
        evaluation.due,
        tuple(changes),
        max(_changed(each) for each in (brain, *records)),
    )


def _changed(brain: AbstractCatalogBrain) -> datetime:
    return brain.modified.asdatetime().astimezone(timezone.utc)


def _dates(concept: AbstractCatalogBrain, channels: Brains) -> Iterator[ChannelDates]:
    for channel in channels:
        data = channel.socialmedia
        added = channel.created.asdatetime().date()
        if added <= concept.created.asdatetime().date():
            added = None
        yield ChannelDates(
            channel.Title,
            data["status"],
            day_of(data["start_date"]) or added,
            day_of(data["end_date"]),
            day_of(data["status_since"]),
        )
