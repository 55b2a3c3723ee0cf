"""Persons as readers see them: each once, with the roles that they have."""

from collections.abc import Iterable
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.content.rows import Role
from mittelsachsen.socialmedia.term_titles import term_title
from mittelsachsen.socialmedia.term_titles import vocabulary
from typing import TypedDict


class RoleOfPerson(TypedDict):
    """A role; number and address are empty where they are those of the person."""

    title: str
    scope: str
    phone: str
    email: str


class Person(TypedDict):
    """A person; number and address are empty where each role has its own."""

    name: str
    url: str
    function: str
    phone: str
    email: str
    roles: list[RoleOfPerson]


def persons(contacts: Iterable[ContactPerson]) -> list[Person]:
    """Return all, those with the first of the roles first."""
    order = [term.token for term in vocabulary("contact_roles")]

    def rank(contact: ContactPerson) -> int:
        tokens = {row.get("role") for row in contact.roles or ()}
        return next((i for i, each in enumerate(order) if each in tokens), len(order))

    return [
        _person(
            contact, sorted(contact.roles or (), key=lambda row: _place(row, order))
        )
        for contact in sorted(contacts, key=rank)
    ]


def person_in(contact: ContactPerson, role: str) -> Person:
    """Return a person as one who has a role, with the number for that."""
    row = next((row for row in contact.roles or () if row.get("role") == role), None)
    person = _person(contact, [])
    if row is not None:
        person["phone"] = row.get("phone") or person["phone"]
        person["email"] = row.get("email") or person["email"]
    return person


def _place(row: Role, order: list[str]) -> int:
    token = row.get("role") or ""
    return order.index(token) if token in order else len(order)


def _person(contact: ContactPerson, rows: list[Role]) -> Person:
    return {
        "name": contact.title,
        "url": contact.absolute_url(),
        "function": contact.function or "",
        "phone": _shared(contact.phone, [row.get("phone") for row in rows]),
        "email": _shared(contact.email, [row.get("email") for row in rows]),
        "roles": [
            {
                "title": term_title("contact_roles", row.get("role")),
                "scope": row.get("scope") or "",
                "phone": row.get("phone") or "",
                "email": row.get("email") or "",
            }
            for row in rows
        ],
    }


def _shared(value: str | None, own: list[str | None]) -> str:
    """Return the person's value, where it is used."""
    return "" if own and all(own) else value or ""
