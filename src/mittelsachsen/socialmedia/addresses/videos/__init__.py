"""Videos and posts of providers, each of which is a module.

To add one, write its module with its addresses, put it into the list here, and its
good and bad addresses into ``tests/data/videos``.
"""

from mittelsachsen.socialmedia.addresses.hosts import is_on
from mittelsachsen.socialmedia.addresses.videos import facebook
from mittelsachsen.socialmedia.addresses.videos import instagram
from mittelsachsen.socialmedia.addresses.videos import other
from mittelsachsen.socialmedia.addresses.videos import peertube
from mittelsachsen.socialmedia.addresses.videos import tiktok
from mittelsachsen.socialmedia.addresses.videos import vimeo
from mittelsachsen.socialmedia.addresses.videos import x
from mittelsachsen.socialmedia.addresses.videos import youtube
from mittelsachsen.socialmedia.addresses.videos.base import Provider
from mittelsachsen.socialmedia.addresses.videos.base import Video
from mittelsachsen.socialmedia.addresses.videos.base import VideoAddressError
from mittelsachsen.socialmedia.addresses.videos.base import web_address


POSTS: tuple[Provider, ...] = (facebook, instagram, tiktok, x)
# Anybody can run a PeerTube: it is asked for the hosts that nobody else has.
VIDEOS: tuple[Provider, ...] = (vimeo, youtube, peertube)
PROVIDERS = (*POSTS, *VIDEOS)
# Consent for these is for a host: another host of theirs is somebody else's.
BY_HOST = frozenset({other.TOKEN, peertube.TOKEN})
SOURCES = {one.TOKEN: one.SOURCE for one in VIDEOS if one.SOURCE}


def read(address: str, providers: tuple[Provider, ...] = PROVIDERS) -> Video:
    """Return the video or post of an address, of its page or of its player.

    ``providers`` are those that are wanted. Raises :class:`VideoAddressError` where the
    address names no one video or post of theirs.
    """
    url = web_address(address)
    owner = next(
        one for one in PROVIDERS if not one.HOSTS or is_on(url.hostname, one.HOSTS)
    )
    video = owner.read(url) if owner in providers else None
    if video is None:
        raise VideoAddressError(address)
    return video
