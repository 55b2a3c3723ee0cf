"""Rows of a copied concept point at the copy's own channels."""

from Acquisition import aq_base
from Acquisition import aq_parent
from collections.abc import Mapping
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.evaluation import records_in
from plone.dexterity.content import DexterityContent
from typing import Any
from zope.lifecycleevent.interfaces import IObjectCopiedEvent


def concept_copied(concept: UsageConcept, event: IObjectCopiedEvent) -> None:
    """Turn the channels of decisions and figures into those of the copy.

    What is inside a copied folder is told of the folder's copy.
    """
    original = _original(concept, event)
    uids = {
        item.UID(): concept[name].UID()
        for name, item in original.objectItems()
        if name in concept
    }
    for record in records_in(concept):
        for field in ("decisions", "kpis"):
            rows = getattr(aq_base(record), field, None) or []
            setattr(record, field, [_pointed(row, uids) for row in rows])


def _original(item: DexterityContent, event: IObjectCopiedEvent) -> Any:
    """Return what an item inside the event's copy was copied from."""
    if aq_base(item) is aq_base(event.object):
        return event.original
    return _original(aq_parent(item), event)[item.getId()]


def _pointed(row: Mapping[str, Any], uids: Mapping[str, str]) -> dict[str, Any]:
    channel = row.get("channel")
    return {**row, "channel": uids.get(channel or "", channel)}
