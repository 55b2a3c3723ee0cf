"""Frames of which nobody knows more than their address.

What editors enter as a video must be known to a provider; this is for texts.
"""

from mittelsachsen.socialmedia.addresses.hosts import AddressError
from mittelsachsen.socialmedia.addresses.hosts import fetched
from mittelsachsen.socialmedia.addresses.videos.base import parameters
from mittelsachsen.socialmedia.addresses.videos.base import Video
from mittelsachsen.socialmedia.addresses.videos.base import VideoAddressError


TOKEN = "other"
STARTING = frozenset({"autoplay", "auto_play"})


def read(address: str) -> Video:
    """Return the frame of an address as it is written, which does not start by itself.

    It is asked for by TLS, unless a port says that another server is meant. Raises
    :class:`VideoAddressError` for what is no page of another site.
    """
    try:
        url = fetched(address)
    except AddressError:
        raise VideoAddressError(address) from None
    if url is None or url.protocol not in ("http:", "https:"):
        raise VideoAddressError(address)
    if not url.port:
        url.protocol = "https:"
    pieces = parameters(url)
    left = [p for p in pieces if p.partition("=")[0].lower() not in STARTING]
    if left != pieces:
        url.search = "&".join(left)
    return Video(TOKEN, "", url.href, url.href, url.hostname)
