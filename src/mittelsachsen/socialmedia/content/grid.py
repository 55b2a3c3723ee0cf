"""The grid in which rows are edited."""

from collective.z3cform.datagridfield.blockdatagridfield import (
    BlockDataGridFieldObjectWidget,
)
from collective.z3cform.datagridfield.blockdatagridfield import BlockDataGridFieldWidget
from collective.z3cform.datagridfield.datagridfield import DataGridFieldConverter
from collective.z3cform.datagridfield.interfaces import IDataGridFieldWidget
from logging import getLogger
from logging import LogRecord
from mittelsachsen.socialmedia.fields import INumber
from mittelsachsen.socialmedia.fields import IRows
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.l10n import read_number
from mittelsachsen.socialmedia.l10n import written
from mittelsachsen.socialmedia.values import filled
from mittelsachsen.socialmedia.values import InvalidNumber
from Products.CMFPlone.resources import add_bundle_on_request
from typing import Any
from z3c.form.converter import BaseDataConverter
from z3c.form.error import ErrorViewSnippet
from z3c.form.field import FieldWidgets
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IWidget
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import implementer
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IField
from ZPublisher.HTTPRequest import HTTPRequest


# The script of the grid; only forms that have one load it.
BUNDLE = "mittelsachsen-socialmedia-grid"


class RowWidget(BlockDataGridFieldObjectWidget):
    """A row as a card, with a label above each input.

    Its inputs know the item that is edited. Those of the stock one know none, and what
    they offer could not depend on it.
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


@adapter(ValueError, IBrowserLayer, IDataGridFieldWidget, None, None, None)
class CellErrors(ErrorViewSnippet):
    """The grid says nothing of the mistakes that stand at its cells.

    Its validator raises the error only to stop the form.
    """

    message = ""

    def update(self) -> None:
        pass

    def render(self) -> str:
        return ""


def without_value(record: LogRecord) -> bool:
    """Keep what was typed into a cell out of the log: a name, an address."""
    record.msg, record.args = "A cell of a row cannot be converted.", ()
    return True


getLogger("collective.z3cform.datagridfield.row").addFilter(without_value)


class GridWidget(BlockDataGridFieldWidget):
    allow_reorder = True

    def update(self) -> None:
        self.keep_typed_row()
        super().update()
        add_bundle_on_request(self.request, BUNDLE)

    def createObjectWidget(self, idx: int | str) -> RowWidget:
        widget = FieldWidget(self.field.value_type, RowWidget(self.request))
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


@implementer(IFieldWidget)
def GridFieldWidget(field: IField, request: HTTPRequest) -> GridWidget:
    """Return the widget of a list of rows."""
    return FieldWidget(field, GridWidget(request))
