"""Who is reminded of which evaluation, and when."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from hashlib import sha256
import logging
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.due.office import deputy_of
from mittelsachsen.socialmedia.due.office import in_office
from mittelsachsen.socialmedia.due.overview import ConceptDue
from mittelsachsen.socialmedia.due.overview import concepts_due
from mittelsachsen.socialmedia.due.persons import named_by_channels
from mittelsachsen.socialmedia.due.persons import NAMED_FOR
from mittelsachsen.socialmedia.due.persons import persons_of
from mittelsachsen.socialmedia.settings import site_setting
from plone import api
from Products.CMFPlone.Portal import PloneSite
from ZODB.POSException import ConflictError


WEEK = 7
NOBODY = ""
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reminder:
    """One concept that is due, for one person, at one stage.

    The address is :data:`NOBODY` where the concept has no recipient.
    """

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
    contacts: Iterable[ContactPerson],
    named: Iterable[ContactPerson],
    role: str,
    today: date,
) -> list[str]:
    """Return the addresses of contacts with a role, of those named, and of deputies.

    The deputy of somebody who is absent is asked as well.
    """
    found: list[str | None] = []
    for contact in (*(each for each in contacts if _rows(each, role)), *named):
        if contact.valid_from and contact.valid_from > today:
            continue
        if in_office(contact.valid_from, contact.valid_to, today):
            found += _addresses(contact, role)
        deputy = deputy_of(contact, today)
        if deputy is not None:
            found += _addresses(deputy, role)[:1]
    # The order stays, and nobody is there twice.
    return list(dict.fromkeys(address for address in found if address))


def _rows(contact: ContactPerson, role: str) -> list[dict]:
    return [row for row in contact.roles or () if row.get("role") == role]


def _addresses(contact: ContactPerson, role: str) -> list[str | None]:
    rows = _rows(contact, role) or [{}]
    return [row.get("email") or contact.email for row in rows]


def reminders(
    portal: PloneSite, today: date, public_url: str
) -> Iterator[tuple[str, list[Reminder]]]:
    """Yield each person's address with all that the person is to be reminded of.

    Links begin with ``public_url``. Concepts without a recipient come last, for
    :data:`NOBODY`.
    """
    before = site_setting("reminder_days") or ()
    inside = len(portal.absolute_url())
    persons: dict[str, list[Reminder]] = {}
    for due in concepts_due(portal, today, restricted=False):
        stage = stage_of(due.due, today, before)
        if stage is None:
            continue
        linked = replace(
            due, url=public_url + due.url[inside:], title=_encodable(due.title)
        )
        for address in _recipients(due, today) or [NOBODY]:
            persons.setdefault(address, []).append(Reminder(address, linked, stage))
    yield from sorted(persons.items(), key=lambda each: (each[0] == NOBODY, each[0]))


def _encodable(title: str) -> str:
    """Return a title without what no mail can hold."""
    return title.encode(errors="replace").decode()


def _recipients(due: ConceptDue, today: date) -> list[str]:
    """Return the addresses of a concept, or else that of the settings."""
    otherwise = site_setting("reminder_address")
    found: list[str] = []
    try:
        found = _of_concept(api.content.get(UID=due.uid), today)
    except ConflictError:
        raise
    except Exception as error:
        # What is broken there stops nobody else's mail.
        logger.warning("Contacts of %s: %s", due.uid, type(error).__name__)
    return found or [address for address in [otherwise] if address]


def _of_concept(concept: UsageConcept, today: date) -> list[str]:
    role = site_setting("reminder_role")
    relations = [NAMED_FOR[role]] if role in NAMED_FOR else []
    named = named_by_channels(concept, relations)
    return addresses_of(persons_of(concept), named, role, today)
