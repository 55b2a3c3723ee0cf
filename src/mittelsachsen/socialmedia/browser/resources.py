"""Script and styles, only on pages that need them.

Each bundle of the registry costs every page of the site, most of all if it is on. So
there is one, for embeds, and it is off; the tags come when the page is done.
"""

from AccessControl import getSecurityManager
from mittelsachsen.socialmedia.caching import for_visitors
from plone import api
from plone.base.interfaces import IBundleRegistry
from plone.registry.interfaces import IRegistry
from Products.CMFPlone.resources.webresource import PloneScriptResource
from Products.CMFPlone.resources.webresource import PloneStyleResource
from zope.component import getUtility


# What in a page asks for the style sheet, and for the bundle of embeds.
STYLED = b'class="socialmedia-'
STYLES = "++plone++mittelsachsen.socialmedia/socialmedia.css"
EMBEDS = (b'class="socialmedia-embed"', b'class="socialmedia-consent"')
BUNDLE = "mittelsachsen-socialmedia-embed"
# The script of the grids in forms, whose own profile would load it on every page.
GRID = b'class="pat-datagridfield"'
GRID_SCRIPT = "++resource++collective.z3cform.datagridfield/datagridfield-remote.min.js"
# Goes to the field that a link names; the forms that have such links have grids.
FORMS_SCRIPT = "++plone++mittelsachsen.socialmedia/forms.js"


def style_tag(name: str, path: str) -> bytes:
    """Return the tag of a style sheet, with a hash in the address."""
    portal = api.portal.get()
    style = PloneStyleResource(
        name=f"{name}-css",
        context=portal,
        resource=path,
        compressed=path,
        rel="stylesheet",
        media="all",
        **{"data-bundle": name},
    )
    return style.render(portal.absolute_url()).encode()


def bundle_tags(bundle: str) -> bytes:
    """Return the tags of a bundle of the registry, with hashes in the addresses."""
    portal = api.portal.get()
    record = getUtility(IRegistry).forInterface(
        IBundleRegistry, prefix=f"plone.bundles/{bundle}"
    )
    tags = b""
    if record.csscompilation:
        tags += style_tag(bundle, record.csscompilation)
    if record.jscompilation:
        script = PloneScriptResource(
            name=bundle,
            context=portal,
            resource=record.jscompilation,
            compressed=record.jscompilation,
            defer=record.load_defer or None,
            integrity=True,
            **{"data-bundle": bundle},
        )
        tags += script.render(portal.absolute_url()).encode()
    return tags


def tags_for(page: bytes, request) -> bytes:
    """Return the tags of what a page needs and has not yet."""
    # Windows may bring embeds into the pages of editors.
    every = getSecurityManager().getUser().getId() is not None
    tags = b""
    if every or STYLED in page:
        tags += for_visitors(
            lambda: style_tag("mittelsachsen-socialmedia", STYLES), "styles"
        )
    if every or any(mark in page for mark in EMBEDS):
        tags += for_visitors(lambda: bundle_tags(BUNDLE), "bundle")
    if GRID in page and GRID_SCRIPT.encode() not in page:
        base = api.portal.get().absolute_url()
        tags += f'<script src="{base}/{GRID_SCRIPT}"></script>'.encode()
        tags += f'<script src="{base}/{FORMS_SCRIPT}" defer></script>'.encode()
    return tags
