"""Add and edit forms that show broken rules at their fields."""

from collections import ChainMap
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import MutableMapping
from functools import cached_property
from functools import partial
from html import escape
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.assessments.questions import CRITERION
from mittelsachsen.socialmedia.assessments.questions import RISK
from mittelsachsen.socialmedia.checks.modules import rule_with_text
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.assessment import answers_of
from mittelsachsen.socialmedia.content.field_rules import check
from mittelsachsen.socialmedia.content.field_rules import FieldError
from mittelsachsen.socialmedia.content.field_rules import StoredValues
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.content.proposals import proposals
from mittelsachsen.socialmedia.content.proposals import tidied
from mittelsachsen.socialmedia.content.proposals import titles_in
from mittelsachsen.socialmedia.document.assessments import suggested
from mittelsachsen.socialmedia.document.overview import entries
from mittelsachsen.socialmedia.document.overview import places
from mittelsachsen.socialmedia.document.presets import outline_of
from mittelsachsen.socialmedia.due.dates import next_due
from mittelsachsen.socialmedia.l10n import language_in
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.permissions import VIEW_CHECKS
from plone import api
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.add import DefaultAddView
from plone.dexterity.browser.base import DexterityExtensibleForm
from plone.dexterity.browser.edit import DefaultEditForm
from plone.z3cform.fieldsets.group import GroupFactory
from plone.z3cform.layout import wrap_form
from typing import Any
from z3c.form.interfaces import IErrorViewSnippet
from z3c.form.interfaces import IWidget
from z3c.form.widget import SequenceWidget
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import Invalid


# An assessment is looked at again where risks change (Art. 35 (11) GDPR), and each year
# so that nobody has to notice that by chance.
MONTHS_TO_REVIEW = 12
NO_CHOICE = SequenceWidget.noValueToken


class Markup(str):
    """A message that is HTML already."""

    def __html__(self) -> str:
        return str(self)


class RulesMixin(DexterityExtensibleForm):
    """Checks the rules once all fieldsets are extracted."""

    def stored_values(self) -> MutableMapping:
        return {}

    def extractData(self, setErrors: bool = True) -> tuple[dict, tuple]:
        data, errors = super().extractData(setErrors)
        broken = {error.widget.field.__name__ for error in errors if error.widget}
        values = ChainMap(data, self.stored_values())
        for error in check(self.portal_type, values, self.context):
            widget = self._widget(error.field)
            if widget is None or error.field in broken:
                continue
            invalid = Invalid(self.told(error))
            view = getMultiAdapter(
                (invalid, self.request, widget, widget.field, self, self.context),
                IErrorViewSnippet,
            )
            view.update()
            if setErrors:
                widget.error = view
            errors += (view,)
        return data, errors

    def told(self, error: FieldError) -> str:
        """Return what a broken rule says, with a link to the other item."""
        if error.other is None:
            return error.message
        url, title = error.other.absolute_url(), escape(error.other.title)
        link = f'<a href="{url}">{title}</a>'
        message = Message(error.message, mapping={"title": link})
        return Markup(translate(message, context=self.request))

    def _widget(self, name: str) -> IWidget | None:
        for form in (self, *self.groups):
            for widget in form.widgets.values():
                if widget.field.__name__ == name:
                    return widget
        return None


class AddForm(RulesMixin, DefaultAddForm):
    pass


class AddView(DefaultAddView):
    form = AddForm


class ChannelAddForm(AddForm):
    """Asks for an address first, and fills in what that tells."""

    PROPOSED = ("account_url", "platform", "platform_name", "handle", "title")

    def update(self) -> None:
        form = self.request.form
        known = {name: self._typed(form.get(self._key(name))) for name in self.PROPOSED}
        if known["account_url"]:
            taken = partial(titles_in, self.context)
            for name, value in proposals(known, taken).items():
                form[self._key(name)] = [value] if name == "platform" else value
        super().update()

    def updateWidgets(self, prefix: str | None = None) -> None:
        """Let browsers send a form without what the address tells."""
        super().updateWidgets(prefix)
        for name in ("platform", "title"):
            self.widgets[name].required = False
        self.widgets["platform"].prompt = True

    def _key(self, name: str) -> str:
        return f"{self.prefix}widgets.{name}"

    def _typed(self, value: Any) -> str:
        """Return what was sent for a field; a select sends a list."""
        text = value[0] if isinstance(value, list) and value else value
        return text if isinstance(text, str) and text != NO_CHOICE else ""


