"""Contact persons as visitors see them."""

from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.document.html import ContentMacros
from mittelsachsen.socialmedia.due.persons import RELATIONS
from mittelsachsen.socialmedia.due.statuses import LISTED
from mittelsachsen.socialmedia.term_titles import term_title
from mittelsachsen.socialmedia.text import paragraphs
from plone import api
from Products.Five import BrowserView
from typing import TypedDict
from zope.schema import getFields


class Duty(TypedDict):
    """An item for which a person answers, and as what."""

    title: str
    url: str
    labels: list[str]


class ContactView(ContentMacros, BrowserView):
    """The page of one person."""

    def roles(self) -> list[dict]:
        """The rows of the roles, with the role's name as ``title``."""
        return [
            {**row, "title": term_title("contact_roles", row.get("role"))}
            for row in self.context.roles or ()
        ]

    def address(self) -> list[str]:
        return paragraphs(self.context.postal_address)

    def duties(self) -> list[Duty]:
        """The concept of the person, and the channels that name the person.

        Only what the visitor may see is among them.
        """
        duties = []
        concept = concept_of(self.context)
        if concept is not None and visible(concept):
            duties.append(
                Duty(title=concept.title, url=concept.absolute_url(), labels=[])
            )
        named: dict[str, Duty] = {}
        fields = getFields(ISocialMediaChannel)
        for name in RELATIONS:
            for relation in api.relation.get(target=self.context, relationship=name):
                channel = relation.from_object
                if visible(channel) and channel.status in LISTED:
                    duty = Duty(
                        title=channel.title, url=channel.absolute_url(), labels=[]
                    )
                    named.setdefault(channel.UID(), duty)["labels"].append(
                        fields[name].title
                    )
        return [*duties, *named.values()]
