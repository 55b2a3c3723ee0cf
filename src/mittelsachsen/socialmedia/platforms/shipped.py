"""Platform records as they came with the package."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from mittelsachsen.socialmedia import PACKAGE_NAME
from mittelsachsen.socialmedia.platforms.records import Platform
from mittelsachsen.socialmedia.platforms.records import platforms_in
from plone import api
from plone.app.registry.exportimport.handler import RegistryImporter
from plone.registry import Registry
from Products.GenericSetup.context import DirectoryImportContext


@cache
def shipped_platforms() -> Mapping[str, Platform]:
    """Return the records of the profile by token, whatever the site made of them."""
    profile = files(PACKAGE_NAME) / "profiles" / "default"
    registry = Registry()
    tool = api.portal.get_tool("portal_setup")
    importer = RegistryImporter(registry, DirectoryImportContext(tool, str(profile)))
    importer.importDocument((profile / "registry" / "platforms.xml").read_bytes())
    return platforms_in(registry)
