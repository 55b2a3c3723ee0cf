"""To 1011: channels are found by the groups that they take over."""

from plone import api
from Products.GenericSetup.tool import SetupTool


def index_target_groups(tool: SetupTool) -> None:
    """Index the groups of channels anew; nothing that is stored changes."""
    catalog = api.portal.get_tool("portal_catalog")
    catalog.reindexIndex("socialmedia_target_group", None)
