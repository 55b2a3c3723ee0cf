"""Text modules on plain facts: what they say, what they lack, where they are needed."""

from dataclasses import replace
from datetime import date
from mittelsachsen.socialmedia.checks.evaluate import evaluate
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.mend import read_text
from mittelsachsen.socialmedia.checks.modules import fill_in
from mittelsachsen.socialmedia.checks.modules import gap_words
from mittelsachsen.socialmedia.checks.modules import needed
from mittelsachsen.socialmedia.checks.modules import package_modules
from mittelsachsen.socialmedia.checks.modules import PLACEHOLDERS
from mittelsachsen.socialmedia.checks.modules import standard_texts
from mittelsachsen.socialmedia.checks.modules import values_of
from mittelsachsen.socialmedia.checks.rules import package_rules
from mittelsachsen.socialmedia.checks.texts import say
from mittelsachsen.socialmedia.text import plain_text
import pytest
import re


TODAY = date(2026, 6, 30)
LATELY = date(2026, 5, 1)
CONCEPT = Subject(
    "k",
    "u",
    "Konzept",
    {
        "controller_name": "Kreis A & B",
        "controller_phone": "+49 3731 1",
        "controller_email": "post@kreis.example",
        "service_hours": "Mo bis Fr, 9 bis 15 Uhr",
        "alternative_information": [{"label": "Website des Kreises", "url": None}],
    },
)
# A channel of which all is recorded that no text can say.
CHANNEL = Subject(
    "c",
    "u",
    "Kreis kurz",
    {
        "platform": "x",
        "status": "active",
        "operating_unit": "Pressestelle",
        "content_types": ["Meldungen"],
        "comments_mode": "moderated",
        "mode": "dialogue",
        "necessity_reviewed": LATELY,
        "joint_controller_status": "assessed_not_joint",
        "joint_controller_date": LATELY,
        "insights": "used",
    },
)
PLATFORM = {
    "title": "Gezwitscher",
    "kind": "messenger",
    "operator_name": "Betreiber GmbH",
    "policy_url": "https://platform.example/privacy",
}
FACTS = Facts(
    today=TODAY, concept=CONCEPT, channels=(CHANNEL,), platforms={"x": PLATFORM}
)
MODULES = package_modules()
RULES = {rule.id: rule for rule in package_rules()}
OF_RULES = [module for module in MODULES if module.rule]
# Words that say what the law thinks of something.
VERDICTS = re.compile(
    r"recht(?:s)?mäßig|zulässig|konform|rechtssicher|erlaubt|gestattet"
    r"|lawful|complian|permissible|permitted|allowed|legally",
    re.IGNORECASE,
)


def about(module, facts=FACTS):
    return facts.concept if module.about == "concept" else facts.channels[0]


def results(module, facts):
    return list(evaluate([RULES[module.rule]], facts))


def told(results):
    """Return what is found, in words: equal messages may name different things."""
    return [(r.finding.verdict, say(r.finding.evidence, "en")) for r in results]


def names(modules):
    return [f"{module.rule}-{module.field}" for module in modules]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("module", MODULES, ids=names(MODULES))
class TestTexts:
    def test_it_is_filled_from_what_is_recorded(self, module, language):
        values = values_of(FACTS, about(module), language)
        filled = fill_in(module, values, language)
        words = plain_text(filled.text) if module.is_rich else filled.text
        assert filled.gaps == ()
        assert "$" not in words and "[" not in words
        for name in module.placeholders(language):
            assert values[name] in words

    def test_it_is_a_value_of_its_field(self, module, language):
        text = fill_in(module, values_of(FACTS, about(module), language), language).text
        assert read_text(module.schema_field, text)

    def test_what_is_not_recorded_is_a_marked_gap(self, module, language):
        values = values_of(FACTS, about(module), language)
        for name in set(module.placeholders(language)) & set(PLACEHOLDERS):
            without = {key: value for key, value in values.items() if key != name}
            filled = fill_in(module, without, language)
            assert filled.gaps == (name,)
            assert gap_words(name, language) in filled.text

    def test_it_does_not_say_what_the_law_thinks_of_it(self, module, language):
        assert not VERDICTS.search(module.words(language))

    def test_both_languages_say_the_same_of_the_body(self, module, language):
        names = set(module.placeholders(language))
        assert names == set(module.placeholders("en"))


