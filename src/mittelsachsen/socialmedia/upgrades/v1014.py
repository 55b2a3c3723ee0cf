"""To 1014: editors import channels into their own concept."""

from mittelsachsen.socialmedia.upgrades.additions import add_missing_action
from Products.GenericSetup.tool import SetupTool


def add_import(tool: SetupTool) -> None:
    """Add the entry in the menu of a concept."""
    add_missing_action("socialmedia-import")
