"""From a concept and what it holds to the sections of its document."""

from collections.abc import Callable
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.document.channel import facts
from mittelsachsen.socialmedia.document.channel import status_notice
from mittelsachsen.socialmedia.document.sections import arrange
from mittelsachsen.socialmedia.document.sections import number
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.document.sections import unique_ids
from mittelsachsen.socialmedia.term_titles import vocabulary
from mittelsachsen.socialmedia.text import html_of
from mittelsachsen.socialmedia.text import paragraphs
from plone import api
from plone.i18n.normalizer.interfaces import IIDNormalizer
from zope.component import getUtility


def channel_brains(concept: UsageConcept) -> list:
    """Return the channels that the current user may view, in the concept's order."""
    return api.content.find(
        concept,
        depth=1,
        portal_type="SocialMediaChannel",
        sort_on="getObjPositionInParent",
    )


def contacts_of(concept: UsageConcept) -> list:
    """Return the contacts inside a concept that the current user may see."""
    brains = api.content.find(
        concept,
        depth=1,
        portal_type="ContactPerson",
        sort_on="getObjPositionInParent",
    )
    return [item for item in (brain.getObject() for brain in brains) if visible(item)]


def build(concept: UsageConcept, language: str) -> list[Section]:
    """Return the numbered sections of a concept, as the current user may see them."""
    order = [name.strip() for name in concept.section_order or ()]
    return number(arrange(_sections(concept, language), order))


def _sections(concept: UsageConcept, language: str) -> list[Section]:
    rich = _rich_sections(concept)
    return [
        _preamble(concept),
        rich("plain-language", _("In plain language"), "plain_language"),
        _lines(concept, "scope", _("Scope of validity"), "scope_of_validity"),
        rich("mandate", _("Task and concern"), "mandate"),
        _lines(concept, "goals", _("Goals"), "goals"),
        _responsible(concept),
        rich("organisation", _("Organisation"), "organisation"),
        _alternatives(concept),
        _channels(concept, language),
        _dialogue(concept),
        rich("crisis", _("Communication in a crisis"), "crisis_communication"),
        *_free_sections(concept),
        rich("commitment", _("Commitment"), "commitment"),
        _changes(concept),
    ]


def _rich_sections(concept: UsageConcept) -> Callable[[str, str, str], Section]:
    def rich(name: str, title: str, field: str) -> Section:
        section = Section(name, title)
        section.add("html", html_of(getattr(concept, field), concept))
        return section

    return rich


def _lines(concept: UsageConcept, name: str, title: str, field: str) -> Section:
    section = Section(name, title)
    section.add("list", getattr(concept, field))
    return section


def _preamble(concept: UsageConcept) -> Section:
    section = _rich_sections(concept)("preamble", _("Preamble"), "preamble")
    section.add("statistics", concept.statistics)
    if concept.excludes_services:
        section.add(
            "text",
            [_("No administrative services are provided through the channels.")],
        )
    section.add("exclusions", concept.exclusions)
    section.add("documents", concept.reference_documents)
    return section


def _responsible(concept: UsageConcept) -> Section:
    section = Section("responsible", _("Responsible bodies"))
    controller = {
        "name": concept.controller_name,
        "address": paragraphs(concept.controller_address),
        "representative": concept.controller_representative,
        "phone": concept.controller_phone,
        "email": concept.controller_email,
    }
    if any(controller.values()):
        section.add("controller", controller)
    contacts = contacts_of(concept)
    for term in vocabulary("contact_roles"):
        persons = [
            (contact, row)
            for contact in contacts
            for row in contact.roles or ()
            if row.get("role") == term.token
        ]
        if persons:
            section.add("role", {"title": term.title, "persons": persons})
    without: list[tuple[ContactPerson, dict]] = [
        (contact, {}) for contact in contacts if not contact.roles
    ]
    if without:
        section.add("role", {"title": _("Contacts"), "persons": without})
    return section


def _alternatives(concept: UsageConcept) -> Section:
    section = Section("alternatives", _("Other ways to information and contact"))
    section.add("contacts", concept.alternative_contact)
    section.add("websites", concept.alternative_information)
    section.add("text", paragraphs(concept.no_disadvantage_statement))
    return section


def _channels(concept: UsageConcept, language: str) -> Section:
    section = _rich_sections(concept)("channels", _("Channels"), "staged_model")
    section.children = [
        _channel(brain.getObject(), language) for brain in channel_brains(concept)
    ]
    return section


def _channel(channel: SocialMediaChannel, language: str) -> Section:
    anchor = f"channel-{channel.getId()}"
    section = Section(anchor, channel.title)
    section.add("status", status_notice(channel, language))
    section.add("text", paragraphs(channel.description))
    section.add("html", html_of(channel.advantages, channel))
    section.add("facts", facts(channel, language))
    purpose = Section(f"{anchor}-purpose", _("Purpose of use"))
    purpose.add("html", html_of(channel.purpose, channel))
    purpose.add("target_groups", channel.target_groups)
    scope = Section(f"{anchor}-scope", _("Kind and extent of use"))
    scope.add("html", html_of(channel.scope, channel))
    scope.add("contents", channel.content_types)
    scope.add("exclusions", channel.exclusions)
    scope.add("text", paragraphs(channel.no_disadvantage_statement))
    necessity = Section(f"{anchor}-necessity", _("Necessity"))
    necessity.add("html", html_of(channel.necessity, channel))
    dialogue = Section(f"{anchor}-dialogue", _("Dialogue"))
    dialogue.add("text", paragraphs(channel.direct_messages))
    other = Section(f"{anchor}-alternatives", _("Alternatives"))
    other.add("contacts", channel.alternative_contact)
    other.add("websites", channel.alternative_information)
    section.children = [purpose, scope, necessity, dialogue, other]
    return section


def _dialogue(concept: UsageConcept) -> Section:
    section = _rich_sections(concept)("dialogue", _("Dialogue"), "netiquette")
    hours = [
        (_("Service hours"), concept.service_hours),
        (_("Reaction time"), concept.reaction_time),
    ]
    section.add("facts", [(name, [value]) for name, value in hours if value])
    section.add("text", paragraphs(concept.emergency_notice))
    return section


def _free_sections(concept: UsageConcept) -> list[Section]:
    normalize = getUtility(IIDNormalizer).normalize
    rows = [row for row in concept.sections or () if row.get("heading")]
    ids = unique_ids(f"section-{normalize(row['heading'])}" for row in rows)
    result = []
    for name, row in zip(ids, rows, strict=True):
        section = Section(name, row["heading"])
        section.add("text", paragraphs(row.get("text")))
        result.append(section)
    return result


def _changes(concept: UsageConcept) -> Section:
    section = Section("changes", _("Changes"))
    section.add("changes", concept.changelog)
    return section
