"""To 1002: foreign resources, their setting and audit, and the videos view."""

from mittelsachsen.socialmedia.embeds.audit import index_texts
from mittelsachsen.socialmedia.settings import ISocialMediaSettings
from mittelsachsen.socialmedia.settings import PREFIX
from mittelsachsen.socialmedia.setuphandlers import index_content
from mittelsachsen.socialmedia.setuphandlers import VIDEO_VIEW
from plone import api
from plone.registry.interfaces import IRegistry
from zope.component import getUtility


def add_foreign_resources(tool) -> None:
    """Add what is missing; values and views that exist are kept.

    Raises :class:`RuntimeError` where the catalog lacks index or column after it.
    """
    for step in ("catalog", "rolemap", "controlpanel"):
        tool.runImportStepFromProfile(
            "profile-mittelsachsen.socialmedia:default", step, run_dependencies=False
        )
    getUtility(IRegistry).registerInterface(ISocialMediaSettings, prefix=PREFIX)
    types = api.portal.get_tool("portal_types")
    for name in ("Folder", "Collection", "Plone Site"):
        views = types[name].view_methods
        if VIDEO_VIEW not in views:
            types[name].manage_changeProperties(view_methods=(*views, VIDEO_VIEW))
    index_content()
    index_texts()
