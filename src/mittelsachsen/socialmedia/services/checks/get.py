"""GET ``@social-media-checks``."""

from mittelsachsen.socialmedia.checks.evaluate import Result
from mittelsachsen.socialmedia.checks.gather import results_of
from mittelsachsen.socialmedia.checks.summary import numbers
from mittelsachsen.socialmedia.checks.texts import say
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.register.items import Reference
from mittelsachsen.socialmedia.services.parameters import refuse_unknown
from plone.restapi.services import Service
from typing import TypedDict


class CheckItem(TypedDict):
    """A verdict with its evidence and source; ``field`` is the one that mends it."""

    id: str
    title: str
    severity: str
    topic: str
    pack: str
    verdict: str
    subject: Reference
    field: str | None
    evidence: str
    source: str
    source_url: str


class ChecksGet(Service):
    """The verdicts of all rules on a concept and its channels, for editors."""

    def reply(self) -> dict:
        refuse_unknown(self.request.form, frozenset())
        language = language_of(self.request)
        results = results_of(self.context)
        self.request.response.setHeader("Cache-Control", "private, no-cache")
        return {
            "@id": f"{self.context.absolute_url()}/@social-media-checks",
            "items": [check_item(result, language) for result in results],
            "summary": numbers(results),
        }


def is_page(field: str) -> bool:
    """Tell whether what mends a finding is no field of the subject's."""
    return not field or field.startswith(("@@", "++", "site."))


def check_item(result: Result, language: str) -> CheckItem:
    """Return what a rule says about a subject, in a language."""
    rule, finding, subject = result.rule, result.finding, result.subject
    field = finding.field or rule.field or ""
    return {
        "id": rule.id,
        "title": rule.title(language),
        "severity": rule.severity,
        "topic": rule.topic,
        "pack": rule.pack,
        "verdict": finding.verdict,
        "subject": {"@id": subject.url, "title": subject.title},
        "field": None if is_page(field) else field,
        "evidence": say(finding.evidence, language),
        "source": rule.source,
        "source_url": rule.url,
    }
