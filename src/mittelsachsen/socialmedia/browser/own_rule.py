"""The page on which webmasters write a rule of their own and try it before."""

from collections.abc import Mapping
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.checks import SEVERITIES
from mittelsachsen.socialmedia.browser.checks import STYLES
from mittelsachsen.socialmedia.browser.checks import VERDICTS
from mittelsachsen.socialmedia.checks import own
from mittelsachsen.socialmedia.checks.evaluate import evaluate
from mittelsachsen.socialmedia.checks.gather import facts_of
from mittelsachsen.socialmedia.checks.site import save_rule
from mittelsachsen.socialmedia.checks.site import stored_rules
from mittelsachsen.socialmedia.checks.texts import say
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.term_titles import term_title
from plone import api
from Products.Five import BrowserView
from typing import Any
from zope.i18n import translate
from zope.schema import getFields


TEXTS = ("about", "demand", "field", "severity", "de", "en", "source", "url")
ABOUT = {"concept": _("Concept"), "channel": _("Channel")}
DEMANDS = {
    own.FIELD: _("The field says something"),
    own.ANSWER: _("A section of the document answers it"),
    own.AGE: _("The day is not older than some months"),
}
PROBLEMS = {
    "about": _("Choose what the rule is about."),
    "demand": _("Choose what the rule asks for."),
    "field": _("This cannot be asked of what the rule is about."),
    "months": _("Months are whole numbers from 1 to 600."),
    "de": _("Say in German what is demanded."),
    "en": _("Say in English what is demanded."),
    "source": _("Name the source of the demand."),
    "severity": _("There is no such severity."),
    "url": _("The address must begin with https:// or http://."),
}


class OwnRuleView(BrowserView):
    """A form for a rule, and what it would say about a concept."""

    label = _("Own rule")
    about = ABOUT
    demands = DEMANDS
    severities = SEVERITIES

    def __call__(self) -> str:
        self.values = values_of(self.request.form)
        self.tried: list[dict] = []
        if self.request.method == "POST" and self.handle():
            url = f"{self.context.absolute_url()}/@@socialmedia-rules#own"
            return self.request.response.redirect(url)
        return self.index()

    def handle(self) -> bool:
        """Try the rule, or store it; tell whether it is stored."""
        try:
            rule = own.from_values(own.next_id(stored_rules()), self.values)
            if "save" in self.request.form:
                save_rule(self.values)
        except own.OwnRuleError as error:
            message = PROBLEMS[error.args[0]]
            api.portal.show_message(message, self.request, "error")
            return False
        if "save" in self.request.form:
            api.portal.show_message(_("The rule has been saved."), self.request)
            return True
        concept = api.content.get(UID=str(self.request.form.get("concept", "")))
        if concept is not None:
            language = language_of(self.request)
            self.tried = [
                {
                    "subject": result.subject.title,
                    "verdict": VERDICTS[result.finding.verdict],
                    "style": STYLES[result.finding.verdict],
                    "evidence": say(result.finding.evidence, language),
                }
                for result in evaluate([rule], facts_of(concept))
            ]
        return False

    def concepts(self) -> list[tuple[str, str]]:
        """Concepts to try the rule on, by UID."""
        brains = api.content.find(portal_type="UsageConcept", sort_on="sortable_title")
        return [(brain.UID, brain.Title) for brain in brains]

    def groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What a rule may look at, by what it is about; at last what words answer."""
        groups = []
        for about, title in ABOUT.items():
            fields = getFields(own.ABOUT[about])
            options = [
                (name, translate(fields[name].title, context=self.request))
                for name in own.fields_for(about, own.FIELD)
            ]
            options.sort(key=lambda each: each[1].lower())
            groups.append((translate(title, context=self.request), options))
        title = translate(_("Demands that a section answers"), context=self.request)
        answers = [
            (name, translate(term_title("outline_demands", name), context=self.request))
            for name in own.fields_for("channel", own.ANSWER)
        ]
        return [*groups, (title, answers)]


def values_of(form: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts of a rule that a form brings."""
    values: dict[str, Any] = {name: str(form.get(name, "")).strip() for name in TEXTS}
    months = str(form.get("months", "")).strip()
    return {**values, "months": int(months) if months.isdecimal() else None}
