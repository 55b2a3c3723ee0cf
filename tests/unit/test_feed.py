"""The calendar of due dates, and the keys of users to theirs."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone
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


TODAY = date(2026, 6, 1)
CHANGED = datetime(2026, 5, 20, 8, 30, tzinfo=timezone.utc)


def concept(due, uid="u1", changed=CHANGED):
    return ConceptDue(uid, "https://a.de/k", "Konzept", "due", None, due, (), changed)


def events_of(*concepts, today=TODAY, before=(30, 7)):
    text = to_calendar(concepts, "Fällig", today, before)
    return Calendar.from_ical(text).walk("VEVENT")


def test_each_day_is_an_event_that_stays_the_same():
    day = date(2026, 7, 1)
    items = [concept(day), concept(None), concept(day, "u2")]
    text = to_calendar(items, "Fällig", TODAY)
    assert text == to_calendar(items, "Fällig", TODAY)
    calendar = Calendar.from_ical(text)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"] == "-//mittelsachsen.socialmedia//evaluations//DE"
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Fällig"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H" in text
    first, second = calendar.walk("VEVENT")
    assert first["SUMMARY"] == "Fällig: Konzept"
    assert first.decoded("dtstart") == day
    assert first["URL"] == "https://a.de/k/@@evaluations"
    assert first["UID"] != second["UID"]
    # When it became so, not when it was asked for.
    assert first.decoded("dtstamp") == CHANGED


def test_an_event_is_the_same_when_its_day_moves():
    later = CHANGED + timedelta(days=1)
    [before] = events_of(concept(date(2026, 7, 1)))
    [after] = events_of(concept(date(2027, 7, 1), changed=later))
    assert before["UID"] == after["UID"]
    assert before["SEQUENCE"] < after["SEQUENCE"] < 2**31


def test_what_is_overdue_is_shown_today():
    due = date(2026, 5, 1)
    [first] = events_of(concept(due))
    [second] = events_of(concept(due), today=TODAY + timedelta(days=1))
    assert first.decoded("dtstart") == TODAY
    assert second.decoded("dtstart") == TODAY + timedelta(days=1)
    assert first["UID"] == second["UID"]
    assert first["SEQUENCE"] < second["SEQUENCE"]


def test_alarms_go_off_when_reminders_would():
    [event] = events_of(concept(date(2026, 7, 1)))
    alarms = event.walk("VALARM")
    assert [alarm["ACTION"] for alarm in alarms] == ["DISPLAY"] * 3
    assert [alarm.decoded("trigger").days for alarm in alarms] == [-30, -7, 0]
    assert alarms[0]["DESCRIPTION"] == "Fällig: Konzept"


def stamp_of(item, today=TODAY):
    (event,) = events_of(item, today=today)
    return event["dtstamp"].dt


def midnight(day):
    return datetime.combine(day, datetime.min.time(), timezone.utc)


def test_an_event_is_as_old_as_its_last_change():
    assert stamp_of(concept(TODAY)) == CHANGED
    assert stamp_of(concept(date(2026, 7, 1), changed=None)) == midnight(TODAY)
    # What is overdue moves with each day, unless it was changed on this one.
    yesterday, morning = date(2026, 5, 31), midnight(TODAY) + timedelta(hours=9)
    assert stamp_of(concept(yesterday)) == midnight(TODAY)
    assert stamp_of(concept(yesterday, changed=morning)) == morning


def test_the_number_of_a_change_is_whole():
    moment = CHANGED + timedelta(seconds=7, microseconds=5)
    text = to_calendar([concept(TODAY, changed=moment)], "Fällig", TODAY, ())
    (line,) = [each for each in text.decode().split("\r\n") if "SEQUENCE" in each]
    assert line.removeprefix("SEQUENCE:").isdigit()
