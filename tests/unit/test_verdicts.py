"""Rules, terms and verdicts on plain facts, each with one thing missing."""

from dataclasses import replace
from datetime import date
from mittelsachsen.socialmedia.checks.evaluate import evaluate
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Record
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.rules import apply
from mittelsachsen.socialmedia.checks.rules import check_override
from mittelsachsen.socialmedia.checks.rules import OverrideError
from mittelsachsen.socialmedia.checks.rules import package_rules
import pytest


TODAY = date(2026, 6, 30)
LATELY = date(2026, 5, 1)
CONCEPT = {
    "as_of": date(2025, 12, 1),
    "version": "1.1",
    "changelog": [{"date": date(2024, 1, 1), "version": "1.0", "change": "Beginn"}],
    "approvals": [{"body": "Landrat", "date": date(2025, 12, 1)}],
    "evaluation_interval": 12,
    "awareness_interval": 3,
    "excludes_services": True,
    "controller_name": "Kreis",
    "controller_representative": "Landrat",
    "controller_address": "Straße 1",
    "controller_phone": "1",
    "controller_email": "a@example.org",
    "alternative_information": [{"label": "W", "url": "https://example.org"}],
    "alternative_contact": [{"label": "P", "phone": "1"}],
    "no_disadvantage_statement": "Niemand muss.",
    "netiquette": "<p>Freundlich.</p>",
    "service_hours": "9 bis 12",
    "reaction_time": "ein Tag",
    "emergency_notice": "110 und 112",
    "preamble": "<p>Text</p>",
    "accessibility_statement_url": "https://example.org/b",
}
CHANNEL = {
    "platform": "x",
    "account_url": "https://x.com/a",
    "status": "active",
    "start_date": date(2024, 2, 1),
    "purpose": "<p>Zweck</p>",
    "scope": "<p>Art</p>",
    "content_types": ["Meldungen"],
    "necessity": "<p>Ohne fehlte viel.</p>",
    "necessity_reviewed": LATELY,
    "editorial_contact": "A",
    "technical_contact": "B",
    "privacy_contact": "C",
    "imprint_url": "https://example.org/i",
    "privacy_url": "https://example.org/d",
    "legal_basis": ["Art. 6"],
    "joint_controller_status": "assessed_not_joint",
    "joint_controller_date": LATELY,
    "joint_controller_note": "Begründung",
    "dpia_kind": "full",
    "dpia_date": LATELY,
    "dpia": "Folgenabschätzung",
    "alternative_equivalence": "full",
    "awareness_posts": [{"date": LATELY, "kind": "risks"}],
    "comments_mode": "moderated",
    "mode": "dialogue",
    "insights": "off",
}
PLATFORM = {
    "hosts": ("x.com", "twitter.com"),
    "kind": "microblog",
    "operator_name": "X",
    "operator_address": "Dublin",
    "country": "IE",
    "country_name": "Irland",
    "policy_url": "https://x.com/privacy",
    "third_country": True,
    "transfer_basis": "Standardvertragsklauseln",
    "checked_on": LATELY,
    "embed_hosts": ("platform.x.com",),
}
NOTICE = "Daten an den Betreiber (X, Irland). https://x.com/privacy"
PERSON = {
    "postal_address": "Straße 1",
    "email": "a@example.org",
    "roles": [{"role": "responsible_content", "scope": "alles"}, {"role": "dpo"}],
}


def verdicts(concept=(), channel=(), platform=(), person=(), others=(), **facts):
    """Return the verdicts on a faultless concept with some changes, by rule."""
    whole = Facts(
        today=TODAY,
        concept=Subject("k", "u", "K", {**CONCEPT, **dict(concept)}),
        channels=(Subject("c", "u", "C", {**CHANNEL, **dict(channel)}),),
        contacts=(
            Subject("p", "u", "P", {**PERSON, **dict(person)}),
            *(Subject("q", "u", "Q", {**PERSON, **each}) for each in others),
        ),
        records=facts.pop("records", (Record(LATELY, "annual", frozenset({"c"})),)),
        platforms={"x": {**PLATFORM, **dict(platform)}},
        notices={"x": facts.pop("notice", NOTICE)},
        published=facts.pop("published", True),
        written=facts.pop("written", True),
        **facts,
    )
    results = evaluate(list(package_rules()), whole)
    return {result.rule.id: result.finding.verdict for result in results}


