"""Plone's locks: whether somebody else is editing an item."""

from plone.dexterity.content import DexterityContent
from zope.component import getMultiAdapter


def is_locked(item: DexterityContent) -> bool:
    """Tell whether an item is locked by somebody other than the current user."""
    info = getMultiAdapter((item, item.REQUEST), name="plone_lock_info")
    return bool(info.is_locked_for_current_user())
