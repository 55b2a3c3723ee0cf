"""To 1001: the catalog keeps accounts in their canonical form.

Steps leave filling the catalog to the last one, through which every upgrade goes.
"""

from mittelsachsen.socialmedia.upgrades.additions import add_missing_column
from mittelsachsen.socialmedia.upgrades.additions import add_missing_index
from Products.GenericSetup.tool import SetupTool


def add_accounts(tool: SetupTool) -> None:
    """Add index and column of channels."""
    add_missing_index("socialmedia_account")
    add_missing_column("socialmedia")
