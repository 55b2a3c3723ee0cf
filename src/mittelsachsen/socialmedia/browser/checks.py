"""The verdicts of the rules for editors and data protection officers."""

from collections.abc import Mapping
import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.field_links import edit_url
from mittelsachsen.socialmedia.browser.field_links import field_url
from mittelsachsen.socialmedia.browser.mending import Mending
from mittelsachsen.socialmedia.browser.text_modules import TextModules
from mittelsachsen.socialmedia.checks.accepted import accept
from mittelsachsen.socialmedia.checks.accepted import accepted
from mittelsachsen.socialmedia.checks.accepted import key_of
from mittelsachsen.socialmedia.checks.accepted import withdraw
from mittelsachsen.socialmedia.checks.evaluate import evaluate
from mittelsachsen.socialmedia.checks.evaluate import Result
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.findings import FAIL
from mittelsachsen.socialmedia.checks.findings import NOT_APPLICABLE
from mittelsachsen.socialmedia.checks.findings import OPEN
from mittelsachsen.socialmedia.checks.findings import PARTIAL
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.gather import facts_of
from mittelsachsen.socialmedia.checks.own import PACK
from mittelsachsen.socialmedia.checks.packs import package_packs
from mittelsachsen.socialmedia.checks.rules import package_rules
from mittelsachsen.socialmedia.checks.site import overrides
from mittelsachsen.socialmedia.checks.site import site_rules
from mittelsachsen.socialmedia.checks.site import unseen_changes
from mittelsachsen.socialmedia.checks.summary import by_rule
from mittelsachsen.socialmedia.checks.summary import numbers
from mittelsachsen.socialmedia.checks.summary import ORDER
from mittelsachsen.socialmedia.checks.summary import RuleResults
from mittelsachsen.socialmedia.checks.summary import sentence
from mittelsachsen.socialmedia.checks.texts import say
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.document.glance import icon_of
from mittelsachsen.socialmedia.document.html import BlockMacros
from mittelsachsen.socialmedia.document.html import icon_tag
from mittelsachsen.socialmedia.permissions import VIEW_CHECKS
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.records.figures import charts_of
from mittelsachsen.socialmedia.tables import to_csv
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope.i18n import translate


VERDICTS = {
    FAIL: _("missing"),
    PARTIAL: _("partly"),
    PASS: _("evidence present"),
    NOT_APPLICABLE: _("does not apply"),
}
# Of several rules.
PLURALS = {
    FAIL: _("are missing"),
    PARTIAL: _("partly"),
    PASS: _("are met"),
    NOT_APPLICABLE: _("do not apply"),
}
STYLES = {
    FAIL: "danger",
    PARTIAL: "warning",
    PASS: "success",
    NOT_APPLICABLE: "secondary",
}
# What may be asked for; without a choice, what is done is folded.
SHOWN = {
    "": _("open ones first"),
    "open": _("open ones only"),
    "all": _("all"),
    **VERDICTS,
}
# So many channels stand in a line, the others are folded.
CHIPS = 5
# With hundreds of channels, a page of all rules names these; that of one rule all.
MORE = 60
# Why an outdated term may stay; own words take their place.
REASONS = (
    _("A name of that time"),
    _("A quotation or a title"),
    _("Until the text is written anew"),
)
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
    "own": _("Own rules"),
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


