"""Relations as links, so that Plone's link integrity knows them."""

from plone.app.linkintegrity.interfaces import IRetriever
from plone.app.linkintegrity.retriever import DXGeneral
from plone.dexterity.utils import iterSchemata
from z3c.relationfield.interfaces import IRelationChoice
from z3c.relationfield.interfaces import IRelationList
from zope.interface import implementer
from zope.schema import getFields


@implementer(IRetriever)
class RelationLinks(DXGeneral):
    """Adds the targets of relations to the links of the rich texts."""

    def retrieveLinks(self) -> set[str]:
        links = super().retrieveLinks()
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
