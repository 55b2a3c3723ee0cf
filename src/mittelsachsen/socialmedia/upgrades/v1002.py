"""To 1002: foreign resources, their setting and audit, and the videos view."""

from mittelsachsen.socialmedia.setuphandlers import VIDEO_VIEW
from mittelsachsen.socialmedia.upgrades.additions import add_missing_configlet
from mittelsachsen.socialmedia.upgrades.additions import add_missing_index
from mittelsachsen.socialmedia.upgrades.additions import add_missing_permission
from mittelsachsen.socialmedia.upgrades.additions import add_missing_view
from mittelsachsen.socialmedia.upgrades.bundle import is_switched_off
from mittelsachsen.socialmedia.upgrades.bundle import remove_styles
from mittelsachsen.socialmedia.upgrades.bundle import replace_bundle
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.tool import SetupTool
from zope.component import getUtility


# As shipped in 1001, before the audit asked for the hosts of pictures too.
EMBED_HOSTS = {
    "vimeo": ("player.vimeo.com", "vimeo.com"),
    "youtube": (
        "www.youtube.com",
        "www.youtube-nocookie.com",
        "youtube.com",
        "youtu.be",
    ),
}
PICTURE_HOSTS = {"vimeo": "vimeocdn.com", "youtube": "ytimg.com"}


def add_foreign_resources(tool: SetupTool) -> None:
    """Add indexes, permission, configlet and view, and hosts where none was changed."""
    add_missing_index("socialmedia_language")
    add_missing_index("socialmedia_target_group")
    if not add_missing_index("socialmedia_foreign"):
        return
    add_missing_permission("mittelsachsen.socialmedia: View Foreign Resources")
    add_missing_configlet("socialmedia-foreign-resources")
    for portal_type in ("Folder", "Collection", "Plone Site"):
        add_missing_view(portal_type, VIDEO_VIEW)
    # In 1001 it was on for every page, as today's bundle is: off is a webmaster's word.
    # From 1002 on it was off as shipped, for pages asked for it.
    if is_switched_off():
        remove_styles()
        replace_bundle(enabled=False)
    registry = getUtility(IRegistry)
    for token, hosts in EMBED_HOSTS.items():
        name = f"mittelsachsen.socialmedia.platforms.{token}.embed_hosts"
        if registry.get(name) == hosts:
            registry[name] = (*hosts, PICTURE_HOSTS[token])
