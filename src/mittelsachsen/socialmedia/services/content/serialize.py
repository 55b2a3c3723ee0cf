"""Serializers: relations show only what the caller may see."""

from mittelsachsen.socialmedia.content.visibility import target_of
from plone.restapi.serializer.relationfield import RelationChoiceFieldSerializer
from plone.restapi.serializer.relationfield import RelationListFieldSerializer
from typing import Any


class VisibleRelation(RelationChoiceFieldSerializer):
    """A relation whose target is hidden from the caller is none."""

    def get_value(self, default: Any = None) -> Any:
        relation = super().get_value(default)
        return relation if target_of(relation) is not None else default


class VisibleRelations(RelationListFieldSerializer):
    """A list of relations without those whose targets are hidden from the caller."""

    def get_value(self, default: Any = None) -> Any:
        return [each for each in super().get_value(default) if target_of(each)]
