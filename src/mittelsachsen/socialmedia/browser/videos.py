"""Videos of the behavior, and the view that shows those of a folder by topic."""

from Acquisition import aq_base
from collections.abc import Iterator
from collections.abc import Mapping
from html import escape
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.video import playable
from mittelsachsen.socialmedia.content.video import videos_of
from mittelsachsen.socialmedia.embeds.markup import Embed
from mittelsachsen.socialmedia.embeds.markup import figure
from mittelsachsen.socialmedia.embeds.notices import get_notice
from mittelsachsen.socialmedia.embeds.notices import texts_of
from mittelsachsen.socialmedia.text import html_of
from plone import api
from plone.app.contenttypes.interfaces import ICollection
from plone.dexterity.content import DexterityContent
from plone.namedfile.utils import getAllowedSizes
from Products.Five import BrowserView
from zope.i18n import translate
from ZPublisher.HTTPRequest import HTTPRequest


def video_figures(context: DexterityContent, request: HTTPRequest) -> list[str]:
    """Return the markup of an item's videos, each waiting for consent."""
    rows = videos_of(context)
    if not rows:
        return []
    scales = {
        name: width
        for name, (width, _height) in sorted(
            (getAllowedSizes() or {}).items(), key=lambda item: item[1]
        )
        if width >= 400
    }
    figures = []
    for row, video in playable(rows):
        title = row.get("title") or translate(_("Video"), context=request)
        embed = Embed(video.provider, title, video.page, video.data)
        notice = get_notice(video.provider, video.host)
        texts = texts_of(notice, title, request)
        poster = _address(row.get("poster"), "Image", "@@images/image")
        figures.append(
            figure(embed, texts, poster, scales, _alternatives(row, request))
        )
    return figures


def _address(uid: str | None, portal_type: str, view: str) -> str:
    """Return the address of a file of this site that the visitor may view."""
    brains = api.content.find(UID=uid, portal_type=portal_type) if uid else ()
    return f"{brains[0].getURL()}/{view}" if brains else ""


def _alternatives(row: Mapping, request: HTTPRequest) -> str:
    """Return the own file and the transcript of a video as HTML."""
    parts = []
    url = _address(row.get("file"), "File", "@@download/file")
    if url:
        label = translate(
            _("Play or download the video from this site"), context=request
        )
        parts.append(f'<p><a href="{escape(url)}">{escape(label)}</a></p>')
    lines = [line for line in (row.get("transcript") or "").splitlines() if line]
    if lines:
        label = translate(_("Transcript"), context=request)
        text = "".join(f"<p>{escape(line)}</p>" for line in lines)
        parts.append(f"<details><summary>{escape(label)}</summary>{text}</details>")
    return "".join(parts)


class VideosView(BrowserView):
    """The videos of a folder's or a collection's pages, page by page."""

    def text(self) -> str:
        """Return the text of the folder, collection or site, where it has one."""
        return html_of(getattr(aq_base(self.context), "text", None), self.context)

    def topics(self) -> list[dict]:
        """Return the pages that hold videos, in the order of the listing."""
        topics = []
        for item in self._items():
            figures = video_figures(item, self.request)
            if figures:
                topics.append(
                    {
                        "title": item.Title(),
                        "description": item.Description(),
                        "url": item.absolute_url(),
                        "figures": figures,
                    }
                )
        return topics

    def _items(self) -> Iterator[DexterityContent]:
        if ICollection.providedBy(self.context):
            brains = self.context.results(batch=False)
        else:
            brains = api.content.find(
                self.context, depth=1, sort_on="getObjPositionInParent"
            )
        return (brain.getObject() for brain in brains)
