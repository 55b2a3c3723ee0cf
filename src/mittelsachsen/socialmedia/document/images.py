"""Images of the site as bytes, for whoever prints a page or keeps it for good."""

from Acquisition import aq_base
from base64 import b64decode
from base64 import b64encode
from collections.abc import Iterable
from collections.abc import Mapping
from itertools import takewhile
from mittelsachsen.socialmedia.addresses.hosts import AddressError
from mittelsachsen.socialmedia.addresses.hosts import read
from mittelsachsen.socialmedia.embeds.foreign import parse
from plone import api
from plone.dexterity.content import DexterityContent
from plone.formwidget.namedfile.converter import b64decode_file
from plone.namedfile.utils import getImageInfo
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


def kept_images(texts: Iterable[str], page: DexterityContent) -> dict[str, str]:
    """Return the images in texts of a page as ``data:`` addresses (RFC 2397).

    They are told by the addresses that the texts have for them.
    """
    addresses = {
        image.attributes.get("src") or ""
        for text in texts
        if "<img" in text
        for image in parse(text).css("img[src]")
    }
    found = ((address, image_at(address, page)) for address in sorted(addresses))
    return {address: _data_address(data) for address, data in found if data}


def image_kept(address: str, images: Mapping[str, str]) -> bytes | None:
    """Return the bytes of one of the kept images."""
    kept = images.get(address)
    return b64decode(kept.partition(",")[2]) if kept else None


def with_images(html: str, images: Mapping[str, str]) -> str:
    """Return a text that shows the kept images, whatever became of the site's."""
    if not images or "<img" not in html:
        return html
    tree = parse(html)
    for source in tree.css("picture > source"):
        source.decompose()
    for image in tree.css("img[src]"):
        kept = images.get(image.attributes.get("src") or "")
        if kept:
            image.attrs["src"] = kept
            if "srcset" in image.attrs:
                del image.attrs["srcset"]
    return tree.html or ""


def _data_address(data: bytes) -> str:
    kind = getImageInfo(data)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(data).decode()}"


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
