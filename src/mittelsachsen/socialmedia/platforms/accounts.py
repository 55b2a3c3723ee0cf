"""Account addresses in one canonical form.

Platform records say which hosts and parameters count; there is no code for any
one platform here.
"""

from collections.abc import Sequence
import re
from urllib.parse import parse_qsl
from urllib.parse import unquote
from urllib.parse import urlencode
from urllib.parse import urlsplit


class AccountAddressError(ValueError):
    """The address cannot be the address of an account."""


# Sub-domains under which platforms show the same accounts, two-letter languages
# and regions (de., de-de.) among them.
ALIASES = re.compile(r"(?:www|m|mobile|[a-z]{2}(?:-[a-z]{2})?)\.")


def host_of(url: str) -> str:
    """Return the host name in lower case.

    Raises :class:`AccountAddressError` for anything but http and https, for
    user information, and for white space and control characters.
    """
    if any(char.isspace() or ord(char) < 32 for char in url) or "\\" in url:
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
    return parts.hostname.lower().removesuffix(".")


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


def canonical_account(
    url: str, hosts: Sequence[str], parameters: Sequence[str] = ()
) -> str:
    """Return for example ``facebook.com/wirtschaft.in.mittelsachsen``.

    Scheme, aliases of the host, case, repeated and trailing slashes, fragment
    and all query parameters but ``parameters`` make no difference. Raises
    :class:`AccountAddressError` where no account is named.
    """
    host = host_of(url)
    if hosts:
        host = _listed(host, hosts)
        if host is None:
            raise AccountAddressError(url)
    else:
        host = host.removeprefix("www.")
    parts = urlsplit(url)
    names = [part for part in unquote(parts.path).casefold().split("/") if part]
    query = sorted(
        (name, value) for name, value in parse_qsl(parts.query) if name in parameters
    )
    if hosts and not names and not query:
        raise AccountAddressError(url)
    account = "/".join([host, *names])
    return f"{account}?{urlencode(query)}" if query else account
