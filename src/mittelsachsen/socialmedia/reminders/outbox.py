"""What was sent: claimed before a mail, settled after it, by several nodes.

Each step is a transaction of its own. A claim that was never settled belongs to a
process that was killed: nobody knows whether its mail went out, so it is reported
and not sent again by itself.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Callable
from collections.abc import Iterable
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from mittelsachsen.socialmedia.reminders.stages import Reminder
from Products.CMFPlone.Portal import PloneSite
import transaction
from typing import TypeVar
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations


KEY = "mittelsachsen.socialmedia.reminders"
LAST_RUN = "mittelsachsen.socialmedia.reminders.last"
CLAIMED, SENT, FAILED = "claimed", "sent", "failed"
# Longer than a mail server may take, with its timeout, for all of one run's step.
PATIENCE = timedelta(minutes=10)
ATTEMPTS = 20
T = TypeVar("T")


def box(portal: PloneSite) -> OOBTree:
    """Return the entries: state and time (ISO 8601, UTC) by a reminder's key."""
    return IAnnotations(portal).get(KEY) or OOBTree()


def claim(
    portal: PloneSite, items: Iterable[Reminder], again: bool = False
) -> list[Reminder]:
    """Return those of the reminders that this process alone may send now.

    With ``again``, those too that a killed process has left.
    """
    items = list(items)

    def take() -> list[Reminder]:
        annotations = IAnnotations(portal)
        if KEY not in annotations:
            annotations[KEY] = OOBTree()
        entries = annotations[KEY]
        now = datetime.now(timezone.utc)
        free = [item for item in items if _is_free(entries.get(item.key), now, again)]
        for item in free:
            entries[item.key] = CLAIMED, now.isoformat()
        return free

    return _commit(take)


def _is_free(entry: tuple[str, str] | None, now: datetime, again: bool) -> bool:
    if entry is None or entry[0] == FAILED:
        return True
    return again and is_left(entry, now)


def is_left(entry: tuple[str, str], now: datetime) -> bool:
    """Tell whether an entry is the claim of a process that is no more."""
    return entry[0] == CLAIMED and datetime.fromisoformat(entry[1]) + PATIENCE < now


def settle(portal: PloneSite, items: Iterable[Reminder], state: str) -> None:
    """Record what became of claimed reminders."""
    keys = [item.key for item in items]

    def write() -> None:
        now = datetime.now(timezone.utc).isoformat()
        entries = IAnnotations(portal)[KEY]
        for key in keys:
            entries[key] = state, now

    _commit(write)


def record_run(portal: PloneSite, summary: dict) -> None:
    """Keep the summary of the last run for the control panel."""

    def write() -> None:
        IAnnotations(portal)[LAST_RUN] = dict(summary)

    _commit(write)


def last_run(portal: PloneSite) -> dict | None:
    return IAnnotations(portal).get(LAST_RUN)


def _commit(change: Callable[[], T]) -> T:
    """Do a change in a transaction; where another node was first, look again."""
    for _attempt in range(ATTEMPTS - 1):
        try:
            return _try(change)
        except ConflictError:
            transaction.abort()
    return _try(change)


def _try(change: Callable[[], T]) -> T:
    transaction.begin()
    result = change()
    transaction.commit()
    return result