EMPTY = {
    "purpose": None,
    "scope": None,
    "necessity": None,
    "legal_basis": [],
    "privacy_url": None,
    "dpia_kind": None,
    "editorial_contact": None,
    "technical_contact": None,
}
WITHOUT = {
    "alternative_information": [],
    "alternative_contact": [],
    "netiquette": None,
    "controller_name": None,
}


@pytest.mark.parametrize(
    ("demand", "rule"),
    [
        ("purpose", "C02"),
        ("scope", "C03"),
        ("necessity", "C04"),
        ("responsible", "C06"),
        ("responsible", "C07"),
        ("responsible", "C08"),
        ("privacy", "C12"),
        ("legal_basis", "C14"),
        ("dpia", "C16"),
        ("alternatives", "C18"),
        ("netiquette", "C22"),
    ],
)
def test_own_words_are_evidence_for_what_they_answer(demand, rule):
    def verdict(*answers):
        return verdicts(WITHOUT, EMPTY, person={"roles": []}, answers={*answers})[rule]

    assert verdict() != "pass"
    assert verdict((demand, None)) == "pass"
    assert verdict((demand, "another channel")) == verdict()
    if rule not in ("C07", "C08"):  # These are about the concept.
        assert verdict((demand, "c")) == "pass"


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("purpose", "<p>Zweck</p>", "C02"),
        ("scope", "<p>Art</p>", "C03"),
        ("necessity", "<p>Ohne fehlte viel.</p>", "C04"),
        ("legal_basis", ["Art. 6"], "C14"),
    ],
)
def test_what_the_concept_states_counts_for_its_channels(name, value, rule):
    assert verdicts(channel=EMPTY)[rule] != "pass"
    assert verdicts({name: value}, EMPTY)[rule] == "pass"


def test_words_for_all_channels_are_as_old_as_the_document():
    old = {"necessity": "<p>x</p>", "as_of": date(2020, 1, 1)}
    channel = {**EMPTY, "necessity_reviewed": None}
    assert verdicts(old, channel)["C04"] == "partial"
    assert verdicts({**old, "as_of": LATELY}, channel)["C04"] == "pass"


def test_a_concept_is_text_wherever_it_has_words():
    assert verdicts({"preamble": None}, EMPTY, written=True)["C34"] == "pass"


def test_a_faultless_concept_has_nothing_open():
    found = verdicts()
    assert {name for name, verdict in found.items() if verdict != "pass"} == {
        name for name, verdict in found.items() if verdict == "not_applicable"
    }
    assert len(found) == 40


