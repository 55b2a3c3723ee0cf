"""Plone's locks: whether somebody else is editing an item, and who."""

from datetime import datetime
from mittelsachsen.socialmedia import _
from plone import api
from plone.dexterity.content import DexterityContent
from zope.component import getMultiAdapter
from zope.i18nmessageid import Message


def is_locked(item: DexterityContent) -> bool:
    """Tell whether an item is locked by somebody other than the current user."""
    info = getMultiAdapter((item, item.REQUEST), name="plone_lock_info")
    return bool(info.is_locked_for_current_user())


def locked_by(item: DexterityContent) -> Message:
    """Return who is editing a locked item, and since when."""
    lock = getMultiAdapter((item, item.REQUEST), name="plone_lock_info").lock_info()
    since = api.portal.get_localized_time(
        datetime.fromtimestamp(lock["time"]), long_format=True
    )
    return _(
        "${name} has been editing “${title}” since ${time}.",
        mapping={"name": lock["fullname"], "title": item.title, "time": since},
    )
