"""Addresses of Vimeo videos, taken apart and put together by URL parsing."""

from dataclasses import dataclass
from mittelsachsen.socialmedia.addresses.hosts import AddressError
from mittelsachsen.socialmedia.addresses.hosts import read
import re
from urllib.parse import parse_qsl
from urllib.parse import urlencode


PAGES = ("vimeo.com", "www.vimeo.com")
PLAYER = "player.vimeo.com"

# What may stay of a player's query; all else, autoplay included, is dropped.
PARAMETERS = frozenset(
    "byline color controls keyboard loop muted pip playsinline portrait quality"
    " speed texttrack title transparent".split()
)

ID = r"(?P<id>[1-9][0-9]{0,19})"
HASH = r"(?:/(?P<hash>[0-9A-Za-z]{1,64}))?"
PATHS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"/{ID}{HASH}",
        rf"/channels/[\w-]+/{ID}",
        rf"/groups/[\w-]+/videos/{ID}",
        rf"/(?:album|showcase)s?/[0-9]+/video/{ID}",
        rf"/ondemand/[\w-]+/{ID}",
        rf"/event/[0-9]+/videos/{ID}",
    )
)
EVENT = re.compile(
    r"/event/(?P<id>[1-9][0-9]{0,19})(?:/embed)?(?:/(?P<hash>[0-9A-Za-z]{1,64}))?",
    re.ASCII,
)
PLAYER_PATH = re.compile(rf"/video/{ID}", re.ASCII)
START = re.compile(r"t=(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?", re.ASCII)


class VideoAddressError(ValueError):
    """The address names no video that the player on player.vimeo.com can show."""


@dataclass(frozen=True)
class Video:
    """A video: its number, the hash of an unlisted one, the start in seconds.

    ``event`` tells a live event, whose numbers are others and whose player is on
    vimeo.com.
    """

    id: str
    hash: str = ""
    start: int = 0
    params: tuple[tuple[str, str], ...] = ()
    event: bool = False


def parse(address: str) -> Video:
    """Return the video of an address; raises :class:`VideoAddressError`.

    Whole showcases and channels are refused, because they are no one video.
    """
    address = (address or "").strip()
    if address.startswith("//"):
        address = f"https:{address}"
    elif "://" not in address:
        address = f"https://{address}"
    try:
        url = read(address)
    except AddressError:
        raise VideoAddressError(address) from None
    if url.protocol not in ("http:", "https:") or url.username or url.port:
        raise VideoAddressError(address)
    query = parse_qsl(url.search.removeprefix("?"))
    path = url.pathname.removesuffix("/")
    event = None
    if url.hostname in PAGES:
        matches = (pattern.fullmatch(path) for pattern in PATHS)
        event = EVENT.fullmatch(path)
        match = next(filter(None, matches), event)
    elif url.hostname == PLAYER:
        match = PLAYER_PATH.fullmatch(path)
    else:
        match = None
    if match is None:
        raise VideoAddressError(address)
    groups = match.groupdict()
    unlisted = groups.get("hash") or dict(query).get("h", "")
    if unlisted and not re.fullmatch(r"[0-9A-Za-z]{1,64}", unlisted, re.ASCII):
        raise VideoAddressError(address)
    params = tuple((name, value) for name, value in query if name in PARAMETERS)
    start = _start(url.hash.removeprefix("#"))
    return Video(groups["id"], unlisted, start, params, event is not None)


def _start(fragment: str) -> int:
    match = START.fullmatch(fragment)
    if match is None:
        return 0
    hours, minutes, seconds = (int(value or 0) for value in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def player_url(video: Video) -> str:
    """Return the address of the player, with ``dnt=1`` exactly once."""
    if video.event:
        path = f"/{video.hash}" if video.hash else ""
        query = urlencode((*video.params, ("dnt", "1")))
        return f"https://vimeo.com/event/{video.id}/embed{path}?{query}"
    unlisted = [("h", video.hash)] if video.hash else []
    query = urlencode([*unlisted, *video.params, ("dnt", "1")])
    start = f"#t={video.start}s" if video.start else ""
    return f"https://{PLAYER}/video/{video.id}?{query}{start}"


def data(video: Video) -> dict[str, str]:
    """Return what the script needs to build :func:`player_url`, by name."""
    if video.event:
        return {"video": video.id, "url": player_url(video)}
    return {
        "video": video.id,
        "hash": video.hash,
        "start": str(video.start or ""),
        "params": urlencode(video.params),
    }


def page_url(video: Video) -> str:
    """Return the plain link to the video's page."""
    unlisted = f"/{video.hash}" if video.hash else ""
    start = f"#t={video.start}s" if video.start else ""
    event = "event/" if video.event else ""
    return f"https://vimeo.com/{event}{video.id}{unlisted}{start}"
