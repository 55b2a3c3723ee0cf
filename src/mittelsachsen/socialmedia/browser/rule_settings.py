"""The page on which webmasters switch rules off or change them."""

from collections.abc import Mapping
import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.checks import SEVERITIES
from mittelsachsen.socialmedia.checks.gather import results_of
from mittelsachsen.socialmedia.checks.own import own_rules
from mittelsachsen.socialmedia.checks.packs import package_packs
from mittelsachsen.socialmedia.checks.rules import OverrideError
from mittelsachsen.socialmedia.checks.rules import package_rules
from mittelsachsen.socialmedia.checks.site import change_rule
from mittelsachsen.socialmedia.checks.site import choose_packs
from mittelsachsen.socialmedia.checks.site import chosen_packs
from mittelsachsen.socialmedia.checks.site import overrides
from mittelsachsen.socialmedia.checks.site import remove_rule
from mittelsachsen.socialmedia.checks.site import see_packs
from mittelsachsen.socialmedia.checks.site import stored_rules
from mittelsachsen.socialmedia.checks.site import unseen_changes
from mittelsachsen.socialmedia.checks.summary import numbers
from mittelsachsen.socialmedia.checks.summary import sentence
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.l10n import long_date
from plone import api
from Products.Five import BrowserView
from typing import Any
from zExceptions import BadRequest
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
        if "choose" in form:
            self.choose(form)
        elif "seen" in form:
            see_packs()
        elif "remove" in form:
            self.remove(str(form["remove"]))
        else:
            self.change_one(form)

    def choose(self, form: Mapping[str, Any]) -> None:
        """Let the chosen packs count."""
        chosen = form.get("packs", [])
        try:
            choose_packs([chosen] if isinstance(chosen, str) else map(str, chosen))
        except KeyError as error:
            raise BadRequest(str(error)) from None
        api.portal.show_message(_("The choice of packs has been saved."), self.request)

    def remove(self, name: str) -> None:
        """Remove a rule of the site."""
        try:
            remove_rule(name)
        except KeyError:
            raise NotFound(name) from None
        api.portal.show_message(_("The rule has been removed."), self.request)

    def packs(self) -> list[dict]:
        """The packs of the package, and which count here."""
        language, chosen = language_of(self.request), chosen_packs()
        return [
            {
                "id": pack.id,
                "title": pack.title(language),
                "version": pack.version,
                "chosen": pack.id in chosen,
                "rules": sum(rule.pack == pack.id for rule in package_rules()),
                "changes": [
                    {
                        "version": change.version,
                        "day": long_date(change.date, language),
                        "words": change.words(language),
                        "rules": ", ".join(change.rules),
                    }
                    for change in pack.changes
                ],
            }
            for pack in package_packs()
        ]

    def news(self) -> list[dict]:
        """What has changed in the rules, and where the site has its own changes."""
        language, changed = language_of(self.request), overrides()
        return [
            {
                "words": change.words(language),
                "rules": ", ".join(change.rules),
                "changed": ", ".join(id for id in change.rules if id in changed),
            }
            for change in unseen_changes()
        ]

    def own(self) -> list[dict]:
        """The rules of the site."""
        language = language_of(self.request)
        return [
            {"id": rule.id, "title": rule.title(language), "source": rule.source}
            for rule in own_rules(stored_rules())
        ]

    def change_one(self, form: Mapping[str, Any]) -> None:
        """Switch a rule off, change it, or take the change back."""
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
        language, chosen = language_of(self.request), chosen_packs()
        names = {pack.id: pack.title(language) for pack in package_packs()}
        changes = overrides()
        result = []
        for rule in package_rules():
            if rule.pack not in chosen:
                continue
            change = json.loads(changes.get(rule.id, "{}"))
            result.append(
                {
                    "rule": rule,
                    "title": rule.title(language),
                    "pack": names[rule.pack],
                    "since": long_date(rule.valid_from, language),
                    "changed": bool(change),
                    "off": change.get("off", False),
                    "severity": change.get("severity", rule.severity),
                    "parameters": {**rule.parameters, **change.get("parameters", {})},
                    "reason": change.get("reason", ""),
                }
            )
        return result
