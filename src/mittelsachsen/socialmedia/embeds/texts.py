"""The texts that Plone delivers with an item, as they are before the protection."""

from collections.abc import Iterable
from collections.abc import Iterator
from mittelsachsen.socialmedia.content.fieldsets.outline import IOutline
from mittelsachsen.socialmedia.content.outline import own_html
from mittelsachsen.socialmedia.content.visibility import read_permission
from mittelsachsen.socialmedia.embeds.foreign import may_fetch
from mittelsachsen.socialmedia.text import rich
from plone import api
from plone.app.discussion.interfaces import IComment
from plone.app.textfield.interfaces import IRichText
from plone.app.textfield.interfaces import IRichTextValue
from plone.base.interfaces import IPloneSiteRoot
from plone.dexterity.content import DexterityContent
from plone.dexterity.utils import iterSchemata
from plone.portlet.static.static import IStaticPortlet
from plone.portlets.constants import CONTENT_TYPE_CATEGORY
from plone.portlets.constants import CONTEXT_ASSIGNMENT_KEY
from plone.portlets.constants import GROUP_CATEGORY
from plone.portlets.interfaces import IPortletManager
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtilitiesFor
from zope.schema import getFields


SAFE = "text/x-html-safe"


def rich_texts(context: DexterityContent) -> Iterator[tuple[str, IRichTextValue]]:
    """Yield an item's rich texts with the names of their fields.

    Those that ask for more than View are left out: the index is searched by everybody.
    """
    for schema in iterSchemata(context):
        for name, field in getFields(schema).items():
            if IRichText.providedBy(field) and not read_permission(context, name):
                value = getattr(context, name, None)
                if value is not None and IRichTextValue.providedBy(value) and value.raw:
                    yield name, value
            elif IOutline.providedBy(field):
                html = "".join(map(own_html, getattr(context, name, None) or ()))
                yield name, rich(html)


def fetching_texts(context: DexterityContent | IComment) -> Iterator[tuple[str, str]]:
    """Yield the HTML that may fetch something, with what it is of the item.

    That is the name of a field, ``comment``, or ``portlet`` for the text of a static
    portlet. Those of groups and types count as the site's.
    """
    if IComment.providedBy(context):
        if context.mime_type == "text/html":
            yield from _delivered("comment", context.text)
        return
    for name, value in rich_texts(context):
        yield from _delivered(name, value.raw, value.outputMimeType)
    for portlet in _portlets(context):
        text = portlet.text
        raw = text.raw if IRichTextValue.providedBy(text) else text
        yield from _delivered("portlet", raw)


def _delivered(
    name: str, raw: str | None, output: str = SAFE
) -> Iterator[tuple[str, str]]:
    """Yield a text as Plone's filter leaves it, unless it fetches nothing anyway."""
    if not raw or not may_fetch(raw):
        return
    if output != SAFE:
        yield name, raw
        return
    transforms = api.portal.get_tool("portal_transforms")
    safe = transforms.convert("safe_html", raw).getData()
    if may_fetch(safe):
        yield name, safe


def _portlets(context: DexterityContent) -> Iterator[IStaticPortlet]:
    # Plone's adapter for the assignments of a place writes where there are none.
    mappings = IAnnotations(context, {}).get(CONTEXT_ASSIGNMENT_KEY) or {}
    yield from _static(mappings.values())
    if IPloneSiteRoot.providedBy(context):
        for _name, manager in getUtilitiesFor(IPortletManager):
            for category in (GROUP_CATEGORY, CONTENT_TYPE_CATEGORY):
                yield from _static(manager.get(category, {}).values())


def _static(mappings: Iterable) -> Iterator[IStaticPortlet]:
    for mapping in mappings:
        for assignment in mapping.values():
            if IStaticPortlet.providedBy(assignment):
                yield assignment
