"""Who is reminded of which evaluation, and when."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.contact import IContactPerson
from mittelsachsen.socialmedia.due.office import deputy_of
from mittelsachsen.socialmedia.due.office import holders
from mittelsachsen.socialmedia.due.overview import ConceptDue
from mittelsachsen.socialmedia.due.overview import concepts_due
from mittelsachsen.socialmedia.settings import site_setting
from plone import api
from Products.CMFPlone.Portal import PloneSite


WEEK = 7


@dataclass(frozen=True)
class Reminder:
    """One concept that is due, for one person, at one stage."""

    address: str
    concept: ConceptDue
    stage: str

    @property
    def key(self) -> str:
        """What is recorded of it: no address can be read from it."""
        text = "\n".join(
            (
                self.address.lower(),
                self.concept.uid,
                str(self.concept.due),
                self.stage,
            )
        )
        return sha256(text.encode()).hexdigest()


def stage_of(due: date | None, today: date, before: Iterable[int]) -> str | None:
    """Return the stage at which an evaluation is, or ``None`` before the first.

    ``before`` are days ahead of ``due``: each begins a stage that lasts until the
    next one. On the day and in each week after it a new stage begins. A run that
    comes late finds the stage of its day and leaves out those that passed.
    """
    if due is None:
        return None
    left = (due - today).days
    if left <= 0:
        return f"week {-left // WEEK}"
    begun = [days for days in before if left <= days]
    return f"{min(begun)} days" if begun else None


def addresses_of(
    concept: UsageConcept, role: str, otherwise: str, today: date
) -> list[str]:
    """Return the addresses of a concept's contacts with a role, and of deputies.

    Where there is none that is valid today, it is the address ``otherwise``.
    """
    found: list[str | None] = []
    contacts = filter(IContactPerson.providedBy, concept.objectValues())
    for contact, row in holders(contacts, role, today):
        found.append(row.get("email") or contact.email)
        deputy = deputy_of(contact, today)
        if deputy is not None:
            found.append(deputy.email)
    # The order stays, and nobody is there twice.
    addresses = list(dict.fromkeys(address for address in found if address))
    return addresses or [address for address in [otherwise] if address]


def reminders(portal: PloneSite, today: date) -> Iterator[tuple[str, list[Reminder]]]:
    """Yield each person's address with all that the person is to be reminded of."""
    before = site_setting("reminder_days") or ()
    role = site_setting("reminder_role")
    otherwise = site_setting("reminder_address")
    persons: dict[str, list[Reminder]] = {}
    for due in concepts_due(portal, today, restricted=False):
        stage = stage_of(due.due, today, before)
        if stage is None:
            continue
        concept = api.content.get(UID=due.uid)
        for address in addresses_of(concept, role, otherwise, today):
            persons.setdefault(address, []).append(Reminder(address, due, stage))
    yield from sorted(persons.items())