class ChannelAddView(DefaultAddView):
    form = ChannelAddForm


class AssessmentAddForm(AddForm):
    """Proposes title, day and next review of a new assessment."""

    def update(self) -> None:
        super().update()
        if self.request.method == "GET":
            for name, value in self.proposed().items():
                widget = self._widget(name)
                if widget is not None:
                    widget.value = value

    def proposed(self) -> dict[str, str]:
        """Return what is proposed, as the inputs of the form have it."""
        today = site_today()
        review = next_due(None, today, MONTHS_TO_REVIEW)
        title = _("Threshold analysis ${year}", mapping={"year": today.year})
        return {
            "title": translate(title, context=self.request),
            "assessed_on": today.isoformat(),
            "next_review": review.isoformat() if review else "",
        }


class AssessmentAddView(DefaultAddView):
    form = AssessmentAddForm


class EditForm(RulesMixin, DefaultEditForm):
    """Leads from fields to what helps to fill them."""

    def stored_values(self) -> MutableMapping:
        return StoredValues(self.context)

    def update(self) -> None:
        super().update()
        for form in (self, *self.groups):
            for widget in form.widgets.values():
                links = list(self.links(widget.field.__name__))
                if links:
                    widget.description = self.described(widget, links)

    def links(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield what a field's description leads to: addresses and words."""
        rule = rule_with_text(self.context, name)
        concept = concept_of(self.context) or self.context
        if rule and api.user.has_permission(VIEW_CHECKS, obj=concept):
            yield f"{concept.absolute_url()}/@@checks?rule={rule}", _("Text module")

    def described(self, widget: IWidget, links: Iterable[tuple[str, str]]) -> str:
        """Return the description of a field as HTML, with links."""
        text = translate(widget.field.description, context=self.request)
        for url, words in links:
            said = escape(translate(words, context=self.request))
            text += f' <a class="d-block" href="{url}">{said}</a>'
        return text


EditView = wrap_form(EditForm)


class ChannelEditForm(EditForm):
    """Tidies an address that is pasted anew; nothing else is filled in."""

    def update(self) -> None:
        form, key = self.request.form, f"{self.prefix}widgets.account_url"
        if isinstance(form.get(key), str):
            form[key] = tidied(form[key])
        super().update()


ChannelEditView = wrap_form(ChannelEditForm)


class AssessmentEditForm(EditForm):
    """Says at the result what the stored answers suggest."""

    def update(self) -> None:
        super().update()
        widget = self._widget("result")
        if widget is not None:
            answers = answers_of(self.context)
            said = [*suggested(CRITERION, answers), *suggested(RISK, answers)]
            words = [widget.field.description, *said]
            widget.description = " ".join(
                escape(translate(each, context=self.request)) for each in words
            )


AssessmentEditView = wrap_form(AssessmentEditForm)


class ConceptEditForm(EditForm):
    """Says where in the document each field is, and has the tabs in that order."""

    groups: tuple[GroupFactory, ...]

    def updateFields(self) -> None:
        super().updateFields()
        order = [name for name, under in self.places.items() if under]

        def place(group: GroupFactory) -> int:
            return min((order.index(n) for n in group.fields if n in order), default=99)

        ours = [group for group in self.groups if set(group.fields) & set(self.places)]
        others = [group for group in self.groups if group not in ours]
        self.groups = (*sorted(ours, key=place), *others)

    def links(self, name: str) -> Iterator[tuple[str, str]]:
        if name in self.places:
            under = self.places[name]
            message = _("Appears under: ${place}", mapping={"place": under})
            where = message if under else _("Does not appear in the document")
            yield f"{self.context.absolute_url()}/@@outline", where
        yield from super().links(name)

    @cached_property
    def places(self) -> dict[str, str]:
        language = language_of(self.request)
        concept = self.context
        nodes = outline_of(concept, language_in(concept, language))
        return places(entries(concept, nodes, concept.numbering or (), language))


ConceptEditView = wrap_form(ConceptEditForm)
