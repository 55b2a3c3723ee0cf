"""Platform records, read from and written to the registry."""

from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from datetime import date
from mittelsachsen.socialmedia.addresses.accounts import account_name
from mittelsachsen.socialmedia.addresses.accounts import AccountAddressError
from mittelsachsen.socialmedia.addresses.accounts import canonical_account
from mittelsachsen.socialmedia.addresses.accounts import host_fits
from mittelsachsen.socialmedia.platforms.interfaces import IPlatform
from mittelsachsen.socialmedia.platforms.interfaces import PREFIX
from plone.registry.interfaces import IRegistry
from plone.registry.recordsproxy import RecordsProxyCollection
import re
from zope.component import getUtility
from zope.component import queryUtility


TOKEN = re.compile(r"[a-z][a-z0-9_]{0,31}")
# The record of platforms that have none; each channel there names its own.
OTHER = "other"


@dataclass(frozen=True)
class Platform:
    """One record as plain data; the fields are those of :class:`IPlatform`."""

    token: str
    title: str
    kind: str = "network"
    operator_name: str = ""
    operator_address: str = ""
    country: str = ""
    third_country: bool = False
    transfer_basis: str = ""
    info_url: str = ""
    policy_url: str = ""
    hosts: tuple[str, ...] = field(default=())
    account_paths: tuple[str, ...] = field(default=())
    embed_hosts: tuple[str, ...] = field(default=())
    icon: str = ""
    login_to_read: bool = False
    post_length: int = 0
    description: str = ""
    imprint_hint: str = ""
    checked_on: date | None = None

    def canonical(self, url: str) -> str:
        """Return the canonical form of an account's address on this platform.

        Raises :class:`AccountAddressError` where it is none.
        """
        return canonical_account(url, self.hosts, self.account_paths)

    def owns(self, url: str) -> bool:
        """Tell whether an address is on one of the platform's own hosts.

        A platform on which anybody can run a server owns none.
        """
        return bool(self.hosts) and host_fits(url, self.hosts)

    def name_at(self, url: str) -> str | None:
        """Return the name of the account at an address, if the address tells one.

        Raises :class:`AccountAddressError` where it can be no account's.
        """
        return account_name(url, self.account_paths)

    def present(self, url: str) -> str:
        """Return an account's address at the host that the platform has today."""
        if not self.hosts or host_fits(url, self.hosts[:1]):
            return url
        try:
            return f"https://{self.canonical(url)}"
        except AccountAddressError:
            return url


NAMES = tuple(item.name for item in fields(Platform) if item.name != "token")


def get_platforms() -> dict[str, Platform]:
    """Return all records by token; empty where the add-on is not installed."""
    registry = queryUtility(IRegistry)
    if registry is None:
        return {}
    return {token: _read(registry, token) for token in _records(registry)}


def get_platform(token: str) -> Platform | None:
    """Return one record, or ``None`` where there is none of that token."""
    registry = queryUtility(IRegistry)
    if registry is None or f"{PREFIX}/{token}.title" not in registry:
        return None
    return _read(registry, token)


def shown_title(platform: Platform | None, token: str | None, name: str | None) -> str:
    """Return what people read as the platform of a channel.

    ``token`` and ``name`` are the channel's; the name counts where the platform is
    none of those that have a record.
    """
    if token == OTHER and name:
        return name
    return platform.title if platform else token or ""


def save_platform(token: str, values: dict) -> None:
    """Create or change a record; ``values`` are valid values by field name.

    Raises :class:`ValueError` for a token that is none, and
    :class:`zope.schema.ValidationError` for a value that is none.
    """
    if not TOKEN.fullmatch(token):
        raise ValueError(token)
    record = _records(getUtility(IRegistry)).add(token)
    for name, value in values.items():
        setattr(record, name, value)


def delete_platform(token: str) -> None:
    """Remove a record; raises :class:`KeyError` where there is none."""
    del _records(getUtility(IRegistry))[token]


def _records(registry: IRegistry) -> RecordsProxyCollection:
    return registry.collectionOfInterface(IPlatform, check=False, prefix=PREFIX)


def _read(registry: IRegistry, token: str) -> Platform:
    # Not by the collection's proxies: reading all records, as pages do, would take
    # three times as long.
    names = ((name, f"{PREFIX}/{token}.{name}") for name in NAMES)
    values = {name: registry.get(record) for name, record in names}
    return Platform(token, **{k: v for k, v in values.items() if v is not None})
