"""Is this account ours? The answer to one address."""

from dataclasses import dataclass
from dataclasses import field
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.accounts import account_address
from mittelsachsen.socialmedia.addresses.accounts import AccountAddressError
from mittelsachsen.socialmedia.addresses.accounts import complete
from mittelsachsen.socialmedia.due.statuses import IN_USE
from mittelsachsen.socialmedia.due.statuses import LISTED
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.platforms.records import Platform
from mittelsachsen.socialmedia.register.channels import find_channels
from plone import api
from urllib.parse import unquote


OFFICIAL, FORMER, UNKNOWN = "official", "former", "unknown"
# Whoever looks for more searches among all channels.
BESIDE = 60


@dataclass
class AccountVerdict:
    """What is known of an address; ``reason`` is a message for citizens."""

    url: str
    verdict: str
    reason: str
    canonical: str | None = None
    brains: list = field(default_factory=list)


def check_account(text: str) -> AccountVerdict:
    """Return the verdict on an account's address, as the current user sees it.

    ``official`` only where a listed channel in use has exactly this account;
    ``former`` where it is frozen or has ended; else ``unknown``. Raises
    :class:`NoAddressError` where the text is no web address.
    """
    url = complete(text)
    try:
        account_address(url)
    except AccountAddressError:
        return AccountVerdict(
            url, UNKNOWN, _("This is an unusual address; do not trust it.")
        )
    accounts = _accounts(url)
    brains = _channels(accounts)
    canonical = accounts[0] if accounts else None
    if brains:
        used = [brain for brain in brains if brain.socialmedia["status"] in IN_USE]
        if used:
            return AccountVerdict(
                url, OFFICIAL, _("This account is ours."), canonical, used
            )
        message = _("This account was ours and is no longer in use.")
        return AccountVerdict(url, FORMER, message, canonical, brains)
    reason = _reason(url, canonical)
    if _channels([parent for account in accounts for parent in _parents(account)]):
        # X, TikTok and others show the post of the number, whatever name is before it.
        reason = _(
            "This is no account but perhaps a post. Its address does not prove whose"
            " it is: on some platforms any name may stand there. Check the address of"
            " the account instead."
        )
    return AccountVerdict(url, UNKNOWN, reason, canonical)


def channels_beside(url: str) -> list:
    """Return the brains of our channels in use on the platform of an address.

    They are the first :data:`BESIDE`, for there may be thousands. Nothing where the
    address tells no platform: a server may be anybody's.
    """
    tokens = [each.token for each in _platforms_of(url)]
    return find_channels(api.portal.get(), tokens, IN_USE)[:BESIDE] if tokens else []


def _platforms_of(url: str) -> list[Platform]:
    """Return the platforms that have the host of an address."""
    return [each for each in get_platforms().values() if each.owns(url)]


def _accounts(url: str) -> list[str]:
    """Return the canonical forms of an address on the platforms whose it may be.

    Where a platform has the host, nobody else runs a server there.
    """
    own = _platforms_of(url)
    free = [each for each in get_platforms().values() if not each.hosts]
    # Those that know which part is the account say it best.
    free.sort(key=lambda each: not each.account_paths)
    accounts = []
    for platform in own or free:
        try:
            accounts.append(platform.canonical(url))
        except AccountAddressError:
            continue
    return accounts


def _parents(account: str) -> list[str]:
    """Return what an address with more behind it may want to pass for."""
    parts = account.partition("?")[0].split("/")
    return ["/".join(parts[:end]) for end in range(2, len(parts))]


def _channels(accounts: list[str]) -> list:
    """Return the brains of the listed channels that have one of the accounts.

    Their status is looked at here: a query for it would weigh all channels.
    """
    if not accounts:
        return []
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.searchResults(socialmedia_account=accounts)
    return [brain for brain in found if brain.socialmedia["status"] in LISTED]


def _reason(url: str, canonical: str | None) -> str:
    if not unquote(url).isascii() or "xn--" in url.lower():
        return _(
            "We have no such account. The address holds letters that may look like"
            " others; look-alikes are a known trick."
        )
    if canonical is None:
        return _("This address names no account.")
    return _("We have no such account in our list.")
