"""Due dates as an iCalendar feed (RFC 5545), and the secret addresses of users."""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from hashlib import sha256
import hmac
from icalendar import Alarm
from icalendar import Calendar
from icalendar import Event
from mittelsachsen.socialmedia.due.overview import ConceptDue
from mittelsachsen.socialmedia.settings import PREFIX
from plone.keyring.interfaces import IKeyManager
from plone.registry.interfaces import IRegistry
from Products.CMFPlone.Portal import PloneSite
from Products.PluggableAuthService.interfaces.events import IPrincipalDeletedEvent
import secrets
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility
from zope.component.hooks import getSite


PRODUCT = "-//mittelsachsen.socialmedia//evaluations//DE"
KEY = "mittelsachsen.socialmedia.calendar"
# How often programs ask again; due dates move rarely.
REFRESH = timedelta(hours=12)
# Numbers of revisions are 32 bits (RFC 5545, 3.3.8): minutes, not seconds.
MINUTE = 60


def to_calendar(
    concepts: Iterable[ConceptDue], title: str, today: date, before: Iterable[int] = ()
) -> bytes:
    """Return one event of a day for each concept that has one; ``title`` is its name.

    An event is that of its concept wherever its day moves to. What is overdue is shown
    today. ``before`` are the days before it on which an alarm goes off.
    """
    alarms = sorted({*before, 0}, reverse=True)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    # RFC 7986, 5.1 and 5.7, and what programs knew before.
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for concept in concepts:
        if concept.due is not None:
            calendar.add_component(_event(concept, concept.due, title, today, alarms))
    return calendar.to_ical()


def _event(
    concept: ConceptDue, due: date, title: str, today: date, alarms: Iterable[int]
) -> Event:
    words = f"{title}: {concept.title}"
    event = Event()
    event.add("uid", f"{concept.uid}@evaluations")
    event.add("summary", words)
    event.add("dtstart", max(due, today))
    event.add("url", f"{concept.url}/@@evaluations")
    # Not now: the same feed must be the same bytes.
    revised = _revised(concept, due, today)
    event.add("dtstamp", revised)
    event.add("last-modified", revised)
    event.add("sequence", int(revised.timestamp()) // MINUTE)
    for days in alarms:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", words)
        alarm.add("trigger", -timedelta(days=days))
        event.add_component(alarm)
    return event


def _revised(concept: ConceptDue, due: date, today: date) -> datetime:
    """Return when the event became what it is: by a change, or by the day itself."""
    midnight = datetime.combine(min(due, today), datetime.min.time(), timezone.utc)
    if due < today:
        midnight = datetime.combine(today, datetime.min.time(), timezone.utc)
        return max(midnight, concept.changed or midnight)
    return concept.changed or midnight


def key_of(user: str) -> str:
    """Return the secret part of a user's address."""
    return _keys(user)[0]


def is_key(user: str, key: str) -> bool:
    """Tell whether a key is one of the user's, today's or one rotated out lately."""
    return bool(user) and any(
        hmac.compare_digest(key.encode(errors="replace"), each.encode())
        for each in _keys(user)
    )


def renew_key(portal: PloneSite, user: str) -> None:
    """Give a user another key; addresses with the former one lead nowhere."""
    annotations = IAnnotations(portal)
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    annotations[KEY][user] = secrets.token_hex(16)


def user_deleted(event: IPrincipalDeletedEvent) -> None:
    """Take the key of a user who goes: who gets the name later gets another one."""
    site = getSite()
    # The event is that of all sites, and of users outside of them.
    if site is not None and f"{PREFIX}.public_calendar" in getUtility(IRegistry):
        renew_key(site, str(event.principal))


def _keys(user: str) -> list[str]:
    manager = getUtility(IKeyManager)
    stored = IAnnotations(getSite(), {})
    renewed = stored.get(KEY, {}).get(user, "")
    # Its own purpose in the text, so that no other signature fits.
    words = ("mittelsachsen.socialmedia.evaluations", user, *filter(None, [renewed]))
    text = "\n".join(words).encode(errors="replace")
    return [
        hmac.new(secret.encode(), text, sha256).hexdigest()
        for secret in manager["_system"]
        if secret
    ]
