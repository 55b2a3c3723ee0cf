"""Serializers: relations as the caller may see them, rich text as it is stored."""

from AccessControl import getSecurityManager
from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.content.visibility import may_change
from mittelsachsen.socialmedia.content.visibility import target_of
from mittelsachsen.socialmedia.embeds.richtext import protect_rich_text
from mittelsachsen.socialmedia.permissions import VIEW_CHECKS
from mittelsachsen.socialmedia.records.decided import decided
from mittelsachsen.socialmedia.records.seal import seals_of
from mittelsachsen.socialmedia.services.content.luggage import KEY
from mittelsachsen.socialmedia.services.content.luggage import packed
from mittelsachsen.socialmedia.text import html_of
from mittelsachsen.socialmedia.text import rich
from plone.exportimport.interfaces import IExportImportRequestMarker
from plone.restapi.serializer.discussion import CommentSerializer
from plone.restapi.serializer.dxcontent import SerializeFolderToJson
from plone.restapi.serializer.dxcontent import SerializeToJson
from plone.restapi.serializer.dxfields import DefaultFieldSerializer
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


class StoredRichText(DefaultFieldSerializer):
    """A rich text: as it is stored for those who may change it, else protected.

    What comes back after a change must be what was there before it.
    """

    def __call__(self) -> Any:
        value = self.get_value()
        if value is None or not may_change(self.context, self.field.__name__):
            return super().__call__()
        return {
            "data": value.raw,
            "content-type": value.mimeType,
            "encoding": value.encoding,
        }


class RecordSerializer(SerializeToJson):
    """A record with what was decided, its seal's hash and, for editors, the document.

    That is the text which was hashed: JSON made of it anew would have another hash.
    An export has all seals instead.
    """

    def __call__(self, version: Any = None, include_items: bool = True) -> dict:
        result = super().__call__(version=version, include_items=include_items)
        if IExportImportRequestMarker.providedBy(self.request):
            return {**result, KEY: packed(self.context)}
        last = next(reversed(seals_of(self.context)), None)
        result["decided"] = {
            token: [{"@id": each.absolute_url(), "title": each.title} for each in found]
            for token, found in decided(self.context).items()
        }
        result["seal"] = None
        if last is not None:
            result["seal"] = {"sha256": last.sha256, "withdrawn": bool(last.withdrawn)}
            may = getSecurityManager().checkPermission
            if may(VIEW_CHECKS, self.context):
                result["seal"]["document"] = last.data.decode()
        return result


class ChannelForExport(SerializeToJson):
    """A channel for another site, with what is no field of it."""

    def __call__(self, version: Any = None, include_items: bool = True) -> dict:
        result = super().__call__(version=version, include_items=include_items)
        return {**result, KEY: packed(self.context)}


class ConceptForExport(ChannelForExport, SerializeFolderToJson):
    """A concept for another site, likewise; it is a folder."""


class ProtectedComment(CommentSerializer):
    """A comment: as it is stored for those who may edit it, else protected."""

    def __call__(self, include_items: bool = True) -> dict:
        comment = super().__call__(include_items)
        text = comment["text"]
        if text["mime-type"] == "text/html":
            text["data"] = (
                self.context.text
                if comment["is_editable"]
                else protect_rich_text(text["data"], self.request)
            )
        return comment


class StoredOutline(DefaultFieldSerializer):
    """Nodes with their HTML: as it is stored for who may change it, else safe."""

    def __call__(self) -> list[Node]:
        nodes = self.get_value() or []
        if may_change(self.context, self.field.__name__):
            return nodes
        return [
            {**node, "html": html_of(rich(node["html"]), self.context)}
            if "html" in node
            else node
            for node in nodes
        ]
