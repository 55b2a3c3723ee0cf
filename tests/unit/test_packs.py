"""Packs of rules: each rule is of one, and what changes is told once."""

from dataclasses import replace
from datetime import date
import json
from mittelsachsen.socialmedia.checks import packs
from mittelsachsen.socialmedia.checks.evaluate import evaluate
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.own import from_values
from mittelsachsen.socialmedia.checks.own import next_id
from mittelsachsen.socialmedia.checks.own import own_rules
from mittelsachsen.socialmedia.checks.own import OwnRuleError
from mittelsachsen.socialmedia.checks.packs import authority
from mittelsachsen.socialmedia.checks.packs import news
from mittelsachsen.socialmedia.checks.packs import package_packs
from mittelsachsen.socialmedia.checks.packs import versions
from mittelsachsen.socialmedia.checks.rules import package_rules
import pytest


OWN = {
    "about": "channel",
    "demand": "field",
    "field": "posting_frequency",
    "severity": "warning",
    "de": "Die Häufigkeit ist gesagt.",
    "en": "The frequency is told.",
    "source": "Dienstanweisung",
    "url": "",
    "months": None,
}
TODAY = date(2026, 11, 28)


def facts(**values):
    concept = Subject("k", "/k", "K", values.pop("concept", {}))
    channel = Subject(
        "c", "/k/c", "C", {"status": "active", **values.pop("channel", {})}
    )
    return Facts(TODAY, concept, (channel,), published=True, **values)


def verdict(rule, **values):
    [result] = evaluate([rule], facts(**values))
    return result.finding.verdict


def test_each_rule_is_of_a_pack_and_each_pack_has_rules():
    assert {rule.pack for rule in package_rules()} == {p.id for p in package_packs()}


def test_what_a_pack_changed_names_rules_of_it():
    rules = {rule.id: rule.pack for rule in package_rules()}
    for pack in package_packs():
        for change in pack.changes:
            assert {rules[name] for name in change.rules} == {pack.id}


def test_a_site_is_told_once_what_has_changed():
    everything = {pack.id for pack in package_packs()}
    assert {name for change in news(everything, {}) for name in change.rules} == {
        "C11",
        "C12",
    }
    assert news(everything, versions()) == []
    assert news({"sn"}, {}) == []


def test_one_authority_is_told_by_one_choice():
    assert authority({"law", "sn"})[1] == "https://www.datenschutz.sachsen.de"
    assert authority({"law"}) == authority({"sn", "bw"}) == ()


@pytest.mark.parametrize(
    ("change", "found", "expected"),
    [
        ({}, {}, "fail"),
        ({}, {"channel": {"posting_frequency": "täglich"}}, "pass"),
        ({}, {"channel": {"posting_frequency": "N.N."}}, "fail"),
        ({"field": "purpose"}, {"concept": {"purpose": "<p>Wir</p>"}}, "pass"),
        ({"field": "purpose"}, {"answers": frozenset({("purpose", "c")})}, "pass"),
        ({"field": "purpose"}, {"answers": frozenset({("purpose", "x")})}, "fail"),
        ({"demand": "answer", "field": "dpia"}, {}, "fail"),
        (
            {"demand": "answer", "field": "dpia"},
            {"answers": frozenset({("dpia", None)})},
            "pass",
        ),
        (
            {"demand": "age", "field": "necessity_reviewed", "months": 12},
            {"channel": {"necessity_reviewed": date(2026, 1, 1)}},
            "pass",
        ),
        (
            {"demand": "age", "field": "necessity_reviewed", "months": 12},
            {"channel": {"necessity_reviewed": date(2025, 1, 1)}},
            "fail",
        ),
        ({"about": "concept", "field": "service_hours"}, {}, "fail"),
        (
            {"about": "concept", "field": "service_hours"},
            {"concept": {"service_hours": "9 bis 12"}},
            "pass",
        ),
    ],
)
def test_own_rules_judge_as_those_of_the_package_do(change, found, expected):
    assert verdict(from_values("S01", {**OWN, **change}), **found) == expected


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"de": " "}, "de"),
        ({"en": ""}, "en"),
        ({"source": ""}, "source"),
        ({"about": "person"}, "about"),
        ({"demand": "x"}, "demand"),
        ({"severity": "fatal"}, "severity"),
        ({"field": "password"}, "field"),
        ({"demand": "age", "field": "purpose"}, "field"),
        ({"demand": "answer", "field": "purpose_x"}, "field"),
        ({"demand": "age", "field": "start_date", "months": 0}, "months"),
        ({"demand": "age", "field": "start_date", "months": "3"}, "months"),
        ({"url": "javascript:alert(1)"}, "url"),
    ],
)
def test_a_rule_that_cannot_be_names_what_is_wrong(change, part):
    with pytest.raises(OwnRuleError, match=f"^{part}$"):
        from_values("S01", {**OWN, **change})


def test_own_rules_are_read_as_they_are_stored():
    stored = {"S03": json.dumps(OWN)}
    [rule] = own_rules(stored)
    assert (rule.id, rule.title("de")) == ("S03", OWN["de"])
    assert next_id(stored) == "S04" and next_id({}) == "S01"
    assert replace(rule, id="S04") == from_values("S04", OWN)


def test_a_rule_that_cannot_be_read_stops_none_of_the_others(caplog):
    gone = {**OWN, "field": "no_more"}
    stored = {"S01": json.dumps(gone), "S02": "{", "S03": json.dumps(OWN)}
    assert [rule.id for rule in own_rules(stored)] == ["S03"]
    assert [record.args[0] for record in caplog.records] == ["S01", "S02"]


def test_a_first_version_needs_no_change():
    assert packs.Pack("x", "X", "X").version == 1
