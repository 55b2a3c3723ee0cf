"""Frames of which nobody knows more than their address.

What editors enter as a video must be known to a provider; this is for texts.
"""

from ada_url import URL
from mittelsachsen.socialmedia.addresses.hosts import AddressError
from mittelsachsen.socialmedia.addresses.hosts import fetched
from mittelsachsen.socialmedia.addresses.hosts import read as read_url
from mittelsachsen.socialmedia.addresses.videos.base import Video
from mittelsachsen.socialmedia.addresses.videos.base import VideoAddressError
import re


TOKEN = "other"
STARTING = frozenset({"autoplay", "auto_play"})
# How people write an address; other forms mean it only in a page.
PLAIN = re.compile(r"https?://[^/\\]", re.IGNORECASE)


def read(address: str) -> Video:
    """Return the frame of an address; raises as :func:`as_written`."""
    written, url = as_written(address)
    return Video(TOKEN, "", written, written, url.hostname)


def as_written(address: str) -> tuple[str, URL]:
    """Return the address of a player that does not start by itself, and what it means.

    It is kept as it is written, but that it is asked for by TLS, unless a port says
    that another server is meant. What only browsers understand is written as they do.
    Raises :class:`VideoAddressError` for what is no page of another site.
    """
    try:
        url = fetched(address)
    except AddressError:
        raise VideoAddressError(address) from None
    if url is None or url.protocol not in ("http:", "https:"):
        raise VideoAddressError(address)
    written = address.strip()
    if written.startswith("//"):
        written = f"https:{written}"
    if url.protocol == "http:" and not url.port:
        url.protocol = "https:"
        written = re.sub("^http:", "https:", written, flags=re.IGNORECASE)
    url.search = _still(url.search)
    before, mark, fragment = written.partition("#")
    path, sign, query = before.partition("?")
    written = path + _still(sign + query) + mark + fragment
    return (written if _is(written, url) else url.href), url


def _still(search: str) -> str:
    """Return the query of an address without what makes a player start."""
    pieces = search.removeprefix("?").split("&")
    left = [p for p in pieces if p.partition("=")[0].lower() not in STARTING]
    return f"?{'&'.join(left)}" if "".join(left) else ""


def _is(written: str, url: URL) -> bool:
    """Tell whether a text is an address as people write it, and this one."""
    try:
        return bool(PLAIN.match(written)) and read_url(written).href == url.href
    except AddressError:
        return False
