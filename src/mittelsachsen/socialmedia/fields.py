"""Kinds of fields."""

from collective.z3cform.datagridfield.row import DictRow
from mittelsachsen.socialmedia.addresses.constraints import is_email
from mittelsachsen.socialmedia.addresses.constraints import is_phone
from mittelsachsen.socialmedia.addresses.constraints import is_web_address
from mittelsachsen.socialmedia.settings import site_setting
from mittelsachsen.socialmedia.values import is_day
from mittelsachsen.socialmedia.values import is_line
from mittelsachsen.socialmedia.values import is_number
from mittelsachsen.socialmedia.values import is_past_day
from mittelsachsen.socialmedia.values import is_text
from mittelsachsen.socialmedia.values import MAX_LINE
from mittelsachsen.socialmedia.values import MAX_LINES
from mittelsachsen.socialmedia.values import MAX_RICH_TEXT
from mittelsachsen.socialmedia.values import MAX_TEXT
from plone.app.textfield import RichText
from plone.app.textfield.interfaces import IRichTextValue
from plone.schema import Email as PloneEmail
from typing import Any
from zope import schema
from zope.interface import implementer
from zope.interface import Interface
from zope.interface.interface import InterfaceClass


class Line(schema.TextLine):
    """Text of one line."""

    def __init__(self, **kw: Any):
        kw.setdefault("constraint", is_line)
        kw.setdefault("max_length", MAX_LINE)
        super().__init__(**kw)


class Words(schema.Text):
    """Plain text of several lines; HTML in it stays text."""

    def __init__(self, **kw: Any):
        kw.setdefault("constraint", is_text)
        kw.setdefault("max_length", MAX_TEXT)
        super().__init__(**kw)


class Prose(RichText):
    """Rich text, optional."""

    def __init__(self, **kw: Any):
        kw.setdefault("required", False)
        kw.setdefault("max_length", MAX_RICH_TEXT)
        super().__init__(**kw)

    def _validate(self, value: IRichTextValue) -> None:
        super()._validate(value)
        is_text(value.raw)


class Day(schema.Date):
    """A day that may lie ahead, optional."""

    def __init__(self, **kw: Any):
        kw.setdefault("required", False)
        kw.setdefault("constraint", is_day)
        super().__init__(**kw)


class PastDay(Day):
    """A day on which something was done, optional."""

    def __init__(self, **kw: Any):
        kw.setdefault("constraint", is_past_day)
        super().__init__(**kw)


class IWrittenDay(Interface):
    """Marks days that REST takes as the language writes them, too."""


@implementer(IWrittenDay)
class WrittenDay(PastDay):
    """A day on which something was counted, optional."""


class INumber(Interface):
    """Marks numbers that are entered and shown as the language writes them."""


@implementer(INumber)
class Number(schema.Float):
    """A finite number, optional."""

    def __init__(self, **kw: Any):
        kw.setdefault("required", False)
        kw.setdefault("constraint", is_number)
        super().__init__(**kw)


class WebAddress(schema.TextLine):
    """An ``http`` or ``https`` address, optional."""

    def __init__(self, **kw: Any):
        kw.setdefault("required", False)
        kw.setdefault("constraint", is_web_address)
        kw.setdefault("max_length", MAX_LINE)
        super().__init__(**kw)


class Email(PloneEmail):
    """One e-mail address, optional."""

    def __init__(self, **kw: Any):
        kw.setdefault("required", False)
        kw.setdefault("constraint", is_email)
        super().__init__(**kw)


def is_phone_of_site(value: str) -> bool:
    """Accept a number as people write it where the site is, raise otherwise."""
    return is_phone(value, str(site_setting("phone_region")))


class Phone(schema.TextLine):
    """One telephone number, optional."""

    def __init__(self, **kw: Any):
        kw.setdefault("required", False)
        kw.setdefault("constraint", is_phone_of_site)
        super().__init__(**kw)


class ISocialMediaRow(Interface):
    """Marks rows of this package, whose REST input is checked strictly."""


class ILines(Interface):
    """Marks lists that are edited one entry per line."""


class IRows(Interface):
    """Marks grids of this package."""


@implementer(ISocialMediaRow)
class Row(DictRow):
    """One row of a grid; its value is a dict with the keys of ``schema``."""


@implementer(IRows)
class Rows(schema.List):
    """An ordered grid: a list of dicts with the keys of ``row_schema``."""

    def __init__(self, row_schema: InterfaceClass | None = None, **kw: Any):
        if row_schema is not None:
            kw["value_type"] = Row(title=kw.get("title", ""), schema=row_schema)
        kw.setdefault("required", False)
        kw.setdefault("missing_value", [])
        kw.setdefault("defaultFactory", list)
        kw.setdefault("max_length", MAX_LINES)
        super().__init__(**kw)


@implementer(ILines)
class Lines(schema.List):
    """An ordered list of short texts, edited one per line."""

    def __init__(self, **kw: Any):
        kw.setdefault("value_type", Line())
        kw.setdefault("required", False)
        kw.setdefault("missing_value", [])
        kw.setdefault("defaultFactory", list)
        kw.setdefault("max_length", MAX_LINES)
        super().__init__(**kw)
