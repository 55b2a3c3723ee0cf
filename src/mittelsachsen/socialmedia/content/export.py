"""WebDAV export that keeps protected fields to those who may see them."""

from AccessControl import getSecurityManager
from collections.abc import Iterator
from email.message import Message
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.dexterity.filerepresentation import DefaultReadFile
from plone.dexterity.utils import iterSchemata
from plone.memoize.instance import memoize
from plone.rfc822 import constructMessage
from plone.supermodel.utils import mergedTaggedValueDict
from zope.component import getUtility
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IField
from zope.security.interfaces import IPermission


class ReadFile(DefaultReadFile):
    """The stock representation, less the fields that the user may not read.

    The stock one marshals every field for whoever may view the item.
    """

    @memoize
    def _getMessage(self) -> Message:
        return constructMessage(self.context, list(self._fields()))

    def _fields(self) -> Iterator[tuple[str, IField]]:
        may = getSecurityManager().checkPermission
        for schema in iterSchemata(self.context):
            permissions = mergedTaggedValueDict(schema, READ_PERMISSIONS_KEY)
            for name, field in getFieldsInOrder(schema):
                permission = permissions.get(name)
                if permission is None or may(
                    getUtility(IPermission, permission).title, self.context
                ):
                    yield name, field
