"""The verdicts of the rules for editors and data protection officers."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.accepted import accept
from mittelsachsen.socialmedia.checks.accepted import accepted
from mittelsachsen.socialmedia.checks.accepted import key_of
from mittelsachsen.socialmedia.checks.accepted import withdraw
from mittelsachsen.socialmedia.checks.evaluate import evaluate
from mittelsachsen.socialmedia.checks.evaluate import Result
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.findings import FAIL
from mittelsachsen.socialmedia.checks.findings import NOT_APPLICABLE
from mittelsachsen.socialmedia.checks.findings import OPEN
from mittelsachsen.socialmedia.checks.findings import PARTIAL
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.gather import facts_of
from mittelsachsen.socialmedia.checks.rules import package_rules
from mittelsachsen.socialmedia.checks.site import overrides
from mittelsachsen.socialmedia.checks.site import site_rules
from mittelsachsen.socialmedia.checks.texts import say
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.document.html import BlockMacros
from mittelsachsen.socialmedia.permissions import VIEW_CHECKS
from mittelsachsen.socialmedia.records.figures import charts_of
from mittelsachsen.socialmedia.tables import to_csv
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.memoize.view import memoize
from Products.Five import BrowserView
from typing import Any
from zope.i18n import translate


VERDICTS = {
    FAIL: _("missing"),
    PARTIAL: _("partly"),
    PASS: _("evidence present"),
    NOT_APPLICABLE: _("does not apply"),
}
STYLES = {FAIL: "danger", PARTIAL: "warning", PASS: "success", NOT_APPLICABLE: "light"}
SEVERITIES = {"error": _("Error"), "warning": _("Warning"), "hint": _("Hint")}
TOPICS = {
    "concept": _("Concept"),
    "responsibility": _("Responsibility"),
    "privacy": _("Data protection"),
    "alternatives": _("Alternatives"),
    "dialogue": _("Dialogue"),
    "evaluation": _("Evaluation"),
    "embeds": _("Embedded content"),
    "accessibility": _("Accessibility"),
    "terms": _("Terms"),
}
COLUMNS = (
    "id",
    "title",
    "severity",
    "subject",
    "subject_url",
    "verdict",
    "evidence",
    "source",
    "source_url",
)


class ChecksView(BlockMacros, BrowserView):
    """All verdicts of a concept, by channel or by topic, with what to do."""

    def __call__(self) -> str:
        if self.request.method == "POST":
            self.handle(self.request.form)
        return self.index()

    def handle(self, form: Mapping[str, Any]) -> None:
        """Accept an outdated term with a reason, or take that back."""
        if "withdraw" in form:
            withdraw(self.context, str(form["withdraw"]))
            return
        reason = str(form.get("reason", "")).strip()
        for hit in (hit for _who, hit in self.term_hits()):
            if key_of(hit) == form.get("accept"):
                if not reason:
                    message = _("Say why the term stays.")
                    api.portal.show_message(message, self.request, "error")
                    return
                user = api.user.get_current().getId()
                accept(self.context, hit, reason, user, site_today().isoformat())

    @property
    def by_topic(self) -> bool:
        return self.request.form.get("by") == "topic"

    @memoize
    def facts(self) -> Facts:
        return facts_of(self.context)

    @memoize
    def results(self) -> list[Result]:
        return list(evaluate(site_rules(), self.facts()))

    def groups(self) -> list[tuple[str, list[dict]]]:
        """Headings and rows: the concept and its channels, or the topics."""
        groups: dict[str, list[dict]] = {}
        if self.by_topic:
            groups = {translate(t, context=self.request): [] for t in TOPICS.values()}
        for result in self.results():
            name = result.subject.title
            if self.by_topic:
                name = translate(TOPICS[result.rule.topic], context=self.request)
            groups.setdefault(name, []).append(self.row(result))
        order = list(VERDICTS)
        return [
            (name, sorted(rows, key=lambda row: order.index(row["token"])))
            for name, rows in groups.items()
            if rows
        ]

    def row(self, result: Result) -> dict:
        rule, finding = result.rule, result.finding
        return {
            "id": rule.id,
            "title": rule.title(self.language),
            "severity": SEVERITIES[rule.severity],
            "subject": result.subject.title,
            "subject_url": result.subject.url,
            "token": finding.verdict,
            "verdict": VERDICTS[finding.verdict],
            "style": STYLES[finding.verdict],
            "evidence": say(finding.evidence, self.language),
            "source": rule.source,
            "source_url": rule.url,
            "edit": edit_url(result),
        }

    def summary(self) -> list[tuple[str, str, int]]:
        """Titles, styles and numbers of the verdicts."""
        counts = Counter(result.finding.verdict for result in self.results())
        return [(VERDICTS[name], STYLES[name], counts[name]) for name in VERDICTS]

    @memoize
    def term_hits(self) -> list[tuple]:
        """Subjects and outdated terms, accepted ones included."""
        return list(self.facts().terms)

    def open_terms(self) -> list[dict]:
        settled = accepted(self.context)
        return [
            {
                "key": key_of(hit),
                "subject": who.title,
                "edit": field_url(who, hit.field),
                "words": hit.words,
                "sentence": hit.sentence,
                "today": hit.term.today,
                "since": hit.term.since,
                "source": hit.term.source,
            }
            for who, hit in self.term_hits()
            if key_of(hit) not in settled
        ]

    def accepted_terms(self) -> list[dict]:
        """What is accepted and still stands in a text."""
        present = {key_of(hit) for _who, hit in self.term_hits()}
        return [
            {**entry, "key": key}
            for key, entry in accepted(self.context).items()
            if key in present
        ]


class ChecksReport(ChecksView):
    """The verdicts on paper, for the data protection officer."""

    def today(self) -> str:
        return self.day(site_today())

    def charts(self) -> list:
        return charts_of(self.context, self.language)

    def changed_rules(self) -> list[dict]:
        """The rules that the site has changed, and why."""
        titles = {rule.id: rule.title(self.language) for rule in package_rules()}
        changes = ((name, json.loads(text)) for name, text in overrides().items())
        return [
            {
                "id": name,
                "title": titles[name],
                "off": change.get("off"),
                "change": ", ".join(
                    [
                        translate(SEVERITIES[change["severity"]], context=self.request),
                        *(
                            f"{key} = {value}"
                            for key, value in change["parameters"].items()
                        ),
                    ]
                ),
                "reason": change["reason"],
            }
            for name, change in sorted(changes)
            if name in titles
        ]


class ChecksCsv(ChecksView):
    """The verdicts as CSV."""

    def __call__(self) -> str:
        rows = map(self.row, self.results())
        table = to_csv(
            COLUMNS,
            (
                [translate(row[name], context=self.request) for name in COLUMNS]
                for row in rows
            ),
        )
        response = self.request.response
        response.setHeader("Content-Type", "text/csv; charset=utf-8")
        response.setHeader("Content-Disposition", 'attachment; filename="checks.csv"')
        return table


def edit_url(result: Result) -> str:
    """Return the address of the form with the field that mends a finding."""
    return field_url(result.subject, result.finding.field or result.rule.field)


# Where the forms of Plone's own types have the text.
WIDGETS = {"text": "IRichTextBehavior-text"}


def field_url(subject: Subject, field: str | None) -> str:
    """Return the address of the form of a subject, at a field."""
    name, _dot, node = (field or "").partition(".")
    if node:
        return f"{subject.url}/@@outline#head-{node}"
    form = subject.form or f"{subject.url}/edit"
    return f"{form}#formfield-form-widgets-{WIDGETS.get(name, name)}" if name else form


def open_results(results: Iterable[Result], uid: str | None = None) -> list[Result]:
    """Return what is missing or partly there, of all or of one subject."""
    return [
        result
        for result in results
        if result.finding.verdict in OPEN and uid in (None, result.subject.uid)
    ]


class OpenChecksViewlet(ViewletBase):
    """Tells editors how many checks are open, on the concept or the channel."""

    def update(self) -> None:
        super().update()
        self.url = ""
        # The pages of the verdicts say it themselves; the outline is about order.
        name = getattr(self.view, "__name__", "")
        if name in ("checks", "evaluations", "outline"):
            return
        concept = concept_of(self.context) or self.context
        if not api.user.has_permission(VIEW_CHECKS, obj=concept):
            return
        uid = None if concept is self.context else self.context.UID()
        results = open_results(evaluate(site_rules(), facts_of(concept)), uid)
        self.url = f"{concept.absolute_url()}/@@checks"
        self.errors = sum(result.rule.severity == "error" for result in results)
        self.others = len(results) - self.errors
