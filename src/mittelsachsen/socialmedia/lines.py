"""Lists in forms, one entry per line."""

from mittelsachsen.socialmedia.values import read_lines
from typing import Any
from z3c.form.browser.textlines import TextLinesWidget
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import ITextLinesWidget
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IField
from zope.schema.interfaces import ISequence
from ZPublisher.HTTPRequest import HTTPRequest


class ILinesWidget(ITextLinesWidget):
    """A text area with one entry per line."""


@implementer(ILinesWidget)
class LinesWidget(TextLinesWidget):
    """Plone's widget, from which :class:`LinesConverter` reads."""


@implementer(IFieldWidget)
def LinesFieldWidget(field: IField, request: HTTPRequest) -> LinesWidget:
    """Return the widget of a list of lines."""
    return FieldWidget(field, LinesWidget(request))


@adapter(ISequence, ILinesWidget)
class LinesConverter(BaseDataConverter):
    """Drops blank lines and outer spaces; names the line that is wrong."""

    def toWidgetValue(self, value: Any) -> str:
        return "\n".join(str(line) for line in value or ())

    def toFieldValue(self, value: str) -> Any:
        lines = value.splitlines()
        if not any(line.strip() for line in lines):
            return self.field.missing_value
        return read_lines(self.field, lines)
