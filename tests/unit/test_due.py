"""Due dates: month ends, leap days, stages of reminders, what has changed."""

from datetime import date
from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.due.dates import changes_since
from mittelsachsen.socialmedia.due.dates import ChannelDates
from mittelsachsen.socialmedia.due.dates import done
from mittelsachsen.socialmedia.due.dates import is_older
from mittelsachsen.socialmedia.due.dates import last_update
from mittelsachsen.socialmedia.due.dates import next_due
from mittelsachsen.socialmedia.due.overview import state_of
from mittelsachsen.socialmedia.due.period import ran
from mittelsachsen.socialmedia.due.records import day_of
from mittelsachsen.socialmedia.due.records import Evaluation
from mittelsachsen.socialmedia.due.records import last_and_next
from mittelsachsen.socialmedia.due.records import latest_first
from mittelsachsen.socialmedia.due.records import RecordInfo
from mittelsachsen.socialmedia.reminders.posts import reminder_text
from mittelsachsen.socialmedia.reminders.stages import stage_of
import pytest


@pytest.mark.parametrize(
    ("as_of", "last", "months", "due"),
    [
        ("2018-05-01", None, 12, "2019-05-01"),
        ("2018-05-01", "2018-09-30", 12, "2019-09-30"),
        ("2018-01-31", None, 1, "2018-02-28"),
        ("2020-01-31", None, 1, "2020-02-29"),
        ("2020-02-29", None, 12, "2021-02-28"),
        ("2020-02-29", None, 48, "2024-02-29"),
        ("2018-10-31", None, 6, "2019-04-30"),
        (None, "2018-12-31", 2, "2019-02-28"),
        (None, None, 12, None),
        ("2018-05-01", None, None, None),
    ],
)
def test_the_next_evaluation(as_of, last, months, due):
    def day(text):
        return date.fromisoformat(text) if text else None

    assert next_due(day(as_of), day(last), months) == day(due)


@pytest.mark.parametrize(
    ("day", "months", "older"),
    [
        ("2024-02-29", 12, False),
        ("2024-02-27", 12, True),
        ("2025-01-28", 1, False),
        (None, 1, True),
    ],
)
def test_older_than_months(day, months, older):
    value = date.fromisoformat(day) if day else None
    assert is_older(value, months, date(2025, 2, 28)) is older


DUE = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        ("2025-05-30", None),
        ("2025-05-31", "30 days"),
        ("2025-06-22", "30 days"),
        ("2025-06-23", "7 days"),
        ("2025-06-29", "7 days"),
        ("2025-06-30", "week 0"),
        ("2025-07-06", "week 0"),
        ("2025-07-07", "week 1"),
        ("2026-06-30", "week 52"),
    ],
)
def test_stages(today, stage):
    assert stage_of(DUE, date.fromisoformat(today), [7, 30]) == stage


def test_without_days_before_there_is_the_day_itself():
    assert stage_of(DUE, date(2025, 6, 29), []) is None
    assert stage_of(DUE, DUE, []) == "week 0"
    assert stage_of(None, DUE, [30]) is None


@given(st.dates(), st.dates(), st.lists(st.integers(1, 366), max_size=4))
def test_every_day_has_one_stage_and_after_the_day_there_is_always_one(due, day, days):
    stage = stage_of(due, day, days)
    assert (stage is None) <= (day < due)


@pytest.mark.parametrize(
    ("days_left", "state"), [(-1, "overdue"), (0, "due"), (30, "due"), (31, "done")]
)
def test_states(days_left, state):
    assert state_of(date.fromordinal(DUE.toordinal() + days_left), DUE) == state
    assert state_of(None, DUE) == "undated"


@pytest.mark.parametrize(
    ("channel", "changed"),
    [
        (ChannelDates("A", "active", start=date(2025, 2, 1)), True),
        (ChannelDates("A", "active", start=date(2025, 1, 1)), False),
        (ChannelDates("A", "planned", start=date(2025, 2, 1)), False),
        (ChannelDates("A", "active", start=date(2025, 9, 1)), False),
        (ChannelDates("A", "ended", end=date(2025, 3, 1)), True),
        (ChannelDates("A", "frozen", status_since=date(2025, 3, 1)), True),
        (ChannelDates("A", "active"), False),
    ],
)
def test_what_has_changed_since_the_version(channel, changed):
    found = changes_since(date(2025, 1, 1), [channel], date(2025, 6, 30))
    assert bool(found) is changed


