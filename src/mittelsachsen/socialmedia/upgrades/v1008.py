"""To 1008: versions of concepts that last."""

from mittelsachsen.socialmedia.permissions import FREEZE_VERSION
from mittelsachsen.socialmedia.upgrades.additions import add_missing_permission
from mittelsachsen.socialmedia.upgrades.additions import add_missing_type
from mittelsachsen.socialmedia.upgrades.additions import add_missing_workflow
from Products.GenericSetup.tool import SetupTool


def add_versions(tool: SetupTool) -> None:
    """Add the type of versions, its workflow and who may freeze."""
    add_missing_type("UsageConceptVersion")
    add_missing_workflow("socialmedia_version_workflow", "UsageConceptVersion")
    add_missing_permission(FREEZE_VERSION)
