"""Facebook: single posts, photos, videos and reels of pages and groups.

Short addresses (``fb.watch``, ``/share/``) tell no number: the server does not follow
them.
"""

from ada_url import URL
from mittelsachsen.socialmedia.addresses.videos.base import Source
from mittelsachsen.socialmedia.addresses.videos.base import value
from mittelsachsen.socialmedia.addresses.videos.base import Video
from mittelsachsen.socialmedia.addresses.videos.base import with_query
import re
from urllib.parse import quote


TOKEN = "facebook"
HOSTS = frozenset({"facebook.com"})
SOURCE: Source | None = None

PAGES = frozenset(f"{sub}facebook.com" for sub in ("", "www.", "m.", "web.", "de-de."))
ID = re.compile(r"[0-9]{1,24}|pfbid[0-9A-Za-z]{1,100}", re.ASCII)
POST_PATH = re.compile(
    rf"/(?:[\w.-]+/posts/(?:[\w-]+/)?|groups/[\w.-]+/(?:posts|permalink)/"
    rf"|[\w.-]+/photos/(?:[\w.-]+/)?)({ID.pattern})",
    re.ASCII,
)
VIDEO_PATH = re.compile(
    r"/(?:[\w.-]+/videos/(?:[\w.-]+/)?|reel/)([0-9]{1,24})", re.ASCII
)
# Pages that name their post by parameters: the one that has its number, and the others.
POST_QUERIES = {
    "/permalink.php": ("story_fbid", "id"),
    "/story.php": ("story_fbid", "id"),
    "/photo.php": ("fbid",),
    "/photo": ("fbid",),
}
VIDEO_QUERIES = {"/watch": ("v",), "/video.php": ("v",)}


def read(url: URL) -> Video | None:
    """Return the post or video of an address on Facebook's hosts."""
    if url.hostname not in PAGES:
        return None
    path = url.pathname.removesuffix("/")
    for kind, paths, queries in (
        ("post", POST_PATH, POST_QUERIES),
        ("video", VIDEO_PATH, VIDEO_QUERIES),
    ):
        if match := paths.fullmatch(path):
            return _post(kind, match[1], path)
        numbers = {name: value(url, name) for name in queries.get(path, ())}
        if numbers and all(map(ID.fullmatch, numbers.values())):
            query = (f"{name}={number}" for name, number in numbers.items())
            return _post(kind, next(iter(numbers.values())), path, *query)
    return None


def _post(kind: str, number: str, path: str, *query: str) -> Video:
    page = with_query(f"https://www.facebook.com{path}", *query)
    player = f"https://www.facebook.com/plugins/{kind}.php?href={quote(page, safe='')}"
    return Video(TOKEN, number, player, page)
