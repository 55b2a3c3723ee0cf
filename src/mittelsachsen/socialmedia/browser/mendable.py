"""What of a concept may be filled from the page of the checks."""

from mittelsachsen.socialmedia.browser.locks import is_locked
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.visibility import may_change
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.due.period import channels_of
from plone.dexterity.content import DexterityContent
from plone.memoize.view import memoize
from typing import Any


class Mendable:
    """The concept and its channels, and whether the user may fill their fields."""

    context: Any
    request: Any

    @memoize
    def channels(self) -> list[SocialMediaChannel]:
        """The channels that the user sees."""
        return [channel for channel in channels_of(self.context) if visible(channel)]

    @memoize
    def items(self) -> dict[str, DexterityContent]:
        """The concept and its channels by UID."""
        return {item.UID(): item for item in (self.context, *self.channels())}

    def may_mend(self, item: DexterityContent, name: str) -> bool:
        """Tell whether the user may write a field, and nobody else is editing."""
        return may_change(item, name) and not self.is_locked(item)

    @memoize
    def is_locked(self, item: DexterityContent) -> bool:
        """Tell whether somebody else is editing an item; many fields ask."""
        return is_locked(item)
