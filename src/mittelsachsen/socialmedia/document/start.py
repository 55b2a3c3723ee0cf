"""A new concept with its persons and channels: all of them, or none."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.proposals import proposals
from mittelsachsen.socialmedia.document.presets import adopt
from mittelsachsen.socialmedia.document.presets import STANDARD
from mittelsachsen.socialmedia.due.persons import NAMED_FOR
from mittelsachsen.socialmedia.register.importer import fill
from mittelsachsen.socialmedia.register.importer import import_channels
from mittelsachsen.socialmedia.register.importer import join
from plone.dexterity.content import DexterityContent
from plone.restapi.services.content.utils import create
from typing import Any
from zExceptions import BadRequest
from ZPublisher.HTTPRequest import HTTPRequest


@dataclass(frozen=True)
class Draft:
    """What a new concept begins with; values are as REST has them."""

    concept: dict[str, Any]
    language: str
    preset: str = STANDARD
    persons: list[dict[str, Any]] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Problem:
    """What is wrong: of the concept, or of a person or an account by its number."""

    about: str
    number: int
    field: str
    message: str


def start_concept(
    container: DexterityContent, draft: Draft, request: HTTPRequest
) -> tuple[UsageConcept | None, list[Problem]]:
    """Add a concept with persons and channels, or return what is wrong and add none.

    Raises ``Unauthorized`` where the user must not add one of them there.
    """
    concept = create(container, "UsageConcept")
    language = {"language": draft.language}
    values = {**draft.concept, **language}
    problems = list(_told("concept", 0, fill(concept, container, values, request)))
    place = concept.__of__(container)
    persons = [create(place, "ContactPerson") for _values in draft.persons]
    for number, person in enumerate(persons, start=1):
        values = {**draft.persons[number - 1], **language}
        found = fill(person, place, values, request)
        problems += _told("person", number, found)
    rows = [{**row, **language} for row in _rows(draft.accounts)]
    for report in import_channels(place, rows, request, dry_run=True):
        problems += _told("account", report.number, report.errors)
    if problems:
        return None, problems
    concept = join(container, concept)
    if draft.preset != STANDARD:
        adopt(concept, draft.preset, draft.language)
    contacts = _contacts(join(concept, person) for person in persons)
    rows = [{**row, **contacts} for row in rows]
    reports = import_channels(concept, rows, request, dry_run=False)
    if any(report.errors for report in reports):
        # Only now is the concept there; what was made so far goes with the request.
        raise BadRequest([report.errors for report in reports])
    return concept, []


def _rows(addresses: Iterable[str]) -> list[dict[str, Any]]:
    """Return a channel for each address, with titles of their own."""
    rows: list[dict[str, Any]] = []
    taken: set[str] = set()
    for address in addresses:
        rows.append(proposals({"account_url": address}, lambda: taken))
        taken.add(rows[-1].get("title", ""))
    return rows


def _contacts(persons: Iterable[DexterityContent]) -> dict[str, str]:
    """Return which person each channel names for what: the first one of a role."""
    uids: dict[str, str] = {}
    for person in persons:
        for row in person.roles or ():
            uids.setdefault(row["role"], person.UID())
    return {name: uids[role] for role, name in NAMED_FOR.items() if role in uids}


def _told(
    about: str, number: int, errors: Iterable[tuple[str, str]]
) -> Iterator[Problem]:
    for name, message in errors:
        yield Problem(about, number, name, message)
