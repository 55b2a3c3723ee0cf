"""Serializers: safe HTML, and relations show only what the caller may see."""

from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.content.visibility import target_of
from mittelsachsen.socialmedia.document.source import rich
from mittelsachsen.socialmedia.text import html_of
from plone.restapi.serializer.dxfields import DefaultFieldSerializer
from plone.restapi.serializer.relationfield import RelationChoiceFieldSerializer
from plone.restapi.serializer.relationfield import RelationListFieldSerializer
from typing import Any


class SafeOutline(DefaultFieldSerializer):
    """Nodes whose HTML is as safe as that of any other rich text."""

    def __call__(self) -> list[Node]:
        return [self._safe(node) for node in self.get_value() or ()]

    def _safe(self, node: Node) -> Node:
        html = node.get("html")
        return {**node, "html": html_of(rich(html), self.context)} if html else node


class VisibleRelation(RelationChoiceFieldSerializer):
    """A relation whose target is hidden from the caller is none."""

    def get_value(self, default: Any = None) -> Any:
        relation = super().get_value(default)
        return relation if target_of(relation) is not None else default


class VisibleRelations(RelationListFieldSerializer):
    """A list of relations without those whose targets are hidden from the caller."""

    def get_value(self, default: Any = None) -> Any:
        return [each for each in super().get_value(default) if target_of(each)]
