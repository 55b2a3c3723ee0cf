"""What a provider of videos or posts is, and what all of them read alike."""

from ada_url import URL
from collections.abc import Collection
from dataclasses import dataclass
from mittelsachsen.socialmedia.addresses.hosts import AddressError
from mittelsachsen.socialmedia.addresses.hosts import HIDING
from mittelsachsen.socialmedia.addresses.hosts import read
import re
from typing import Protocol


START = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?", re.ASCII)


class VideoAddressError(ValueError):
    """The address names no one video or post that a player can show."""


@dataclass(frozen=True)
class Source:
    """Where the server asks for posters (oEmbed), and the hosts of their images.

    ``private`` allows addresses that are not public.
    """

    endpoint: str
    image_hosts: frozenset[str]
    private: bool = False


@dataclass(frozen=True)
class Video:
    """A video or post, as a player shows it and as a page does.

    ``provider`` is a platform's token; ``player`` is the whole address of the player,
    which never starts by itself, and ``page`` the plain link. ``host`` is there where
    anybody can run a server: consent is then for that host and not for the provider.
    ``untracked`` is the part of ``player`` that asks not to track or does without
    cookies, empty where the provider has no such thing. ``asked`` is the page without
    the moment where to begin, where oEmbed is asked for the poster.
    """

    provider: str
    id: str
    player: str
    page: str
    host: str = ""
    untracked: str = ""
    asked: str = ""

    @property
    def data(self) -> dict[str, str]:
        """The data attributes of its figure, by name."""
        return {"video": self.id, "host": self.host, "url": self.player}


class Provider(Protocol):
    """A module that knows the addresses of one provider.

    ``HOSTS`` are those that, with all below them, are the provider's; none where
    anybody can run a server. ``SOURCE`` tells where posters come from, if the server
    may ask for them. ``read`` returns the video of an address on a host of the
    provider, and ``None`` for any other page.
    """

    TOKEN: str
    HOSTS: frozenset[str]
    SOURCE: Source | None

    def read(self, url: URL) -> Video | None: ...


def web_address(address: str) -> URL:
    """Return the address of a page or player, also where its scheme is left out.

    Raises :class:`VideoAddressError` for those with a user name or a port, behind
    which may be somebody else, and with signs that browsers drop or replace.
    """
    address = address.strip()
    if address.startswith("//"):
        address = f"https:{address}"
    elif "://" not in address:
        address = f"https://{address}"
    try:
        url = read(address)
    except AddressError:
        raise VideoAddressError(address) from None
    if url.protocol not in ("http:", "https:") or url.port or HIDING.search(address):
        raise VideoAddressError(address)
    if url.username or url.password:
        raise VideoAddressError(address)
    return url


def parameters(url: URL) -> list[str]:
    """Return the parameters of a query as they are written: ``["a=%FC", "b"]``."""
    return [piece for piece in url.search.removeprefix("?").split("&") if piece]


def kept(url: URL, names: Collection[str]) -> list[str]:
    """Return the parameters of these names as they are written."""
    return [piece for piece in parameters(url) if piece.partition("=")[0] in names]


def value(url: URL, *names: str) -> str:
    """Return the first value of these parameters as it is written, or nothing."""
    return next((piece.partition("=")[2] for piece in kept(url, names)), "")


def with_query(address: str, *pieces: str) -> str:
    """Return an address with a query of the pieces that are not empty."""
    query = "&".join(filter(None, pieces))
    return f"{address}?{query}" if query else address


def seconds(moment: str) -> int:
    """Return the seconds of ``1h2m3s``, ``90s`` or ``90``; 0 for anything else."""
    match = START.fullmatch(moment)
    if match is None:
        return 0
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + rest
