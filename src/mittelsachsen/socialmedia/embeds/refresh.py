"""A changed notice reaches every page with an embed, through caches as well."""

from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.embeds.audit import INDEX
from mittelsachsen.socialmedia.embeds.audit import query
from mittelsachsen.socialmedia.internals import count_change
from mittelsachsen.socialmedia.settings import PREFIX
from plone.base.interfaces import IPloneSiteRoot
from plone.registry.interfaces import IRegistry
from typing import Any
from z3c.caching.purge import Purge
from zope.component import getUtility
from zope.component.hooks import getSite
from zope.event import notify
from zope.globalrequest import getRequest


PURGING = "plone.cachepurging.interfaces.ICachePurgingSettings.enabled"
DONE = "mittelsachsen.socialmedia.purged"


def record_changed(event: Any) -> None:
    """Follow changes of the settings and of the platform records below them."""
    if event.record.__name__.startswith(f"{PREFIX}."):
        purge_embeds()


def channel_changed(channel: SocialMediaChannel, event: Any) -> None:
    """Follow changes of a channel, whose notice may be that of all embeds."""
    purge_embeds()


def purge_embeds() -> None:
    """Make caches forget the pages that hold foreign resources, once a request.

    The catalog's counter is part of the ETags of plone.app.caching.
    """
    site = getSite()
    if not IPloneSiteRoot.providedBy(site):
        return
    catalog = site.portal_catalog
    count_change(catalog)
    request = getRequest()
    if request is None or request.get(DONE) or INDEX not in catalog.indexes():
        return
    request.set(DONE, True)
    if not getUtility(IRegistry).get(PURGING, False):
        return
    keys = catalog.Indexes[INDEX].uniqueValues()
    for brain in catalog.unrestrictedSearchResults(query(keys)):
        notify(Purge(brain._unrestrictedGetObject()))
