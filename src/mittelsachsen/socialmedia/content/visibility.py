"""May this user see this item, and this field of it?

The one gate for all that is taken from one item and shown with another: what channels
inherit, relations, notices, checks, feeds.
"""

from AccessControl import getSecurityManager
from AccessControl.PermissionRole import rolesForPermissionOn
from DateTime import DateTime
from mittelsachsen.socialmedia.content.contact import IContactPerson
from mittelsachsen.socialmedia.permissions import MODIFY
from mittelsachsen.socialmedia.permissions import VIEW
from mittelsachsen.socialmedia.permissions import VIEW_CONTACT_DATA
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.autoform.interfaces import WRITE_PERMISSIONS_KEY
from plone.dexterity.content import DexterityContent
from plone.dexterity.utils import iterSchemata
from plone.supermodel.utils import mergedTaggedValueDict
from typing import Any
from zope.component import getUtility
from zope.security.interfaces import IPermission


def visible(item: DexterityContent, field: str | None = None) -> bool:
    """Tell whether the current user may view an item and, where named, its field.

    A person is seen only by those who may view contact data as well: a body that
    hides its persons hides their names.
    """
    may = getSecurityManager().checkPermission
    if not may(VIEW, item):
        return False
    if IContactPerson.providedBy(item) and not may(VIEW_CONTACT_DATA, item):
        return False
    permission = read_permission(item, field) if field else None
    return permission is None or bool(may(permission, item))


def is_public(item: DexterityContent) -> bool:
    """Tell whether visitors find an item: they may view it, and today is its time."""
    wanted = [VIEW]
    if IContactPerson.providedBy(item):
        wanted.append(VIEW_CONTACT_DATA)
    if any("Anonymous" not in rolesForPermissionOn(name, item) for name in wanted):
        return False
    # Lists leave out what is not yet or no more in its time.
    now = DateTime()
    begin, end = item.effective_date, item.expiration_date
    return not ((begin and begin > now) or (end and end <= now))


def may_change(item: DexterityContent, field: str) -> bool:
    """Tell whether the current user may write an item's field."""
    permission = _permission(item, field, WRITE_PERMISSIONS_KEY)
    may = getSecurityManager().checkPermission
    return bool(may(MODIFY, item) and (permission is None or may(permission, item)))


def read_permission(item: DexterityContent, field: str) -> str | None:
    """Return the title of the permission that reading a field asks for beside View."""
    return _permission(item, field, READ_PERMISSIONS_KEY)


def _permission(item: DexterityContent, field: str, key: str) -> str | None:
    for schema in iterSchemata(item):
        if field in schema:
            name = mergedTaggedValueDict(schema, key).get(field)
            return getUtility(IPermission, name).title if name else None
    return None


def target_of(relation: Any) -> Any:
    """Return the item that a relation points to, if the current user may see it."""
    target = getattr(relation, "to_object", None)
    return target if target is not None and visible(target) else None
