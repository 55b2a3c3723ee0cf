"""The persons of a concept, wherever they are kept, whoever asks."""

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Iterator
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.content.rows import Role
from mittelsachsen.socialmedia.content.visibility import target_of
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.due.office import in_office
from mittelsachsen.socialmedia.due.period import channels_of
from mittelsachsen.socialmedia.due.statuses import OVER
from plone import api
from plone.app.iterate.interfaces import IWorkingCopy


# Whom a channel names for a role that contacts have.
NAMED_FOR = {
    "editorial": "editorial_contact",
    "technical": "technical_contact",
    "data_subject_rights": "privacy_contact",
}
# The relations of a channel to persons.
RELATIONS = tuple(NAMED_FOR.values())


def persons_of(concept: UsageConcept) -> list[ContactPerson]:
    """Return the contacts below a concept, in folders as well, and those it names.

    A contact in a folder of the site belongs to a concept whose channels name it.
    """
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(
        portal_type="ContactPerson", path="/".join(concept.getPhysicalPath())
    )
    below = (brain._unrestrictedGetObject() for brain in brains)
    return _each_once([*below, *named_by_channels(concept, RELATIONS)])


def holders(concept: UsageConcept, role: str) -> list[tuple[ContactPerson, Role]]:
    """Return who is in office with a role today, each with the row that says so.

    Those whom the current user may see; where the concept has none, its framework's.
    """
    found = [
        (person, row)
        for person in persons_of(concept)
        if visible(person)
        and in_office(person.valid_from, person.valid_to, site_today())
        for row in person.roles or ()
        if row.get("role") == role
    ]
    above = target_of(concept.framework)
    return holders(above, role) if not found and above is not None else found


def named_by_channels(
    concept: UsageConcept, relations: Iterable[str]
) -> Iterator[ContactPerson]:
    """Yield the contacts that a concept's channels name, if they are not over."""
    for channel in channels_of(concept):
        if channel.status in OVER:
            continue
        for name in relations:
            relation = getattr(aq_base(channel), name, None)
            target = getattr(relation, "to_object", None)
            if isinstance(target, ContactPerson):
                yield target


def _each_once(contacts: Iterable[ContactPerson]) -> list[ContactPerson]:
    found = {
        contact.UID(): contact
        for contact in contacts
        if not IWorkingCopy.providedBy(contact)
    }
    return list(found.values())
