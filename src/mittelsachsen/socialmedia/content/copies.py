"""What a copied concept says of its channels and persons is said of the copy's own."""

from Acquisition import aq_base
from Acquisition import aq_parent
from collections.abc import Mapping
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.evaluation import records_in
from mittelsachsen.socialmedia.content.links import relations_of
from OFS.interfaces import IObjectClonedEvent
from plone.dexterity.content import DexterityContent
from plone.uuid.interfaces import IUUID
from typing import Any
from z3c.relationfield import RelationValue
from z3c.relationfield.event import updateRelations
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility
from zope.intid.interfaces import IIntIds
from zope.lifecycleevent.interfaces import IObjectCopiedEvent


COPIED_FROM = "mittelsachsen.socialmedia.copied_from"


def concept_copied(concept: UsageConcept, event: IObjectCopiedEvent) -> None:
    """Turn the channels of decisions and figures into those of the copy.

    What is inside a copied folder is told of the folder's copy. Relations follow once
    the copy is where it can be found: see :func:`concept_cloned`.
    """
    original = _original(concept, event)
    IAnnotations(concept)[COPIED_FROM] = original.UID()
    uids = {
        item.UID(): concept[name].UID()
        for name, item in original.objectItems()
        if name in concept
    }
    for record in records_in(concept):
        for field in ("decisions", "kpis"):
            rows = getattr(aq_base(record), field, None) or []
            setattr(record, field, [_pointed(row, uids) for row in rows])


def concept_cloned(concept: UsageConcept, event: IObjectClonedEvent) -> None:
    """Turn relations to what the original holds into those to the copy's own.

    That is told once the copy is in its place: before, nothing can relate to it.
    """
    for item in concept.objectValues():
        for name, value in relations_of(item):
            own = [_own(relation, concept) for relation in value]
            many = isinstance(getattr(item, name), list)
            setattr(item, name, own if many else own[0])
        updateRelations(item, None)


def _own(relation: RelationValue, concept: UsageConcept) -> RelationValue:
    """Return the relation to the copy's item, where the original's has one."""
    target = relation.to_object
    original = IAnnotations(concept)[COPIED_FROM]
    if target is None or IUUID(aq_parent(target), None) != original:
        return relation
    if target.getId() not in concept:
        return relation
    return RelationValue(getUtility(IIntIds).getId(concept[target.getId()]))


def origin_of(concept: UsageConcept) -> str | None:
    """Return the UID of the concept that was copied to make this one."""
    return IAnnotations(concept).get(COPIED_FROM)


def is_copy_of(concept: UsageConcept, other: UsageConcept) -> bool:
    """Tell whether a concept was made by copying another one."""
    return origin_of(concept) == other.UID()


def take_over(concept: UsageConcept, origin: str | None) -> None:
    """Keep of which concept another site made this one."""
    if origin:
        IAnnotations(concept).setdefault(COPIED_FROM, origin)


def _original(item: DexterityContent, event: IObjectCopiedEvent) -> Any:
    """Return what an item inside the event's copy was copied from."""
    if aq_base(item) is aq_base(event.object):
        return event.original
    return _original(aq_parent(item), event)[item.getId()]


def _pointed(row: Mapping[str, Any], uids: Mapping[str, str]) -> dict[str, Any]:
    channel = row.get("channel")
    return {**row, "channel": uids.get(channel or "", channel)}
