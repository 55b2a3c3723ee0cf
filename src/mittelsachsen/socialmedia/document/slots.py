"""The slots of an outline: which words of a concept each shows, and its heading."""

from collections.abc import Callable
from dataclasses import dataclass
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.visibility import target_of
from mittelsachsen.socialmedia.document.channel import filled
from mittelsachsen.socialmedia.document.channel import item_link
from mittelsachsen.socialmedia.document.files import file_row
from mittelsachsen.socialmedia.document.persons import persons
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.document.source import framed_by
from mittelsachsen.socialmedia.document.source import Source
from mittelsachsen.socialmedia.text import html_of
from mittelsachsen.socialmedia.text import paragraphs
from typing import Any


Fill = Callable[[Section, Source], None]


@dataclass(frozen=True)
class Slot:
    """The standard heading of a slot, and the function that fills its section."""

    heading: str
    fill: Fill


def _prose(name: str) -> Fill:
    def fill(section: Section, source: Source) -> None:
        source.write(section, html_of(getattr(source.concept, name), source.concept))

    return fill


def _block(kind: str, name: str) -> Fill:
    def fill(section: Section, source: Source) -> None:
        section.add(kind, getattr(source.concept, name))

    return fill


def _words(name: str) -> Fill:
    def fill(section: Section, source: Source) -> None:
        section.add("text", paragraphs(getattr(source.concept, name)))

    return fill


def _exclusions(section: Section, source: Source) -> None:
    if source.concept.excludes_services:
        section.add(
            "text",
            [_("No administrative services are provided through the channels.")],
        )
    section.add("exclusions", source.concept.exclusions)


def controller_of(concept: UsageConcept) -> dict[str, Any]:
    """Return what a concept says of the controller; the address line by line."""
    return {
        "name": concept.controller_name,
        "address": paragraphs(concept.controller_address),
        "representative": concept.controller_representative,
        "phone": concept.controller_phone,
        "email": concept.controller_email,
    }


def _responsible(section: Section, source: Source) -> None:
    controller = controller_of(source.concept)
    if any(controller.values()):
        section.add("controller", controller)
    section.add("persons", persons(source.contacts))


def _alternatives(section: Section, source: Source) -> None:
    section.add("contacts", source.concept.alternative_contact)
    section.add("websites", source.concept.alternative_information)


def _service(section: Section, source: Source) -> None:
    concept = source.concept
    hours = [
        (_("Service hours"), concept.service_hours),
        (_("Reaction time"), concept.reaction_time),
    ]
    section.add("facts", [(name, [value]) for name, value in hours if value])
    section.add("text", paragraphs(concept.emergency_notice))


def _documents(section: Section, source: Source) -> None:
    """List what is in the concept and has no place of its own in the document."""
    placed = {node["page"] for node in source.nodes if node["kind"] == "page"}
    rows = [
        file_row(item, source.language)
        for name, item in source.pages.items()
        if name not in placed
    ]
    section.add("files", rows)


def _framework(section: Section, source: Source) -> None:
    above = target_of(source.concept.framework)
    below = framed_by(source.concept)
    facts = [
        (_("Framework concept"), [item_link(above)] if above is not None else []),
        (_("Concepts in this framework"), [item_link(each) for each in below]),
    ]
    section.add("facts", filled(facts))


# The fields of slots that show others than that of their own name.
FIELDS = {
    "responsible": (
        "controller_name",
        "controller_address",
        "controller_representative",
        "controller_phone",
        "controller_email",
    ),
    "alternatives": ("alternative_contact", "alternative_information"),
    "exclusions": ("excludes_services", "exclusions"),
    "service": ("service_hours", "reaction_time", "emergency_notice"),
}
SLOTS = {
    "preamble": Slot(_("Preamble"), _prose("preamble")),
    "plain_language": Slot(_("In plain language"), _prose("plain_language")),
    "scope_of_validity": Slot(
        _("Scope of validity"), _block("list", "scope_of_validity")
    ),
    "mandate": Slot(_("Task and concern"), _prose("mandate")),
    "goals": Slot(_("Goals"), _block("list", "goals")),
    "statistics": Slot(_("Cited statistics"), _block("statistics", "statistics")),
    "reference_documents": Slot(
        _("Reference documents"), _block("documents", "reference_documents")
    ),
    "responsible": Slot(_("Responsible bodies"), _responsible),
    "organisation": Slot(_("Organisation"), _prose("organisation")),
    "alternatives": Slot(_("Other ways to information and contact"), _alternatives),
    "no_disadvantage_statement": Slot(
        _("No disadvantage"), _words("no_disadvantage_statement")
    ),
    "exclusions": Slot(_("Excluded uses"), _exclusions),
    "purpose": Slot(_("Purpose of use"), _prose("purpose")),
    "scope": Slot(_("Kind and extent of use"), _prose("scope")),
    "necessity": Slot(_("Necessity"), _prose("necessity")),
    "target_groups": Slot(_("Target groups"), _block("list", "target_groups")),
    "legal_basis": Slot(_("Legal basis"), _block("list", "legal_basis")),
    "netiquette": Slot(_("Netiquette"), _prose("netiquette")),
    "service": Slot(_("Service hours and reaction time"), _service),
    "crisis_communication": Slot(
        _("Communication in a crisis"), _prose("crisis_communication")
    ),
    "commitment": Slot(_("Commitment"), _prose("commitment")),
    "changelog": Slot(_("Changes"), _block("changes", "changelog")),
    "approvals": Slot(_("Approvals"), _block("approvals", "approvals")),
    "documents": Slot(_("Documents"), _documents),
    "framework": Slot(_("Framework"), _framework),
}
