"""The row schemas of the grids, and the rows; field names are REST keys."""

from datetime import date
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.fields import Day
from mittelsachsen.socialmedia.fields import Email
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import Number
from mittelsachsen.socialmedia.fields import PastDay
from mittelsachsen.socialmedia.fields import Phone
from mittelsachsen.socialmedia.fields import WebAddress
from mittelsachsen.socialmedia.fields import Words
from mittelsachsen.socialmedia.fields import WrittenDay
from typing import TypedDict
from zope import schema
from zope.interface import Interface


class IStatistic(Interface):
    source = Line(title=_("Source"), required=False)
    year = Line(title=_("Year"), required=False, max_length=9)
    value = Line(title=_("Statement"), required=False)
    url = WebAddress(title=_("Web address"))


class IReferenceDocument(Interface):
    title = Line(title=_("Title"), required=False)
    author = Line(title=_("Author"), required=False)
    year = Line(title=_("Year"), required=False, max_length=9)
    url = WebAddress(title=_("Web address"))


class IAlternativeInformation(Interface):
    label = Line(title=_("Name"), required=False)
    url = WebAddress(title=_("Web address"))


class IAlternativeContact(Interface):
    label = Line(title=_("Name"), required=False)
    phone = Phone(title=_("Telephone"))
    email = Email(title=_("E-mail"))
    hours = Line(title=_("Hours"), required=False)


class IChange(Interface):
    date = PastDay(title=_("Date"), required=False)
    version = Line(title=_("Version"), required=False)
    change = Line(title=_("Change"), required=False)


class IApproval(Interface):
    body = Line(title=_("Body"), required=False)
    date = PastDay(title=_("Date"), required=False)
    reference = Line(title=_("Reference"), required=False)
    url = WebAddress(title=_("Web address"))


class IAwarenessPost(Interface):
    date = PastDay(title=_("Date"), required=False)
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
    scope = Line(title=_("Responsible for"), required=False)
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
    reason = Line(title=_("Reason"), required=False)
    measures = Line(title=_("Measures"), required=False)
    due = Day(title=_("Due"), required=False)


class IKeyFigure(Interface):
    channel = schema.Choice(
        title=_("Channel"),
        vocabulary="mittelsachsen.socialmedia.channels",
        required=False,
    )
    metric = Line(title=_("Metric"), required=False)
    value = Number(title=_("Value"), required=False)
    date = WrittenDay(title=_("Date"), required=False)


class INoticePart(Interface):
    part = schema.Choice(
        title=_("Part"),
        vocabulary="mittelsachsen.socialmedia.notice_parts",
        required=False,
    )
    mode = schema.Choice(
        title=_("Own words"),
        vocabulary="mittelsachsen.socialmedia.notice_modes",
        required=False,
    )
    text = Words(title=_("Text"), required=False)


class Statistic(TypedDict):
    """A figure with its source."""

    source: str | None
    year: str | None
    value: str | None
    url: str | None


class ReferenceDocument(TypedDict):
    """A document on which a concept rests."""

    title: str | None
    author: str | None
    year: str | None
    url: str | None


class AlternativeInformation(TypedDict):
    """A website with the same information."""

    label: str | None
    url: str | None


class AlternativeContact(TypedDict):
    """An office with its numbers."""

    label: str | None
    phone: str | None
    email: str | None
    hours: str | None


class Change(TypedDict):
    """A change of the document."""

    date: date | None
    version: str | None
    change: str | None


class Approval(TypedDict):
    """An approval of the document, for example a resolution."""

    body: str | None
    date: date | None
    reference: str | None
    url: str | None


class AwarenessPost(TypedDict):
    """A post that names alternatives or risks."""

    date: date | None
    url: str | None
    kind: str | None


class Role(TypedDict):
    """A role of a person."""

    role: str | None
    scope: str | None
    phone: str | None
    email: str | None


class Decision(TypedDict):
    """What was decided on a channel (UID)."""

    channel: str | None
    decision: str | None
    reason: str | None
    measures: str | None
    due: date | None


class KeyFigure(TypedDict):
    """A value of a channel's (UID) metric."""

    channel: str | None
    metric: str | None
    value: float | None
    date: date | None


class NoticePart(TypedDict):
    """Own words for a part of a notice."""

    part: str | None
    mode: str | None
    text: str | None
