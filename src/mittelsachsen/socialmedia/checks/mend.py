"""What one value or one text mends in concepts and channels."""

from Acquisition import aq_base
from collections.abc import Iterable
from mittelsachsen.socialmedia.checks.words import says_something
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.due.persons import RELATIONS
from mittelsachsen.socialmedia.values import read_lines
from plone.app.textfield.interfaces import IRichText
from plone.dexterity.content import DexterityContent
from typing import Any
from z3c.relationfield import RelationValue
from zope.component import getUtility
from zope.event import notify
from zope.interface import Invalid
from zope.intid.interfaces import IIntIds
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFields
from zope.schema.interfaces import IField
from zope.schema.interfaces import IList


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
    value = read_text(field, text)
    if not value:
        raise Invalid(field.title)
    return value


def read_text(field: IField, text: str) -> Any:
    """Return the value of a field of words: HTML, one entry a line, or the words.

    Raises :class:`zope.interface.Invalid` with what is wrong.
    """
    if IList.providedBy(field):
        return read_lines(field, text.splitlines())
    if IRichText.providedBy(field):
        return field.fromUnicode(text)
    value = text.strip()
    field.validate(value)
    return value


def fill(items: Iterable[DexterityContent], name: str, value: Any) -> None:
    """Write a value into a field of channels or of a concept, as a form would."""
    for item in items:
        stored = value
        if name in RELATIONS:
            # Each needs a relation of its own.
            stored = RelationValue(getUtility(IIntIds).getId(value))
        elif isinstance(value, list):
            stored = list(value)
        setattr(item, name, stored)
        schema = (
            IUsageConcept if IUsageConcept.providedBy(item) else ISocialMediaChannel
        )
        notify(ObjectModifiedEvent(item, Attributes(schema, name)))
