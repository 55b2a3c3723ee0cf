"""C16 looks at the assessments that cover a channel before it looks at its fields."""

from datetime import date
from mittelsachsen.socialmedia.checks.evaluate import check_of
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.rules import package_rules
from mittelsachsen.socialmedia.checks.texts import say
import pytest


TODAY = date(2026, 6, 30)
CONCEPT = Subject("k", "k", "Konzept", {})
WHOLE = {
    "kind": "threshold",
    "assessed_on": date(2026, 5, 1),
    "result": "no_high_risk",
    "opinion": "agrees",
    "next_review": date(2027, 5, 1),
    "covers": frozenset({"c"}),
    "open": [],
}
RECORDED = {"dpia_kind": "full", "dpia_date": TODAY, "dpia": "Seite"}


def finding(*assessments, channel=(), answers=frozenset()):
    """Return what C16 finds of assessments, each with what differs from the whole."""
    rule = next(rule for rule in package_rules() if rule.id == "C16")
    subject = Subject("c", "c", "Kanal", {"status": "active", **dict(channel)})
    made = tuple(
        Subject(f"a{number}", "a", f"Analyse {number}", {**WHOLE, **each})
        for number, each in enumerate(assessments)
    )
    facts = Facts(TODAY, CONCEPT, (subject,), assessments=made, answers=answers)
    return check_of(rule)(Case(facts, subject, rule.parameters))


def test_a_whole_one_is_named_with_its_day():
    found = finding({})
    assert (found.verdict, found.field, found.at.uid) == ("pass", "assessed_on", "a0")
    assert say(found.evidence, "en") == "It is assessed: Analyse 0 (1 May 2026)"


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"result": None}, "result", "It has no result yet"),
        ({"result": "consultation"}, "result", "authority has to be consulted"),
        ({"result": "not_to_run"}, "result", "not to be run"),
        ({"opinion": "objects"}, "opinion", "officer objects"),
        ({"assessed_on": None}, "assessed_on", "The date is missing: Analyse 0"),
        ({"assessed_on": date(2023, 6, 29)}, "assessed_on", "not reviewed lately"),
        ({"next_review": date(2026, 6, 29)}, "next_review", "review has passed"),
        ({"open": ["scoring", "minors"]}, "answers-scoring", "Not every question"),
    ],
)
def test_what_speaks_against_one_is_said_at_its_field(change, field, said):
    found = finding(change)
    assert (found.verdict, found.field, found.at.uid) == ("partial", field, "a0")
    assert said in say(found.evidence, "en")


@pytest.mark.parametrize(
    "change",
    [
        {"assessed_on": date(2023, 6, 30)},
        {"next_review": TODAY},
        {"next_review": None},
        {"opinion": "agrees_with_conditions"},
        {"kind": "full", "result": "acceptable"},
    ],
)
def test_what_is_just_enough_is_enough(change):
    assert finding(change).verdict == "pass"


def test_a_full_one_that_is_needed_is_missed():
    found = finding({"result": "full_needed"})
    assert found.verdict == "fail"
    assert (found.field, found.at) == ("++add++ImpactAssessment", CONCEPT)


def test_a_full_one_that_is_there_is_judged():
    needed = {"result": "full_needed"}
    full = {"kind": "full", "result": "acceptable", "assessed_on": date(2026, 4, 1)}
    assert finding(needed, full).verdict == "pass"
    assert finding(needed, {**full, "result": None}).verdict == "partial"
    elsewhere = {**full, "covers": frozenset({"d"})}
    assert finding(needed, elsewhere).verdict == "fail"


def test_the_latest_with_a_result_counts():
    old = {"result": "consultation", "assessed_on": date(2025, 1, 1)}
    assert finding(old, {}).at.uid == finding({}, old).at.uid.replace("0", "1") == "a1"
    begun = {"result": None, "assessed_on": TODAY}
    assert finding({}, begun).at.uid == "a0"


@pytest.mark.parametrize(
    ("assessments", "answers", "verdict"),
    [
        ((), frozenset(), "pass"),
        (({"covers": frozenset({"d"}), "result": None},), frozenset(), "pass"),
        (({"result": None},), frozenset({("dpia", None)}), "partial"),
    ],
)
def test_only_one_that_covers_the_channel_is_looked_at(assessments, answers, verdict):
    found = finding(*assessments, channel=RECORDED, answers=answers)
    assert found.verdict == verdict
