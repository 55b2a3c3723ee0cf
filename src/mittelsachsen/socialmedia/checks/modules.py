"""Text modules: words that meet a rule's demand, filled from what is recorded.

They are proposals of words. What a text lacks is marked for editors, and such a text is
no value of a field: citizens would read a sentence with a hole, and the checks would
take the mark for words.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from functools import cache
from html import escape
from importlib.resources import files
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.evaluate import check_of
from mittelsachsen.socialmedia.checks.evaluate import Result
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import OPEN
from mittelsachsen.socialmedia.checks.texts import say
from mittelsachsen.socialmedia.checks.verdicts.alternatives import elsewhere
from mittelsachsen.socialmedia.checks.words import says_something
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.inheritance import NO_DISADVANTAGE
from mittelsachsen.socialmedia.due.statuses import IN_USE
from mittelsachsen.socialmedia.platforms.interfaces import IPlatform
from plone.app.textfield.interfaces import IRichText
from plone.dexterity.content import DexterityContent
from string import Template
from typing import Any
import yaml
from zope.i18n import translate
from zope.interface.interface import InterfaceClass
from zope.schema.interfaces import IField
from zope.schema.interfaces import IList


SCHEMAS: dict[str, InterfaceClass] = {
    "concept": IUsageConcept,
    "channel": ISocialMediaChannel,
}
STATEMENT = "no_disadvantage"


@dataclass(frozen=True)
class Module:
    """One text in two languages; ``modules.yaml`` tells what each part means."""

    about: str
    field: str
    de: str
    en: str
    rule: str | None = None
    start: bool = False

    @property
    def name(self) -> str:
        return f"{self.rule}.{self.field}"

    @property
    def schema_field(self) -> IField:
        return SCHEMAS[self.about][self.field]

    @property
    def is_rich(self) -> bool:
        return IRichText.providedBy(self.schema_field)

    def words(self, language: str) -> str:
        """Return the text in German or, for all other languages, in English."""
        return self.de if language.startswith("de") else self.en

    def placeholders(self, language: str) -> list[str]:
        """Return the names of what is filled in, each once."""
        found = Template.pattern.finditer(self.words(language))
        return list(dict.fromkeys(match["braced"] for match in found))


@dataclass(frozen=True)
class Placeholder:
    """What a name in a text stands for, and where that is entered.

    ``field`` is one of the concept, of the channel or, as rules name it, of the
    platform's record.
    """

    about: str
    field: str
    read: Callable[[Facts, Subject], Any]

    @property
    def title(self) -> str:
        kind, _dot, name = self.field.rpartition(".")
        schema: InterfaceClass = (
            IPlatform if kind == "platform" else SCHEMAS[self.about]
        )
        return schema[name].title


@dataclass(frozen=True)
class Filled:
    """A text as a field takes it, and the names of what it lacks."""

    text: str
    gaps: tuple[str, ...] = ()


def _of_concept(name: str) -> Placeholder:
    return Placeholder("concept", name, lambda facts, _subject: facts.concept[name])


def _of_channel(name: str) -> Placeholder:
    return Placeholder("channel", name, lambda _facts, subject: subject[name])


def _of_platform(name: str) -> Placeholder:
    def read(facts: Facts, subject: Subject) -> Any:
        return facts.platform(subject).get(name)

    return Placeholder("channel", f"platform.{name}", read)


def _operator(facts: Facts, channel: Subject) -> Any:
    return channel["instance_operator"] or facts.platform(channel).get("operator_name")


def _hours(facts: Facts, subject: Subject) -> Any:
    rows = facts.own_or_inherited(subject, "alternative_contact") or ()
    return facts.concept["service_hours"] or next(
        (row["hours"] for row in rows if says_something(row.get("hours"))), None
    )


def _websites(facts: Facts, subject: Subject) -> str:
    rows = elsewhere(facts, subject)
    return ", ".join(str(row.get("label") or row.get("url")) for row in rows)


PLACEHOLDERS = {
    "body": _of_concept("controller_name"),
    "phone": _of_concept("controller_phone"),
    "email": _of_concept("controller_email"),
    "hours": Placeholder("concept", "service_hours", _hours),
    "websites": Placeholder("concept", "alternative_information", _websites),
    "channel": Placeholder("channel", "title", lambda _facts, subject: subject.title),
    "unit": _of_channel("operating_unit"),
    "platform": _of_platform("title"),
    "operator": Placeholder("channel", "platform.operator_name", _operator),
    "policy": _of_platform("policy_url"),
}


@cache
def package_modules() -> tuple[Module, ...]:
    """Return the text modules as they come with the package."""
    text = files(__package__).joinpath("modules.yaml").read_text("utf-8")
    return tuple(Module(**entry) for entry in yaml.safe_load(text))


def modules_of(rule: str) -> list[Module]:
    """Return the texts that meet the demand of a rule."""
    return [module for module in package_modules() if module.rule == rule]


def rule_with_text(item: DexterityContent, field: str) -> str | None:
    """Return the first rule for which there is a text for a field of an item."""
    rules = (
        module.rule
        for module in package_modules()
        if module.field == field and SCHEMAS[module.about].providedBy(item)
    )
    return next(filter(None, rules), None)


def standard_texts(language: str) -> dict[str, str]:
    """Return texts that a new concept may take over, by field, in German or English."""
    values = _standard(language)
    return {
        module.field: fill_in(module, values, language).text
        for module in package_modules()
        if module.start
    }


def values_of(facts: Facts, subject: Subject, language: str) -> dict[str, str]:
    """Return what placeholders stand for at a concept or channel; no empty ones."""
    found = {name: each.read(facts, subject) for name, each in PLACEHOLDERS.items()}
    said = {name: str(value) for name, value in found.items() if says_something(value)}
    return {**_standard(language), **said}


def fill_in(module: Module, values: Mapping[str, str], language: str) -> Filled:
    """Return a text with its values; what lacks one is marked, and named as a gap."""
    names = module.placeholders(language)
    gaps = tuple(name for name in names if name not in values)
    said = {**values, **{name: gap_words(name, language) for name in gaps}}
    if module.is_rich:
        said = {name: escape(value) for name, value in said.items()}
    return Filled(Template(module.words(language)).substitute(said), gaps)


def gap_words(name: str, language: str) -> str:
    """Return what stands in a text for a value that nobody has entered."""
    title = translate(PLACEHOLDERS[name].title, target_language=language)
    return say(_("[add: ${name}]", mapping={"name": title}), language)


def needed(module: Module, results: Iterable[Result], facts: Facts) -> list[Subject]:
    """Return the concept or the channels in which a text changes what a rule finds.

    ``results`` are those of the module's rule. A field that says something is left
    alone.
    """
    found: dict[str, Subject] = {}
    # No text changes what is met or does not apply, so only open results are tried.
    for result in (each for each in results if each.finding.verdict in OPEN):
        for subject in _targets(module, result, facts):
            if subject.uid in found or subject.says(module.field):
                continue
            if _helps(module, subject, result, facts):
                found[subject.uid] = subject
    return list(found.values())


def _standard(language: str) -> dict[str, str]:
    return {STATEMENT: translate(NO_DISADVANTAGE, target_language=language)}


def _targets(module: Module, result: Result, facts: Facts) -> tuple[Subject, ...]:
    if module.about == "concept":
        return (facts.concept,)
    if result.rule.about == "channel":
        return (result.subject,)
    return tuple(each for each in facts.channels if each["status"] in IN_USE)


def _helps(module: Module, target: Subject, result: Result, facts: Facts) -> bool:
    text = module.words("en")
    value = text.splitlines() if IList.providedBy(module.schema_field) else text
    filled = replace(target, values={**target.values, module.field: value})

    def told(facts: Facts, subject: Subject) -> tuple[str, str]:
        check = check_of(result.rule)
        finding = check(Case(facts, subject, result.rule.parameters))
        # Equal messages may name different things, so their words are compared.
        return finding.verdict, say(finding.evidence, "en")

    subject = filled if target.uid == result.subject.uid else result.subject
    return told(facts, result.subject) != told(_with(facts, filled), subject)


def _with(facts: Facts, changed: Subject) -> Facts:
    """Return facts with one subject as it would be."""
    if changed.uid == facts.concept.uid:
        # C34 looks at the whole document, which then has words.
        return replace(facts, concept=changed, written=True)
    channels = (each if each.uid != changed.uid else changed for each in facts.channels)
    return replace(facts, channels=tuple(channels))