def test_a_change_counts_from_its_day_on_and_the_latest_is_told():
    update, today = date(2025, 1, 1), date(2025, 6, 30)
    channel = ChannelDates("A", "ended", date(2025, 2, 1), today, date(2025, 3, 1))
    assert changes_since(update, [channel], today) == [("A", today)]
    before = date(2025, 6, 29)
    assert changes_since(update, [channel], before) == [("A", date(2025, 3, 1))]
    assert changes_since(None, [channel], date(2025, 2, 1)) == [("A", date(2025, 2, 1))]


@pytest.mark.parametrize(
    ("changed_at", "day", "changed"),
    [
        ("2025-01-01T12:00:01", date(2025, 1, 1), True),
        ("2025-01-01T12:00:00", date(2025, 1, 1), False),
        ("2025-01-01T11:59:59", date(2025, 1, 1), False),
        (None, date(2025, 1, 1), False),
        ("2025-01-01T12:00:01", date(2024, 12, 31), False),
    ],
)
def test_what_was_changed_later_on_the_same_day_counts(changed_at, day, changed):
    channel = ChannelDates("A", "frozen", status_since=day, changed_at=changed_at)
    update, noted = date(2025, 1, 1), "2025-01-01T12:00:00"
    found = changes_since(update, [channel], date(2025, 6, 30), noted)
    assert bool(found) is changed


def test_what_lies_ahead_has_not_been_done():
    day = date(2025, 6, 30)
    assert done(day, day) == day
    assert done(day, date(2025, 6, 29)) is None
    assert is_older(day, 12, date(2025, 6, 29))
    assert not is_older(day, 12, day)


def test_the_latest_update_is_of_what_is_dated():
    assert last_update([None, date(2025, 1, 1), date(2025, 2, 1)]) == date(2025, 2, 1)
    assert last_update([None]) is None


def test_days_of_the_catalog_are_those_of_iso_8601():
    assert day_of("2025-06-30") == DUE
    assert day_of(None) is day_of("") is None


@pytest.mark.parametrize(
    ("status", "begun", "ended", "there"),
    [
        ("active", None, None, True),
        ("planned", None, None, False),
        ("active", date(2026, 1, 1), None, False),
        ("ended", None, date(2024, 12, 31), False),
        ("ended", None, date(2025, 1, 1), True),
        ("active", date(2025, 12, 31), None, True),
        ("active", date(2026, 1, 1), date(2024, 1, 1), False),
    ],
)
def test_channels_of_a_period(status, begun, ended, there):
    period = date(2025, 1, 1), date(2025, 12, 31)
    assert ran(status, begun, ended, *period) is there


@pytest.mark.parametrize("status", ["active", "ended"])
def test_days_that_are_unknown_limit_no_period(status):
    day = date(2025, 1, 1)
    assert ran(status, day, day, None, None)
    assert ran(status, day, None, None, date(2025, 1, 1))
    assert ran(status, None, day, day, None)
    assert not ran("planned", day, day, None, None)


def test_on_its_day_an_evaluation_is_not_overdue():
    evaluation = Evaluation(None, DUE)
    assert not evaluation.is_overdue(DUE)
    assert evaluation.is_overdue(date(2025, 7, 1))
    assert not Evaluation(None, None).is_overdue(DUE)


def test_the_latest_record_counts_whatever_the_order():
    def record(uid, day):
        return RecordInfo(uid, "u", "E", day and date.fromisoformat(day), "annual")

    records = [
        record("a", "2024-06-30"),
        record("b", None),
        record("c", "2025-06-30"),
        record("d", "2025-01-01"),
    ]
    found = last_and_next(records, date(2018, 5, 1), 12)
    assert (found.last.uid, found.due) == ("c", date(2026, 6, 30))
    assert [each.uid for each in latest_first(records)] == ["c", "d", "a", "b"]
    assert last_and_next([], date(2018, 5, 1), 12).due == date(2019, 5, 1)
    assert last_and_next([record("b", None)], DUE, 12).due == date(2026, 6, 30)


ADDRESSES = st.lists(st.text("abc/:.", min_size=1, max_size=60), max_size=5)


@given(st.text(min_size=1, max_size=400), ADDRESSES, st.integers(10, 500))
def test_a_text_to_copy_fits_the_platform(lead, addresses, limit):
    text = reminder_text(lead, addresses, limit)
    assert len(text) <= limit
    if len(lead) > limit:
        assert text.endswith("…") and lead.startswith(text[:-1])
        return
    # Whole addresses from the first on, as many as there is room for.
    whole = [" ".join([lead, *addresses[:number]]) for number in range(6)]
    assert text == max((each for each in whole if len(each) <= limit), key=len)


@given(st.text(min_size=1, max_size=400), ADDRESSES)
def test_without_a_limit_a_text_to_copy_has_all_addresses(lead, addresses):
    assert reminder_text(lead, addresses, 0) == " ".join([lead, *addresses])
