"""GET ``@social-media-checks``."""

from collections import Counter
from mittelsachsen.socialmedia.checks.evaluate import Result
from mittelsachsen.socialmedia.checks.findings import FAIL
from mittelsachsen.socialmedia.checks.findings import NOT_APPLICABLE
from mittelsachsen.socialmedia.checks.findings import PARTIAL
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.gather import results_of
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
        counts = Counter(result.finding.verdict for result in results)
        self.request.response.setHeader("Cache-Control", "private, no-cache")
        return {
            "@id": f"{self.context.absolute_url()}/@social-media-checks",
            "items": [check_item(result, language) for result in results],
            "summary": {
                name: counts[name] for name in (PASS, PARTIAL, FAIL, NOT_APPLICABLE)
            },
        }


def check_item(result: Result, language: str) -> CheckItem:
    """Return what a rule says about a subject, in a language."""
    rule, finding, subject = result.rule, result.finding, result.subject
    return {
        "id": rule.id,
        "title": rule.title(language),
        "severity": rule.severity,
        "topic": rule.topic,
        "verdict": finding.verdict,
        "subject": {"@id": subject.url, "title": subject.title},
        "field": finding.field or rule.field,
        "evidence": say(finding.evidence, language),
        "source": rule.source,
        "source_url": rule.url,
    }
