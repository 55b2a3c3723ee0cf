"""What link integrity does not see: relations, channels of rows, own words."""

from Acquisition import aq_base
from collections.abc import Iterator
from mittelsachsen.socialmedia.content.outline import own_html
from plone.app.linkintegrity.interfaces import IRetriever
from plone.app.linkintegrity.parser import extractLinks
from plone.app.linkintegrity.retriever import DXGeneral
from plone.dexterity.content import DexterityContent
from plone.dexterity.utils import iterSchemata
from z3c.relationfield import RelationValue
from z3c.relationfield.interfaces import IRelationChoice
from z3c.relationfield.interfaces import IRelationList
from zope.interface import implementer
from zope.schema import getFields


@implementer(IRetriever)
class RelationLinks(DXGeneral):
    """Adds what outlines, relations and rows name to the links of the rich texts."""

    def retrieveLinks(self) -> set[str]:
        links = super().retrieveLinks()
        for node in getattr(self.context, "outline", None) or ():
            links |= set(extractLinks(own_html(node)))
        for name in ("decisions", "kpis"):
            for row in getattr(aq_base(self.context), name, None) or ():
                if row.get("channel"):
                    links.add(f"/resolveuid/{row['channel']}")
        for _name, relations in relations_of(self.context):
            for relation in relations:
                target = relation.to_object
                if target is not None:
                    links.add(f"/resolveuid/{target.UID()}")
        return links


def relations_of(item: DexterityContent) -> Iterator[tuple[str, list[RelationValue]]]:
    """Yield the fields of an item that have relations, with these."""
    for schema in iterSchemata(item):
        for name, field in getFields(schema).items():
            value = getattr(item, name, None)
            if value and IRelationChoice.providedBy(field):
                yield name, [value]
            elif value and IRelationList.providedBy(field):
                yield name, list(value)