class ChecksView(Mending, TextModules, BlockMacros, BrowserView):
    """The rules with their verdicts, what is open first, and what to do."""

    lines = ViewPageTemplateFile("check_lines.pt")

    def __call__(self) -> str:
        if self.request.method == "POST":
            self.handle(self.request.form)
        return self.index()

    def handle(self, form: Mapping[str, Any]) -> None:
        """Accept an outdated term, take that back, mend or take over a text."""
        CheckAuthenticator(self.request)
        if "mend" in form:
            self.mend(str(form["mend"]), str(form.get("value", "")))
        elif "role" in form:
            self.give_role(str(form["role"]), str(form.get("value", "")))
        elif "scope" in form:
            self.say_scope(str(form["scope"]), form.get("channels"))
        elif "module" in form:
            self.take_over(str(form["module"]), str(form.get("item", "")))
        elif "checked" in form:
            self.check_off(str(form["checked"]))
        elif "withdraw" in form:
            withdraw(self.context, str(form["withdraw"]))
            api.portal.show_message(_("The term is looked for again."), self.request)
        else:
            reason = form.get("reason") or form.get("usual_reason") or ""
            self.accept(str(form.get("accept", "")), str(reason))

    def accept(self, key: str, reason: str) -> None:
        for hit in (hit for _who, hit in self.term_hits()):
            if key_of(hit) == key:
                if not reason.strip():
                    message = _("Say why the term stays.")
                    api.portal.show_message(message, self.request, "error")
                    return
                user = api.user.get_current().getId()
                day = site_today().isoformat()
                accept(self.context, hit, reason.strip(), user, day)
                message = _("The term stays: it is accepted.")
                api.portal.show_message(message, self.request)
                return

    @memoize
    def facts(self) -> Facts:
        return facts_of(self.context)

    @memoize
    def results(self) -> list[Result]:
        return list(evaluate(site_rules(), self.facts()))

    @property
    def lead(self) -> str:
        return sentence(numbers(self.results()))

    def boxes(self) -> list[dict]:
        """The numbers of rules by verdict, each with what it shows."""
        counts = numbers(self.results())
        return [
            {
                "title": PLURALS[name],
                "style": STYLES[name],
                "number": counts[name],
                "url": f"{self.context.absolute_url()}/@@checks?show={name}",
            }
            for name in ORDER
        ]

    def filters(self) -> list[dict]:
        """The filters of the form with their choices and what is chosen."""
        rules = sorted({result.rule.id for result in self.results()})
        channels = [(each.uid, each.title) for each in self.facts().channels]
        choices: list[tuple[str, str, list]] = [
            ("show", _("Show"), list(SHOWN.items())),
            ("severity", _("Severity"), [("", _("all")), *SEVERITIES.items()]),
            ("channel", _("Channel"), [("", _("all")), *channels]),
            ("topic", _("Topic"), [("", _("all")), *TOPICS.items()]),
            ("rule", _("Rule"), [("", _("all")), *((each, each) for each in rules)]),
        ]
        return [
            {"name": name, "title": title, "options": options, "value": self.one(name)}
            for name, title, options in choices
        ]

    def one(self, name: str) -> str:
        """Return the value of a filter, empty where none is chosen."""
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""

    def chosen(self) -> list[RuleResults]:
        """The rules that fit the filters, with the results that do."""
        wanted = {name: self.one(name) for name in ("severity", "topic", "rule")}
        channel = self.one("channel")
        return by_rule(
            result
            for result in self.results()
            if wanted["severity"] in ("", result.rule.severity)
            and wanted["topic"] in ("", result.rule.topic)
            and wanted["rule"] in ("", result.rule.id)
            and channel in ("", result.subject.uid)
        )

    def sections(self) -> list[dict]:
        """The rules by verdict; what is not asked for is folded or left out."""
        show = self.one("show")
        shown = {"open": OPEN, "all": ORDER}.get(show or "open", (show,))
        chosen = self.chosen()
        found = []
        for name in ORDER:
            lines = [self.line(each) for each in chosen if each.verdict == name]
            # Without a choice nothing is hidden, but what is done is folded.
            if lines and (name in shown or not show):
                found.append(
                    {
                        "title": PLURALS[name],
                        "style": STYLES[name],
                        "lines": lines,
                        "folded": name not in shown,
                    }
                )
        return found

    def line(self, each: RuleResults) -> dict:
        """Return one rule as the page shows it."""
        rule = each.rule
        results = [r for r in each.results if r.finding.verdict == each.verdict]
        if each.verdict == FAIL:
            results += [r for r in each.results if r.finding.verdict == PARTIAL]
        about_concept = rule.about == "concept"
        return {
            "id": rule.id,
            "title": rule.title(self.language),
            "severity": SEVERITIES[rule.severity],
            "source": rule.source,
            "source_url": rule.url,
            "pack": self.packs()[rule.pack],
            "verdict": VERDICTS[each.verdict],
            "style": STYLES[each.verdict],
            "open": each.verdict in OPEN,
            "evidence": self.evidence(results),
            "edit": edit_url(results[0]) if about_concept else "",
            **self.aids(rule.id, each.verdict in OPEN),
            "modules": list(self.offers(rule.id, each.results, self.facts())),
        }

    def aids(self, rule: str, is_open: bool) -> dict[str, Any]:
        """Return what may be entered here for a rule that is open."""
        return {
            "made": self.made(rule) if is_open else None,
            "mends": self.mends(rule) if is_open else [],
            "role": self.role(rule) if is_open else None,
            "scopes": self.scopes(rule) if is_open else [],
        }

    @memoize
    def packs(self) -> dict[str, str]:
        """The names of the packs that rules are from."""
        names = {pack.id: pack.title(self.language) for pack in package_packs()}
        own = translate(_("Own rules"), target_language=self.language)
        return {**names, PACK: own}

    def news(self) -> list[dict]:
        """What has changed in the rules since somebody said to have seen it."""
        return [
            {"rules": ", ".join(each.rules), "words": each.words(self.language)}
            for each in unseen_changes()
        ]

    def evidence(self, results: list[Result]) -> list[dict]:
        """What is found, each with the channels of which it is found."""
        groups: dict[tuple[str, str], list[Result]] = {}
        end = None if self.one("rule") else MORE
        for result in results:
            said = say(result.finding.evidence, self.language)
            groups.setdefault((result.finding.verdict, said), []).append(result)
        return [
            {
                "words": words,
                "partial": verdict == PARTIAL,
                "chips": list(map(self.chip, found[:CHIPS])),
                "more": list(map(self.chip, found[CHIPS:end])),
                "number": len(found) - CHIPS,
                "rest": len(found) if end and len(found) > end else 0,
            }
            for (verdict, words), found in groups.items()
        ]

    def chip(self, result: Result) -> dict:
        """Return a channel with a link to the field that mends it."""
        subject = result.subject
        return {
            "title": subject.title,
            "url": edit_url(result),
            "icon": self.icon(subject["platform"] or ""),
        }

    @memoize
    def icon(self, token: str) -> str:
        """Return the icon of a platform, which many chips have."""
        return icon_tag(icon_of(get_platform(token)), self.context, self.request)

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
        }

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
                "since": self.day(hit.term.since),
                "source": hit.term.source,
            }
            for who, hit in self.term_hits()
            if key_of(hit) not in settled
        ]

    def usual_reasons(self) -> list[str]:
        """The reasons to choose from, in the reader's language: it will be stored."""
        return [translate(each, target_language=self.language) for each in REASONS]

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

    def groups(self) -> list[tuple[str, list[dict]]]:
        """Headings and rows: the concept, then its channels."""
        groups: dict[str, list[dict]] = {}
        for result in self.results():
            groups.setdefault(result.subject.title, []).append(self.row(result))
        return [
            (name, sorted(rows, key=lambda row: ORDER.index(row["token"])))
            for name, rows in groups.items()
        ]

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


class OpenChecksViewlet(ViewletBase):
    """Tells editors how many rules are met, on the concept or by the channel."""

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
        results = list(evaluate(site_rules(), facts_of(concept)))
        self.url = f"{concept.absolute_url()}/@@checks"
        if concept is not self.context:
            uid = self.context.UID()
            results = [result for result in results if result.subject.uid == uid]
            self.url = f"{self.url}?channel={uid}"
        self.lead = sentence(numbers(results))
