"""X, once Twitter: single posts, with ``dnt=true``."""

from ada_url import URL
from mittelsachsen.socialmedia.addresses.videos.base import Source
from mittelsachsen.socialmedia.addresses.videos.base import value
from mittelsachsen.socialmedia.addresses.videos.base import Video
import re


TOKEN = "x"
HOSTS = frozenset({"x.com", "twitter.com"})
SOURCE: Source | None = None

PAGES = frozenset(f"{sub}{host}" for sub in ("", "www.", "mobile.") for host in HOSTS)
PLAYER = "platform.twitter.com"
UNTRACKED = "dnt=true"
ID = re.compile(r"[1-9][0-9]{0,19}", re.ASCII)
PATH = re.compile(
    rf"/(?P<user>\w{{1,20}}|i/web)/status(?:es)?/(?P<id>{ID.pattern})"
    r"(?:/(?:photo|video)/[0-9])?",
    re.ASCII,
)


def read(url: URL) -> Video | None:
    """Return the post of an address on the hosts of X and Twitter."""
    path = url.pathname.removesuffix("/")
    if url.hostname == PLAYER and path == "/embed/Tweet.html":
        number = value(url, "id")
        return _post("i/web", number) if ID.fullmatch(number) else None
    match = PATH.fullmatch(path) if url.hostname in PAGES else None
    return _post(match["user"], match["id"]) if match else None


def _post(user: str, number: str) -> Video:
    player = f"https://{PLAYER}/embed/Tweet.html?{UNTRACKED}&id={number}"
    page = f"https://x.com/{user}/status/{number}"
    return Video(TOKEN, number, player, page, untracked=UNTRACKED)
