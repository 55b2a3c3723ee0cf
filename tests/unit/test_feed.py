"""The calendar of due dates, and the keys of users to theirs."""

from datetime import date
from icalendar import Calendar
from mittelsachsen.socialmedia.due.overview import ConceptDue
from mittelsachsen.socialmedia.reminders.feed import is_key
from mittelsachsen.socialmedia.reminders.feed import key_of
from mittelsachsen.socialmedia.reminders.feed import to_calendar
from plone.keyring.interfaces import IKeyManager
from plone.keyring.keymanager import KeyManager
import pytest
from zope.component import getSiteManager


@pytest.fixture
def manager():
    """The keys of a site."""
    manager = KeyManager()
    getSiteManager().registerUtility(manager, IKeyManager)
    yield manager
    getSiteManager().unregisterUtility(manager, IKeyManager)


def test_a_key_opens_the_calendar_of_its_user_alone(manager):
    assert is_key("anna", key_of("anna"))
    assert not is_key("bert", key_of("anna"))
    assert not is_key("", key_of(""))
    assert not is_key("anna", "")
    assert not is_key("anna", "schlüssel \ud800")
    assert is_key("\ud800", key_of("\ud800"))


def test_a_key_is_known_until_its_secret_is_gone(manager):
    old = key_of("anna")
    manager.rotate("_system")
    assert key_of("anna") != old
    assert is_key("anna", old)
    assert is_key("anna", key_of("anna"))
    for _time in range(len(manager["_system"])):
        manager.rotate("_system")
    assert not is_key("anna", old)


def test_places_of_a_ring_that_are_empty_yet_are_no_secrets(manager):
    old = key_of("anna")
    manager.clear("_system")
    assert not is_key("anna", old)
    manager.rotate("_system")
    assert is_key("anna", key_of("anna"))


def test_a_key_tells_nothing_of_the_secret(manager):
    assert manager["_system"].current not in key_of("anna")
    assert len(key_of("anna")) == 64


def concept(due, uid="u1"):
    return ConceptDue(uid, "https://a.de/k", "Konzept", "due", None, due)


def test_each_day_is_an_event_that_stays_the_same():
    day = date(2026, 7, 1)
    text = to_calendar([concept(day), concept(None), concept(day, "u2")], "Fällig")
    calendar = Calendar.from_ical(text)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"] == "-//mittelsachsen.socialmedia//evaluations//DE"
    first, second = calendar.walk("VEVENT")
    assert first["SUMMARY"] == "Fällig: Konzept"
    assert first.decoded("dtstart") == day
    assert first["URL"] == "https://a.de/k/@@evaluations"
    assert first["UID"] == "u1-2026-07-01@evaluations"
    assert second["UID"] == "u2-2026-07-01@evaluations"
    assert "DTSTAMP:20260701T000000Z" in text.decode()
