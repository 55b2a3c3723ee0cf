"""Who is in office today, and who stands in."""

from Acquisition import aq_base
from datetime import date
from mittelsachsen.socialmedia.content.contact import ContactPerson


def in_office(valid_from: date | None, valid_to: date | None, today: date) -> bool:
    """Tell whether a term of office holds today; both its days count."""
    return not ((valid_from and valid_from > today) or (valid_to and valid_to < today))


def deputy_of(contact: ContactPerson, today: date) -> ContactPerson | None:
    """Return the deputy in office of a contact, or that deputy's own; or ``None``."""
    met = {id(aq_base(contact))}
    deputy = _target(contact)
    # Deputies of each other may all be absent.
    while deputy is not None and id(aq_base(deputy)) not in met:
        if in_office(deputy.valid_from, deputy.valid_to, today):
            return deputy
        met.add(id(aq_base(deputy)))
        deputy = _target(deputy)
    return None


def _target(contact: ContactPerson) -> ContactPerson | None:
    return getattr(contact.deputy, "to_object", None)
