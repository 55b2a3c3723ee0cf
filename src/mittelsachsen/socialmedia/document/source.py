"""What a document is made of: a concept and what the current user may see in it."""

from Acquisition import aq_base
from collections.abc import Sequence
from functools import cached_property
from mittelsachsen.socialmedia.content.assessment import ImpactAssessment
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.content.inheritance import inherited
from mittelsachsen.socialmedia.content.outline import free_id
from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.content.outline import shown
from mittelsachsen.socialmedia.content.outline import slug
from mittelsachsen.socialmedia.content.outline_rules import Known
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.document.split import Piece
from mittelsachsen.socialmedia.document.split import split
from mittelsachsen.socialmedia.platforms.records import get_platforms
from plone import api
from plone.app.iterate.interfaces import IWorkingCopy
from plone.dexterity.content import DexterityContent
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
from typing import Any
from zope.i18n import translate


# They have blocks and sections of their own.
OUR_TYPES = frozenset(
    "SocialMediaChannel ContactPerson EvaluationRecord UsageConcept"
    " UsageConceptVersion".split()
)


def channel_brains(concept: UsageConcept) -> Sequence[AbstractCatalogBrain]:
    """Return the channels that the current user may view, in the concept's order."""
    return _children(concept, portal_type="SocialMediaChannel")


def contacts_of(concept: UsageConcept) -> list[ContactPerson]:
    """Return the contacts inside a concept that the current user may see."""
    brains = _children(concept, portal_type="ContactPerson")
    return [item for item in (brain.getObject() for brain in brains) if visible(item)]


def assessments_in(concept: UsageConcept) -> list[ImpactAssessment]:
    """Return the assessments inside a concept that the current user may see."""
    brains = _children(concept, portal_type="ImpactAssessment")
    return [brain.getObject() for brain in brains]


def pages_of(concept: UsageConcept) -> dict[str, DexterityContent]:
    """Return pages, files, images, links and assessments of a concept by their ids."""
    return {
        brain.getId: brain.getObject()
        for brain in _children(concept)
        if brain.portal_type not in OUR_TYPES
    }


def framed_by(concept: UsageConcept) -> list[UsageConcept]:
    """Return the concepts in a framework that the current user may see.

    Working copies are no concepts of their own.
    """
    relations = api.relation.get(target=concept, relationship="framework")
    found = [relation.from_object for relation in relations]
    return [
        item for item in found if visible(item) and not IWorkingCopy.providedBy(item)
    ]


def known_to(concept: UsageConcept) -> Known:
    """Return what the nodes of a concept may name.

    Whether the current user may see it does not matter: others edit the same nodes.
    """
    children = [(item.getId(), item.portal_type) for item in concept.objectValues()]
    return Known(
        channels={name for name, kind in children if kind == "SocialMediaChannel"},
        pages={name for name, kind in children if kind not in OUR_TYPES},
        platforms=set(get_platforms()),
    )


def _children(concept: UsageConcept, **query: str) -> Sequence[AbstractCatalogBrain]:
    return api.content.find(concept, depth=1, sort_on="getObjPositionInParent", **query)


class Source:
    """A concept while its document is made.

    ``nodes`` are those of its outline that are shown; ``language`` is that of the
    words which the body did not write.
    """

    def __init__(self, concept: UsageConcept, nodes: Sequence[Node], language: str):
        self.concept = concept
        self.nodes = list(shown(nodes))
        self.language = language
        self.taken = {node["id"] for node in nodes}
        self._placed = {node["slot"] for node in self.nodes if "slot" in node}

    @cached_property
    def channels(self) -> list[SocialMediaChannel]:
        return [brain.getObject() for brain in channel_brains(self.concept)]

    @cached_property
    def assessments(self) -> list[ImpactAssessment]:
        return assessments_in(self.concept)

    @cached_property
    def contacts(self) -> list[ContactPerson]:
        return contacts_of(self.concept)

    @cached_property
    def pages(self) -> dict[str, DexterityContent]:
        return pages_of(self.concept)

    def say(self, message: str) -> str:
        """Return a message in the document's language."""
        return translate(message, target_language=self.language)

    def of_channel(self, channel: SocialMediaChannel, name: str) -> Any:
        """Return a channel's value, else the concept's where no slot shows that one."""
        if name in self._placed:
            return getattr(aq_base(channel), name)
        return inherited(channel, name)

    def section(self, wanted: str, title: str) -> Section:
        """Return a section whose id is free."""
        return Section(free_id(wanted, self.taken), self.say(title))

    def write(self, section: Section, html: str) -> None:
        """Add rich text to a section; its headings become sections below that."""
        text = split(html)
        section.add("html", text.html)
        section.children += [
            self._written(piece, section.id) for piece in text.children
        ]

    def _written(self, piece: Piece, prefix: str) -> Section:
        wanted = piece.anchor or f"{prefix}-{slug(piece.heading)}".strip("-")
        section = Section(free_id(wanted, self.taken), piece.heading)
        section.add("html", piece.html)
        section.children = [self._written(below, prefix) for below in piece.children]
        return section
