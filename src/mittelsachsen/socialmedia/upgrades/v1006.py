"""To 1006: own hosts, the hosts from which platforms serve, and an index of them."""

from mittelsachsen.socialmedia.embeds.audit import INDEX as FOREIGN
from mittelsachsen.socialmedia.embeds.audit import index_texts
from mittelsachsen.socialmedia.platforms.interfaces import PREFIX as PLATFORMS
from mittelsachsen.socialmedia.settings import PREFIX
from mittelsachsen.socialmedia.shipped import shipped_records
from mittelsachsen.socialmedia.upgrades.additions import add_missing_records
from plone import api
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.tool import SetupTool
from zope.component import getUtility


# Hosts of embeds as shipped before.
FORMER = {
    "facebook": (
        "www.facebook.com",
        "web.facebook.com",
    ),
    "x": (
        "platform.twitter.com",
        "platform.x.com",
        "syndication.twitter.com",
    ),
    "instagram": ("www.instagram.com",),
    "youtube": (
        "www.youtube.com",
        "www.youtube-nocookie.com",
        "youtube.com",
        "youtu.be",
        "ytimg.com",
    ),
    "linkedin": ("www.linkedin.com",),
    "bluesky": ("embed.bsky.app",),
    "threads": (
        "www.threads.com",
        "www.threads.net",
    ),
    "tiktok": ("www.tiktok.com",),
}


def add_hosts(tool: SetupTool) -> None:
    """Add the setting and the hosts, and index foreign resources anew.

    What counts as one is known better than before: backgrounds, comments, portlets.
    """
    add_missing_records(PREFIX)
    extend_embed_hosts()
    api.portal.get_tool("portal_catalog").manage_clearIndex([FOREIGN])
    index_texts()


def extend_embed_hosts() -> None:
    """Give platforms whose hosts nobody has changed those of today."""
    registry = getUtility(IRegistry)
    shipped = shipped_records()
    for token, hosts in FORMER.items():
        name = f"{PLATFORMS}/{token}.embed_hosts"
        if registry.get(name) == hosts:
            registry[name] = shipped[name]
