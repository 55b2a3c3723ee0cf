"""Which channels need a platform's record."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.platforms.records import delete_platform
from plone import api
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain


class PlatformInUse(Exception):
    """Channels use the record; ``message`` names them, to be translated."""

    def __init__(self, channels: list[AbstractCatalogBrain]):
        names = ", ".join(channel.Title for channel in channels)
        super().__init__(names)
        self.message = _(
            "Channels on this platform: ${channels}. Change or delete them first.",
            mapping={"channels": names},
        )


def channels_on(token: str) -> list[AbstractCatalogBrain]:
    """Return the channels on a platform by title, whoever may see them."""
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.unrestrictedSearchResults(
        portal_type="SocialMediaChannel",
        socialmedia_platform=token,
        sort_on="sortable_title",
    )


def remove_platform(token: str) -> None:
    """Remove a record.

    Raises :class:`PlatformInUse` while a channel has it: the channel would lose name,
    operator and notice; and ``KeyError`` where there is none.
    """
    channels = channels_on(token)
    if channels:
        raise PlatformInUse(list(channels))
    delete_platform(token)
