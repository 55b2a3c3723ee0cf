"""When which concept is due, from the catalog alone."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import timezone
from functools import cached_property
from functools import partial
from mittelsachsen.socialmedia.clock import site_day
from mittelsachsen.socialmedia.due.dates import changes_since
from mittelsachsen.socialmedia.due.dates import ChannelDates
from mittelsachsen.socialmedia.due.dates import done
from mittelsachsen.socialmedia.due.dates import last_update
from mittelsachsen.socialmedia.due.records import APPROVED
from mittelsachsen.socialmedia.due.records import day_of
from mittelsachsen.socialmedia.due.records import info
from mittelsachsen.socialmedia.due.records import last_and_next
from mittelsachsen.socialmedia.due.records import not_ahead
from mittelsachsen.socialmedia.due.records import RecordInfo
from mittelsachsen.socialmedia.due.statuses import ENDED
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
    changes: Sequence[tuple[str, date]] = ()
    # When the concept or one of its approved records was changed last.
    changed: datetime | None = None


class Changes(Sequence):
    """What changed of the channels of a concept, looked up once somebody asks.

    Lists sort all concepts of a site and show a few. Titles are those of channels that
    the user who asks first may see.
    """

    def __init__(self, find: Callable[[], list[tuple[str, date]]]):
        self._find = find

    @cached_property
    def _found(self) -> list[tuple[str, date]]:
        return self._find()

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, place: int | slice) -> Any:
        return self._found[place]


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
    everyone = catalog.unrestrictedSearchResults
    records = _by_concept(catalog, everyone, path=path, **approved)
    kind = {"portal_type": "SocialMediaChannel"}

    def due(brain: AbstractCatalogBrain) -> ConceptDue:
        of = brain.UID
        channels = partial(search, socialmedia_concept=of, **kind)
        return _due(brain, records.get(of, []), channels, today)

    # A working copy is no concept of its own.
    originals = (brain for brain in brains if not _is_working_copy(brain))
    found = passing_over(due, originals)
    return sorted(found, key=lambda each: (each.due or date.max, each.title))


def find_concepts() -> Brains:
    """Return the concepts that the user may see, by title, without working copies."""
    brains = api.content.find(portal_type="UsageConcept", sort_on="sortable_title")
    return [brain for brain in brains if not _is_working_copy(brain)]


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


def _is_working_copy(brain: AbstractCatalogBrain) -> bool:
    data = brain.socialmedia
    return isinstance(data, dict) and bool(data.get("working_copy"))


def _due(
    brain: AbstractCatalogBrain, records: Brains, channels: Search, today: date
) -> ConceptDue:
    data = brain.socialmedia
    infos = not_ahead(map(info, records))
    as_of = done(day_of(data["as_of"]), today)
    evaluation = last_and_next(infos, as_of, data["evaluation_interval"])
    update, noted = _update(data, infos, today)
    gone = tuple(_gone(data))

    def changes() -> list[tuple[str, date]]:
        found = passing_over(partial(_dates, brain), channels())
        return changes_since(update, (*found, *gone), today, noted)

    return ConceptDue(
        brain.UID,
        brain.getURL(),
        brain.Title,
        state_of(evaluation.due, today),
        evaluation.last,
        evaluation.due,
        Changes(changes),
        max(_changed(each) for each in (brain, *records)),
    )


def _update(
    data: dict, records: Iterable[RecordInfo], today: date
) -> tuple[date | None, str | None]:
    """Return the day of the latest version or record, and when it was saved."""
    days = data.get("updates", (data.get("updated"),))
    found = [(done(day_of(day), today), data.get("updated_at")) for day in days]
    found += [(each.day, each.approved_at) for each in records]
    update = last_update(day for day, _at in found)
    times = [at for day, at in found if day == update and at]
    return update, max(times, default=None)


def _changed(brain: AbstractCatalogBrain) -> datetime:
    return brain.modified.asdatetime().astimezone(timezone.utc)


def _dates(
    concept: AbstractCatalogBrain, channel: AbstractCatalogBrain
) -> ChannelDates:
    begun, added = (
        site_day(brain.created.asdatetime()) for brain in (concept, channel)
    )
    data = channel.socialmedia
    return ChannelDates(
        channel.Title,
        data["status"],
        day_of(data["start_date"]),
        day_of(data["end_date"]),
        day_of(data["status_since"]),
        added if added > begun else None,
        data.get("changed_at"),
    )


def _gone(data: dict) -> Iterator[ChannelDates]:
    """Yield the channels in use that were deleted."""
    for line in data.get("gone", ()):
        yield ChannelDates(
            line["title"], ENDED, end=day_of(line["day"]), changed_at=line["at"]
        )
