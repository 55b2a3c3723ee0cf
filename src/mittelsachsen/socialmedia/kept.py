"""A webmaster's own work, kept from an uninstallation to the next installation.

What differs from the records as they were shipped waits in one annotation on the
portal: the values by record name, and the names of those that were deleted. A site
without changes has no annotation.
"""

from mittelsachsen.socialmedia.internals import put_record
from mittelsachsen.socialmedia.platforms.interfaces import IPlatform
from mittelsachsen.socialmedia.platforms.interfaces import PREFIX as PLATFORMS
from mittelsachsen.socialmedia.shipped import shipped_records
from plone.registry.interfaces import IRegistry
from Products.CMFPlone.Portal import PloneSite
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility


KEY = "mittelsachsen.socialmedia.kept"


def keep_changes(portal: PloneSite, names: list[str]) -> None:
    """Remember what of these records of the site differs from the shipped ones.

    Without any the add-on is not installed, and what is remembered stays.
    """
    registry = getUtility(IRegistry)
    shipped = _values(shipped_records())
    values = {name: registry.records[name].value for name in names}
    changed = {
        name: value
        for name, value in values.items()
        if name not in shipped or shipped[name] != value
    }
    deleted = [name for name in shipped if name not in values]
    if names and (changed or deleted):
        IAnnotations(portal)[KEY] = {"changed": changed, "deleted": deleted}


def restore_changes(portal: PloneSite) -> None:
    """Bring back what the last uninstallation remembered, and forget it."""
    kept = IAnnotations(portal).pop(KEY, None)
    if kept is None:
        return
    registry = getUtility(IRegistry)
    for name in set(kept["deleted"]) & set(registry.records):
        del registry.records[name]
    platforms = registry.collectionOfInterface(IPlatform, prefix=PLATFORMS)
    for name, value in kept["changed"].items():
        group = name.rpartition(".")[0]
        if group.startswith(f"{PLATFORMS}/") and name not in registry:
            platforms.add(group[len(PLATFORMS) + 1 :])
        # What a later version of the package no longer has stays behind.
        if name in registry:
            put_record(registry, name, registry.records[name].field, value)


def _values(registry: IRegistry) -> dict[str, object]:
    return {name: record.value for name, record in registry.records.items()}
