"""What upgrade steps may do: add what came with their version, and only that.

A step adds what a webmaster may take out again, such as views and actions, once: the
step's catalog index, which nobody has a reason to remove, tells that it has been here.
"""

from AccessControl.Permission import pname
from Acquisition import aq_base
from mittelsachsen.socialmedia.internals import put_record
from mittelsachsen.socialmedia.shipped import import_part
from mittelsachsen.socialmedia.shipped import import_type
from mittelsachsen.socialmedia.shipped import import_workflow
from mittelsachsen.socialmedia.shipped import profile_context
from mittelsachsen.socialmedia.shipped import shipped_records
from plone import api
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.rolemap import RolemapImportConfigurator
from typing import Any
from zope.component import getUtility


def add_missing_index(name: str) -> bool:
    """Add an index of the profile; tell whether it was missing."""
    catalog = api.portal.get_tool("portal_catalog")
    if name in catalog.indexes():
        return False
    import_part(catalog, "catalog.xml", name)
    return True


def add_missing_column(name: str) -> None:
    """Add a column to the catalog."""
    catalog = api.portal.get_tool("portal_catalog")
    if name not in catalog.schema():
        catalog.addColumn(name)


def add_missing_records(group: str, **values: Any) -> None:
    """Add records of the profile whose names are the group's and a dot before a field.

    New ones get their value from ``values`` or as shipped. Those that exist keep
    theirs; their fields are made anew, for they name functions of the code.
    """
    registry = getUtility(IRegistry)
    for name, record in shipped_records().records.items():
        prefix, _dot, field = name.rpartition(".")
        if prefix == group:
            value = values.get(field, record.value)
            put_record(registry, name, record.field, registry.get(name, value))


def add_record(name: str) -> None:
    """Add one record of the profile as it is shipped."""
    record = shipped_records().records[name]
    put_record(getUtility(IRegistry), name, record.field, record.value)


def add_missing_permission(name: str) -> None:
    """Give a permission to the profile's roles where nobody has decided on it yet."""
    portal = api.portal.get()
    if hasattr(aq_base(portal), pname(name)):
        return
    rolemap = RolemapImportConfigurator(portal)
    parsed = rolemap.parseXML(profile_context().readDataFile("rolemap.xml"))
    for permission in parsed["permissions"]:
        if permission["name"] == name:
            portal.manage_permission(name, permission["roles"], permission["acquire"])


def add_missing_configlet(name: str) -> None:
    """Add a link of the profile to the control panel."""
    panel = api.portal.get_tool("portal_controlpanel")
    if name not in {action.getId() for action in panel.listActions()}:
        import_part(panel, "controlpanel.xml", name)


def add_missing_action(name: str) -> None:
    """Add an action of the profile to the category ``object``."""
    actions = api.portal.get_tool("portal_actions")
    if name not in actions["object"]:
        import_part(actions, "actions.xml", name)


def add_missing_view(portal_type: str, view: str) -> None:
    """Let editors choose a view for a type that the site has."""
    fti = api.portal.get_tool("portal_types").get(portal_type)
    if fti is not None and view not in fti.view_methods:
        fti.manage_changeProperties(view_methods=(*fti.view_methods, view))


def add_missing_type(name: str) -> bool:
    """Add a content type of the profile; tell whether it was missing."""
    if name in api.portal.get_tool("portal_types"):
        return False
    import_type(name)
    return True


def add_allowed_type(container: str, name: str) -> None:
    """Let items of a type, which the site has, hold those of another one."""
    fti = api.portal.get_tool("portal_types").get(container)
    if fti is not None and name not in fti.allowed_content_types:
        allowed = (*fti.allowed_content_types, name)
        fti.manage_changeProperties(allowed_content_types=allowed)


def keep_versions(name: str) -> None:
    """Keep versions of a new type as the profile says, and compare them."""
    repository = api.portal.get_tool("portal_repository")
    import_part(repository, "repositorytool.xml", name)
    import_part(api.portal.get_tool("portal_diff"), "diff_tool.xml", name)


def add_missing_workflow(name: str, portal_type: str) -> bool:
    """Add a workflow; tell whether the type had none of its own and is bound to it."""
    workflows = api.portal.get_tool("portal_workflow")
    if name not in workflows:
        import_workflow(name)
    if portal_type in dict(workflows.listChainOverrides()):
        return False
    workflows.setChainForPortalTypes([portal_type], name)
    return True
