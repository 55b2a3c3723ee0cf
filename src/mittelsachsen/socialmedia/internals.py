"""Private names of Plone and Zope that have no public counterpart.

The only room that uses such names; a test says that each still is so in this Plone.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from plone.dexterity.content import DexterityContent
from plone.registry import Record
from plone.registry.interfaces import IRegistry
from Products.CMFCore.utils import getToolByName
from Products.CMFPlone.CatalogTool import CatalogTool
from Products.CMFPlone.Portal import PloneSite
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
from typing import Any
from zope.schema.interfaces import IField


def record_ids(results: Any) -> set[int]:
    """Return the record ids of unsorted search results of the catalog.

    Results of a search for words are pairs of score and record id.
    """
    found = set(results._seq)
    if found and isinstance(next(iter(found)), tuple):
        return {rid for _score, rid in found}
    return found


def brain_at(catalog: CatalogTool, rid: int) -> AbstractCatalogBrain:
    """Return the brain of a record id."""
    return catalog._catalog[rid]


def entries(index: Any, descending: bool = False) -> Iterator[Iterable[int]]:
    """Yield the record ids of each value of a FieldIndex, in the order of values."""
    values = index._index.values()
    for entry in reversed(list(values)) if descending else values:
        yield (entry,) if isinstance(entry, int) else entry


def count_change(catalog: CatalogTool) -> None:
    """Count a change that no object shows; plone.app.caching has it in ETags."""
    catalog._increment_counter()


def forget_versioning(portal: PloneSite, portal_type: str) -> None:
    """Remove what versioning and comparison keep of a type that is gone."""
    portal.portal_repository._version_policy_mapping.pop(portal_type, None)
    portal.portal_diff._pt_diffs.pop(portal_type, None)
    portal.portal_diff._p_changed = True


def mailer_of(mailhost: Any) -> Any:
    """Return a new mailer with the site's server, user and encryption."""
    return mailhost._makeMailer()


def local_roles(item: DexterityContent) -> dict[str, set[str]]:
    """Return the local roles at an item by user or group, inherited ones included."""
    return getToolByName(item, "acl_users")._getAllLocalRoles(item)


def put_record(registry: IRegistry, name: str, field: IField, value: Any) -> None:
    """Add or replace a record with a value that is taken as it is.

    A value that a webmaster has chosen stays, though a later field might refuse it.
    """
    registry.records[name] = Record(field, value, _validate=False)
