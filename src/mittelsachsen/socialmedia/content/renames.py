"""Nodes of an outline follow what they name to its new id."""

from Acquisition import aq_base
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.outline import renamed
from plone.dexterity.content import DexterityContent
from zope.lifecycleevent.interfaces import IObjectMovedEvent


def item_moved(item: DexterityContent, event: IObjectMovedEvent) -> None:
    """Rename an item in the outline of the concept in which it stays."""
    concept = event.newParent
    stays = aq_base(concept) is aq_base(event.oldParent)
    if stays and IUsageConcept.providedBy(concept):
        nodes = concept.outline or []
        found = renamed(nodes, event.oldName, event.newName)
        if found != nodes:
            concept.outline = found
