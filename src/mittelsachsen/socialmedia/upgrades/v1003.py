"""To 1003: the unique order of channels; styles are no bundle any more."""

from mittelsachsen.socialmedia.upgrades.additions import add_missing_index
from mittelsachsen.socialmedia.upgrades.bundle import remove_styles
from Products.GenericSetup.tool import SetupTool


def add_order(tool: SetupTool) -> None:
    """Add the index and remove the bundle of styles."""
    if add_missing_index("socialmedia_order"):
        remove_styles()
