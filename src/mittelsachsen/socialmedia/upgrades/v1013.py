"""To 1013: the catalog tells version and precision of concepts."""

from plone import api
from Products.GenericSetup.tool import SetupTool


def tell_versions(tool: SetupTool) -> None:
    """Make the columns of concepts anew."""
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="UsageConcept"):
        # The column alone: all indexes would take this for a change.
        brain._unrestrictedGetObject().reindexObject(idxs=["UID"])
