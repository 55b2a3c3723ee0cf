"""Vocabularies of what a site holds."""

from collections.abc import Callable
from mittelsachsen.socialmedia.content.places import concept_around
from mittelsachsen.socialmedia.platforms.records import get_platforms
from plone import api
from plone.app.vocabularies.catalog import StaticCatalogVocabulary
from plone.exportimport.interfaces import IExportImportRequestMarker
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
from zope.globalrequest import getRequest
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def platforms(context: object = None) -> SimpleVocabulary:
    """The platform records: token and title, sorted by title."""
    records = sorted(get_platforms().values(), key=lambda item: item.title.lower())
    return SimpleVocabulary(
        [SimpleTerm(item.token, item.token, item.title) for item in records]
    )


class Anything(SimpleVocabulary):
    """A vocabulary in which every value is."""

    def __contains__(self, value: object) -> bool:
        return True

    def getTerm(self, value: object) -> SimpleTerm:
        return SimpleTerm(value)

    def getTermByToken(self, token: str) -> SimpleTerm:
        return SimpleTerm(token)


@provider(IVocabularyFactory)
def channels(context: object = None) -> SimpleVocabulary:
    """The channels at and below the context's concept, by UID.

    An import may name what it brings later, so it may name anything.
    """
    if IExportImportRequestMarker.providedBy(getRequest()):
        return Anything([])
    query = {"portal_type": "SocialMediaChannel", "sort_on": "getObjPositionInParent"}
    concept = concept_around(context)
    if concept is not None:
        query["path"] = "/".join(concept.getPhysicalPath())
    brains = api.content.find(**query)
    return SimpleVocabulary(
        [SimpleTerm(brain.UID, brain.UID, brain.Title) for brain in brains]
    )


def objects_of(portal_type: str) -> Callable[[object], StaticCatalogVocabulary]:
    """Return a factory for a vocabulary of all objects of a type, for relations."""

    @provider(IVocabularyFactory)
    def factory(context: object = None) -> StaticCatalogVocabulary:
        return StaticCatalogVocabulary(
            {"portal_type": portal_type, "sort_on": "sortable_title"},
            title_template="{brain.Title}",
        )

    return factory


class PersonVocabulary(StaticCatalogVocabulary):
    """Persons with function and organisation, those below a path first."""

    def __init__(self, path: str):
        super().__init__({"portal_type": "ContactPerson", "sort_on": "sortable_title"})
        self.path = f"{path}/"

    @property
    def brains(self) -> list[AbstractCatalogBrain]:
        return sorted(
            super().brains, key=lambda brain: not brain.getPath().startswith(self.path)
        )

    def createTerm(
        self, brain: AbstractCatalogBrain, context: object = None
    ) -> SimpleTerm:
        about = brain.socialmedia["about"] if brain.socialmedia else ""
        title = f"{brain.Title} ({about})" if about else brain.Title
        return SimpleTerm(brain.UID, brain.UID, title)


@provider(IVocabularyFactory)
def contact_objects(context: object = None) -> PersonVocabulary:
    """All persons, those of the context's concept first."""
    concept = concept_around(context)
    return PersonVocabulary("/".join(concept.getPhysicalPath()) if concept else "")


concept_objects = objects_of("UsageConcept")
channel_objects = objects_of("SocialMediaChannel")


@provider(IVocabularyFactory)
def own_channel_objects(context: object = None) -> StaticCatalogVocabulary:
    """The channels at and below the context's concept, for relations to be ticked."""
    query = {"portal_type": "SocialMediaChannel", "sort_on": "getObjPositionInParent"}
    concept = concept_around(context)
    if concept is not None:
        query["path"] = "/".join(concept.getPhysicalPath())
    return StaticCatalogVocabulary(query, title_template="{brain.Title}")
