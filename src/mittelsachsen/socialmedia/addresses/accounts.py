"""Account addresses in one canonical form.

Platform records say which hosts and parameters count; there is no code for any
one platform here.
"""

from collections.abc import Sequence
import idna
import re
from urllib.parse import parse_qsl
from urllib.parse import unquote
from urllib.parse import urlsplit


class AccountAddressError(ValueError):
    """The address cannot be the address of an account."""


# Sub-domains under which platforms show the same accounts, two-letter languages
# and regions (de., de-de.) among them.
ALIASES = re.compile(r"(?:www|m|mobile|[a-z]{2}(?:-[a-z]{2})?)\.")


# ``profile.php?id={account}``: the account is the value of a parameter.
PARAMETER = re.compile(r"(?P<path>[^?]+)\?(?P<name>\w+)=\{account\}")
PLACES = re.compile(r"(\{[Aa]ccount\}|\*)")
PIECES = {
    "{account}": "(?P<account>[^/]+)",
    "{Account}": "(?P<account>[^/]+)",
    "*": ".+",
}


# White space, control characters, and the sign that browsers take for a slash.
UNSAFE = re.compile(r"[\s\x00-\x1f\\]")


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


def host_of(url: str) -> str:
    """Return the host name in lower case, international ones as ``xn--`` (RFC 5891).

    Raises :class:`AccountAddressError` for anything but http and https, for
    user information, and for white space, control characters and letters that
    host names cannot have.
    """
    if UNSAFE.search(url):
        raise AccountAddressError(url)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise AccountAddressError(url) from None
    default = {"http": 80, "https": 443}.get(parts.scheme.lower())
    if default is None or port not in (None, default):
        raise AccountAddressError(url)
    if not parts.hostname or "@" in parts.netloc:
        raise AccountAddressError(url)
    # ``hostname`` has the lower case of all letters, look-alikes too.
    host = lower(parts.netloc.rpartition(":")[0] if port else parts.netloc)
    host = host.removesuffix(":").removesuffix(".")
    if host.isascii():
        return host
    try:
        return idna.encode(host).decode()
    except idna.IDNAError:
        raise AccountAddressError(url) from None


def _listed(host: str, hosts: Sequence[str]) -> str | None:
    """Return the platform's first host where ``host`` is one of its names."""
    if host in hosts or ALIASES.sub("", host, count=1) in hosts:
        return hosts[0]
    return None


def host_fits(url: str, hosts: Sequence[str]) -> bool:
    """Tell whether an address is on one of a platform's hosts.

    Without ``hosts`` anybody can run a server, and every host fits.
    """
    try:
        host = host_of(url)
    except AccountAddressError:
        return False
    return not hosts or _listed(host, hosts) is not None


def canonical_account(url: str, hosts: Sequence[str], paths: Sequence[str] = ()) -> str:
    """Return for example ``facebook.com/wirtschaft.in.mittelsachsen``.

    ``paths`` tell which part of the path is the account, as :class:`IPlatform`
    has them. What follows the account, scheme, aliases of the host, repeated and
    trailing slashes, fragment and other query parameters make no difference; case
    makes one only where the platform says so. An address that fits no path keeps
    its whole one. Raises :class:`AccountAddressError` where no account is named.
    """
    host = host_of(url)
    if hosts:
        host = _listed(host, hosts)
        if host is None:
            raise AccountAddressError(url)
    else:
        host = host.removeprefix("www.")
    parts = urlsplit(url)
    path = "/".join(_pieces(parts.path, url))
    query = _parameters(parts.query)
    for rule in paths:
        account = _fit(rule, path, query)
        if account:
            return f"{host}/{account}"
    if hosts and not path:
        raise AccountAddressError(url)
    return f"{host}/{lower(path)}" if path else host


def _pieces(path: str, url: str) -> list[str]:
    """Return the decoded pieces of a path.

    Raises :class:`AccountAddressError` for those by which an address shows another
    place than it seems to: steps up and down, and encoded signs that part addresses.
    """
    pieces = [unquote(piece) for piece in path.split("/") if piece]
    if any(piece in (".", "..") or set("/?#\\;") & set(piece) for piece in pieces):
        raise AccountAddressError(url)
    return pieces


def _parameters(query: str) -> dict[str, str]:
    """Return the parameters given once; of others nobody knows which one counts."""
    pairs = parse_qsl(query)
    names = [name for name, _value in pairs]
    return {name: value for name, value in pairs if names.count(name) == 1}


def _fit(rule: str, path: str, query: dict[str, str]) -> str | None:
    """Return the account's part of a path that fits a rule."""
    parameter = PARAMETER.fullmatch(rule.strip())
    if parameter:
        value = query.get(parameter["name"])
        fits = lower(path) == lower(parameter["path"])
        return (
            f"{parameter['path']}?{parameter['name']}={value}"
            if fits and value
            else None
        )
    pattern, _equals, canonical = (part.strip() for part in rule.partition("="))
    pieces = (
        PIECES.get(piece, re.escape(piece)) for piece in PLACES.split(pattern) if piece
    )
    match = re.fullmatch("".join(pieces), path, re.IGNORECASE)
    if match is None:
        return None
    account = match["account"]
    place = "{Account}" if "{Account}" in pattern else "{account}"
    if place == "{account}":
        account = lower(account)
    template = canonical or pattern[: pattern.index(place) + len(place)]
    return template.replace(place, account)
