"""Account addresses in one canonical form.

Platform records say which hosts and parameters count; there is no code for any
one platform here.
"""

from ada_url import URL
from collections import Counter
from collections.abc import Sequence
from mittelsachsen.socialmedia.addresses.hosts import AddressError
from mittelsachsen.socialmedia.addresses.hosts import lower
from mittelsachsen.socialmedia.addresses.hosts import read
from mittelsachsen.socialmedia.addresses.hosts import shown
import re
from urllib.parse import parse_qsl
from urllib.parse import unquote


class AccountAddressError(ValueError):
    """The address cannot be the address of an account."""


class AccountPortError(AccountAddressError):
    """The address names a port, behind which may be somebody else's server."""


class NoAddressError(ValueError):
    """The text is no web address."""


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


# @name@host, as the Fediverse writes accounts.
FEDIVERSE = re.compile(r"@(?P<name>[\w.-]+)@(?P<host>[\w.-]+\.[\w-]+)")

# No platform's addresses are longer; what is read below is read piece by piece.
MAX_LENGTH = 2000


def complete(text: str) -> str:
    """Return what somebody typed as a web address.

    Raises :class:`NoAddressError` for anything that cannot be one.
    """
    text = text.strip()
    # Bytes that are no UTF-8 arrive as halves of characters.
    if len(text) > MAX_LENGTH or not is_encodable(text):
        raise NoAddressError(text)
    match = FEDIVERSE.fullmatch(text)
    if match:
        text = f"{match['host']}/@{match['name']}"
    url = text if "://" in text else f"https://{text}"
    try:
        address = read(url)
    except AddressError:
        raise NoAddressError(text) from None
    if address.protocol not in ("http:", "https:") or "." not in address.hostname:
        raise NoAddressError(text)
    return url


def is_encodable(text: str) -> bool:
    """Tell whether a text can be written as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def readable(url: str) -> str:
    """Return an address as people say it: without scheme and ``www.``"""
    return re.sub(r"^https?://(www\.)?", "", url).rstrip("/")


def account_address(url: str) -> URL:
    """Return an address that may be an account's: it shows its host, on the usual port.

    Raises :class:`AccountAddressError`, as its kind :class:`AccountPortError` where
    only the port is wrong.
    """
    if len(url) > MAX_LENGTH:
        raise AccountAddressError(url)
    try:
        address = shown(url)
    except AddressError:
        raise AccountAddressError(url) from None
    if address.port:
        raise AccountPortError(url)
    return address


def _host(address: URL) -> str:
    """Return the host, of which a dot at its end makes no other one."""
    return address.hostname.removesuffix(".")


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
        host = _host(account_address(url))
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
    address = account_address(url)
    asked = _host(address)
    host = _listed(asked, hosts) if hosts else asked.removeprefix("www.")
    if host is None:
        raise AccountAddressError(url)
    path = "/".join(_pieces(url))
    query = _parameters(address.search)
    for rule in paths:
        account = _fit(rule, path, query)
        if account:
            return f"{host}/{account}"
    if hosts and not path:
        raise AccountAddressError(url)
    return f"{host}/{lower(path)}" if path else host


def account_name(url: str, paths: Sequence[str]) -> str | None:
    """Return the account's name as the address spells it.

    ``None`` where the address fits no path, or names the account by a number or a key.
    Raises :class:`AccountAddressError` where it can be no account's.
    """
    account_address(url)
    path = "/".join(_pieces(url))
    for rule in paths:
        pattern = rule.partition("=")[0].strip()
        if "{account}" in pattern and not PARAMETER.fullmatch(rule.strip()):
            account = _account_in(path, pattern)
            if account:
                return account
    return None


def _pieces(url: str) -> list[str]:
    """Return the decoded pieces of a path, as they were entered.

    Raises :class:`AccountAddressError` for those by which an address shows another
    place than it seems to: steps up and down, and encoded signs that part addresses.
    """
    _scheme, _empty, _host, *path = re.split(r"[?#]", url, maxsplit=1)[0].split("/")
    pieces = [unquote(piece) for piece in path if piece]
    if any(piece in (".", "..") or set("/?#\\;") & set(piece) for piece in pieces):
        raise AccountAddressError(url)
    return pieces


def _parameters(query: str) -> dict[str, str]:
    """Return the parameters given once; of others nobody knows which one counts."""
    pairs = parse_qsl(query.removeprefix("?"))
    times = Counter(name for name, _value in pairs)
    return {name: value for name, value in pairs if times[name] == 1}


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
    account = _account_in(path, pattern)
    if account is None:
        return None
    place = "{Account}" if "{Account}" in pattern else "{account}"
    if place == "{account}":
        account = lower(account)
    template = canonical or pattern[: pattern.index(place) + len(place)]
    return template.replace(place, account)


def _account_in(path: str, pattern: str) -> str | None:
    """Return what stands in a path where a pattern has the account."""
    pieces = (
        PIECES.get(piece, re.escape(piece)) for piece in PLACES.split(pattern) if piece
    )
    match = re.fullmatch("".join(pieces), path, re.IGNORECASE)
    return match["account"] if match else None
