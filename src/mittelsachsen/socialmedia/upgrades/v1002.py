"""To 1002: the setting on foreign resources and the videos view."""

from mittelsachsen.socialmedia.settings import ISocialMediaSettings
from mittelsachsen.socialmedia.settings import PREFIX
from mittelsachsen.socialmedia.setuphandlers import VIDEO_VIEW
from plone import api
from plone.registry.interfaces import IRegistry
from zope.component import getUtility


def add_setting_and_view(tool) -> None:
    """Add what is missing; values and views that exist are kept."""
    getUtility(IRegistry).registerInterface(ISocialMediaSettings, prefix=PREFIX)
    types = api.portal.get_tool("portal_types")
    for name in ("Folder", "Collection", "Plone Site"):
        views = types[name].view_methods
        if VIDEO_VIEW not in views:
            types[name].manage_changeProperties(view_methods=(*views, VIDEO_VIEW))
