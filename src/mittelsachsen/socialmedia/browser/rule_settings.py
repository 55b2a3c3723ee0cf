"""The page on which webmasters switch rules off or change them."""

from collections.abc import Mapping
import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.checks import SEVERITIES
from mittelsachsen.socialmedia.checks.gather import results_of
from mittelsachsen.socialmedia.checks.rules import OverrideError
from mittelsachsen.socialmedia.checks.rules import package_rules
from mittelsachsen.socialmedia.checks.site import change_rule
from mittelsachsen.socialmedia.checks.site import overrides
from mittelsachsen.socialmedia.checks.summary import numbers
from mittelsachsen.socialmedia.checks.summary import sentence
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.l10n import long_date
from plone import api
from Products.Five import BrowserView
from typing import Any
from zExceptions import NotFound


# Each takes about as long as half a page.
CONCEPTS = 10
ERRORS = {
    "reason": _("Say why the rule is changed."),
    "severity": _("There is no such severity."),
    "parameters": _("Parameters are whole numbers from 1 to 600."),
}


class RulesView(BrowserView):
    """A form for each rule; the reason is demanded."""

    label = _("Rules of the checks")
    severities = SEVERITIES

    def __call__(self) -> str:
        if self.request.method == "POST":
            self.handle(self.request.form)
        return self.index()

    def handle(self, form: Mapping[str, Any]) -> None:
        name = str(form.get("rule", ""))
        change = {} if "reset" in form else self.change(form)
        try:
            change_rule(name, change)
        except KeyError:
            raise NotFound(name) from None
        except OverrideError as error:
            message = ERRORS[error.args[0]]
            api.portal.show_message(message, self.request, "error")
            return
        api.portal.show_message(_("The rule has been saved."), self.request)

    def change(self, form: Mapping[str, Any]) -> dict:
        parameters = {}
        for key, value in form.items():
            if key.startswith("parameter-"):
                text = str(value).strip()
                # Zero is none that a rule can have, so it is refused.
                parameters[key[10:]] = int(text) if text.isdecimal() else 0
        return {
            "off": "off" in form,
            "severity": str(form.get("severity", "")),
            "parameters": parameters,
            "reason": str(form.get("reason", "")).strip(),
        }

    def concepts(self) -> list[dict]:
        """The first concepts with how many rules each meets, as its own page says."""
        brains = api.content.find(portal_type="UsageConcept", sort_on="sortable_title")
        return [
            {
                "title": brain.Title,
                "url": f"{brain.getURL()}/@@checks",
                "lead": sentence(numbers(results_of(brain.getObject()))),
            }
            for brain in brains[:CONCEPTS]
        ]

    def rules(self) -> list[dict]:
        """The rules of the package with what the site has made of them."""
        language = language_of(self.request)
        changes = overrides()
        result = []
        for rule in package_rules():
            change = json.loads(changes.get(rule.id, "{}"))
            result.append(
                {
                    "rule": rule,
                    "title": rule.title(language),
                    "since": long_date(rule.valid_from, language),
                    "changed": bool(change),
                    "off": change.get("off", False),
                    "severity": change.get("severity", rule.severity),
                    "parameters": {**rule.parameters, **change.get("parameters", {})},
                    "reason": change.get("reason", ""),
                }
            )
        return result
