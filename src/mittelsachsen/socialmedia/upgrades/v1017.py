"""To 1017: channels that have a notice of their own are found without a look at all."""

from mittelsachsen.socialmedia.upgrades.additions import add_missing_index
from plone import api
from Products.GenericSetup.tool import SetupTool


INDEX = "socialmedia_notice"


def add_notice_index(tool: SetupTool) -> None:
    """Add the index with what the site's channels have."""
    if add_missing_index(INDEX):
        api.portal.get_tool("portal_catalog").reindexIndex(INDEX, None)
