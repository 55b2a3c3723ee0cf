"""What one value mends in many channels at once."""

from Acquisition import aq_base
from collections.abc import Iterable
from mittelsachsen.socialmedia.checks.words import says_something
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.due.persons import RELATIONS
from mittelsachsen.socialmedia.values import read_lines
from typing import Any
from z3c.relationfield import RelationValue
from zope.component import getUtility
from zope.event import notify
from zope.interface import Invalid
from zope.intid.interfaces import IIntIds
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFields


# Rules of channels, and the fields in which the same value may stand in all of them.
MENDS = {
    "C06": ("editorial_contact", "technical_contact"),
    "C09": ("privacy_contact",),
    "C11": ("imprint_url",),
    "C14": ("legal_basis",),
}


def lacking(
    channels: Iterable[SocialMediaChannel], name: str
) -> list[SocialMediaChannel]:
    """Return the channels in which a field is empty: nothing is overwritten."""
    return [
        channel
        for channel in channels
        if not says_something(_plain(getattr(aq_base(channel), name, None)))
    ]


def _plain(value: Any) -> Any:
    if hasattr(value, "to_object"):
        return getattr(value.to_object, "title", None)
    return value


def read_value(name: str, text: str, persons: Iterable[ContactPerson]) -> Any:
    """Return the value of a field from what a form has of it: a UID, lines, a line.

    Raises :class:`zope.interface.Invalid` with what is wrong.
    """
    field = getFields(ISocialMediaChannel)[name]
    if name in RELATIONS:
        chosen = [person for person in persons if person.UID() == text]
        if not chosen:
            raise Invalid(field.title)
        return chosen[0]
    value: Any = text.strip()
    if name == "legal_basis":
        value = read_lines(field, text.splitlines())
    else:
        field.validate(value)
    if not value:
        raise Invalid(field.title)
    return value


def fill(channels: Iterable[SocialMediaChannel], name: str, value: Any) -> None:
    """Write a value into a field of channels, as a form would."""
    for channel in channels:
        stored = value
        if name in RELATIONS:
            # Each needs a relation of its own.
            stored = RelationValue(getUtility(IIntIds).getId(value))
        elif isinstance(value, list):
            stored = list(value)
        setattr(channel, name, stored)
        notify(ObjectModifiedEvent(channel, Attributes(ISocialMediaChannel, name)))