@pytest.mark.parametrize("module", OF_RULES, ids=names(OF_RULES))
class TestRules:
    def test_its_rule_is_there(self, module):
        assert RULES[module.rule].source

    def test_it_meets_the_demand_of_its_rule(self, module):
        before = results(module, FACTS)
        assert needed(module, before, FACTS) == [about(module)]
        text = fill_in(module, values_of(FACTS, about(module), "de"), "de").text
        value = [text] if module.field in ("exclusions", "legal_basis") else text
        subject = about(module)
        filled = replace(subject, values={**subject.values, module.field: value})
        part = {"concept": filled} if module.about == "concept" else {}
        part = part or {"channels": (filled,)}
        after = results(module, replace(FACTS, **part, written=True))
        assert told(before) != told(after)

    def test_a_field_that_says_something_is_left_alone(self, module):
        subject = about(module)
        filled = replace(subject, values={**subject.values, module.field: "Eigenes"})
        part = {"concept": filled} if module.about == "concept" else {}
        facts = replace(FACTS, **(part or {"channels": (filled,)}))
        assert needed(module, results(module, facts), facts) == []


def module(rule, field):
    return next(each for each in MODULES if (each.rule, each.field) == (rule, field))


def test_a_text_without_its_position_is_not_offered():
    reasons = module("C15", "joint_controller_note")
    values = {**CHANNEL.values, "joint_controller_status": None}
    facts = replace(FACTS, channels=(replace(CHANNEL, values=values),))
    assert needed(reasons, results(reasons, facts), facts) == []


def test_what_the_concept_states_for_all_channels_is_not_needed_in_each():
    scope = module("C03", "scope")
    concept = replace(CONCEPT, values={**CONCEPT.values, "scope": "<p>Für alle</p>"})
    values = {**CHANNEL.values, "content_types": []}
    facts = replace(FACTS, concept=concept, channels=(replace(CHANNEL, values=values),))
    found = results(scope, facts)
    assert [result.finding.verdict for result in found] == ["partial"]
    assert needed(scope, found, facts) == []


def test_only_channels_in_use_are_described_for_the_statement_on_accessibility():
    measures = module("C35", "accessibility_measures")
    ended = replace(CHANNEL, uid="e", values={**CHANNEL.values, "status": "ended"})
    facts = replace(FACTS, channels=(ended, CHANNEL))
    assert needed(measures, results(measures, facts), facts) == [CHANNEL]


def test_values_are_no_markup():
    values = values_of(FACTS, CHANNEL, "de")
    assert "A &amp; B" in fill_in(module("C02", "purpose"), values, "de").text
    assert "A & B" in fill_in(module("C14", "legal_basis"), values, "de").text


def test_ways_that_need_an_account_are_no_websites():
    rows = [
        {"label": "Auf X", "url": "https://x.com/kreis"},
        {"label": "", "url": "https://kreis.example"},
    ]
    values = {**CONCEPT.values, "alternative_information": rows}
    facts = replace(
        FACTS,
        concept=replace(CONCEPT, values=values),
        platforms={"x": {**PLATFORM, "hosts": ("x.com",)}},
    )
    assert values_of(facts, CHANNEL, "de")["websites"] == "https://kreis.example"


def test_hours_may_be_those_of_a_way_of_contact():
    rows = [{"label": "Amt"}, {"label": "Bürgerbüro", "hours": "täglich"}]
    values = {"alternative_contact": rows}
    facts = replace(FACTS, concept=replace(CONCEPT, values=values))
    assert values_of(facts, facts.concept, "de")["hours"] == "täglich"


def test_a_server_has_an_operator_of_its_own():
    values = {**CHANNEL.values, "instance_operator": "Land"}
    channel = replace(CHANNEL, values=values)
    assert values_of(FACTS, channel, "de")["operator"] == "Land"


def test_a_new_concept_begins_with_texts_that_need_nothing():
    for language in ("de", "en"):
        texts = standard_texts(language)
        assert set(texts) == {
            "necessity",
            "commitment",
            "no_disadvantage_statement",
            "netiquette",
            "emergency_notice",
        }
        assert not any("[" in text or "$" in text for text in texts.values())
