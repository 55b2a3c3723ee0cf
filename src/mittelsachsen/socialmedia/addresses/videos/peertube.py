"""PeerTube: anybody can run an instance, which is known by its paths.

Visitors of a video send it to each other and so learn each other's IP addresses, unless
``p2p=0`` says that the instance sends it. Posters are not fetched: an editor's address
would decide which server is asked. Playlists are no one video.
"""

from ada_url import URL
from mittelsachsen.socialmedia.addresses.videos.base import kept
from mittelsachsen.socialmedia.addresses.videos.base import Source
from mittelsachsen.socialmedia.addresses.videos.base import Video
from mittelsachsen.socialmedia.addresses.videos.base import with_query
import re


TOKEN = "peertube"
HOSTS: frozenset[str] = frozenset()
SOURCE: Source | None = None

UNTRACKED = "p2p=0"
# What may stay of a query.
PARAMETERS = frozenset(
    "controlBar controls loop muted playbackRate start stop subtitle title".split()
)

# A UUID, also in the base 58 of PeerTube's short addresses.
ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[1-9A-HJ-NP-Za-km-z]{22}"
PATH = re.compile(rf"/(?:w|videos/(?:watch|embed))/(?P<id>{ID})", re.ASCII)


def read(url: URL) -> Video | None:
    """Return the video of an address on an instance."""
    match = PATH.fullmatch(url.pathname.removesuffix("/"))
    if match is None:
        return None
    host, number = url.hostname, match["id"]
    player = with_query(
        f"https://{host}/videos/embed/{number}", *kept(url, PARAMETERS), UNTRACKED
    )
    page = with_query(f"https://{host}/w/{number}", *kept(url, ("start",)))
    return Video(TOKEN, number, player, page, host, UNTRACKED)
