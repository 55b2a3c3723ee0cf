"""Images of the site as bytes, for whoever prints a page."""

from Acquisition import aq_base
from itertools import takewhile
from mittelsachsen.socialmedia.addresses.hosts import AddressError
from mittelsachsen.socialmedia.addresses.hosts import read
from plone import api
from plone.dexterity.content import DexterityContent
from plone.formwidget.namedfile.converter import b64decode_file
from urllib.parse import unquote


# 250 to the inch in a column of 16 cm.
WIDEST = 1_600


def image_at(address: str, page: DexterityContent) -> bytes | None:
    """Return the image that an address on a page names, in a size for paper.

    Nothing for one that is not of this site, or that the current user may not see.
    """
    item = _item_at(address, page)
    if item is None or getattr(aq_base(item), "image", None) is None:
        return None
    scale = api.content.get_view("images", item, item.REQUEST).scale(
        "image", width=WIDEST, height=WIDEST
    )
    return (scale.data if scale is not None else item.image).data


def _item_at(address: str, page: DexterityContent) -> DexterityContent | None:
    site = api.portal.get()
    try:
        url = read(address, page.absolute_url())
    except AddressError:
        return None
    start = f"{site.absolute_url()}/"
    place = f"{url.origin}{url.pathname}"
    if not place.startswith(start):
        return None
    # Behind the path of the item stand a view and the size for screens.
    names = takewhile(
        lambda name: not name.startswith("@@"), place.removeprefix(start).split("/")
    )
    path = "/".join([*site.getPhysicalPath(), *map(unquote, names)])
    brains = api.content.find(path={"query": path, "depth": 0})
    return brains[0].getObject() if brains else None


def site_logo() -> bytes | None:
    """Return the logo of the site, if it has one of its own."""
    stored = api.portal.get_registry_record("plone.site_logo", default=None)
    return b64decode_file(stored)[1] if stored else None
