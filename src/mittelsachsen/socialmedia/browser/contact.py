"""Contact persons as visitors see them."""

from mittelsachsen.socialmedia.content.contact import CONTACT_DATA
from mittelsachsen.socialmedia.validation import phone_uri
from plone import api
from Products.Five import BrowserView
from zope.component import getUtility
from zope.i18n import translate
from zope.schema.interfaces import IVocabularyFactory
from zope.security.interfaces import IPermission


def may_see(contact) -> bool:
    """Tell whether the current user may view an item and its contact data."""
    title = getUtility(IPermission, CONTACT_DATA).title
    user = api.user.get_current()
    return bool(
        user.has_permission("View", contact) and user.has_permission(title, contact)
    )


def contacts_of(concept) -> list:
    """Return the contacts inside a concept that the current user may see."""
    brains = api.content.find(
        concept,
        depth=1,
        portal_type="ContactPerson",
        sort_on="getObjPositionInParent",
    )
    return [item for item in (brain.getObject() for brain in brains) if may_see(item)]


class ContactView(BrowserView):
    """The page of one person; registered under the contact-data permission."""

    def roles(self) -> list[dict]:
        vocabulary = getUtility(
            IVocabularyFactory, "mittelsachsen.socialmedia.contact_roles"
        )()
        result = []
        for row in self.context.roles or ():
            term = vocabulary.by_token.get(row["role"])
            title = translate(term.title, context=self.request) if term else ""
            result.append({**row, "title": title})
        return result

    def address(self) -> list[str]:
        return (self.context.postal_address or "").splitlines()

    def phone_uri(self, value: str) -> str:
        return phone_uri(value)
