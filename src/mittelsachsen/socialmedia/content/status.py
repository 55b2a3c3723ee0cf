"""Since when a channel has its status."""

from Acquisition import aq_base
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from typing import Any


def status_saved(channel: SocialMediaChannel, event: Any) -> None:
    """Remember the status, and the day on which it became another one.

    A new channel's status is no change: its start date tells when it began.
    """
    known = getattr(aq_base(channel), "_known_status", None)
    if known == channel.status:
        return
    if known is not None:
        channel.status_since = site_today()
    channel._known_status = channel.status
