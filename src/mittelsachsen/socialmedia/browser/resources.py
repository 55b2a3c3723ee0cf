"""Script and styles, only on pages that need them.

The tags of a bundle stand in the head, which is made before the content; nobody
knows yet what that holds. And each bundle costs every page of the site. So the
bundles are off in the registry, and their tags come when the page is done.
"""

from AccessControl import getSecurityManager
from mittelsachsen.socialmedia.caching import for_visitors
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from plone import api
from plone.base.interfaces import IBundleRegistry
from plone.registry.interfaces import IRegistry
from plone.transformchain.interfaces import ITransform
from Products.CMFPlone.resources.webresource import PloneScriptResource
from Products.CMFPlone.resources.webresource import PloneStyleResource
from zope.component import adapter
from zope.component import getUtility
from zope.interface import implementer
from zope.interface import Interface


# What in a page asks for a bundle.
MARKERS = {
    "mittelsachsen-socialmedia": (b'class="socialmedia-',),
    "mittelsachsen-socialmedia-embed": (
        b'class="socialmedia-embed"',
        b'class="socialmedia-consent"',
    ),
}
HEAD = b"</head>"


def tags_of(bundle: str) -> bytes:
    """Return the tags of a bundle of the registry, with hashes in the addresses."""
    portal = api.portal.get()
    record = getUtility(IRegistry).forInterface(
        IBundleRegistry, prefix=f"plone.bundles/{bundle}"
    )
    common = {"context": portal, "data-bundle": bundle}
    tags = []
    if record.csscompilation:
        style = PloneStyleResource(
            name=f"{bundle}-css",
            resource=record.csscompilation,
            compressed=record.csscompilation,
            rel="stylesheet",
            media="all",
            **common,
        )
        tags.append(style.render(portal.absolute_url()))
    if record.jscompilation:
        script = PloneScriptResource(
            name=bundle,
            resource=record.jscompilation,
            compressed=record.jscompilation,
            defer=record.load_defer or None,
            integrity=True,
            **common,
        )
        tags.append(script.render(portal.absolute_url()))
    return "".join(tags).encode()


@implementer(ITransform)
@adapter(Interface, IBrowserLayer)
class AddBundles:
    """Puts the tags of the bundles that a page needs at the end of its head."""

    # Before the theme (8850), which would make a tree of the page.
    order = 8800

    def __init__(self, published, request):
        self.request = request

    def transformBytes(self, result, encoding):
        content_type = self.request.response.getHeader("Content-Type") or ""
        if not content_type.startswith("text/html") or HEAD not in result:
            return None
        # Windows may bring embeds into the pages of editors.
        every = getSecurityManager().getUser().getId() is not None
        tags = b"".join(
            for_visitors(lambda bundle=bundle: tags_of(bundle), "tags", bundle)
            for bundle, markers in MARKERS.items()
            if every or any(marker in result for marker in markers)
        )
        return result.replace(HEAD, tags + HEAD, 1) if tags else None

    def transformUnicode(self, result, encoding):
        return self.transformBytes(result.encode(encoding), encoding)

    def transformIterable(self, result, encoding):
        if isinstance(result, list):
            return self.transformBytes(b"".join(result), encoding)
