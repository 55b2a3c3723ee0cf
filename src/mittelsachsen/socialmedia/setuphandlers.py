"""What profiles do beyond XML."""

from Acquisition import aq_base
from mittelsachsen.socialmedia.caching import take_back
from mittelsachsen.socialmedia.content.persons import apply_hiding
from mittelsachsen.socialmedia.embeds.audit import index_texts
from mittelsachsen.socialmedia.internals import forget_versioning
from mittelsachsen.socialmedia.kept import keep_changes
from mittelsachsen.socialmedia.kept import restore_changes
from mittelsachsen.socialmedia.register.indexers import INDEXES
from mittelsachsen.socialmedia.shipped import PROFILE
from plone import api
from plone.base.interfaces import INonInstallable
from plone.registry.interfaces import IRegistry
from Products.CMFPlone.Portal import PloneSite
from Products.GenericSetup.tool import SetupTool
from zope.component import getUtility
from zope.interface import implementer


TYPES = (
    "UsageConcept",
    "SocialMediaChannel",
    "ContactPerson",
    "EvaluationRecord",
    "ImpactAssessment",
)
VIDEO_BEHAVIOR = "mittelsachsen.socialmedia.video"
VIDEO_VIEW = "videos_view"
# Named, because a reindexing without names would touch the modification date.
REINDEXED = (*INDEXES, "allowedRolesAndUsers")

RECORDS = (
    "mittelsachsen.socialmedia.",
    "plone.bundles/mittelsachsen-socialmedia",
    *(f"plone.icon.contenttype/{name.lower()}" for name in TYPES),
)


@implementer(INonInstallable)
class HiddenProfiles:
    """Keeps the uninstall and demo profiles out of the add-ons control panel."""

    def getNonInstallableProfiles(self) -> list[str]:
        return [
            "mittelsachsen.socialmedia:caching",
            "mittelsachsen.socialmedia:caching-uninstall",
            "mittelsachsen.socialmedia:uninstall",
            "mittelsachsen.socialmedia:demo",
        ]


def index_content() -> None:
    """Fill indexes and columns for the content of this package."""
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type=list(TYPES)):
        brain._unrestrictedGetObject().reindexObject(idxs=list(REINDEXED))


def post_install(tool: SetupTool) -> None:
    """Bring content and changed records back to life that an uninstallation left."""
    portal = api.portal.get()
    restore_changes(portal)
    apply_hiding(portal)
    index_content()
    index_texts()


def pre_uninstall(tool: SetupTool) -> None:
    """Upgrade first: what is removed and kept has the names of today."""
    tool.upgradeProfile(PROFILE, quiet=True)


def post_uninstall(tool: SetupTool) -> None:
    """Remove what XML cannot: records by prefix, permissions, behaviors.

    Content stays and lives again after a new installation, as do changed records.
    """
    portal = api.portal.get()
    take_back(tool)
    _forget_layouts(portal)
    _forget_types(portal)
    _forget_records(portal)
    for name in list(portal.__dict__):
        if name.startswith("_mittelsachsen_socialmedia__") and name.endswith(
            "_Permission"
        ):
            delattr(portal, name)


def _forget_layouts(portal: PloneSite) -> None:
    """Give pages in the videos view their type's default view back."""
    types = [
        fti.getId()
        for fti in portal.portal_types.objectValues()
        if VIDEO_VIEW in getattr(fti, "view_methods", ())
    ]
    brains = portal.portal_catalog.unrestrictedSearchResults(portal_type=types)
    for item in [portal, *(brain._unrestrictedGetObject() for brain in brains)]:
        if aq_base(item).getProperty("layout") == VIDEO_VIEW:
            item.manage_delProperties(["layout"])


def _forget_types(portal: PloneSite) -> None:
    repository = portal.portal_repository
    versionable = repository.getVersionableContentTypes()
    for portal_type in set(TYPES) & set(versionable):
        for policy in repository.getPolicyMap().get(portal_type, []):
            repository.removePolicyFromContentType(portal_type, policy)
    repository.setVersionableContentTypes(
        [name for name in versionable if name not in TYPES]
    )
    for portal_type in TYPES:
        forget_versioning(portal, portal_type)
    for fti in portal.portal_types.objectValues():
        for name, ours in (("behaviors", VIDEO_BEHAVIOR), ("view_methods", VIDEO_VIEW)):
            values = getattr(fti, name, ())
            if ours in values:
                rest = tuple(value for value in values if value != ours)
                fti.manage_changeProperties(**{name: rest})
        if getattr(fti, "default_view", None) == VIDEO_VIEW:
            view = next(iter(fti.view_methods), "view")
            fti.manage_changeProperties(default_view=view)


def _forget_records(portal: PloneSite) -> None:
    registry = getUtility(IRegistry)
    ours = [name for name in registry.records if name.startswith(RECORDS)]
    keep_changes(portal, ours)
    for name in ours:
        del registry.records[name]
    shown = registry["plone.displayed_types"]
    registry["plone.displayed_types"] = tuple(
        name for name in shown if name not in TYPES
    )
