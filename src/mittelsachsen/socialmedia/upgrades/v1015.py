"""To 1015: who may read how the add-on is."""

from mittelsachsen.socialmedia.settings import PREFIX
from mittelsachsen.socialmedia.upgrades.additions import add_missing_records
from Products.GenericSetup.tool import SetupTool


def add_health(tool: SetupTool) -> None:
    """Add the setting."""
    add_missing_records(PREFIX)
