"""What every visitor gets alike is computed once and kept in memory.

Only anonymous visitors are served from it, so nothing private can leak. The
catalog's counter is the version: it changes with every change of content, in all
processes of a cluster, and ``embeds/purge.py`` changes it with the settings.
"""

from AccessControl import getSecurityManager
from cachetools import cached
from cachetools import LRUCache
from collections.abc import Callable
from collections.abc import Hashable
from math import ceil
import pickle
from threading import Lock
from time import time
from typing import TypeVar
from ZODB.utils import z64
from zope.component.hooks import getSite
from zope.globalrequest import getRequest


T = TypeVar("T")
BYTES = 16 * 2**20
MINUTE = 60


def for_visitors(compute: Callable[[], T], *key: Hashable) -> T:
    """Return ``compute()``, from memory where an anonymous visitor asks again.

    ``key`` tells this value from others. Language, site and its address are part
    of the key by themselves. The value is shared, hence not to be changed.
    """
    # Called several times a page: plone.api's checks of arguments would double it.
    portal = getSite().portal_url.getPortalObject()
    user = getSecurityManager().getUser()
    counter = portal.portal_catalog._counter
    if user.getId() is not None or counter is None:
        return compute()
    counter._p_activate()
    # A value of an unfinished transaction may never become true.
    if counter._p_changed or counter._p_serial == z64:
        return compute()
    request = getRequest()
    version = (
        portal.absolute_url(),
        portal.getPhysicalPath(),
        # Unlike the number it holds, this comes never twice.
        counter._p_serial,
        request.get("LANGUAGE") if request is not None else "",
        # Publication and expiry by date change no counter. They count in minutes.
        int(time() // MINUTE),
        # Some sites give anonymous visitors roles by their network.
        tuple(user.getRoles()),
        key,
    )
    return _kept(compute, version)


@cached(
    LRUCache(BYTES, getsizeof=lambda value: len(pickle.dumps(value))),
    key=lambda compute, version: version,
    lock=Lock(),
)
def _kept(compute: Callable[[], T], version: tuple) -> T:
    return compute()


def last_change() -> int | None:
    """Return when what visitors may see changed last, in whole seconds since 1970.

    Rounded up, for more may change within the second. ``None`` before the first
    change is stored.
    """
    catalog = getSite().portal_catalog
    counter = catalog._counter
    if counter is None or counter._p_mtime is None:
        return None
    times = [ceil(counter._p_mtime)]
    minute = int(time() // MINUTE)
    dates = catalog.Indexes["effectiveRange"]
    # Content appears with its minute and is gone after it.
    for begins in (dates._since, dates._since_only):
        times += [key * MINUTE for key in _latest(begins, minute)]
    for ends in (dates._until, dates._until_only):
        times += [(key + 1) * MINUTE for key in _latest(ends, minute - 1)]
    return max(times)


def _latest(tree, minute: int) -> list[int]:
    """Return the greatest key that is no later than a minute, if there is one."""
    try:
        return [tree.maxKey(minute)]
    except ValueError:
        return []
