"""One program at a time on a site, whichever node it runs on.

A note in the site says who works on it. A lock file would hold for one machine only,
and a lock of the database is another for each kind of storage; of two transactions
that write the note, every storage lets one through.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from os import getpid
from Products.CMFPlone.Portal import PloneSite
from socket import gethostname
import transaction
from zope.annotation.interfaces import IAnnotations


KEY = "mittelsachsen.socialmedia.import"
# Longer than an import takes. A killed one leaves its note; where one takes longer
# still, the database refuses what meets.
PATIENCE = timedelta(hours=1)
ATTEMPTS = 10


class BusyError(RuntimeError):
    """Another program works on the site; the argument says which, and since when."""


@contextmanager
def alone(portal: PloneSite) -> Iterator[None]:
    """Keep other imports from a site; what is not committed inside is forgotten.

    Raises :class:`BusyError`.
    """
    note = (datetime.now(timezone.utc).isoformat(), gethostname(), getpid())
    for attempt in transaction.manager.attempts(ATTEMPTS):
        with attempt:
            _refuse_others(portal)
            # A plain tuple: the database need not know this module.
            IAnnotations(portal)[KEY] = note
    try:
        yield
    finally:
        transaction.abort()
        for attempt in transaction.manager.attempts(ATTEMPTS):
            with attempt:
                # After the patience it may be another's.
                if IAnnotations(portal).get(KEY) == note:
                    del IAnnotations(portal)[KEY]


def _refuse_others(portal: PloneSite) -> None:
    time, host, process = IAnnotations(portal).get(KEY, ("", "", 0))
    if not time:
        return
    since = datetime.fromisoformat(time)
    if datetime.now(timezone.utc) < since + PATIENCE:
        raise BusyError(
            f"Another import has run since {since:%H:%M} (UTC) on {host}, process"
            f" {process}. One that was killed is forgotten after an hour."
        )
