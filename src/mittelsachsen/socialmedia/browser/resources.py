"""Script and styles, only on pages that need them.

Each bundle that is on costs every page of the site. So the bundles are off in the
registry, and their tags come when the page is done.
"""

from AccessControl import getSecurityManager
from mittelsachsen.socialmedia.caching import for_visitors
from plone import api
from plone.base.interfaces import IBundleRegistry
from plone.registry.interfaces import IRegistry
from Products.CMFPlone.resources.webresource import PloneScriptResource
from Products.CMFPlone.resources.webresource import PloneStyleResource
from zope.component import getUtility


# What in a page asks for a bundle.
MARKERS = {
    "mittelsachsen-socialmedia": (b'class="socialmedia-',),
    "mittelsachsen-socialmedia-embed": (
        b'class="socialmedia-embed"',
        b'class="socialmedia-consent"',
    ),
}
# The script of the grids in forms, whose own profile would load it on every page.
GRID = b'class="pat-datagridfield"'
GRID_SCRIPT = "++resource++collective.z3cform.datagridfield/datagridfield-remote.min.js"


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


def tags_for(page: bytes, request) -> bytes:
    """Return the tags of what a page needs and has not yet."""
    # Windows may bring embeds into the pages of editors.
    every = getSecurityManager().getUser().getId() is not None
    tags = b"".join(
        for_visitors(lambda bundle=bundle: tags_of(bundle), "tags", bundle)
        for bundle, markers in MARKERS.items()
        if every or any(marker in page for marker in markers)
    )
    if GRID in page and GRID_SCRIPT.encode() not in page:
        base = api.portal.get().absolute_url()
        tags += f'<script src="{base}/{GRID_SCRIPT}"></script>'.encode()
    return tags
