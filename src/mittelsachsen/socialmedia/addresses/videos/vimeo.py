"""Vimeo: single videos and live events, with ``dnt=1``.

Whole showcases and channels are no one video.
"""

from ada_url import URL
from mittelsachsen.socialmedia.addresses.videos.base import kept
from mittelsachsen.socialmedia.addresses.videos.base import seconds
from mittelsachsen.socialmedia.addresses.videos.base import Source
from mittelsachsen.socialmedia.addresses.videos.base import value
from mittelsachsen.socialmedia.addresses.videos.base import Video
from mittelsachsen.socialmedia.addresses.videos.base import with_query
import re


TOKEN = "vimeo"
HOSTS = frozenset({"vimeo.com"})
SOURCE: Source | None = Source(
    "https://vimeo.com/api/oembed.json", frozenset({"i.vimeocdn.com"})
)

PAGES = ("vimeo.com", "www.vimeo.com")
PLAYER = "player.vimeo.com"
UNTRACKED = "dnt=1"
# What may stay of a query; all else, autoplay included, is dropped.
PARAMETERS = frozenset(
    "byline color controls keyboard loop muted pip playsinline portrait quality"
    " speed texttrack title transparent".split()
)

ID = r"(?P<id>[1-9][0-9]{0,19})"
# An unlisted video has a hash beside its number.
HASH = re.compile(r"[0-9A-Za-z]{1,64}", re.ASCII)
VIDEO = re.compile(
    rf"/{ID}(?:/(?P<hash>{HASH.pattern}))?"
    rf"|/(?:channels/[\w-]+|groups/[\w-]+/videos|(?:album|showcase)s?/[0-9]+/video"
    rf"|ondemand/[\w-]+|event/[0-9]+/videos)/{ID.replace('id', 'inside')}",
    re.ASCII,
)
# A live event, whose numbers are others and whose player is on vimeo.com.
EVENT = re.compile(rf"/event/{ID}(?:/embed)?(?:/(?P<hash>{HASH.pattern}))?", re.ASCII)
PLAYER_PATH = re.compile(rf"/video/{ID}", re.ASCII)


def read(url: URL) -> Video | None:
    """Return the video or live event of an address on Vimeo's hosts."""
    path = url.pathname.removesuffix("/")
    if url.hostname == PLAYER:
        return _video(url, PLAYER_PATH.fullmatch(path))
    if url.hostname in PAGES:
        event = EVENT.fullmatch(path)
        return _event(url, event) if event else _video(url, VIDEO.fullmatch(path))
    return None


def _video(url: URL, match: re.Match | None) -> Video | None:
    if match is None:
        return None
    found = match.groupdict()
    number = found["id"] or found["inside"]
    unlisted = found.get("hash") or value(url, "h")
    if unlisted and not HASH.fullmatch(unlisted):
        return None
    start = seconds(url.hash.removeprefix("#t="))
    moment = f"#t={start}s" if start else ""
    page = f"https://vimeo.com/{number}" + (f"/{unlisted}" if unlisted else "")
    player = with_query(
        f"https://{PLAYER}/video/{number}",
        f"h={unlisted}" if unlisted else "",
        *kept(url, PARAMETERS),
        UNTRACKED,
    )
    return Video(
        TOKEN, number, player + moment, page + moment, untracked=UNTRACKED, asked=page
    )


def _event(url: URL, match: re.Match) -> Video:
    number, unlisted = match["id"], match["hash"]
    tail = f"/{unlisted}" if unlisted else ""
    page = f"https://vimeo.com/event/{number}"
    player = with_query(f"{page}/embed{tail}", *kept(url, PARAMETERS), UNTRACKED)
    return Video(
        TOKEN, number, player, page + tail, untracked=UNTRACKED, asked=page + tail
    )
