"""Instagram: single posts and reels."""

from ada_url import URL
from mittelsachsen.socialmedia.addresses.videos.base import Source
from mittelsachsen.socialmedia.addresses.videos.base import Video
import re


TOKEN = "instagram"
HOSTS = frozenset({"instagram.com", "instagr.am"})
SOURCE: Source | None = None

PAGES = frozenset({"instagram.com", "www.instagram.com", "instagr.am"})
PATH = re.compile(
    r"(?:/[\w.]{1,30})?/(?:p|tv|(?P<reel>reels?))/(?P<id>[\w-]{5,64})"
    r"(?:/embed(?:/captioned)?)?",
    re.ASCII,
)


def read(url: URL) -> Video | None:
    """Return the post of an address on Instagram's hosts."""
    match = PATH.fullmatch(url.pathname.removesuffix("/"))
    if match is None or url.hostname not in PAGES:
        return None
    number = match["id"]
    kind = "reel" if match["reel"] else "p"
    player = f"https://www.instagram.com/p/{number}/embed/"
    return Video(TOKEN, number, player, f"https://www.instagram.com/{kind}/{number}/")
