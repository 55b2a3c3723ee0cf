"""The embeds' script and styles, only on pages that hold an embed."""

from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from plone import api
from plone.transformchain.interfaces import ITransform
import re
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


BUNDLE = "mittelsachsen-socialmedia-embed"
MARKERS = ('class="socialmedia-embed"', 'class="socialmedia-consent"')
TAGS = re.compile(
    rf'<script[^>]*data-bundle="{BUNDLE}"[^>]*></script>\s*'
    rf'|<link[^>]*data-bundle="{BUNDLE}"[^>]*>\s*'
)


@implementer(ITransform)
@adapter(Interface, IBrowserLayer)
class DropUnusedBundle:
    """Takes the bundle's tags from anonymous pages without an embed.

    The tags stand before the content, when nobody knows yet what it holds.
    Editors keep them, because windows may bring embeds into their pages.
    """

    # Before the theme (8850), which would make a tree of the page.
    order = 8800

    def __init__(self, published, request):
        self.request = request

    def transformUnicode(self, result, encoding):
        content_type = self.request.response.getHeader("Content-Type") or ""
        if not content_type.startswith("text/html") or not api.user.is_anonymous():
            return None
        if BUNDLE not in result or any(marker in result for marker in MARKERS):
            return None
        return TAGS.sub("", result)

    def transformBytes(self, result, encoding):
        changed = self.transformUnicode(result.decode(encoding, "replace"), encoding)
        return None if changed is None else changed.encode(encoding)

    def transformIterable(self, result, encoding):
        if not isinstance(result, list):
            return None
        changed = self.transformBytes(b"".join(result), encoding)
        return None if changed is None else [changed]
