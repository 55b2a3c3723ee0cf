"""What a channel takes over from its concept."""

from Acquisition import aq_base
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.settings import site_setting
from plone.dexterity.content import DexterityContent
from typing import Any


NO_DISADVANTAGE = _(
    "Nobody must use this service. All important information and every way of"
    " contact is open without an account as well; whoever does not use the service"
    " has no disadvantage."
)


def concept_of(item: DexterityContent) -> Any:
    """Return the concept that holds a channel, contact or record, if one does."""
    parent = getattr(item, "__parent__", None)
    return parent if IUsageConcept.providedBy(parent) else None


def inherited(channel: SocialMediaChannel, name: str) -> Any:
    """Return the channel's own value of a field, else its concept's.

    A concept that the current user may not see passes nothing on.
    """
    # Without their bases, Zope would look the name up in what holds them, unasked.
    own = getattr(aq_base(channel), name, None)
    if own:
        return own
    concept = concept_of(channel)
    if concept is None or not visible(concept, name):
        return None
    return getattr(aq_base(concept), name, None)


def no_disadvantage(channel: SocialMediaChannel) -> str:
    """Return the statement of the channel, its concept, the settings or the default."""
    return (
        inherited(channel, "no_disadvantage_statement")
        or site_setting("no_disadvantage_text")
        or NO_DISADVANTAGE
    )
