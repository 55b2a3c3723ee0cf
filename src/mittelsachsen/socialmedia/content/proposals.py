"""What the address of an account tells of a channel: platform, name and title."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Mapping
from mittelsachsen.socialmedia.addresses.accounts import AccountAddressError
from mittelsachsen.socialmedia.addresses.accounts import complete
from mittelsachsen.socialmedia.addresses.accounts import NoAddressError
from mittelsachsen.socialmedia.addresses.tracking import without_tracking
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.platforms.records import Platform
from mittelsachsen.socialmedia.platforms.records import shown_title
from plone import api
from typing import Any


def tidied(text: str) -> str:
    """Return what somebody pasted as the address of an account.

    The scheme is completed, ``@name@host`` of the Fediverse becomes an address, and
    what platforms add to follow links goes. What is no address stays as it is, for the
    field says so.
    """
    try:
        return without_tracking(complete(text))
    except NoAddressError:
        return text


def titles_in(concept: UsageConcept) -> set[str]:
    """Return the titles of the channels in a concept that the user may see."""
    brains = api.content.find(concept, depth=1, portal_type="SocialMediaChannel")
    return {brain.Title for brain in brains}


def proposals(
    values: Mapping[str, Any], taken: Callable[[], Collection[str]]
) -> dict[str, str]:
    """Return the address of a new channel and what it tells of empty fields.

    ``values`` are the channel's as far as they are known: ``account_url``,
    ``platform``, ``platform_name``, ``handle``, ``title``. Nothing that is filled is
    proposed anew. ``taken`` tells the titles of other channels, if one is needed.
    """
    url = tidied(values.get("account_url") or "")
    platforms = get_platforms()
    token = values.get("platform") or _platform_at(url, platforms)
    platform = platforms.get(token)
    handle = values.get("handle") or _handle(url, platform)
    found = {"account_url": url, "platform": token, "handle": handle}
    named = shown_title(platform, token, values.get("platform_name"))
    if named and not values.get("title"):
        found["title"] = f"{named} {handle}" if handle and named in taken() else named
    return {
        name: value
        for name, value in found.items()
        if value and (name == "account_url" or not values.get(name))
    }


def _platform_at(url: str, platforms: Mapping[str, Platform]) -> str:
    """Return the token of the platform on whose hosts an address is.

    Else the first one with servers of many where accounts look like this.
    """
    own = [each for each in platforms.values() if each.owns(url)]
    free = [each for each in platforms.values() if not each.hosts]
    fitting = own or [each for each in free if _name(url, each)]
    return fitting[0].token if fitting else ""


def _handle(url: str, platform: Platform | None) -> str:
    """Return the account's name as its platform writes it, if the address has it."""
    name = _name(url, platform) if platform else None
    if not name or platform is None:
        return ""
    if platform.hosts:
        return f"@{name}"
    return f"@{name}@{url.split('/')[2]}"


def _name(url: str, platform: Platform) -> str | None:
    try:
        return platform.name_at(url)
    except AccountAddressError:
        return None
