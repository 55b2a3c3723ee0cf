"""What pages and services of ours say to caches where nothing else is set."""

from mittelsachsen.socialmedia import PACKAGE_NAME
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.validators import freshness
from plone.caching.interfaces import IRulesetLookup
from typing import Any
from zope.component import queryMultiAdapter


def tell_caches(event: Any) -> None:
    """Let caches ask each time for what has one of our rulesets.

    An answer that says nothing is kept as long as a cache likes (RFC 9111, 4.2.2), by
    Varnish for two minutes. Whatever the answer or a caching operation says stays.
    """
    request = event.request
    if not IBrowserLayer.providedBy(request):
        return
    lookup = queryMultiAdapter((request.get("PUBLISHED"), request), IRulesetLookup)
    ruleset = lookup() if lookup is not None else None
    if (ruleset or "").startswith(PACKAGE_NAME):
        if not request.response.getHeader("Cache-Control"):
            request.response.setHeader("Cache-Control", freshness())
