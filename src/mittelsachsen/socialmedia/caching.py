"""The profile for sites behind a caching proxy: Plone's settings, and our types."""

from plone.app.caching.interfaces import IPloneCacheSettings
from plone.cachepurging.interfaces import ICachePurgingSettings
from plone.caching.interfaces import ICacheSettings
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.tool import SetupTool
from zope.component import getUtility


STOCK = "profile-plone.app.caching:with-caching-proxy"
PURGED = (
    "UsageConcept",
    "UsageConceptVersion",
    "SocialMediaChannel",
    "ContactPerson",
    "EvaluationRecord",
    "ImpactAssessment",
)


def set_up(tool: SetupTool) -> None:
    """Switch caching and purging on, where no webmaster has decided on caching yet.

    The proxies' addresses are for the webmaster to name.
    """
    registry = getUtility(IRegistry)
    caching = registry.forInterface(ICacheSettings)
    if not caching.enabled and not caching.operationMapping:
        tool.runAllImportStepsFromProfile(STOCK)
        caching.enabled = True
        registry.forInterface(ICachePurgingSettings).enabled = True
    pages = registry.forInterface(IPloneCacheSettings)
    others = _others(pages)
    pages.purgedContentTypes = (*others, *PURGED)


def take_back(tool: SetupTool) -> None:
    """Purge our types no more. Caching itself is the site's and stays."""
    pages = getUtility(IRegistry).forInterface(IPloneCacheSettings, check=False)
    if pages.purgedContentTypes:
        pages.purgedContentTypes = _others(pages)


def _others(settings: IPloneCacheSettings) -> tuple[str, ...]:
    return tuple(name for name in settings.purgedContentTypes if name not in PURGED)
