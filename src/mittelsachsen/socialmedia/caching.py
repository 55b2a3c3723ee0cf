"""What every visitor gets alike is computed once and kept in memory.

Only anonymous visitors are served from it, so nothing private can leak. The
catalog's counter is the version: it grows with every change of content, in all
processes of a cluster, and ``embeds/purge.py`` makes it grow with the settings.
"""

from AccessControl import getSecurityManager
from collections.abc import Callable
from plone.memoize import ram
from time import time
from typing import TypeVar
from zope.component.hooks import getSite
from zope.globalrequest import getRequest


T = TypeVar("T")
# Publication and expiry by date change no counter.
SECONDS = 60


def for_visitors(compute: Callable[[], T], *key: str) -> T:
    """Return ``compute()``, from memory where an anonymous visitor asks again.

    ``key`` tells this value from others. Language, site and its address are part
    of the key by themselves.
    """
    # Called several times a page: plone.api's checks of arguments would double it.
    portal = getSite().portal_url.getPortalObject()
    user = getSecurityManager().getUser()
    counter = portal.portal_catalog._counter
    # A value of an unfinished transaction may never become true.
    if user.getId() is not None or counter is None or counter._p_changed:
        return compute()
    request = getRequest()
    version = (
        portal.absolute_url(),
        portal.getPhysicalPath(),
        counter(),
        request.get("LANGUAGE") if request is not None else "",
        int(time() // SECONDS),
        # Some sites give anonymous visitors roles by their network.
        tuple(user.getRoles()),
        key,
    )
    return _kept(version, compute)


@ram.cache(lambda method, version, compute: repr(version))
def _kept(version: tuple, compute: Callable[[], T]) -> T:
    return compute()
