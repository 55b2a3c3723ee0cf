"""To 1005: platforms as a collection, one bundle, records seen with their concept."""

from mittelsachsen.socialmedia.embeds.audit import INDEX as FOREIGN
from mittelsachsen.socialmedia.embeds.audit import index_texts
from mittelsachsen.socialmedia.internals import put_record
from mittelsachsen.socialmedia.permissions import VIEW_CONTACT_DATA
from mittelsachsen.socialmedia.platforms.interfaces import IPlatform
from mittelsachsen.socialmedia.platforms.interfaces import PREFIX as PLATFORMS
from mittelsachsen.socialmedia.register.order import ORDER
from mittelsachsen.socialmedia.settings import PREFIX
from mittelsachsen.socialmedia.setuphandlers import index_content
from mittelsachsen.socialmedia.shipped import import_part
from mittelsachsen.socialmedia.shipped import shipped_records
from mittelsachsen.socialmedia.upgrades.additions import add_missing_index
from mittelsachsen.socialmedia.upgrades.additions import add_missing_records
from mittelsachsen.socialmedia.upgrades.bundle import replace_bundle
from mittelsachsen.socialmedia.upgrades.v1004 import evaluation_records
from mittelsachsen.socialmedia.upgrades.v1004 import WORKFLOW
from plone import api
from plone.base.utils import get_installer
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.tool import SetupTool
from Products.GenericSetup.tool import UNKNOWN
from zope.component import getUtility


OLD_PLATFORMS = "mittelsachsen.socialmedia.platforms."
GRID = "collective.z3cform.datagridfield"
GRID_BUNDLE = {
    "enabled": True,
    "jscompilation": f"++resource++{GRID}/datagridfield-remote.min.js",
    "csscompilation": None,
    "depends": "plone",
    "load_async": False,
    "load_defer": False,
}
# Of a permission in the approved state, as shipped in 1004.
PUBLIC = {"acquired": 0, "roles": ["Anonymous"]}


def add_collection(tool: SetupTool) -> None:
    """Add what is missing, give what has a new name its name, and fill the catalog."""
    carry_platforms()
    add_missing_records(PREFIX, hide_persons=persons_are_hidden())
    if add_missing_index("socialmedia_successor"):
        replace_bundle()
        forget_grid_profile(tool)
        move_configlet()
        show_with_concept()
    fill_catalog()


def carry_platforms() -> None:
    """Give platform records today's names; their values stay as they are.

    A field that is missing, because it came later, is filled as shipped.
    """
    registry = getUtility(IRegistry)
    old = list(registry.records.keys(OLD_PLATFORMS, f"{PLATFORMS}/"))
    tokens = {name[len(OLD_PLATFORMS) :].partition(".")[0] for name in old}
    shipped = shipped_records()
    fields = shipped.collectionOfInterface(IPlatform, prefix=PLATFORMS)
    for token in tokens:
        fields.add(token)
        for name in IPlatform.names():
            key = f"{PLATFORMS}/{token}.{name}"
            record = shipped.records[key]
            value = registry.get(f"{OLD_PLATFORMS}{token}.{name}", record.value)
            put_record(registry, key, record.field, value)
    for name in old:
        del registry.records[name]


def persons_are_hidden() -> bool:
    """Tell whether a webmaster has taken persons from anonymous visitors by hand."""
    roles = api.portal.get().rolesOfPermission(VIEW_CONTACT_DATA)
    return not any(role["selected"] for role in roles if role["name"] == "Anonymous")


def forget_grid_profile(tool: SetupTool) -> None:
    """Uninstall the grid's profile, which 1001 brought and no version needs since.

    Its script is on every page. It stays where it was changed, or another installed
    profile depends on it.
    """
    registry = getUtility(IRegistry)
    bundle = {
        name: registry.get(f"plone.bundles/datagridfield-bundle.{name}")
        for name in GRID_BUNDLE
    }
    needed = any(
        f"profile-{GRID}:default"
        in tool.getDependenciesForProfile(info["id"], ignore_broken=True)
        for info in tool.listProfileInfo()
        if tool.getLastVersionForProfile(info["id"]) != UNKNOWN
    )
    if bundle == GRID_BUNDLE and not needed:
        get_installer(api.portal.get()).uninstall_product(GRID)


def move_configlet() -> None:
    """Give our link an id of its own, and the place it took back to Plone's."""
    panel = api.portal.get_tool("portal_controlpanel")
    for action in panel.listActions():
        if action.getId() == "socialmedia" and action.getAppId() == PREFIX:
            action.edit(id="mittelsachsen-socialmedia")
            import_part(
                panel, "controlpanel.xml", "socialmedia", "Products.CMFPlone:plone"
            )


def show_with_concept() -> None:
    """Show approved records with their concept only, where they were for everybody."""
    workflows = api.portal.get_tool("portal_workflow")
    workflow = workflows.get(WORKFLOW)
    state = workflow and workflow.states.get("approved")
    if not state:
        return
    if state.description == "Frozen; the summary is public.":
        state.setProperties(
            title=state.title,
            description="Frozen; whoever sees the concept sees the summary.",
            transitions=state.transitions,
        )
    public = [
        permission
        for permission in ("View", "Access contents information")
        if state.getPermissionInfo(permission) == PUBLIC
    ]
    for permission in public:
        state.setPermission(permission, 1, ())
    for brain in evaluation_records() if public else ():
        record = brain._unrestrictedGetObject()
        if WORKFLOW in workflows.getChainFor(record):
            workflow.updateRoleMappingsFor(record)


def fill_catalog() -> None:
    """Fill indexes and columns anew.

    Raises :class:`RuntimeError` where a channel is missing afterwards: the list would
    silently leave it out.
    """
    catalog = api.portal.get_tool("portal_catalog")
    # A column is read by everybody: addresses in protected texts were in this one.
    if "socialmedia_findings" in catalog.schema():
        catalog.delColumn("socialmedia_findings")
    catalog.manage_clearIndex([FOREIGN])
    index_content()
    index_texts()
    channels = catalog.unrestrictedSearchResults(portal_type="SocialMediaChannel")
    if catalog.Indexes[ORDER].indexSize() != len(channels):
        raise RuntimeError(f"The catalog's index {ORDER} is incomplete.")
    for brain in channels:
        if not brain.socialmedia:
            raise RuntimeError(f"The catalog lacks data of {brain.getPath()}.")
