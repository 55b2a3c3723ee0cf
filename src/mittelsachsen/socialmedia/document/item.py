"""The document of a concept as plain values, of which JSON is made."""

from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.content.rows import Role
from mittelsachsen.socialmedia.content.visibility import target_of
from mittelsachsen.socialmedia.document.build import build
from mittelsachsen.socialmedia.document.html import SectionHTML
from mittelsachsen.socialmedia.document.plain import plain_language_of
from mittelsachsen.socialmedia.document.sections import section_item
from mittelsachsen.socialmedia.document.source import channel_brains
from mittelsachsen.socialmedia.document.source import contacts_of
from mittelsachsen.socialmedia.document.source import framed_by
from mittelsachsen.socialmedia.document.source import pages_of
from mittelsachsen.socialmedia.document.translation import translation_of
from mittelsachsen.socialmedia.due.records import evaluation_of
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.register.channels import iso
from mittelsachsen.socialmedia.register.channels import ItemBuilder
from mittelsachsen.socialmedia.register.items import Reference
from mittelsachsen.socialmedia.register.items import Term
from mittelsachsen.socialmedia.term_titles import term_title
from plone import api
from plone.dexterity.content import DexterityContent
from typing import Any
from typing import TypedDict
from zope.i18n import translate
from ZPublisher.HTTPRequest import HTTPRequest


class RoleItem(TypedDict):
    """A role of a person with its own numbers."""

    role: Term
    scope: str | None
    phone: str | None
    email: str | None


ContactItem = TypedDict(
    "ContactItem",
    {
        "@id": str,
        "title": str,
        "function": str | None,
        "organisation": str | None,
        "phone": str | None,
        "email": str | None,
        "postal_address": str | None,
        "hours": str | None,
        "roles": list[RoleItem],
    },
)


DocumentItem = TypedDict(
    "DocumentItem", {"@id": str, "@type": str, "title": str, "modified": str}
)


class EvaluationDates(TypedDict):
    """The last and the next day of evaluation."""

    last: str | None
    next_due: str | None
    overdue: bool


def document_of(concept: UsageConcept, request: HTTPRequest) -> dict[str, Any]:
    """Return the document as its page shows it to the current user, in its order."""
    language = language_of(request)
    item = ItemBuilder(language)
    html = SectionHTML(concept, request)
    return {
        "@id": f"{concept.absolute_url()}/@usage-concept",
        "title": concept.title,
        "as_of": iso(concept.as_of),
        "version": concept.version,
        "kind": concept.kind,
        "translation_of": translation_of(concept),
        "plain_language": plain_language_of(concept),
        "sections": [section_item(each, html) for each in build(concept, language)],
        "contacts": [contact_item(each, language) for each in contacts_of(concept)],
        "channels": [item(brain) for brain in channel_brains(concept)],
        "documents": [document_item(each) for each in pages_of(concept).values()],
        "framework": framework_item(concept),
        "frames": [reference(each) for each in framed_by(concept)],
        "evaluation": evaluation_item(concept),
    }


def body_of(concept: UsageConcept) -> str:
    """Return the name of the body whose concept it is."""
    return concept.controller_name or api.portal.get().title


def document_item(page: DexterityContent) -> DocumentItem:
    """Return a page or file that the concept holds."""
    return {
        "@id": page.absolute_url(),
        "@type": page.portal_type,
        "title": page.title,
        "modified": page.modified().ISO8601(),
    }


def framework_item(concept: UsageConcept) -> Reference | None:
    """Return the concept above this one, where the caller may see it."""
    above = target_of(concept.framework)
    return reference(above) if above is not None else None


def reference(item: DexterityContent) -> Reference:
    """Return an item's address and title."""
    return {"@id": item.absolute_url(), "title": item.title}


def contact_item(contact: ContactPerson, language: str) -> ContactItem:
    """Return a person with the roles, each with its own numbers."""
    return {
        "@id": contact.absolute_url(),
        "title": contact.title,
        "function": contact.function,
        "organisation": contact.organisation,
        "phone": contact.phone,
        "email": contact.email,
        "postal_address": contact.postal_address,
        "hours": contact.hours,
        "roles": [role_item(row, language) for row in contact.roles or ()],
    }


def role_item(row: Role, language: str) -> RoleItem:
    """Return a role with its title in a language."""
    token = row.get("role") or ""
    title = translate(term_title("contact_roles", token), target_language=language)
    return {
        "role": {"token": token, "title": title},
        "scope": row.get("scope"),
        "phone": row.get("phone"),
        "email": row.get("email"),
    }


def evaluation_item(concept: UsageConcept) -> EvaluationDates:
    """Return the last and the next day, and whether the evaluation is overdue.

    Nothing where the body does not show it.
    """
    if not concept.show_evaluation:
        return {"last": None, "next_due": None, "overdue": False}
    evaluation = evaluation_of(concept)
    return {
        "last": iso(evaluation.last.day) if evaluation.last else None,
        "next_due": iso(evaluation.due),
        "overdue": evaluation.is_overdue(site_today()),
    }