@pytest.mark.parametrize(
    ("change", "rule", "verdict"),
    [
        ({"published": False}, "C01", "fail"),
        ({"channel": {"start_date": date(2020, 1, 1)}}, "C01", "partial"),
        ({"channel": {"purpose": "<p>&nbsp; </p>"}}, "C02", "fail"),
        ({"channel": {"content_types": []}}, "C03", "partial"),
        ({"channel": {"scope": None, "content_types": []}}, "C03", "fail"),
        ({"channel": {"necessity": ""}}, "C04", "fail"),
        ({"channel": {"necessity_reviewed": date(2024, 6, 29)}}, "C04", "partial"),
        ({"concept": {"excludes_services": False}}, "C05", "fail"),
        ({"channel": {"technical_contact": None}}, "C06", "partial"),
        ({"person": {"roles": []}}, "C07", "fail"),
        ({"person": {"valid_to": date(2026, 6, 29)}}, "C07", "fail"),
        ({"concept": {"controller_phone": None}}, "C08", "partial"),
        ({"channel": {"privacy_contact": None}}, "C09", "fail"),
        ({"person": {"valid_from": date(2026, 7, 1)}}, "C10", "fail"),
        ({"platform": {"operator_address": ""}}, "C13", "partial"),
        ({"platform": {"checked_on": date(2020, 1, 1)}}, "C13", "partial"),
        ({"channel": {"legal_basis": []}}, "C14", "fail"),
        ({"channel": {"joint_controller_status": None}}, "C15", "fail"),
        ({"channel": {"joint_controller_date": None}}, "C15", "partial"),
        ({"channel": {"joint_controller_status": "open"}}, "C15", "partial"),
        ({"channel": {"dpia_kind": "none"}}, "C16", "fail"),
        ({"channel": {"dpia_date": None}}, "C16", "partial"),
        ({"platform": {"transfer_basis": ""}}, "C17", "partial"),
        ({"platform": {"third_country": False}}, "C17", "not_applicable"),
        ({"concept": {"alternative_contact": []}}, "C18", "partial"),
        ({"channel": {"alternative_equivalence": "teaser"}}, "C19", "partial"),
        ({"concept": {"no_disadvantage_statement": ""}}, "C20", "partial"),
        ({"channel": {"awareness_posts": []}}, "C21", "fail"),
        ({"concept": {"awareness_interval": 1}}, "C21", "partial"),
        ({"channel": {"comments_mode": "open"}}, "C22", "partial"),
        ({"concept": {"netiquette": None}}, "C22", "partial"),
        ({"channel": {"comments_mode": "closed"}}, "C22", "not_applicable"),
        ({"concept": {"emergency_notice": ""}}, "C23", "partial"),
        ({"records": ()}, "C24", "pass"),
        ({"records": (), "concept": {"as_of": date(2025, 6, 29)}}, "C24", "fail"),
        ({"records": (Record(LATELY, "annual", frozenset()),)}, "C24", "partial"),
        ({"changes": (("C", date(2026, 6, 1)),)}, "C25", "fail"),
        ({"concept": {"version": None}}, "C26", "partial"),
        ({"channel": {"status": "frozen"}}, "C27", "fail"),
        ({"loaded": ("fonts.example",)}, "C28", "fail"),
        ({"platform": {"policy_url": ""}}, "C29", "partial"),
        ({"notice": "Daten an X. https://x.com/privacy"}, "C29", "partial"),
        ({"notice": "Wir zeigen ein Video."}, "C29", "fail"),
        ({"videos": ({"url": "https://vimeo.com/1", "title": "V"},)}, "C30", "fail"),
        ({"videos": ({"url": "https://vimeo.com/1", "title": "V"},)}, "C31", "pass"),
        ({"videos": ({"url": "https://vimeo.com/1"},)}, "C32", "fail"),
        ({"videos": ({"url": "https://vimeo.com/1"},)}, "C33", "fail"),
        ({"written": False}, "C34", "fail"),
        ({"concept": {"accessibility_statement_url": None}}, "C35", "fail"),
        (
            {"concept": {"statistics": [{"source": "A", "year": "2020"}]}},
            "C36",
            "fail",
        ),
        ({"channel": {"account_url": "http://x.com/a"}}, "C37", "partial"),
        ({"channel": {"account_url": "https://twitter.com/a"}}, "C37", "partial"),
        ({"channel": {"account_url": "https://evil.example/a"}}, "C37", "fail"),
        ({"doubles": frozenset({"c"})}, "C37", "fail"),
        ({"platform": {"kind": "messenger"}}, "C39", "pass"),
        ({"channel": {"insights": "used"}}, "C40", "partial"),
        ({"channel": {"insights": None}}, "C40", "fail"),
    ],
)
def test_a_thing_that_is_missing_is_found(change, rule, verdict):
    assert verdicts(**change)[rule] == verdict


UNSCOPED = {"roles": [{"role": "responsible_content"}]}
UNDECIDED = (Record(LATELY, "annual", frozenset()),)


