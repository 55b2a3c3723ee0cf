"""Deserializers: dates, rows, and the rules across fields."""

from collective.z3cform.datagridfield.deserializer import DatagridRowDeserializer
from datetime import date
from mittelsachsen.socialmedia.content.field_rules import check
from mittelsachsen.socialmedia.content.field_rules import StoredValues
from mittelsachsen.socialmedia.embeds.protect import restore
from plone.app.textfield.value import RichTextValue
from plone.restapi.deserializer.dxcontent import DeserializeFromJson
from plone.restapi.deserializer.dxfields import DefaultFieldDeserializer
from plone.restapi.deserializer.dxfields import RichTextFieldDeserializer
from zExceptions import BadRequest
from zope.i18n import translate
from zope.schema import getFields


class ContentDeserializer(DeserializeFromJson):
    """Adds the rules, with the field that mends each, to the stock errors."""

    def __call__(self, *args, **kwargs):
        context = super().__call__(*args, **kwargs)
        errors = [
            {
                "error": "ValidationError",
                "field": error.field,
                "message": translate(error.message, context=self.request),
            }
            for error in check(context.portal_type, StoredValues(context), context)
        ]
        if errors:
            raise BadRequest(errors)
        return context


class DateDeserializer(DefaultFieldDeserializer):
    """Reads ISO 8601 dates; a time behind the date is refused."""

    def __call__(self, value):
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                raise ValueError(f"Not a date (YYYY-MM-DD): {value}") from None
        self.field.validate(value)
        return value


class FloatDeserializer(DefaultFieldDeserializer):
    """Reads JSON numbers, which may come without a decimal point."""

    def __call__(self, value):
        if isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        return super().__call__(value)


class RowDeserializer(DatagridRowDeserializer):
    """Refuses rows that are no objects and keys that no column has."""

    def __call__(self, row):
        if not isinstance(row, dict):
            raise ValueError("A row must be an object.")
        unknown = sorted(set(row) - set(getFields(self.field.schema)))
        if unknown:
            raise ValueError(f"Unknown key in a row: {unknown[0]}")
        return super().__call__(row)


class RichTextDeserializer(RichTextFieldDeserializer):
    """Takes embeds back as the frames they stand for."""

    def __call__(self, value):
        text = super().__call__(value)
        return RichTextValue(
            restore(text.raw), text.mimeType, text.outputMimeType, text.encoding
        )
