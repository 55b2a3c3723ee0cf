"""YouTube: single videos, on the host that sets no cookies before they play."""

from ada_url import URL
from mittelsachsen.socialmedia.addresses.videos.base import kept
from mittelsachsen.socialmedia.addresses.videos.base import seconds
from mittelsachsen.socialmedia.addresses.videos.base import Source
from mittelsachsen.socialmedia.addresses.videos.base import value
from mittelsachsen.socialmedia.addresses.videos.base import Video
from mittelsachsen.socialmedia.addresses.videos.base import with_query
import re


TOKEN = "youtube"
HOSTS = frozenset({"youtube.com", "youtube-nocookie.com", "youtu.be"})
SOURCE: Source | None = Source(
    "https://www.youtube.com/oembed", frozenset({"i.ytimg.com"})
)

PAGES = frozenset(f"{sub}youtube.com" for sub in ("", "www.", "m.", "music."))
UNTRACKED = "www.youtube-nocookie.com"
PLAYERS = frozenset({UNTRACKED, "youtube-nocookie.com"})
# What may stay of a player's query. ``loop`` works only with a ``playlist``.
PARAMETERS = frozenset(
    "cc_lang_pref cc_load_policy color controls disablekb end fs hl iv_load_policy list"
    " loop playlist playsinline rel".split()
)

# Players of whole lists and of whatever is live have such a name in place of an ID.
ID = re.compile(r"(?!videoseries|live_stream)[\w-]{11}", re.ASCII)
PLAYER_PATH = re.compile(rf"/(?:embed|v)/({ID.pattern})", re.ASCII)
PAGE_PATH = re.compile(rf"/(?:shorts|live)/({ID.pattern})", re.ASCII)
SHORT_PATH = re.compile(rf"/({ID.pattern})", re.ASCII)


def read(url: URL) -> Video | None:
    """Return the video of an address on YouTube's hosts."""
    path = url.pathname.removesuffix("/")
    if url.hostname in PAGES | PLAYERS and (match := PLAYER_PATH.fullmatch(path)):
        return _video(url, match[1], kept(url, PARAMETERS))
    if url.hostname in PAGES:
        number = value(url, "v") if path == "/watch" else ""
        if ID.fullmatch(number):
            return _video(url, number)
        match = PAGE_PATH.fullmatch(path)
    else:
        match = SHORT_PATH.fullmatch(path) if url.hostname == "youtu.be" else None
    return _video(url, match[1]) if match else None


def _video(url: URL, number: str, parameters: list[str] | None = None) -> Video:
    start = seconds(value(url, "t", "start"))
    player = with_query(
        f"https://{UNTRACKED}/embed/{number}",
        f"start={start}" if start else "",
        *(parameters or []),
    )
    page = f"https://www.youtube.com/watch?v={number}"
    moment = f"&t={start}s" if start else ""
    return Video(TOKEN, number, player, page + moment, untracked=UNTRACKED, asked=page)