@pytest.mark.parametrize(
    ("change", "rule", "verdict"),
    [
        # One person answers for all; of two it must be said who for what.
        ({"person": UNSCOPED}, "C07", "pass"),
        ({"others": [{}]}, "C07", "pass"),
        ({"others": [UNSCOPED]}, "C07", "fail"),
        ({"person": UNSCOPED, "others": [UNSCOPED]}, "C07", "fail"),
        ({"person": UNSCOPED, "others": [{"roles": []}]}, "C07", "pass"),
        ({"person": {"valid_to": TODAY}}, "C07", "pass"),
        ({"person": {"valid_from": TODAY}}, "C07", "pass"),
        ({"person": {"postal_address": None}}, "C07", "pass"),
        (
            {
                "person": {"postal_address": None},
                "concept": {"controller_address": None},
            },
            "C07",
            "partial",
        ),
        # A server of the body's own needs no record of its platform.
        ({"channel": {"platform": "own"}}, "C17", "fail"),
        (
            {"channel": {"platform": "own", "instance_operator": "Kreis"}},
            "C17",
            "not_applicable",
        ),
        (
            {"channel": {"instance_operator": "A"}, "platform": {"transfer_basis": ""}},
            "C17",
            "partial",
        ),
        ({"platform": {"checked_on": date(2020, 1, 1)}}, "C17", "partial"),
        # Closed comments end no dialogue by message.
        (
            {
                "channel": {"comments_mode": "closed"},
                "concept": {"emergency_notice": ""},
            },
            "C23",
            "partial",
        ),
        (
            {
                "channel": {"comments_mode": "closed", "mode": "information"},
                "concept": {"emergency_notice": ""},
            },
            "C23",
            "not_applicable",
        ),
        (
            {"channel": {"mode": "information"}, "concept": {"emergency_notice": ""}},
            "C23",
            "partial",
        ),
        # A record cannot decide on what began after it.
        (
            {"records": UNDECIDED, "channel": {"start_date": date(2026, 5, 2)}},
            "C24",
            "pass",
        ),
        ({"records": UNDECIDED, "channel": {"start_date": LATELY}}, "C24", "partial"),
        ({"records": UNDECIDED, "channel": {"start_date": None}}, "C24", "partial"),
        ({"records": UNDECIDED, "channel": {"status": "ended"}}, "C24", "pass"),
        # On the day itself there is time.
        ({"records": (), "concept": {"as_of": date(2025, 6, 30)}}, "C24", "pass"),
        # What lies ahead has not been done.
        ({"records": (), "concept": {"as_of": date(2062, 6, 30)}}, "C24", "fail"),
    ],
)
def test_what_lies_at_the_border_of_a_rule(change, rule, verdict):
    assert verdicts(**change)[rule] == verdict


PURPOSES = (
    "N.N.",
    "<p>n. n.</p>",
    ".",
    "<p>–</p>",
    "TODO",
    "<p>wird noch ergänzt</p>",
    "<p>&nbsp;\u200b\u00ad</p>",
    "<!-- Zweck -->",
    '<p style="display: none">Zweck</p>',
    "<p hidden>Zweck</p>",
)


@pytest.mark.parametrize("words", PURPOSES)
def test_placeholders_and_what_nobody_sees_are_no_purpose(words):
    assert verdicts(channel={"purpose": words})["C02"] == "fail"


@pytest.mark.parametrize("name", ["N.N.", "n.n.", "."])
def test_nobody_is_no_contact(name):
    assert verdicts(channel={"editorial_contact": name})["C06"] == "partial"


@pytest.mark.parametrize(
    ("url", "verdict"),
    [
        ("https://example.org", "pass"),
        ("https://x.com/a", "partial"),
        ("https://www.twitter.com/other", "partial"),
    ],
)
def test_a_platform_is_no_alternative_to_itself(url, verdict):
    rows = [{"label": "Dort", "url": url}]
    assert verdicts(channel={"alternative_information": rows})["C18"] == verdict


def test_a_platform_that_wants_a_login_is_no_alternative():
    rows = [{"label": "Dort", "url": "https://x.com/b"}]
    other = {"alternative_information": rows, "platform": "own"}
    assert verdicts(channel=other)["C18"] == "pass"
    assert verdicts(channel=other, platform={"login_to_read": True})["C18"] == "partial"


@pytest.mark.parametrize(
    ("change", "rule", "verdict"),
    [
        # A server that anybody may run: its operator's words count, not a name alone.
        ({"channel": {"instance_operator": "Verein"}}, "C13", "pass"),
        (
            {"channel": {"instance_operator": "Verein", "privacy_url": None}},
            "C13",
            "partial",
        ),
        ({"platform": {"checked_on": date(2027, 1, 1)}}, "C13", "partial"),
        ({"channel": {"dpia_date": date(2023, 6, 29)}}, "C16", "partial"),
        ({"channel": {"dpia_date": date(2023, 6, 30)}}, "C16", "pass"),
        ({"channel": {"dpia_date": date(2026, 7, 1)}}, "C16", "partial"),
        ({"channel": {"necessity_reviewed": date(2030, 1, 1)}}, "C04", "partial"),
        ({"channel": {"start_date": date(2027, 1, 1)}}, "C01", "partial"),
        ({"channel": {"end_date": date(2026, 6, 29)}}, "C01", "partial"),
        ({"concept": {"changelog": [{"date": date(2040, 1, 1)}]}}, "C26", "partial"),
        # Opening hours at a contact are service hours.
        ({"concept": {"service_hours": ""}}, "C23", "partial"),
        (
            {
                "concept": {
                    "service_hours": "",
                    "alternative_contact": [{"label": "P", "hours": "9 bis 12"}],
                }
            },
            "C23",
            "pass",
        ),
        # Reasons for all channels are none of a messenger's own.
        (
            {
                "platform": {"kind": "messenger"},
                "channel": {"necessity": None},
                "concept": {"necessity": "<p>Für alle.</p>"},
            },
            "C39",
            "partial",
        ),
        # An own file that visitors cannot get is no alternative.
        (
            {"videos": ({"url": "u", "title": "V", "file": "uid", "own": False},)},
            "C30",
            "fail",
        ),
        (
            {"videos": ({"url": "u", "title": "V", "file": "uid", "own": True},)},
            "C30",
            "pass",
        ),
    ],
)
def test_only_what_holds_today_and_is_said_counts(change, rule, verdict):
    assert verdicts(**change)[rule] == verdict


