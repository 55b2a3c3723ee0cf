"""Who is reminded, by which mail, and never twice."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from icalendar import Calendar
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.due.overview import ConceptDue
from mittelsachsen.socialmedia.reminders import outbox
from mittelsachsen.socialmedia.reminders.mail import compose
from mittelsachsen.socialmedia.reminders.posts import last_post
from mittelsachsen.socialmedia.reminders.stages import addresses_of
from mittelsachsen.socialmedia.reminders.stages import Reminder
import pytest
from types import SimpleNamespace
from ZODB.POSException import ConflictError
from zope.annotation.attribute import AttributeAnnotations
from zope.annotation.interfaces import IAttributeAnnotatable
from zope.component import getSiteManager
from zope.interface import implementer


TODAY = date(2026, 6, 30)
ROLE = "responsible_content"
YESTERDAY, TOMORROW = date(2026, 6, 29), date(2026, 7, 1)


def person(email, role=ROLE, row=(), deputy=None, **values):
    target = SimpleNamespace(to_object=deputy) if deputy is not None else None
    roles = [{"role": role, **dict(row)}]
    term = {"valid_from": None, "valid_to": None, **values}
    return ContactPerson(email=email, roles=roles, deputy=target, **term)


def reminded(*persons, named=()):
    return addresses_of(persons, named, ROLE, TODAY)


def test_a_role_has_its_own_address():
    assert reminded(person("a@a.de", row={"email": "role@a.de"})) == ["role@a.de"]
    assert reminded(person("a@a.de", row={"email": None})) == ["a@a.de"]


@pytest.mark.parametrize(
    ("term", "holds"),
    [
        ({}, True),
        ({"valid_from": TODAY}, True),
        ({"valid_from": TOMORROW}, False),
        ({"valid_to": TODAY}, True),
        ({"valid_to": YESTERDAY}, False),
        ({"valid_from": YESTERDAY, "valid_to": TOMORROW}, True),
    ],
)
def test_both_days_of_a_term_of_office_count_for_holders_and_deputies(term, holds):
    assert reminded(person("a@a.de", **term)) == (["a@a.de"] if holds else [])
    deputy = person("b@a.de", role="dpo", **term)
    found = reminded(person("a@a.de", deputy=deputy))
    assert found == (["a@a.de", "b@a.de"] if holds else ["a@a.de"])


def test_who_has_no_such_role_is_reminded_only_if_channels_name_them():
    other = person("a@a.de", role="dpo")
    assert reminded(other) == []
    assert reminded(other, named=[other]) == ["a@a.de"]
    assert reminded(person(None)) == []


def test_the_deputy_of_who_is_absent_is_reminded_and_of_who_is_not_yet_there_is_not():
    deputy = person("b@a.de", role="dpo")
    assert reminded(person("a@a.de", deputy=deputy, valid_to=YESTERDAY)) == ["b@a.de"]
    assert reminded(person("a@a.de", deputy=deputy, valid_from=TOMORROW)) == []


def test_where_the_deputy_is_absent_too_the_next_one_is_reminded():
    third = person("c@a.de", role="dpo")
    second = person("b@a.de", deputy=third, valid_to=YESTERDAY)
    first = person("a@a.de", deputy=second, valid_to=YESTERDAY)
    assert reminded(first) == ["c@a.de"]
    third.deputy, third.valid_to = SimpleNamespace(to_object=first), YESTERDAY
    assert reminded(first) == []


def test_deputies_who_stand_in_for_each_other_are_asked_once():
    first, second = person("b@a.de", valid_to=YESTERDAY), person("c@a.de")
    second.valid_to = YESTERDAY
    first.deputy = SimpleNamespace(to_object=second)
    second.deputy = SimpleNamespace(to_object=first)
    assert reminded(person("a@a.de", deputy=first)) == ["a@a.de"]


def test_who_comes_behind_one_who_is_not_yet_there_is_reminded():
    later = person("a@a.de", valid_from=TOMORROW)
    assert reminded(later, person("b@a.de")) == ["b@a.de"]


def test_a_deputy_has_one_mail_whatever_the_roles():
    deputy = person("b@a.de", row={"email": "one@a.de"})
    deputy.roles.append({"role": ROLE, "email": "two@a.de"})
    assert reminded(person("a@a.de", deputy=deputy)) == ["a@a.de", "one@a.de"]


def test_nobody_is_reminded_twice_and_the_order_stays():
    both = person("z@a.de", deputy=person("y@a.de"))
    assert reminded(both, person("y@a.de"), person("a@a.de")) == [
        "z@a.de",
        "y@a.de",
        "a@a.de",
    ]


def due(**change):
    values = {
        "uid": "u1",
        "url": "https://a.de/k",
        "title": "Konzept",
        "state": "due",
        "last": None,
        "due": date(2026, 7, 1),
    }
    return ConceptDue(**{**values, **change})


def reminder(address="a@a.de", stage="7 days", **change):
    return Reminder(address, due(**change), stage)


def test_a_key_is_of_person_concept_day_and_stage():
    keys = {
        each.key
        for each in (
            reminder(),
            reminder("b@a.de"),
            reminder(stage="week 0"),
            reminder(uid="u2"),
            reminder(due=TODAY),
        )
    }
    assert len(keys) == 5
    assert reminder("A@a.de", title="Neu").key == reminder().key
    assert all(len(key) == 64 for key in keys)


@implementer(IAttributeAnnotatable)
class Site:
    """To the outbox a site is what can be annotated."""


@pytest.fixture(autouse=True)
def annotations():
    getSiteManager().registerAdapter(AttributeAnnotations)
    yield
    getSiteManager().unregisterAdapter(AttributeAnnotations)


def claimed(*items, site, again=False):
    mails = outbox.claim(site, items, again)
    return [item for mail in mails.values() for item in mail]


def test_a_mail_is_claimed_once():
    site, other = Site(), reminder("b@a.de")
    assert claimed(reminder(), site=site) == [reminder()]
    # A node beside this one, also one that takes over what killed ones left.
    assert claimed(reminder(), other, site=site) == [other]
    assert claimed(reminder(), site=site, again=True) == []


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize(
    ("state", "free"),
    [
        (outbox.SENT, False),
        (outbox.PASSED_ON, False),
        (outbox.FAILED, True),
        (outbox.REFUSED, True),
        (outbox.UNKNOWN, True),
    ],
)
def test_what_did_not_arrive_is_free_and_what_did_is_not(state, free, again):
    site = Site()
    outbox.claim(site, [reminder()])
    outbox.settle(site, [reminder()], state)
    assert bool(outbox.claim(site, [reminder()], again=again)) is free


def test_what_was_one_mail_is_the_same_mail_again():
    site, second = Site(), reminder(uid="u2")
    [(name, items)] = outbox.claim(site, [reminder(), second]).items()
    assert items == [reminder(), second]
    outbox.settle(site, items, outbox.UNKNOWN)
    third = reminder(uid="u3")
    mails = outbox.claim(site, [reminder(), second, third])
    assert mails.pop(name) == items
    assert list(mails.values()) == [[third]]


def test_what_a_killed_process_left_is_not_taken_unless_it_is_asked_for():
    site = Site()
    outbox.claim(site, [reminder()])
    entries = outbox.box(site)
    for key in list(entries):
        state, _time, *rest = entries[key]
        entries[key] = (state, "2020-01-01T00:00:00+00:00", *rest)
    assert outbox.claim(site, [reminder()]) == {}
    assert outbox.claim(site, [reminder()], again=True) != {}


def test_a_mail_has_one_name_in_whatever_order_it_is_made():
    items = [reminder(), reminder(uid="v2")]
    (name,) = outbox.claim(Site(), items)
    assert [name] == list(outbox.claim(Site(), items[::-1]))
    assert len(name) == 32


def test_the_ledger_says_of_whom_and_what_and_why():
    site = Site()
    outbox.claim(site, [reminder()])
    outbox.settle(site, [reminder()], outbox.REFUSED, "550 no such user")
    outbox.settle(site, [reminder()], outbox.PASSED_ON)
    [(key, entry)] = outbox.ledger(site)
    assert key == reminder().key
    assert (entry.title, entry.address, entry.concept) == ("Konzept", "a@a.de", "u1")
    assert (entry.state, entry.reason) == (outbox.PASSED_ON, "550 no such user")


def test_the_ledger_begins_with_what_the_last_run_could_not_send():
    site, other = Site(), reminder("b@a.de")
    outbox.settle(site, [reminder()], outbox.REFUSED, "550")
    outbox.settle(site, [other], outbox.SENT)
    assert [entry.address for _key, entry in outbox.ledger(site)] == [
        "a@a.de",
        "b@a.de",
    ]
    outbox.record_run(site, {"begun": "2999"})
    assert [entry.address for _key, entry in outbox.ledger(site)] == [
        "b@a.de",
        "a@a.de",
    ]


def test_what_an_earlier_version_recorded_and_what_was_left_are_in_the_ledger():
    site = Site()
    outbox.claim(site, [reminder()])
    outbox.box(site)[reminder().key] = outbox.CLAIMED, "2026-01-01T00:00:00+00:00"
    [(_key, entry)] = outbox.ledger(site)
    assert (entry.state, entry.title) == (outbox.UNKNOWN, "")


def test_names_and_addresses_are_forgotten_after_more_than_a_year():
    site = Site()
    outbox.settle(site, [reminder(), reminder("b@a.de")], outbox.SENT)
    outbox.box(site)[reminder().key] = outbox.SENT, "2020-01-01T00:00:00+00:00"
    outbox.record_run(site, {})
    assert list(outbox.box(site)) == [reminder("b@a.de").key]


def test_a_claim_is_left_after_ten_minutes():
    now = datetime(2026, 6, 30, 12, tzinfo=timezone.utc)

    def is_left(minutes, state=outbox.CLAIMED):
        return outbox.is_left(
            (state, (now - timedelta(minutes=minutes)).isoformat()), now
        )

    assert not is_left(0)
    assert not is_left(10)
    assert is_left(11)
    assert not is_left(11, outbox.SENT)


def test_what_a_killed_process_left_is_taken_on_demand_alone():
    site = Site()
    outbox.claim(site, [reminder()])
    [key] = outbox.box(site)
    outbox.box(site)[key] = outbox.CLAIMED, "2020-01-01T00:00:00+00:00"
    assert claimed(reminder(), site=site) == []
    assert claimed(reminder(), site=site, again=True) == [reminder()]


def test_the_last_run_is_kept():
    site = Site()
    assert outbox.last_run(site) is None
    outbox.record_run(site, {"sent": 1})
    assert outbox.last_run(site) == {"sent": 1}


class Contested:
    """A summary whose writing meets another node's so many times."""

    def __init__(self, times):
        self.times = times

    def keys(self):
        self.times -= 1
        if self.times >= 0:
            raise ConflictError
        return ["sent"]

    def __getitem__(self, name):
        return 1


