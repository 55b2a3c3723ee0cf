"""An approved record goes by an administrator's act alone, or when its time is over."""

from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_parent
from collections.abc import Iterable
from datetime import date
from dateutil.relativedelta import relativedelta
import logging
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.evaluation import EvaluationRecord
from mittelsachsen.socialmedia.content.evaluation import IEvaluationRecord
from mittelsachsen.socialmedia.records.approval import is_frozen
from mittelsachsen.socialmedia.records.approval import refuse
from mittelsachsen.socialmedia.records.seal import seals_of
from mittelsachsen.socialmedia.settings import site_setting
from OFS.interfaces import IObjectManager
from OFS.interfaces import IObjectWillBeMovedEvent
from OFS.interfaces import IObjectWillBeRemovedEvent
from persistent.list import PersistentList
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from typing import Any
from typing import TypedDict
from zope.annotation.interfaces import IAnnotations


REMOVED = "mittelsachsen.socialmedia.removed_records"
logger = logging.getLogger(__name__)


class Removal(TypedDict):
    """What stays of a removed record."""

    date: str
    user: str | None
    reason: str
    title: str
    uid: str
    sha256: str | None


def removals_of(concept: UsageConcept) -> list[Removal]:
    """Return what stays of a concept's removed records, the latest first."""
    return list(reversed(IAnnotations(concept).get(REMOVED, ())))


def remove(record: EvaluationRecord, reason: str) -> Removal:
    """Remove an approved record; who did it and why stays with its concept.

    Who may do that is asked by the caller.
    """
    concept = aq_parent(record)
    seals = seals_of(record)
    line = Removal(
        date=site_today().isoformat(),
        user=api.user.get_current().getId(),
        reason=reason,
        title=record.title,
        uid=record.UID(),
        sha256=seals[-1].sha256 if seals else None,
    )
    _write_down(concept, [line])
    # The list may go with the concept one day; this does not.
    logger.info(
        "%s removed record %s (SHA-256 %s)", line["user"], line["uid"], line["sha256"]
    )
    # Nobody has the permission for it in the ordinary way.
    concept._delObject(record.getId())
    return line


def take_over(concept: UsageConcept, brought: Iterable[Removal]) -> None:
    """Keep what another site wrote down of removals, the latest first."""
    known = removals_of(concept)
    lines = [line for line in brought if line not in known]
    _write_down(concept, reversed(lines))


def _write_down(concept: UsageConcept, lines: Iterable[Removal]) -> None:
    annotations = IAnnotations(concept)
    annotations[REMOVED] = PersistentList([*annotations.get(REMOVED, ()), *lines])


def is_kept(record: EvaluationRecord) -> bool:
    """Tell whether a record must stay: it is or was approved, and not long enough ago.

    A draft whose approval was withdrawn stays as well, or withdrawing were removing.
    """
    if not (is_frozen(record) or seals_of(record)):
        return False
    return not _is_over(record.evaluated_on, site_today())


def _is_over(day: date | None, today: date) -> bool:
    """Tell whether the time for which the site keeps records is over."""
    years = site_setting("record_retention")
    return bool(years and day and day < today - relativedelta(years=years))


def kept_below(item: Any) -> list[EvaluationRecord]:
    """Return the records at and below an item that must stay, whoever asks."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type="EvaluationRecord", path="/".join(item.getPhysicalPath())
    )
    records = (brain._unrestrictedGetObject() for brain in brains)
    return [record for record in records if is_kept(record)]


def refuse_removal(item: Any, event: IObjectWillBeRemovedEvent) -> None:
    """Refuse to remove an item with records that must stay, before anything is gone.

    Registered for all items, it is asked before what is inside hears of the removal. A
    whole site may go. Raises :class:`FrozenError`.
    """
    root = aq_base(item) is aq_base(event.object)
    if not (root or IEvaluationRecord.providedBy(item)) or not _guarded(event.object):
        return
    kept: list[EvaluationRecord] = []
    if IEvaluationRecord.providedBy(item):
        # What the catalog does not know of stays as well.
        kept = [item] if is_kept(item) and not _is_settled(item) else []
    elif IObjectManager.providedBy(item):
        kept = kept_below(item)
    if kept:
        raise refuse(reason_to_keep(kept))


def _guarded(item: Any) -> bool:
    """Tell whether an item is inside a site, and not the site or what holds it."""
    return any(map(IPloneSiteRoot.providedBy, aq_chain(item)[1:]))


def reason_to_keep(records: Iterable[EvaluationRecord]) -> str:
    """Return the message why something with such records cannot be removed."""
    titles = ", ".join(f"“{record.title}”" for record in records)
    return _(
        "${titles}: what was approved stays. A site administrator can remove such a"
        " record, on its page and with a reason.",
        mapping={"titles": titles},
    )


def refuse_move(record: EvaluationRecord, event: IObjectWillBeMovedEvent) -> None:
    """Refuse to take an approved record out of its concept; it moves with it.

    Raises :class:`FrozenError`.
    """
    if event.object is not record or event.newParent is None or event.oldParent is None:
        return
    if aq_base(event.newParent) is not aq_base(event.oldParent) and is_kept(record):
        raise refuse(_("An approved record stays in its concept."))


def _is_settled(record: EvaluationRecord) -> bool:
    """Tell whether it is written down who removes a record, and why."""
    lines = IAnnotations(aq_parent(record)).get(REMOVED, ())
    return any(line["uid"] == record.UID() for line in lines)
