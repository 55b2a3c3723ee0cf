"""To 1016: legal notices and privacy statements of channels, and trust.txt."""

from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.platforms.records import save_platform
from mittelsachsen.socialmedia.settings import PREFIX
from mittelsachsen.socialmedia.upgrades.additions import add_missing_records
from Products.GenericSetup.tool import SetupTool


def add_notices(tool: SetupTool) -> None:
    """Add the settings, and what the records of the site's platforms lack."""
    add_missing_records(PREFIX)
    for token in get_platforms():
        # No value, but a record for each field that has none yet.
        save_platform(token, {})
