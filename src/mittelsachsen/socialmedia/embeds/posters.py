"""Posters of videos, fetched by the server when an editor saves."""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
import json
import logging
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses import videos
from mittelsachsen.socialmedia.addresses.hosts import AddressError
from mittelsachsen.socialmedia.addresses.hosts import read
from mittelsachsen.socialmedia.addresses.videos.base import Source
from mittelsachsen.socialmedia.content.video import IVideos
from mittelsachsen.socialmedia.content.video import playable
from mittelsachsen.socialmedia.content.video import videos_of
from mittelsachsen.socialmedia.embeds.download import download
from mittelsachsen.socialmedia.embeds.download import DownloadError
from mittelsachsen.socialmedia.settings import get_settings
from PIL import Image
from plone import api
from plone.api.exc import PloneApiError
from plone.dexterity.content import DexterityContent
from plone.namedfile.file import NamedBlobImage
from typing import Any
from urllib.parse import urlencode
from zExceptions import Unauthorized
from zope.globalrequest import getRequest
from zope.i18n import translate


logger = logging.getLogger(__name__)
MAX_BYTES = 5_000_000
TIMEOUT = 5  # seconds without an answer
DEADLINE = 10  # seconds for one file
TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


class PosterError(Exception):
    """There is no usable poster; the message says why."""


# The network, and what keeps an editor from adding an image.
FAILURES = (PosterError, PloneApiError, Unauthorized)


@dataclass(frozen=True)
class Poster:
    """An image's bytes, its media type and where it came from."""

    data: bytes
    content_type: str
    url: str


def fetch_poster(video: videos.Video, source: Source) -> Poster:
    """Ask oEmbed for the poster of a video and return it.

    The question is built from the validated ID alone. Raises
    :class:`PosterError` where the answer is late, too large, no image, or on a
    host that is not expected.
    """
    query = urlencode({"url": video.asked, "width": 1280})
    answer = _get(
        f"{source.endpoint}?{query}", source, [read(source.endpoint).hostname]
    )
    try:
        address = json.loads(answer)["thumbnail_url"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise PosterError("oEmbed names no poster") from None
    if not isinstance(address, str):
        raise PosterError("oEmbed names no poster")
    data = _get(address, source, source.image_hosts)
    try:
        with Image.open(BytesIO(data), formats=list(TYPES)) as image:
            image.verify()
            content_type = TYPES[image.format]
    except Exception as error:  # Pillow raises what its decoders raise.
        raise PosterError("the poster is no image") from error
    return Poster(data, content_type, address)


def _get(address: str, source: Source, hosts: Collection[str]) -> bytes:
    try:
        url = read(address)
    except AddressError:
        raise PosterError("the address is none") from None
    scheme = read(source.endpoint).protocol
    if url.protocol != scheme or url.hostname not in hosts:
        raise PosterError("the address is not the provider's")
    try:
        return download(url, MAX_BYTES, TIMEOUT, DEADLINE, source.private)
    except DownloadError as error:
        raise PosterError(str(error)) from error


def add_missing_posters(
    context: DexterityContent, sources: Mapping[str, Source] = videos.SOURCES
) -> None:
    """Give each video of an item that lacks one a poster, where it can be had.

    The images are stored beside the item. A failure is logged and changes
    nothing: the item stays as the editor saved it.
    """
    rows = videos_of(context)
    changed = False
    for row, video in playable(rows):
        if row.get("poster") or video.provider not in sources:
            continue
        try:
            poster = fetch_poster(video, sources[video.provider])
            row["poster"] = _store(context, row, video, poster)
        except FAILURES as why:
            logger.warning("No poster for a video of %s: %s", video.provider, why)
        else:
            changed = True
    if changed:
        behavior: Any = IVideos(context)
        behavior.videos = list(rows)


def _store(
    context: DexterityContent, row: dict, video: videos.Video, poster: Poster
) -> str:
    title = translate(
        _("Poster: ${title}", mapping={"title": row.get("title") or row["url"]}),
        context=getRequest(),
    )
    name = f"{video.provider}-{video.id}.{poster.content_type.split('/')[1]}"
    image = api.content.create(
        container=context.aq_parent,
        type="Image",
        id=name,
        safe_id=True,
        title=title,
        rights=poster.url,
        image=NamedBlobImage(
            data=poster.data, contentType=poster.content_type, filename=name
        ),
    )
    return image.UID()


def on_save(context: DexterityContent, event: Any) -> None:
    """Fetch posters at save time, where the setting says so."""
    if videos_of(context) and get_settings().fetch_posters:
        add_missing_posters(context)
