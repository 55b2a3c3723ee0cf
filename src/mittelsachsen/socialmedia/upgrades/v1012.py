"""To 1012: a platform that has no record of its own."""

from mittelsachsen.socialmedia.platforms.interfaces import PREFIX
from mittelsachsen.socialmedia.platforms.records import OTHER
from mittelsachsen.socialmedia.upgrades.additions import add_missing_records
from Products.GenericSetup.tool import SetupTool


def add_other(tool: SetupTool) -> None:
    """Add the record of all platforms that have none."""
    add_missing_records(f"{PREFIX}/{OTHER}")
