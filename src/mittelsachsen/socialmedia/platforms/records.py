"""Platform records, read from and written to the registry."""

from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from datetime import date
from mittelsachsen.socialmedia.addresses.accounts import canonical_account
from mittelsachsen.socialmedia.platforms.interfaces import IPlatform
from mittelsachsen.socialmedia.platforms.interfaces import PREFIX
from plone.registry.interfaces import IRegistry
import re
from zope.component import queryUtility


TOKEN = re.compile(r"[a-z][a-z0-9_]{0,31}")


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
    checked_on: date | None = None

    def canonical(self, url: str) -> str:
        """Return the canonical form of an account's address on this platform.

        Raises :class:`AccountAddressError` where it is none.
        """
        return canonical_account(url, self.hosts, self.account_paths)


NAMES = tuple(item.name for item in fields(Platform) if item.name != "token")


def get_platforms() -> dict[str, Platform]:
    """Return all records by token; empty where the add-on is not installed."""
    registry = queryUtility(IRegistry)
    if registry is None:
        return {}
    titles = registry.records.keys(f"{PREFIX}.", f"{PREFIX}/")
    tokens = [key[len(PREFIX) + 1 : -6] for key in titles if key.endswith(".title")]
    return {token: _read(registry, token) for token in tokens}


def get_platform(token: str) -> Platform | None:
    """Return one record, or ``None`` where there is none of that token."""
    registry = queryUtility(IRegistry)
    if registry is None or f"{PREFIX}.{token}.title" not in registry.records:
        return None
    return _read(registry, token)


def _read(registry, token: str) -> Platform:
    values = {}
    for name in NAMES:
        value = registry.get(f"{PREFIX}.{token}.{name}")
        if value is not None:
            values[name] = value
    return Platform(token=token, **values)


def save_platform(token: str, values: dict) -> None:
    """Create or change a record; ``values`` are valid values by field name.

    Raises :class:`ValueError` for a token that is none, and
    :class:`zope.schema.ValidationError` for a value that is none.
    """
    if not TOKEN.fullmatch(token):
        raise ValueError(token)
    registry = queryUtility(IRegistry)
    prefix = f"{PREFIX}.{token}"
    registry.registerInterface(IPlatform, prefix=prefix)
    proxy = registry.forInterface(IPlatform, prefix=prefix)
    for name, value in values.items():
        setattr(proxy, name, value)


def delete_platform(token: str) -> None:
    """Remove a record; raises :class:`KeyError` where there is none."""
    registry = queryUtility(IRegistry)
    if f"{PREFIX}.{token}.title" not in registry.records:
        raise KeyError(token)
    for name in IPlatform.names():
        registry.records.__delitem__(f"{PREFIX}.{token}.{name}")
