"""GET ``@usage-concept``."""

from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.register.channels import ItemBuilder
from mittelsachsen.socialmedia.services.conditional import ConditionalService
from mittelsachsen.socialmedia.services.requests import refuse_unknown
from plone import api
from zope.component import getUtility
from zope.i18n import translate
from zope.schema.interfaces import IVocabularyFactory


FIELDS = ("function", "organisation", "phone", "email", "postal_address", "hours")


class UsageConceptGet(ConditionalService):
    """The document as its page shows it to the caller, in the same order."""

    def reply(self) -> dict:
        refuse_unknown(self.request.form, frozenset())
        concept = self.context
        # The page decides what belongs to the document and who may see it.
        self.document = api.content.get_view("view", concept, self.request)
        build = ItemBuilder(self.request)
        return {
            "@id": f"{concept.absolute_url()}/@usage-concept",
            "title": concept.title,
            "as_of": concept.as_of.isoformat() if concept.as_of else None,
            "version": concept.version,
            "sections": [self.section(each) for each in self.document.sections()],
            "contacts": [self.contact(each) for each in self.document.contacts()],
            "channels": [build(brain) for brain in self.document.channel_brains()],
            "evaluation": self.document.evaluation_dates(),
        }

    def section(self, section: Section) -> dict:
        return {
            "number": section.number,
            "id": section.id,
            "title": translate(section.title, context=self.request),
            "html": self.document.html(section),
            "children": [self.section(child) for child in section.children],
        }

    def contact(self, contact) -> dict:
        roles = getUtility(
            IVocabularyFactory, "mittelsachsen.socialmedia.contact_roles"
        )()
        return {
            "@id": contact.absolute_url(),
            "title": contact.title,
            **{name: getattr(contact, name) for name in FIELDS},
            "roles": [
                {
                    "scope": row.get("scope"),
                    "phone": row.get("phone"),
                    "email": row.get("email"),
                    "role": {
                        "token": row["role"],
                        "title": translate(
                            roles.getTermByToken(row["role"]).title,
                            context=self.request,
                        ),
                    },
                }
                for row in contact.roles or ()
            ],
        }
