"""Text modules on the page of the checks: to take over, and to check off."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from html import escape
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.field_links import field_url
from mittelsachsen.socialmedia.browser.mendable import Mendable
from mittelsachsen.socialmedia.checks.evaluate import evaluate
from mittelsachsen.socialmedia.checks.evaluate import Result
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.gather import facts_of
from mittelsachsen.socialmedia.checks.mend import fill
from mittelsachsen.socialmedia.checks.mend import read_text
from mittelsachsen.socialmedia.checks.modules import fill_in
from mittelsachsen.socialmedia.checks.modules import Filled
from mittelsachsen.socialmedia.checks.modules import Module
from mittelsachsen.socialmedia.checks.modules import modules_of
from mittelsachsen.socialmedia.checks.modules import needed
from mittelsachsen.socialmedia.checks.modules import package_modules
from mittelsachsen.socialmedia.checks.modules import PLACEHOLDERS
from mittelsachsen.socialmedia.checks.modules import values_of
from mittelsachsen.socialmedia.checks.site import site_rules
from mittelsachsen.socialmedia.checks.unchecked import check_off
from mittelsachsen.socialmedia.checks.unchecked import note
from mittelsachsen.socialmedia.checks.unchecked import unchecked
from mittelsachsen.socialmedia.checks.unchecked import words_of
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.l10n import language_in
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.l10n import long_date
from mittelsachsen.socialmedia.text import plain_text
from plone import api
from plone.app.textfield.interfaces import IRichText
from plone.dexterity.content import DexterityContent
from typing import Any
from zExceptions import BadRequest
from zope.schema import getFields
from zope.schema.interfaces import IField


class TextModules(Mendable):
    """What the view of the checks shows of text modules and does with them."""

    # What may be taken over

    def offers(
        self, rule: str, results: Iterable[Result], facts: Facts
    ) -> Iterator[dict[str, Any]]:
        """Yield the texts that a rule's results call for, each with a preview.

        That is of the first place where nothing is lacking; ``subjects`` are all these.
        """
        for module in modules_of(rule):
            filled = [
                (subject, self.text_at(module, subject, facts))
                for subject in needed(module, results, facts)
                if self.may_mend(self.items()[subject.uid], module.field)
            ]
            if filled:
                whole = [each for each in filled if not each[1].gaps]
                first, text = (whole or filled)[0]
                yield {
                    "name": module.name,
                    "title": module.schema_field.title,
                    "where": first.title,
                    "language": self.language_at(first.uid),
                    "html": text.text if module.is_rich else escape(text.text),
                    "subjects": [subject for subject, _text in whole],
                    "gaps": list(_gaps(filled, facts)),
                }

    def text_at(self, module: Module, subject: Subject, facts: Facts) -> Filled:
        """Return a text in the language of the item that takes it over."""
        language = self.language_at(subject.uid)
        return fill_in(module, values_of(facts, subject, language), language)

    def language_at(self, uid: str) -> str:
        """Return the language of an item, whatever the user's is."""
        return language_in(self.items()[uid], language_of(self.request))

    def take_over(self, name: str, uid: str) -> None:
        """Write a text at an item where it is needed, or at all such without a UID.

        Where something is lacking, or somebody is editing, nothing is written.
        """
        module = _module(name)
        facts = facts_of(self.context)
        results = evaluate((r for r in site_rules() if r.id == module.rule), facts)
        places = [s for s in needed(module, results, facts) if uid in ("", s.uid)]
        taken, left = [], []
        for subject in places:
            item, text = self.items()[subject.uid], self.text_at(module, subject, facts)
            if text.gaps or not self.may_mend(item, module.field):
                left.append(item.title)
            else:
                self.write(item, module, text)
                taken.append(item.title)
        self.report(taken, left)

    def write(self, item: DexterityContent, module: Module, text: Filled) -> None:
        """Make a text the item's own, with a note that it is to be checked."""
        fill([item], module.field, read_text(module.schema_field, text.text))
        user, day = api.user.get_current().getId(), site_today().isoformat()
        note(item, module.field, str(module.rule), user, day)

    def report(self, taken: list[str], left: list[str]) -> None:
        say = api.portal.show_message
        if taken:
            names = {"names": ", ".join(taken)}
            message = _("Taken over, and to be checked by you: ${names}", mapping=names)
            say(message, self.request)
        if left:
            names = {"names": ", ".join(left)}
            say(_("Not taken over: ${names}", mapping=names), self.request, "warning")
        if not taken and not left:
            say(_("This text is needed nowhere any more."), self.request, "warning")

    # What is to be checked

    @property
    def unchecked_texts(self) -> list[dict[str, Any]]:
        """The texts that were taken over and that nobody has checked yet."""
        language = language_of(self.request)
        return [
            {
                "key": f"{uid}.{name}",
                "item": item.title,
                "title": _field(item, name).title,
                "text": _read(item, name),
                "language": self.language_at(uid),
                "edit": f"{item.absolute_url()}/edit#formfield-form-widgets-{name}",
                "source": ", ".join(filter(None, _source(entry, language))),
                "may": self.may_mend(item, name),
            }
            for uid, item in self.items().items()
            for name, entry in unchecked(item).items()
        ]

    def check_off(self, key: str) -> None:
        """Say of a text that it was checked."""
        uid, _dot, name = key.partition(".")
        item = self.items().get(uid)
        if item is None or not self.may_mend(item, name):
            raise BadRequest(key)
        check_off(item, name)
        api.portal.show_message(_("The text counts as checked."), self.request)


def _module(name: str) -> Module:
    for module in package_modules():
        if module.rule and module.name == name:
            return module
    raise BadRequest(name)


def _gaps(
    filled: Iterable[tuple[Subject, Filled]], facts: Facts
) -> Iterator[dict[str, str]]:
    """Yield what texts lack, each once with a link to where it is entered."""
    found = {}
    for subject, text in filled:
        for name in text.gaps:
            gap = PLACEHOLDERS[name]
            at = facts.concept if gap.about == "concept" else subject
            found[field_url(at, gap.field)] = gap.title
    for url, title in found.items():
        yield {"url": url, "title": title}


def _source(entry: Mapping[str, str], language: str) -> tuple[str, str, str]:
    """Return for which rule a text was taken over, if for one, by whom and when."""
    day = long_date(date.fromisoformat(entry["day"]), language)
    return entry["rule"], entry["user"], day


def _field(item: DexterityContent, name: str) -> IField:
    schema = IUsageConcept if IUsageConcept.providedBy(item) else ISocialMediaChannel
    return getFields(schema)[name]


def _read(item: DexterityContent, name: str) -> str:
    words = words_of(item, name)
    return plain_text(words) if IRichText.providedBy(_field(item, name)) else words
