"""The ledger: what is claimed before a mail and settled after it, by several nodes.

Each step is a transaction of its own. A claim that was never settled belongs to a
process that was killed: nobody knows whether its mail went out, so it is reported
and not sent again by itself.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from hashlib import sha256
from mittelsachsen.socialmedia.reminders.stages import Reminder
from Products.CMFPlone.Portal import PloneSite
import transaction
from typing import NamedTuple
from typing import TypeVar
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations


KEY = "mittelsachsen.socialmedia.reminders"
LAST_RUN = "mittelsachsen.socialmedia.reminders.last"
CLAIMED, SENT, FAILED = "claimed", "sent", "failed"
# The server said no for good; the fallback got the mail of one that was passed on.
REFUSED, PASSED_ON = "refused", "passed_on"
# The server took the mail or did not, and was gone before it answered.
UNKNOWN = "unknown"
NO_RECIPIENT = "no_recipient"
# A run looks at these again by itself.
OPEN = (FAILED, REFUSED, UNKNOWN, NO_RECIPIENT)
# Longer than a mail server may take, with its timeout, for all of one run's step.
PATIENCE = timedelta(minutes=10)
# A stage is over long before; names and addresses are kept no longer than useful.
KEPT = timedelta(days=400)
ATTEMPTS = 20
T = TypeVar("T")


class Entry(NamedTuple):
    """What became of a reminder: a state, since when (ISO 8601, UTC), and why.

    ``mail`` names the mail, which is the same when it is sent again.
    """

    state: str
    time: str
    mail: str = ""
    address: str = ""
    concept: str = ""
    title: str = ""
    stage: str = ""
    reason: str = ""


def box(portal: PloneSite) -> OOBTree:
    """Return the entries, as tuples, by a reminder's key."""
    return IAnnotations(portal).get(KEY) or OOBTree()


def ledger(portal: PloneSite) -> list[tuple[str, Entry]]:
    """Return keys and entries: what the last run could not send, then by time.

    The claim of a process that is no more is unknown. What is older and was not sent
    has been settled in another way.
    """
    now = datetime.now(timezone.utc)
    found = []
    for key, stored in box(portal).items():
        entry = Entry(*stored)
        if is_left(stored, now):
            entry = entry._replace(state=UNKNOWN)
        found.append((key, entry))
    found.sort(key=lambda each: each[1].time, reverse=True)
    begun = (last_run(portal) or {}).get("begun", "")
    return sorted(
        found, key=lambda each: each[1].state not in OPEN or each[1].time < begun
    )


def claim(
    portal: PloneSite, items: Iterable[Reminder], again: bool = False
) -> dict[str, list[Reminder]]:
    """Return those of the reminders that this process alone may send now, by mail.

    With ``again``, those too that a killed process has left. What was in one mail
    before is in one mail again.
    """
    items = list(items)

    def take() -> dict[str, list[Reminder]]:
        annotations = IAnnotations(portal)
        if KEY not in annotations:
            annotations[KEY] = OOBTree()
        entries = annotations[KEY]
        now = datetime.now(timezone.utc)
        free = [item for item in items if is_free(entries.get(item.key), now, again)]
        mails = _by_mail(free, entries)
        for mail, claimed in mails.items():
            for item in claimed:
                entries[item.key] = _entry(item, CLAIMED, now, mail)
        return mails

    return _commit(take)


def _by_mail(items: Iterable[Reminder], entries: OOBTree) -> dict[str, list[Reminder]]:
    mails: dict[str, list[Reminder]] = {}
    for item in items:
        earlier = Entry(*entries[item.key]).mail if item.key in entries else ""
        mails.setdefault(earlier, []).append(item)
    new = mails.pop("", [])
    if new:
        keys = "\n".join(sorted(item.key for item in new))
        mails[sha256(keys.encode()).hexdigest()[:32]] = new
    return mails


def _entry(
    item: Reminder, state: str, now: datetime, mail: str, reason: str = ""
) -> tuple[str, ...]:
    concept = item.concept
    # A plain tuple: the database need not know this module.
    return tuple(
        Entry(
            state,
            now.isoformat(),
            mail,
            item.address,
            concept.uid,
            concept.title,
            item.stage,
            reason,
        )
    )


def is_free(entry: tuple[str, ...] | None, now: datetime, again: bool) -> bool:
    """Tell whether nobody has sent or claimed a reminder."""
    if entry is None or entry[0] in OPEN:
        return True
    return again and is_left(entry, now)


def is_left(entry: tuple[str, ...], now: datetime) -> bool:
    """Tell whether an entry is the claim of a process that is no more."""
    return entry[0] == CLAIMED and datetime.fromisoformat(entry[1]) + PATIENCE < now


def settle(
    portal: PloneSite, items: Iterable[Reminder], state: str, reason: str | None = None
) -> None:
    """Record what became of reminders, and why; without a reason, the former stays."""
    items = list(items)

    def write() -> None:
        now = datetime.now(timezone.utc)
        entries = IAnnotations(portal).setdefault(KEY, OOBTree())
        for item in items:
            earlier = Entry(*entries.get(item.key, (state, "")))
            why = earlier.reason if reason is None else reason
            entries[item.key] = _entry(item, state, now, earlier.mail, why)

    if items:
        _commit(write)


def carried(portal: PloneSite, concept: str) -> dict[str, list[str]]:
    """Return what became of a concept's reminders, by key; the concept by its UID."""
    return {
        key: list(entry)
        for key, entry in box(portal).items()
        if Entry(*entry).concept == concept
    }


def take_over(portal: PloneSite, brought: Mapping[str, list[str]]) -> None:
    """Know what another site has sent, so that this one does not send it again."""
    if brought:
        entries = IAnnotations(portal).setdefault(KEY, OOBTree())
        for key, entry in brought.items():
            entries.setdefault(key, tuple(entry))


def record_run(portal: PloneSite, summary: dict) -> None:
    """Keep the summary of the last run for the control panel, and forget old mails."""

    def write() -> None:
        IAnnotations(portal)[LAST_RUN] = dict(summary)
        entries = box(portal)
        limit = (datetime.now(timezone.utc) - KEPT).isoformat()
        for key in [key for key, entry in entries.items() if entry[1] < limit]:
            del entries[key]

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
