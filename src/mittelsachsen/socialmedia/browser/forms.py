"""Add and edit forms that show broken rules at their fields."""

from collections import ChainMap
from collections.abc import MutableMapping
from functools import cached_property
from html import escape
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.field_rules import check
from mittelsachsen.socialmedia.content.field_rules import StoredValues
from mittelsachsen.socialmedia.document.overview import entries
from mittelsachsen.socialmedia.document.overview import places
from mittelsachsen.socialmedia.document.presets import outline_of
from mittelsachsen.socialmedia.l10n import language_in
from mittelsachsen.socialmedia.l10n import language_of
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.add import DefaultAddView
from plone.dexterity.browser.base import DexterityExtensibleForm
from plone.dexterity.browser.edit import DefaultEditForm
from plone.z3cform.fieldsets.group import GroupFactory
from plone.z3cform.layout import wrap_form
from z3c.form.interfaces import IErrorViewSnippet
from z3c.form.interfaces import IWidget
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.interface import Invalid


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
            invalid = Invalid(error.message)
            view = getMultiAdapter(
                (invalid, self.request, widget, widget.field, self, self.context),
                IErrorViewSnippet,
            )
            view.update()
            if setErrors:
                widget.error = view
            errors += (view,)
        return data, errors

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


class EditForm(RulesMixin, DefaultEditForm):
    def stored_values(self) -> MutableMapping:
        return StoredValues(self.context)


EditView = wrap_form(EditForm)


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

    def update(self) -> None:
        super().update()
        for form in (self, *self.groups):
            for widget in form.widgets.values():
                name = widget.field.__name__
                if name in self.places:
                    widget.description = self.described(widget, self.places[name])

    @cached_property
    def places(self) -> dict[str, str]:
        language = language_of(self.request)
        concept = self.context
        nodes = outline_of(concept, language_in(concept, language))
        return places(entries(concept, nodes, concept.numbering or (), language))

    def described(self, widget: IWidget, under: str) -> str:
        """Return the description of a field as HTML, with its place in the document."""
        text = translate(widget.field.description, context=self.request)
        message = _("Appears under: ${place}", mapping={"place": under})
        where = message if under else _("Does not appear in the document")
        where = escape(translate(where, context=self.request))
        link = f"{self.context.absolute_url()}/@@outline"
        return f'{text} <a class="d-block" href="{link}">{where}</a>'


ConceptEditView = wrap_form(ConceptEditForm)
