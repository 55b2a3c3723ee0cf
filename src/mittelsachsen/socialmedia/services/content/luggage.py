"""What goes from site to site with content, beside its fields.

plone.exportimport writes and reads content as plone.restapi does. Its programs set no
browser layer but a marker of their own: see ``travel.zcml``.
"""

from mittelsachsen.socialmedia.checks import accepted
from mittelsachsen.socialmedia.checks import unchecked
from mittelsachsen.socialmedia.content import copies
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.evaluation import EvaluationRecord
from mittelsachsen.socialmedia.content.evaluation import IEvaluationRecord
from mittelsachsen.socialmedia.records import removal
from mittelsachsen.socialmedia.records import seal
from mittelsachsen.socialmedia.records.approval import is_frozen
from mittelsachsen.socialmedia.reminders import outbox
from plone import api
from plone.dexterity.content import DexterityContent
from typing import Any


KEY = "mittelsachsen.socialmedia"


def packed(item: DexterityContent) -> dict[str, Any]:
    """Return, as JSON, what an item has beside its fields; nothing for most types."""
    if IEvaluationRecord.providedBy(item):
        return {"seals": seal.carried(item)}
    if IUsageConcept.providedBy(item):
        return {
            "unchecked_texts": unchecked.unchecked(item),
            "accepted_terms": dict(accepted.accepted(item)),
            "removed_records": removal.removals_of(item),
            "copied_from": copies.origin_of(item),
            "reminders": outbox.carried(api.portal.get(), item.UID()),
        }
    if ISocialMediaChannel.providedBy(item):
        return {"unchecked_texts": unchecked.unchecked(item)}
    return {}


def unpack(item: DexterityContent, luggage: dict[str, Any]) -> None:
    """Give an item what :func:`packed` returned; what it has here stays.

    Raises :class:`~mittelsachsen.socialmedia.records.seal.SealError` for a seal whose
    document is not what its hash says.
    """
    if IEvaluationRecord.providedBy(item):
        seal.take_over(item, luggage.get("seals", ()))
    elif IUsageConcept.providedBy(item):
        unchecked.take_over(item, luggage.get("unchecked_texts", {}))
        accepted.take_over(item, luggage.get("accepted_terms", {}))
        removal.take_over(item, luggage.get("removed_records", ()))
        copies.take_over(item, luggage.get("copied_from"))
        outbox.take_over(api.portal.get(), luggage.get("reminders", {}))
    elif ISocialMediaChannel.providedBy(item):
        unchecked.take_over(item, luggage.get("unchecked_texts", {}))


def is_sealed_alike(record: EvaluationRecord, luggage: dict[str, Any]) -> bool:
    """Tell whether a record is approved here with the very seals that are brought."""
    return is_frozen(record) and luggage.get("seals") == seal.carried(record)
