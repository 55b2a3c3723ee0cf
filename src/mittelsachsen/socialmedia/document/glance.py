"""The channels of a concept at a glance: what citizens come for."""

from collections.abc import Iterable
from collections.abc import Sized
from mittelsachsen.socialmedia.due.statuses import linked_account
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.platforms.records import Platform
from mittelsachsen.socialmedia.platforms.records import shown_title
from mittelsachsen.socialmedia.term_titles import term_title
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
from typing import TypedDict


# The one of platforms that have none.
ICON = "share"
# As many channels have a card each, and all that is said about them is open.
CARDS = 12


class Glance(TypedDict):
    """A channel in one line; what is not in use any more links to its page only."""

    title: str
    url: str
    description: str
    icon: str
    platform: str
    account: str
    status: str


def glances(brains: Iterable[AbstractCatalogBrain]) -> list[Glance]:
    """Return the channels in their order, those in use first."""
    found = [_glance(brain) for brain in brains]
    return sorted(found, key=lambda glance: not glance["account"])


def is_long(channels: Sized) -> bool:
    """Tell whether there are too many channels to show all of each at once."""
    return len(channels) > CARDS


def icon_of(platform: Platform | None) -> str:
    """Return the name of a platform's icon in Plone's registry."""
    return platform.icon if platform and platform.icon else ICON


def _glance(brain: AbstractCatalogBrain) -> Glance:
    data = brain.socialmedia
    platform = get_platform(data["platform"] or "")
    status = data["status"]
    return {
        "title": brain.Title,
        "url": brain.getURL(),
        "description": brain.Description,
        "icon": icon_of(platform),
        "platform": shown_title(platform, data["platform"], data.get("platform_name")),
        "account": linked_account(data["account_url"], status),
        "status": "" if status == "active" else term_title("channel_statuses", status),
    }
