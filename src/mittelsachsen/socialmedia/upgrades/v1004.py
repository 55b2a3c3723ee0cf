"""To 1004: channels and records know the concept that holds them."""

from mittelsachsen.socialmedia.setuphandlers import index_content
from plone import api


INDEX = "socialmedia_concept"


def add_concepts(tool) -> None:
    """Add and fill the index, and the column.

    Raises :class:`RuntimeError` where data of a channel are missing afterwards.
    """
    tool.runImportStepFromProfile(
        "profile-mittelsachsen.socialmedia:default", "catalog", run_dependencies=False
    )
    index_content()
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="SocialMediaChannel"):
        if not brain.socialmedia or not brain.socialmedia["concept"]:
            raise RuntimeError(f"The catalog lacks data of {brain.getPath()}.")
