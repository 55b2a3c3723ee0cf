"""Hiding persons: one setting, from which permission and catalog follow."""

from mittelsachsen.socialmedia.permissions import VIEW_CONTACT_DATA
from mittelsachsen.socialmedia.settings import PREFIX
from mittelsachsen.socialmedia.settings import site_setting
from plone import api
from Products.CMFPlone.Portal import PloneSite
from typing import Any


RECORD = f"{PREFIX}.hide_persons"
# Those whose work it is; all others see neither names nor numbers.
STAFF = ("Manager", "Site Administrator", "Reviewer", "Editor", "Contributor", "Owner")


def apply_hiding(portal: PloneSite) -> None:
    """Bring permission and catalog to what the setting says."""
    roles = STAFF if site_setting("hide_persons") else ("Anonymous",)
    portal.manage_permission(VIEW_CONTACT_DATA, roles, acquire=0)
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="ContactPerson"):
        contact = brain._unrestrictedGetObject()
        contact.reindexObject(idxs=["allowedRolesAndUsers"])


def setting_changed(event: Any) -> None:
    """Follow the setting, whoever changes it and by which way."""
    if event.record.__name__ == RECORD and event.newValue != event.oldValue:
        apply_hiding(api.portal.get())