def test_an_unknown_status_is_open_and_never_does_not_apply():
    usual, unknown = verdicts(), verdicts(channel={"status": None})
    changed = {name for name in usual if usual[name] != unknown[name]}
    assert {rule.id for rule in package_rules() if rule.about == "channel"} >= changed
    assert {unknown[name] for name in changed} == {"partial", "fail"}
    for name in ("C11", "C18", "C27", "C37", "C40"):
        assert name in changed


FRAMEWORK = Subject("f", "u", "F", {"email": "a@b.de", "roles": [{"role": "dpo"}]})


def test_contacts_of_the_framework_count_where_the_concept_has_none():
    nobody = {"person": {"roles": []}}
    assert verdicts(**nobody)["C10"] == "fail"
    assert verdicts(**nobody, above=(FRAMEWORK,))["C10"] == "pass"


class TestWhatVisitorsGet:
    """Evidence in a drawer is present, not public."""

    def found(self, concept=(), channel=(), contact=(), answers=()):
        facts = Facts(
            today=TODAY,
            concept=Subject("k", "u", "K", CONCEPT, **dict(concept)),
            channels=(Subject("c", "u", "C", CHANNEL, **dict(channel)),),
            contacts=(Subject("p", "u", "P", PERSON, **dict(contact)),),
            platforms={"x": PLATFORM},
            notices={"x": NOTICE},
            published=True,
            written=True,
            answers=frozenset(answers),
        )
        return {
            result.rule.id: result.finding
            for result in evaluate(list(package_rules()), facts)
        }

    def changed(self, **change):
        usual, found = self.found(), self.found(**change)
        names = {name for name in found if found[name] != usual[name]}
        for name in names:
            assert found[name].verdict == "partial"
            assert found[name].evidence == "It is present, but not public."
        return names

    def test_all_of_a_public_concept_counts(self):
        assert self.found()["C02"].verdict == "pass"

    def test_what_a_private_channel_says_is_not_public(self):
        about = {rule.id for rule in package_rules() if rule.about == "channel"}
        names = self.changed(channel={"public": False})
        assert (
            {"C02", "C03", "C09", "C11", "C12", "C14", "C18", "C19"} <= names <= about
        )
        # Nobody need publish a position or an assessment.
        assert not names & {"C15", "C16", "C21", "C37", "C40"}

    def test_what_a_private_contact_says_is_not_public(self):
        names = self.changed(contact={"public": False})
        assert names == {"C07", "C10"}

    def test_what_a_private_concept_says_is_not_public(self):
        names = self.changed(concept={"public": False})
        assert {"C05", "C08", "C18", "C20", "C22", "C23", "C26", "C34"} <= names
        assert "C24" not in names

    def test_a_field_that_leads_to_something_private_is_not_public(self):
        names = self.changed(channel={"hidden": frozenset({"imprint_url"})})
        assert names == {"C11"}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"severity": "fatal", "reason": "x"},
        {"parameters": {"months": 0}, "reason": "x"},
        {"parameters": {"months": 601}, "reason": "x"},
        {"parameters": {"months": True}, "reason": "x"},
        {"parameters": {"days": 3}, "reason": "x"},
        {"off": True, "reason": "  "},
    ],
)
def test_changes_of_rules_that_cannot_be(change):
    rule = next(rule for rule in package_rules() if rule.id == "C04")
    with pytest.raises(OverrideError):
        check_override(rule, change)


@pytest.mark.parametrize("months", [1, 600])
def test_months_of_a_rule_are_up_to_fifty_years(months):
    rule = next(rule for rule in package_rules() if rule.id == "C04")
    check_override(rule, {"parameters": {"months": months}, "reason": "x"})


