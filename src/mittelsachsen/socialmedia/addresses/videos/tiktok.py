"""TikTok: single videos and series of photos.

Short addresses (``vm.tiktok.com``) tell no number: the server does not follow them.
"""

from ada_url import URL
from mittelsachsen.socialmedia.addresses.videos.base import Source
from mittelsachsen.socialmedia.addresses.videos.base import Video
import re


TOKEN = "tiktok"
HOSTS = frozenset({"tiktok.com"})
SOURCE: Source | None = None

PAGES = frozenset({"tiktok.com", "www.tiktok.com", "m.tiktok.com"})
ID = r"(?P<id>[1-9][0-9]{5,24})"
PAGE_PATH = re.compile(rf"(?P<page>/@[\w.]{{1,64}}/(?:video|photo)/{ID})", re.ASCII)
PLAYER_PATH = re.compile(rf"/(?:embed(?:/v[1-3])?|player/v1)/{ID}", re.ASCII)


def read(url: URL) -> Video | None:
    """Return the post of an address on TikTok's hosts."""
    if url.hostname not in PAGES:
        return None
    path = url.pathname.removesuffix("/")
    match = PAGE_PATH.fullmatch(path) or PLAYER_PATH.fullmatch(path)
    if match is None:
        return None
    number = match["id"]
    page = match.groupdict().get("page") or f"/@/video/{number}"
    player = f"https://www.tiktok.com/embed/v2/{number}"
    return Video(TOKEN, number, player, f"https://www.tiktok.com{page}")
