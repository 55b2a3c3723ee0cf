"""To 1003: the unique order of channels; styles are no bundle any more."""

from mittelsachsen.socialmedia.register.order import ORDER
from mittelsachsen.socialmedia.setuphandlers import index_content
from plone import api
from plone.registry.interfaces import IRegistry
from zope.component import getUtility


BUNDLE = "plone.bundles/mittelsachsen-socialmedia."


def add_order(tool) -> None:
    """Add and fill the index, and remove the bundle.

    Raises :class:`RuntimeError` where a channel has no place afterwards: the list
    would silently leave it out.
    """
    tool.runImportStepFromProfile(
        "profile-mittelsachsen.socialmedia:default", "catalog", run_dependencies=False
    )
    index_content()
    catalog = api.portal.get_tool("portal_catalog")
    channels = catalog.unrestrictedSearchResults(portal_type="SocialMediaChannel")
    if ORDER not in catalog.indexes() or catalog.Indexes[ORDER].indexSize() != len(
        channels
    ):
        raise RuntimeError(f"The catalog's index {ORDER} is missing or incomplete.")
    records = getUtility(IRegistry).records
    for key in list(records.keys(BUNDLE, f"{BUNDLE}\x7f")):
        del records[key]