def test_a_site_switches_off_and_changes_rules():
    changes = {"C01": '{"off": true}', "C04": '{"parameters": {"months": 3}}'}
    rules = {rule.id: rule for rule in apply(package_rules(), changes)}
    assert "C01" not in rules
    assert rules["C04"].parameters["months"] == 3
    assert rules["C04"].severity == "warning"


def test_a_rule_counts_while_it_is_in_force():
    rule = next(rule for rule in package_rules() if rule.id == "C11")
    assert not rule.in_force(date(2024, 5, 13))
    assert rule.in_force(date(2024, 5, 14))
    ended = replace(rule, valid_to=TODAY)
    assert ended.in_force(TODAY)
    assert not ended.in_force(date(2026, 7, 1))


class TestPagesOfNotices:
    """A channel without addresses of its own has our pages, which say what is there."""

    imprint = {"imprint_url": None}
    privacy = {"privacy_url": None}
    # What the faultless concept of these tests does not say.
    more = {
        "concept": {"storage_period": "Drei Monate"},
        "platform": {"description": "X erfährt die IP-Adresse."},
        "authority": "Datenschutzaufsicht, Musterstadt",
    }

    def found(self, rule, channel, **change):
        return verdicts(channel=channel, **change)[rule]

    @pytest.mark.parametrize(
        "change",
        [
            {"concept": {"controller_name": None}},
            {"concept": {"controller_address": None}},
            {"concept": {"controller_representative": None}},
            {"concept": {"controller_email": None}},
            {"person": {"roles": []}},
        ],
    )
    def test_an_imprint_needs_each_of_these(self, change):
        assert self.found("C11", self.imprint) == "pass"
        assert self.found("C11", self.imprint, **change) == "partial"
        # Where the channel names another address, that one counts.
        assert self.found("C11", {}, **change) == "pass"

    @pytest.mark.parametrize(
        "change",
        [
            {"concept": {"controller_name": None}},
            {"concept": {"storage_period": None}},
            {"person": {"roles": []}},
            {"platform": {"operator_name": ""}},
            {"platform": {"description": ""}},
            {"authority": ""},
        ],
    )
    def test_a_privacy_statement_needs_each_of_these(self, change):
        assert self.found("C12", self.privacy, **self.more) == "pass"
        less = {
            name: {**self.more.get(name, {}), **value}
            if isinstance(value, dict)
            else value
            for name, value in change.items()
        }
        assert self.found("C12", self.privacy, **{**self.more, **less}) == "partial"

    @pytest.mark.parametrize("name", ["purpose", "legal_basis", "privacy_contact"])
    def test_what_the_channel_itself_says_of_privacy(self, name):
        channel = {**self.privacy, name: None}
        assert self.found("C12", channel, **self.more) == "partial"

    @pytest.mark.parametrize(
        ("mode", "text", "verdict"),
        [
            ("replace", "Kreis, Straße 1", "pass"),
            ("follow", "Kreis, Straße 1", "partial"),
            ("replace", " ", "partial"),
            (None, "Kreis, Straße 1", "partial"),
        ],
    )
    def test_own_words_may_replace_a_part(self, mode, text, verdict):
        rows = [{"part": "provider", "mode": mode, "text": text}]
        change = {"controller_email": None, "notice_parts": rows}
        assert self.found("C11", self.imprint, concept=change) == verdict

    def test_the_channels_own_words_count_instead_of_the_concepts(self):
        row = {"part": "provider", "mode": "replace", "text": "Kreis"}
        concept = {"controller_email": None, "notice_parts": [row]}
        channel = {**self.imprint, "notice_parts": [{**row, "mode": "follow"}]}
        assert self.found("C11", channel, concept=concept) == "partial"

    def test_the_address_of_our_page_is_our_page(self):
        concept = {"controller_email": None}
        for name, rule in (("imprint", "C11"), ("privacy", "C12")):
            channel = {f"{name}_url": f"u/@@{name}"}
            assert self.found(rule, channel, concept=concept) == "partial"

    def test_what_is_missing_first_is_where_it_is_mended(self):
        concept = Subject("k", "u", "K", {**CONCEPT, "controller_email": ""})
        channel = Subject("c", "u", "C", {**CHANNEL, **self.imprint})
        facts = Facts(TODAY, concept, (channel,))
        finding = next(
            result.finding
            for result in evaluate(list(package_rules()), facts)
            if result.rule.id == "C11"
        )
        assert (finding.field, finding.at) == ("controller_email", concept)
