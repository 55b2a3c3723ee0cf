"""What Plone's link integrity does not see: relations, and own words of outlines."""

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
    """Adds links of outlines and targets of relations to those of the rich texts."""

    def retrieveLinks(self) -> set[str]:
        links = super().retrieveLinks()
        for node in getattr(self.context, "outline", None) or ():
            links |= set(extractLinks(own_html(node)))
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