def test_where_other_nodes_were_first_it_looks_again_up_to_twenty_times():
    site = Site()
    outbox.record_run(site, Contested(19))
    assert outbox.last_run(site) == {"sent": 1}
    with pytest.raises(ConflictError):
        outbox.record_run(site, Contested(20))


def mail(*items):
    return compose("a@a.de", "web@example.org", items, TODAY, "en", "name")


def test_answering_machines_stay_silent():
    # RFC 3834, 2: they answer no mail with another value than "no".
    assert mail(reminder())["Auto-Submitted"] == "auto-generated"


def test_a_mail_says_from_whom_it_is_and_what_is_due():
    message = mail(reminder(), reminder(state="overdue", due=TODAY))
    assert message["From"] == "web@example.org"
    assert message["To"] == "a@a.de"
    assert message["Message-ID"] == "<name@example.org>"
    assert message["Date"].datetime.tzinfo is not None
    assert message["Subject"] == (
        "Evaluation of social media: 2 due, 1 of them overdue"
    )
    assert mail(reminder())["Subject"] == "Evaluation of social media: 1 due"
    for kind in ("plain", "html"):
        text = message.get_body((kind,)).get_content()
        assert "due on 1 July 2026" in text
        assert "overdue since 30 June 2026" in text
        assert text.count("https://a.de/k/@@evaluations") == 2
        assert "Changed" not in text
    [attachment] = message.iter_attachments()
    assert attachment.get_content_type() == "text/calendar"
    assert attachment.get_filename() == "evaluation.ics"
    events = Calendar.from_ical(attachment.get_content()).walk("VEVENT")
    days = [event.decoded("dtstart") for event in events]
    assert days == [date(2026, 7, 1), TODAY]


