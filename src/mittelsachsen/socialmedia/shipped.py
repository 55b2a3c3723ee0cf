"""What the default profile ships, read in parts.

Importing a whole step again would undo what a webmaster has changed since.
"""

from lxml import etree
from plone import api
from plone.app.registry.exportimport.handler import RegistryImporter
from plone.registry import Registry
from Products.GenericSetup.context import DirectoryImportContext
from Products.GenericSetup.interfaces import IBody
from Products.GenericSetup.tool import SetupTool
from Products.GenericSetup.utils import importObjects
from typing import Any
from zope.component import getMultiAdapter


PROFILE = "mittelsachsen.socialmedia:default"
# The fourth file, navigation.xml, extends a record of Plone's.
RECORDS = ("bundles.xml", "icons.xml", "platforms.xml", "settings.xml")


def shipped_records() -> Registry:
    """Return a registry of its own with the records that a new site gets."""
    registry = Registry()
    context = profile_context()
    importer = RegistryImporter(registry, context)
    for name in RECORDS:
        importer.importDocument(context.readDataFile(name, "registry"))
    return registry


def import_part(
    tool: SetupTool, filename: str, name: str, profile: str = PROFILE
) -> None:
    """Import from a profile's file what has this name, and nothing beside it."""
    context = profile_context(profile)
    root = etree.fromstring(context.readDataFile(filename))
    _holds(root, name)
    getMultiAdapter((tool, context), IBody).body = etree.tostring(root)


def import_workflow(name: str) -> None:
    """Import a workflow with its states, without binding it to a type."""
    tool = api.portal.get_tool("portal_workflow")
    import_part(tool, "workflows.xml", name)
    importObjects(tool[name], "workflows/", profile_context())


def import_type(name: str) -> None:
    """Import a content type with its properties."""
    tool = api.portal.get_tool("portal_types")
    import_part(tool, "types.xml", name)
    importObjects(tool[name], "types/", profile_context())


def profile_context(profile: str = PROFILE) -> DirectoryImportContext:
    """Return the context by which GenericSetup reads a profile's files."""
    setup = api.portal.get_tool("portal_setup")
    return DirectoryImportContext(setup, setup.getProfileInfo(profile)["path"])


def _holds(node: Any, name: str) -> bool:
    """Tell whether a node is or holds the named one; drop those that do not."""
    if name in map(node.get, ("name", "action_id", "portal_type")):
        return True
    for child in list(node):
        if not _holds(child, name):
            node.remove(child)
    return len(node) > 0
