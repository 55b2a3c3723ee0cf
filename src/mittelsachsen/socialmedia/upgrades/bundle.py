"""The bundle of script and styles; embeds and styles had one each before."""

from mittelsachsen.socialmedia.upgrades.additions import add_missing_records
from plone.registry.interfaces import IRegistry
from zope.component import getUtility


BUNDLE = "plone.bundles/mittelsachsen-socialmedia"
SCRIPT = "++plone++mittelsachsen.socialmedia/socialmedia.js"


def is_switched_off() -> bool:
    """Tell whether the bundle of embeds is off."""
    return getUtility(IRegistry).get(f"{BUNDLE}-embed.enabled") is False


def remove_styles() -> None:
    """Remove the bundle of styles, which had the name of today's bundle."""
    if getUtility(IRegistry).get(f"{BUNDLE}.jscompilation") != SCRIPT:
        _remove(BUNDLE)


def replace_bundle(enabled: bool = True) -> None:
    """Put today's bundle in the place of that of embeds."""
    _remove(f"{BUNDLE}-embed")
    add_missing_records(BUNDLE, enabled=enabled)
    add_missing_records(f"{BUNDLE}-grid")


def _remove(group: str) -> None:
    records = getUtility(IRegistry).records
    for name in list(records.keys(f"{group}.", f"{group}/")):
        del records[name]
