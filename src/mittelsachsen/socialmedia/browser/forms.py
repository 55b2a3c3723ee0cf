"""Add and edit forms that show broken rules at their fields."""

from collections import ChainMap
from collections.abc import MutableMapping
from mittelsachsen.socialmedia.content.field_rules import check
from mittelsachsen.socialmedia.content.field_rules import StoredValues
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.add import DefaultAddView
from plone.dexterity.browser.base import DexterityExtensibleForm
from plone.dexterity.browser.edit import DefaultEditForm
from plone.z3cform.layout import wrap_form
from z3c.form.interfaces import IErrorViewSnippet
from z3c.form.interfaces import IWidget
from zope.component import getMultiAdapter
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
