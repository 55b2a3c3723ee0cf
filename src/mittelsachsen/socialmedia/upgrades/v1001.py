"""To 1001: the catalog keeps accounts in their canonical form."""

from mittelsachsen.socialmedia.setuphandlers import index_content
from plone import api


COLUMN = "socialmedia"


def index_channels(tool) -> None:
    """Add what the catalog lacks and fill it.

    Raises :class:`RuntimeError` where the column is missing afterwards: a list
    made from an incomplete catalog would silently be wrong.
    """
    tool.runImportStepFromProfile(
        "profile-mittelsachsen.socialmedia:default", "catalog", run_dependencies=False
    )
    catalog = api.portal.get_tool("portal_catalog")
    if COLUMN not in catalog.schema():
        raise RuntimeError(f"The catalog has no column {COLUMN}.")
    index_content()
