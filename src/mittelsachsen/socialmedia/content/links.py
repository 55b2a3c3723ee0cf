"""What link integrity does not see: relations, channels of rows, own words."""

from Acquisition import aq_base
from mittelsachsen.socialmedia.content.outline import own_html
from plone.app.linkintegrity.interfaces import IRetriever
from plone.app.linkintegrity.parser import extractLinks
from plone.app.linkintegrity.retriever import DXGeneral
from plone.dexterity.utils import iterSchemata
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
        for schema in iterSchemata(self.context):
            for name, field in getFields(schema).items():
                value = getattr(self.context, name, None)
                if IRelationChoice.providedBy(field):
                    value = [value]
                elif not IRelationList.providedBy(field):
                    continue
                for relation in value or ():
                    target = getattr(relation, "to_object", None)
                    if target is not None:
                        links.add(f"/resolveuid/{target.UID()}")
        return links
