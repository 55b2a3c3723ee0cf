"""What one value or one text mends in concepts, channels and persons."""

from Acquisition import aq_base
from collections.abc import Iterable
from datetime import date
from mittelsachsen.socialmedia.checks.words import says_something
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.content.contact import IContactPerson
from mittelsachsen.socialmedia.due.persons import RELATIONS
from mittelsachsen.socialmedia.values import read_lines
from plone import api
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
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IField
from zope.schema.interfaces import IList


SCHEMAS = (IUsageConcept, ISocialMediaChannel, IContactPerson)
# Rules, and the fields in which the same value may stand in all channels.
MENDS = {
    "C04": ("necessity_reviewed",),
    "C06": ("editorial_contact", "technical_contact"),
    "C09": ("privacy_contact",),
    "C11": ("imprint_url",),
    "C14": ("legal_basis",),
    "C15": ("joint_controller_status", "joint_controller_date"),
    "C19": ("alternative_equivalence",),
    "C22": ("comments_mode",),
    "C40": ("insights",),
}
# Those of the concept.
OF_CONCEPT = {"C35": ("accessibility_statement_url",)}
# Rules that an item of its own meets, for several channels, by its type.
MADE = {"C16": "ImpactAssessment"}
# Rules that ask for a role, which a person may be given.
ROLES = {"C10": "dpo"}
# The rule that asks who is responsible for which content, and the role.
SCOPES = "C07"
CONTENT = "responsible_content"


def lacking(items: Iterable[DexterityContent], name: str) -> list[DexterityContent]:
    """Return the items in which a field is empty: nothing is overwritten."""
    return [
        item
        for item in items
        if not says_something(_plain(getattr(aq_base(item), name, None)))
    ]


def _plain(value: Any) -> Any:
    if hasattr(value, "to_object"):
        return getattr(value.to_object, "title", None)
    return value


def filled_in(name: str) -> str | None:
    """Tell in what one value may be written into a field: ``concept`` or ``channels``.

    ``None`` is for all other fields.
    """
    for place, mends in (("channels", MENDS), ("concept", OF_CONCEPT)):
        if any(name in names for names in mends.values()):
            return place
    return None


def mended_field(name: str) -> IField:
    """Return a field of :data:`MENDS` or :data:`OF_CONCEPT`."""
    schema = IUsageConcept if filled_in(name) == "concept" else ISocialMediaChannel
    return getFields(schema)[name]


def read_value(name: str, text: str, persons: Iterable[ContactPerson]) -> Any:
    """Return the value of a field from what a form has of it.

    That is a UID, a term's token, a day (ISO 8601), lines or a line. Raises
    :class:`zope.interface.Invalid` with what is wrong.
    """
    field = mended_field(name)
    if name in RELATIONS:
        chosen = [person for person in persons if person.UID() == text]
        if not chosen:
            raise Invalid(field.title)
        return chosen[0]
    value = read_text(field.bind(api.portal.get()), text)
    if not value:
        raise Invalid(field.title)
    return value


def read_text(field: IField, text: str) -> Any:
    """Return the value of a field of words: HTML, entries by lines, a day, or words.

    Raises :class:`zope.interface.Invalid` with what is wrong.
    """
    if IList.providedBy(field):
        return read_lines(field, text.splitlines())
    if IRichText.providedBy(field):
        return field.fromUnicode(text)
    value = _day(text) if IDate.providedBy(field) else text.strip()
    field.validate(value)
    return value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def fill(items: Iterable[DexterityContent], name: str, value: Any) -> None:
    """Write a value into a field of channels or of a concept, as a form would."""
    for item in items:
        stored = value
        if name in RELATIONS:
            # Each needs a relation of its own.
            stored = RelationValue(getUtility(IIntIds).getId(value))
        elif isinstance(value, list):
            stored = list(value)
        _write(item, name, stored)


def give_role(person: ContactPerson, role: str) -> None:
    """Give a person one more role."""
    _write(person, "roles", [*(person.roles or ()), {"role": role}])


def without_scope(person: ContactPerson) -> bool:
    """Tell whether nobody knows for which content a person is responsible."""
    rows = [row for row in person.roles or () if row.get("role") == CONTENT]
    return any(not says_something(row.get("scope")) for row in rows)


def say_scope(person: ContactPerson, scope: str) -> None:
    """Say for which content a person is responsible, where that is open (§ 18 MStV)."""
    rows = [
        {**row, "scope": scope}
        if row.get("role") == CONTENT and not says_something(row.get("scope"))
        else row
        for row in person.roles or ()
    ]
    _write(person, "roles", rows)


def _write(item: DexterityContent, name: str, value: Any) -> None:
    setattr(item, name, value)
    schema = next(each for each in SCHEMAS if each.providedBy(item))
    notify(ObjectModifiedEvent(item, Attributes(schema, name)))
