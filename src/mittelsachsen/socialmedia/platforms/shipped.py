"""Platform records as they came with the package."""

from collections.abc import Iterator
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from lxml import etree
from mittelsachsen.socialmedia import PACKAGE_NAME
from mittelsachsen.socialmedia.platforms.interfaces import IPlatform
from mittelsachsen.socialmedia.platforms.interfaces import PREFIX
from mittelsachsen.socialmedia.platforms.records import Platform
from plone.supermodel.utils import elementToValue
from zope.schema import getFields


PROFILE = "profiles/default/registry/platforms.xml"


@cache
def shipped_platforms() -> Mapping[str, Platform]:
    """Return the records of the profile by token, whatever the site made of them.

    They are read without a registry, whose events write to the site.
    """
    tree = etree.fromstring((files(PACKAGE_NAME) / PROFILE).read_bytes())
    return {platform.token: platform for platform in _read(tree)}


def _read(tree: etree._Element) -> Iterator[Platform]:
    fields = getFields(IPlatform)
    for records in tree.iterchildren("records"):
        values = {
            value.get("key"): elementToValue(fields[value.get("key")], value)
            for value in records.iterchildren("value")
        }
        yield Platform(records.get("prefix").removeprefix(f"{PREFIX}/"), **values)
