"""What a channel takes over from its concept."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.settings import default_setting


NO_DISADVANTAGE = _(
    "Nobody must use this service. All important information and every way of"
    " contact is open without an account as well; whoever does not use the service"
    " has no disadvantage."
)


def concept_of(channel) -> object | None:
    """Return the concept that holds the channel, if one does."""
    parent = getattr(channel, "__parent__", None)
    return parent if IUsageConcept.providedBy(parent) else None


def inherited(channel, name: str) -> object:
    """Return the channel's own value of a field, else its concept's."""
    return getattr(channel, name, None) or getattr(concept_of(channel), name, None)


def no_disadvantage(channel) -> str:
    """Return the statement of the channel, its concept, the settings or the default."""
    return (
        inherited(channel, "no_disadvantage_statement")
        or default_setting("no_disadvantage_text")
        or NO_DISADVANTAGE
    )
