"""Kinds of fields that several schemas use."""

from collective.z3cform.datagridfield.row import DictRow
from mittelsachsen.socialmedia.addresses.constraints import is_email
from mittelsachsen.socialmedia.addresses.constraints import is_phone
from mittelsachsen.socialmedia.addresses.constraints import is_web_address
from mittelsachsen.socialmedia.settings import site_setting
from plone.schema import Email as PloneEmail
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class ISocialMediaRow(Interface):
    """Marks rows of this package, whose REST input is checked strictly."""


@implementer(ISocialMediaRow)
class Row(DictRow):
    """One row of a grid; its value is a dict with the keys of ``schema``."""


class Rows(schema.List):
    """An ordered grid: a list of dicts with the keys of ``row_schema``."""

    def __init__(self, row_schema=None, **kw):
        if row_schema is not None:
            kw["value_type"] = Row(title=kw.get("title", ""), schema=row_schema)
        kw.setdefault("required", False)
        kw.setdefault("missing_value", [])
        kw.setdefault("defaultFactory", list)
        super().__init__(**kw)


class Lines(schema.List):
    """An ordered list of short texts, edited one per line."""

    def __init__(self, **kw):
        kw.setdefault("value_type", schema.TextLine())
        kw.setdefault("required", False)
        kw.setdefault("missing_value", [])
        kw.setdefault("defaultFactory", list)
        super().__init__(**kw)


class WebAddress(schema.TextLine):
    """An ``http`` or ``https`` address."""

    def __init__(self, **kw):
        kw.setdefault("required", False)
        kw.setdefault("constraint", is_web_address)
        super().__init__(**kw)


class Email(PloneEmail):
    """One e-mail address."""

    def __init__(self, **kw):
        kw.setdefault("required", False)
        kw.setdefault("constraint", is_email)
        super().__init__(**kw)


def is_phone_of_site(value: str) -> bool:
    """Accept a number as people write it where the site is, raise otherwise."""
    return is_phone(value, str(site_setting("phone_region")))


class Phone(schema.TextLine):
    """One telephone number."""

    def __init__(self, **kw):
        kw.setdefault("required", False)
        kw.setdefault("constraint", is_phone_of_site)
        super().__init__(**kw)