def test_a_mail_names_the_channels_that_have_changed():
    message = mail(reminder(changes=(("A", TODAY), ("B", TODAY))))
    for kind in ("plain", "html"):
        assert "Changed since: A, B" in message.get_body((kind,)).get_content()


@pytest.mark.parametrize(
    ("days", "last"),
    [
        ([], None),
        ([None, TOMORROW], None),
        ([YESTERDAY, TODAY, TOMORROW], TODAY),
    ],
)
def test_the_last_post_is_of_today_at_the_latest(days, last):
    assert last_post([{"date": day} for day in days], TODAY) == last


def test_another_site_knows_what_was_mailed_of_a_concept(annotations):
    here, there = Site(), Site()
    outbox.claim(here, [reminder()])
    outbox.settle(here, [reminder()], outbox.SENT)
    [key] = outbox.box(here)
    concept = reminder().concept.uid
    brought = outbox.carried(here, concept)
    assert brought == {key: list(outbox.box(here)[key])}
    assert outbox.carried(here, "another") == {}
    outbox.take_over(there, {})
    assert not outbox.box(there)
    outbox.take_over(there, brought)
    assert dict(outbox.box(there)) == dict(outbox.box(here))
    assert outbox.claim(there, [reminder()]) == {}


def test_what_a_site_knows_itself_of_a_mail_stays(annotations):
    here, there = Site(), Site()
    for site, state in ((here, outbox.SENT), (there, outbox.REFUSED)):
        outbox.claim(site, [reminder()])
        outbox.settle(site, [reminder()], state)
    outbox.take_over(there, outbox.carried(here, reminder().concept.uid))
    [entry] = outbox.box(there).values()
    assert entry[0] == outbox.REFUSED
