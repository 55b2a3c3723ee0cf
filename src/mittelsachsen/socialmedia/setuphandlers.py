"""What profiles do beyond XML."""

from plone import api
from plone.base.interfaces import INonInstallable
from zope.interface import implementer


TYPES = ("UsageConcept", "SocialMediaChannel", "ContactPerson", "EvaluationRecord")
VIDEO_BEHAVIOR = "mittelsachsen.socialmedia.video"
INDEXES = ("socialmedia_platform", "socialmedia_status", "socialmedia_account")


@implementer(INonInstallable)
class HiddenProfiles:
    """Keeps the uninstall and demo profiles out of the add-ons control panel."""

    def getNonInstallableProfiles(self) -> list[str]:
        return [
            "mittelsachsen.socialmedia:uninstall",
            "mittelsachsen.socialmedia:demo",
        ]


def post_install(tool) -> None:
    """Bring content back to life that an earlier installation left."""
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type=list(TYPES)):
        brain._unrestrictedGetObject().reindexObject()


def post_uninstall(tool) -> None:
    """Take the behavior off the types of Plone and forget the upgrade steps' data."""
    types = api.portal.get_tool("portal_types")
    for fti in types.objectValues():
        behaviors = getattr(fti, "behaviors", ())
        if VIDEO_BEHAVIOR in behaviors:
            fti.manage_changeProperties(
                behaviors=tuple(name for name in behaviors if name != VIDEO_BEHAVIOR)
            )
