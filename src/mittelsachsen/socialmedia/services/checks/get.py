"""GET ``@social-media-checks``."""

from collections import Counter
from mittelsachsen.socialmedia.checks.findings import FAIL
from mittelsachsen.socialmedia.checks.findings import NOT_APPLICABLE
from mittelsachsen.socialmedia.checks.findings import PARTIAL
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.gather import results_of
from mittelsachsen.socialmedia.checks.texts import say
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.services.parameters import refuse_unknown
from plone.restapi.services import Service


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
            "items": [
                {
                    "id": result.rule.id,
                    "title": result.rule.title(language),
                    "severity": result.rule.severity,
                    "topic": result.rule.topic,
                    "verdict": result.finding.verdict,
                    "subject": {
                        "@id": result.subject.url,
                        "title": result.subject.title,
                    },
                    "field": result.finding.field or result.rule.field,
                    "evidence": say(result.finding.evidence, language),
                    "source": result.rule.source,
                    "source_url": result.rule.url,
                }
                for result in results
            ],
            "summary": {
                name: counts[name] for name in (PASS, PARTIAL, FAIL, NOT_APPLICABLE)
            },
        }
