"""Contacts in office: who has a role today, and who stands in."""

from collections.abc import Iterable
from collections.abc import Iterator
from datetime import date
from mittelsachsen.socialmedia.content.contact import ContactPerson


def in_office(valid_from: date | None, valid_to: date | None, today: date) -> bool:
    """Tell whether a term of office holds today; both its days count."""
    return not ((valid_from and valid_from > today) or (valid_to and valid_to < today))


def holders(
    contacts: Iterable[ContactPerson], role: str, today: date
) -> Iterator[tuple[ContactPerson, dict]]:
    """Yield the contacts in office that have a role, and the row of the role.

    Contacts have the attributes ``roles``, ``valid_from`` and ``valid_to``.
    """
    for contact in contacts:
        if in_office(contact.valid_from, contact.valid_to, today):
            for row in contact.roles or ():
                if row.get("role") == role:
                    yield contact, row


def deputy_of(contact: ContactPerson, today: date) -> ContactPerson | None:
    """Return the deputy in office of a contact, or ``None``."""
    deputy = getattr(contact.deputy, "to_object", None)
    if deputy is not None and in_office(deputy.valid_from, deputy.valid_to, today):
        return deputy
    return None
