"""Web addresses, read as browsers read them (URL Standard of the WHATWG).

There is no other reader: whoever decides by a host and whoever connects to it must
see the same one.
"""

from ada_url import idna
from ada_url import URL
from collections.abc import Collection
import re
from urllib.parse import quote


# What a browser asks a server for, and what it never loads into a page.
FETCHED = frozenset({"http:", "https:", "ws:", "wss:", "ftp:"})
INERT = frozenset({"about:", "mailto:", "tel:", "cid:"})
# The page of a relative address: a host that is none (RFC 2606), and the one scheme of
# those with hosts that no address in a page has.
PAGE = "wss://page.invalid/"

# What browsers drop or take for a slash, which is how addresses hide their host.
HIDING = re.compile(r"[\s\x00-\x1f\x7f\\]")
# RFC 3986 without IPv6: what ``format: uri`` admits for the schemes of the web.
URI = re.compile(
    r"https?://(?:[\w.~!$&'()*+,;=:@-]|%[0-9a-f]{2})+"
    r"(?:/(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*)?"
    r"(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?"
    r"(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?",
    re.ASCII | re.IGNORECASE,
)
RESERVED = "!#$&'()*+,/:;=?@%"


class AddressError(ValueError):
    """The text is no web address of the kind that is asked for."""


def lower(text: str) -> str:
    """Return a text in lower case, its look-alikes of ASCII letters left alone.

    The Kelvin sign and the long s become k and s elsewhere.
    """
    if text.isascii():
        return text.lower()
    return "".join(
        char if char.lower().isascii() and not char.isascii() else char.lower()
        for char in text
    )


def read(address: str, base: str | None = None) -> URL:
    """Return what ``new URL(address, base)`` is in a browser.

    Raises :class:`AddressError` where that throws.
    """
    if not address.isascii():
        # A browser's texts are UTF-16, its URLs have no lone surrogates (Web IDL).
        units = address.encode("utf-16-le", "surrogatepass")
        address = units.decode("utf-16-le", "replace")
    try:
        return URL(address, base)
    except ValueError:
        raise AddressError(address) from None


def fetched(address: str) -> URL | None:
    """Return what a browser asks for where an address stands in a page of the site.

    ``None`` for a relative address. One like ``https:example.org`` is relative on some
    pages and names a host on others: it is read as the latter. Raises
    :class:`AddressError` where a browser asks for nothing.
    """
    url = read(address, PAGE)
    if url.hostname == "page.invalid":
        return None
    if url.protocol == "wss:":
        url.protocol = "https:"
    return url


def fetched_host(address: str) -> str | None:
    """Return the host that a browser would ask; ``None`` for a relative address.

    It is empty for an address that names none but must not be framed, as ``data:`` or
    ``javascript:``, and for one that nobody can read.
    """
    try:
        url = read(address, PAGE)
    except AddressError:
        return ""
    host, scheme = url.hostname, url.protocol
    if host == "page.invalid" or scheme in INERT:
        return None
    return host if scheme in FETCHED else ""


def shown(address: str) -> URL:
    """Return an address of the web that shows the host to which it leads.

    The host is dotted and stands after ``http://`` or ``https://`` as browsers write it
    or in the letters of its language: without user name, escapes, other forms of
    numbers and letters that are replaced. Which port it may name is up to the caller:
    fields take any, accounts only the usual one. Raises :class:`AddressError`.
    """
    url = read(address)
    if url.protocol not in ("http:", "https:") or url.username or url.password:
        raise AddressError(address)
    labels = url.hostname.removesuffix(".").split(".")
    if len(labels) < 2 or not all(labels) or HIDING.search(address):
        raise AddressError(address)
    text = lower(address)
    for name in (url.hostname, idna.decode(url.hostname)):
        start, _name, rest = text.partition(name)
        if start == f"{url.protocol}//" and rest[:1] in ("", *":/?#"):
            return url
    raise AddressError(address)


def entered(address: str) -> URL:
    """Return an address as an editor may enter it: shown, and a URI (RFC 3986).

    Raises :class:`AddressError`.
    """
    if not URI.fullmatch(address):
        raise AddressError(address)
    return shown(address)


def as_uri(address: str) -> str | None:
    """Return what to enter in place of an address; ``None`` where nothing will do."""
    try:
        uri = quote(read(address).href, RESERVED)
        entered(uri)
    except AddressError:
        return None
    return uri


def is_on(host: str, hosts: Collection[str]) -> bool:
    """Tell whether a host is one of ``hosts`` or below one of them.

    A dot at its end makes no other host of it.
    """
    host = host.removesuffix(".")
    return any(host == known or host.endswith(f".{known}") for known in hosts)
