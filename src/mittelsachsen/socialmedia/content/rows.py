"""The row schemas of the grids; their field names are REST keys."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.fields import Email
from mittelsachsen.socialmedia.content.fields import Phone
from mittelsachsen.socialmedia.content.fields import WebAddress
from zope import schema
from zope.interface import Interface


class IStatistic(Interface):
    source = schema.TextLine(title=_("Source"), required=False)
    year = schema.TextLine(title=_("Year"), required=False, max_length=9)
    value = schema.TextLine(title=_("Statement"), required=False)
    url = WebAddress(title=_("Web address"))


class IReferenceDocument(Interface):
    title = schema.TextLine(title=_("Title"), required=False)
    author = schema.TextLine(title=_("Author"), required=False)
    year = schema.TextLine(title=_("Year"), required=False, max_length=9)
    url = WebAddress(title=_("Web address"))


class IAlternativeInformation(Interface):
    label = schema.TextLine(title=_("Name"), required=False)
    url = WebAddress(title=_("Web address"))


class IAlternativeContact(Interface):
    label = schema.TextLine(title=_("Name"), required=False)
    phone = Phone(title=_("Telephone"))
    email = Email(title=_("E-mail"))
    hours = schema.TextLine(title=_("Hours"), required=False)


class ISection(Interface):
    heading = schema.TextLine(title=_("Heading"), required=False)
    text = schema.Text(title=_("Text"), required=False)


class IChange(Interface):
    date = schema.Date(title=_("Date"), required=False)
    version = schema.TextLine(title=_("Version"), required=False)
    change = schema.TextLine(title=_("Change"), required=False)


class IAwarenessPost(Interface):
    date = schema.Date(title=_("Date"), required=False)
    url = WebAddress(title=_("Web address"))
    kind = schema.Choice(
        title=_("Kind"),
        vocabulary="mittelsachsen.socialmedia.awareness_kinds",
        required=False,
    )


class IRole(Interface):
    role = schema.Choice(
        title=_("Role"),
        vocabulary="mittelsachsen.socialmedia.contact_roles",
        required=False,
    )
    scope = schema.TextLine(title=_("Responsible for"), required=False)
    phone = Phone(title=_("Telephone"))
    email = Email(title=_("E-mail"))


class IDecision(Interface):
    channel = schema.Choice(
        title=_("Channel"),
        vocabulary="mittelsachsen.socialmedia.channels",
        required=False,
    )
    decision = schema.Choice(
        title=_("Decision"),
        vocabulary="mittelsachsen.socialmedia.decisions",
        required=False,
    )
    reason = schema.TextLine(title=_("Reason"), required=False)
    measures = schema.TextLine(title=_("Measures"), required=False)
    due = schema.Date(title=_("Due"), required=False)


class IKeyFigure(Interface):
    channel = schema.Choice(
        title=_("Channel"),
        vocabulary="mittelsachsen.socialmedia.channels",
        required=False,
    )
    metric = schema.TextLine(title=_("Metric"), required=False)
    value = schema.Float(title=_("Value"), required=False)
    date = schema.Date(title=_("Date"), required=False)
