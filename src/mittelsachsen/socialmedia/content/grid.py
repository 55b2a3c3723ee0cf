"""The grid in which rows are edited."""

from collective.z3cform.datagridfield.blockdatagridfield import (
    BlockDataGridFieldObjectWidget,
)
from collective.z3cform.datagridfield.blockdatagridfield import BlockDataGridFieldWidget
from collective.z3cform.datagridfield.datagridfield import DataGridFieldConverter
from collective.z3cform.datagridfield.datagridfield import DataGridFieldObjectWidget
from collective.z3cform.datagridfield.datagridfield import DataGridFieldWidget
from collective.z3cform.datagridfield.interfaces import IDataGridFieldWidget
from mittelsachsen.socialmedia.fields import INumber
from mittelsachsen.socialmedia.fields import IRows
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.l10n import read_number
from mittelsachsen.socialmedia.l10n import written
from mittelsachsen.socialmedia.values import filled
from mittelsachsen.socialmedia.values import InvalidNumber
from Products.CMFPlone.resources import add_bundle_on_request
from typing import Any
from z3c.form.converter import BaseDataConverter
from z3c.form.field import FieldWidgets
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IWidget
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IField
from ZPublisher.HTTPRequest import HTTPRequest


# The script of the grid; only forms that have one load it.
BUNDLE = "mittelsachsen-socialmedia-grid"
# As many columns of inputs fit side by side.
COLUMNS = 3


class RowWidget(DataGridFieldObjectWidget):
    """A row, whose cells know the item that is edited.

    Those of the stock one know none, and what they offer could not depend on it.
    """

    def setupWidgets(self) -> None:
        self.setupFields()
        self.prefix = self.name
        self.widgets = FieldWidgets(self, self.request, self.form.getContent())
        self.widgets.mode = self.mode
        # Their values are the row's, not the item's.
        self.widgets.ignoreContext = True
        self.widgets.ignoreRequest = self.ignoreRequest
        self.widgets.update()


class TableRowWidget(RowWidget):
    """A row of a table, whose cells are named by their columns (WCAG 2.2, 1.3.1)."""

    def render(self) -> str:
        for cell in self.widgets.values():
            cell.attributes["aria-label"] = translate(cell.label, context=self.request)
        return super().render()


class CardWidget(RowWidget, BlockDataGridFieldObjectWidget):
    """A row as a card, which has labels."""


@adapter(IRows, IDataGridFieldWidget)
class GridConverter(DataGridFieldConverter):
    """Drops the rows in which nothing is filled in."""

    def toFieldValue(self, value: Any) -> list[dict]:
        return filled(super().toFieldValue(value))


@adapter(INumber, IWidget)
class NumberConverter(BaseDataConverter):
    """Numbers as the page's language writes them; the stock one asks the browser."""

    def toWidgetValue(self, value: float | None) -> str:
        return "" if value is None else written(value, self.language)

    def toFieldValue(self, value: str) -> float | None:
        if not value.strip():
            return None
        try:
            return read_number(value, self.language)
        except ValueError:
            raise InvalidNumber(value) from None

    @property
    def language(self) -> str:
        return language_of(self.widget.request)


class Rows:
    """What tables and cards have in common."""

    allow_reorder = True
    row: type[RowWidget]

    # Of the stock widgets, which have no types.
    field: Any
    name: str
    counterName: str
    request: HTTPRequest

    def update(self) -> None:
        self.keep_typed_row()
        super().update()  # type: ignore[misc]
        add_bundle_on_request(self.request, BUNDLE)

    def createObjectWidget(self, idx: int | str) -> RowWidget:
        widget = FieldWidget(self.field.value_type, self.row(self.request))
        # The rows "AA" and "TT" are empty ones from which the script makes new rows.
        widget.setErrors = idx not in ("AA", "TT")
        return widget

    def keep_typed_row(self) -> None:
        """Take what was typed into the empty row "AA" for a row.

        Its inputs become those of a row when one leaves it, but not where the form is
        sent by Enter, or without JavaScript.
        """
        form, row = self.request.form, f"{self.name}.AA"
        inputs = {
            name: form[name]
            for name in form
            if name.startswith((f"{row}.widgets.", f"{row}-"))
        }
        if self.counterName not in form or not any(
            inputs.get(f"{row}.widgets.{name}") for name in self.typed_into()
        ):
            return
        number = int(form[self.counterName])
        for name, value in inputs.items():
            del form[name]
            form[f"{self.name}.{number}{name.removeprefix(row)}"] = value
        form[self.counterName] = str(number + 1)

    def typed_into(self) -> list[str]:
        """Return the columns that are empty unless somebody fills them in."""
        columns = getFieldsInOrder(self.field.value_type.schema)
        return [name for name, field in columns if not IChoice.providedBy(field)]


class TableWidget(Rows, DataGridFieldWidget):
    """Rows of a few columns, as a table."""

    row = TableRowWidget


class CardsWidget(Rows, BlockDataGridFieldWidget):
    """Rows of many values: a card each, with a label above each input."""

    row = CardWidget


@implementer(IFieldWidget)
def GridFieldWidget(field: IField, request: HTTPRequest) -> DataGridFieldWidget:
    """Return the widget of a list of rows."""
    columns = getFieldsInOrder(field.value_type.schema)
    widget = TableWidget if len(columns) <= COLUMNS else CardsWidget
    return FieldWidget(field, widget(request))
