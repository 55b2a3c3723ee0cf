"""Due dates as an iCalendar feed (RFC 5545), and the secret addresses of users."""

from collections.abc import Iterable
from datetime import datetime
from datetime import timezone
from hashlib import sha256
import hmac
from icalendar import Calendar
from icalendar import Event
from mittelsachsen.socialmedia.due.overview import ConceptDue
from plone.keyring.interfaces import IKeyManager
from zope.component import getUtility


PRODUCT = "-//mittelsachsen.socialmedia//evaluations//DE"


def to_calendar(concepts: Iterable[ConceptDue], title: str) -> bytes:
    """Return one event of a day for each concept that has one; ``title`` is its name.

    An event's identifier stays while its day does.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for concept in concepts:
        if concept.due is None:
            continue
        event = Event()
        event.add("uid", f"{concept.uid}-{concept.due.isoformat()}@evaluations")
        event.add("summary", f"{title}: {concept.title}")
        event.add("dtstart", concept.due)
        event.add("url", f"{concept.url}/@@evaluations")
        # Not now: the same feed must be the same bytes.
        midnight = datetime.combine(concept.due, datetime.min.time(), timezone.utc)
        event.add("dtstamp", midnight)
        calendar.add_component(event)
    return calendar.to_ical()


def key_of(user: str) -> str:
    """Return the secret part of a user's address."""
    return _keys(user)[0]


def is_key(user: str, key: str) -> bool:
    """Tell whether a key is one of the user's, today's or one rotated out lately."""
    return bool(user) and any(
        hmac.compare_digest(key.encode(errors="replace"), each.encode())
        for each in _keys(user)
    )


def _keys(user: str) -> list[str]:
    manager = getUtility(IKeyManager)
    # Its own purpose in the text, so that no other signature fits.
    text = f"mittelsachsen.socialmedia.evaluations\n{user}".encode(errors="replace")
    return [
        hmac.new(secret.encode(), text, sha256).hexdigest()
        for secret in manager["_system"]
        if secret
    ]
