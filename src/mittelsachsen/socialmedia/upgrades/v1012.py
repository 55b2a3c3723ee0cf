"""To 1012: a platform that has no record of its own; a concept begins on one page."""

from mittelsachsen.socialmedia.platforms.interfaces import PREFIX
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.platforms.records import OTHER
from mittelsachsen.socialmedia.upgrades.additions import add_missing_records
from plone import api
from Products.GenericSetup.tool import SetupTool


FORMER = "string:${folder_url}/++add++UsageConcept"
TODAY = "string:${folder_url}/@@new-usage-concept"


def add_beginnings(tool: SetupTool) -> None:
    """Add the record of all platforms that have none, and the page of a new concept.

    Who has taken out all platforms wants none; who lets the menu lead elsewhere keeps
    that.
    """
    if get_platforms():
        add_missing_records(f"{PREFIX}/{OTHER}")
    fti = api.portal.get_tool("portal_types").get("UsageConcept")
    if fti is not None and fti.add_view_expr == FORMER:
        fti.manage_changeProperties(add_view_expr=TODAY)
