"""To 1016: legal notices and privacy statements, trust.txt, packs of rules."""

from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.platforms.records import save_platform
from mittelsachsen.socialmedia.settings import PREFIX
from mittelsachsen.socialmedia.upgrades.additions import add_missing_records
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.tool import SetupTool
from zope.component import getUtility


SEEN = f"{PREFIX}.seen_packs"


def add_notices(tool: SetupTool) -> None:
    """Add the settings, and what the records of the site's platforms lack."""
    registry = getUtility(IRegistry)
    is_new = SEEN not in registry.records
    add_missing_records(PREFIX)
    if is_new:
        # The site knows the rules as they were before there were packs.
        registry[SEEN] = {}
    for token in get_platforms():
        # No value, but a record for each field that has none yet.
        save_platform(token, {})
