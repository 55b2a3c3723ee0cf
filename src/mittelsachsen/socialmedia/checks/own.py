"""A site's own rules: a field says something, words answer, a day is not too old.

They are data, as the package's rules are, and are judged like these.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
import json
import logging
from mittelsachsen.socialmedia.addresses.constraints import is_web_address
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import Finding
from mittelsachsen.socialmedia.checks.findings import in_words
from mittelsachsen.socialmedia.checks.findings import is_recent
from mittelsachsen.socialmedia.checks.findings import there
from mittelsachsen.socialmedia.checks.rules import Rule
from mittelsachsen.socialmedia.checks.rules import SEVERITIES
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.outline import Demand
from typing import Any
from typing import get_args
from zope.schema import getFields
from zope.schema import ValidationError
from zope.schema.interfaces import IDate


logger = logging.getLogger(__name__)
PACK = "own"
FIELD, ANSWER, AGE = "field", "answer", "age"
KINDS = (FIELD, ANSWER, AGE)
ABOUT = {"concept": IUsageConcept, "channel": ISocialMediaChannel}


class OwnRuleError(ValueError):
    """A rule cannot be; the argument is the part that is wrong."""


def own_rules(stored: Mapping[str, str]) -> Iterator[Rule]:
    """Yield the rules of a site, which keeps each as JSON by its id.

    One that cannot be read, because its field is no more for example, stops no page.
    """
    for name, text in stored.items():
        try:
            yield from_values(name, json.loads(text))
        except ValueError as error:
            logger.warning("Passed over the own rule %s: %s", name, error)


def from_values(name: str, values: Mapping[str, Any]) -> Rule:
    """Return the rule that a form or the registry describes.

    Values are ``about``, ``demand``, ``field``, ``severity``, ``de``, ``en``,
    ``source``, ``url`` and, for an age, ``months``. Raises :class:`OwnRuleError`.
    """
    for part in ("de", "en", "source"):
        if not str(values.get(part) or "").strip():
            raise OwnRuleError(part)
    about, demand, field = (values.get(key) for key in ("about", "demand", "field"))
    if about not in ABOUT or demand not in KINDS:
        raise OwnRuleError("about" if about not in ABOUT else "demand")
    if values.get("severity") not in SEVERITIES:
        raise OwnRuleError("severity")
    url = values.get("url") or ""
    try:
        is_web_address(url)
    except ValidationError:
        raise OwnRuleError("url") from None
    if field not in fields_for(about, demand):
        raise OwnRuleError("field")
    parameters = {"months": _months(values)} if demand == AGE else {}
    return Rule(
        id=name,
        pack=PACK,
        about=about,
        topic="own",
        field="@@outline" if demand == ANSWER else field,
        severity=values["severity"],
        de=values["de"],
        en=values["en"],
        source=values["source"],
        url=url,
        valid_from=date.min,
        parameters=parameters,
        demand=f"{demand}:{field}",
    )


def _months(values: Mapping[str, Any]) -> int:
    months = values.get("months")
    if not isinstance(months, int) or not 1 <= months <= 600:
        raise OwnRuleError("months")
    return months


def fields_for(about: str, demand: str) -> list[str]:
    """Return what a rule may look at: fields, days, or demands that words answer."""
    if demand == ANSWER:
        return sorted(get_args(Demand))
    return [
        name
        for name, field in getFields(ABOUT[about]).items()
        if demand == FIELD or IDate.providedBy(field)
    ]


def next_id(stored: Mapping[str, str]) -> str:
    """Return an id for a new rule; those of the package begin with another letter."""
    numbers = [int(name[1:]) for name in stored]
    return f"S{max(numbers, default=0) + 1:02}"


def find(rule: Rule, case: Case) -> Finding:
    """Return what an own rule says about a concept or a channel."""
    demand, _colon, name = rule.demand.partition(":")
    facts, subject = case.facts, case.subject
    channel = subject if rule.about == "channel" else None
    if demand == AGE:
        return there(is_recent(subject[name], case.parameters["months"], facts.today))
    if facts.answered(name, channel):
        return in_words()
    if demand == ANSWER:
        return there(None)
    return there(subject.says(name) or (channel and facts.concept.says(name)))
