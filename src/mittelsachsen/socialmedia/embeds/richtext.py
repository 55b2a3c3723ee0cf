"""Where the protection meets Plone: after the transformation to safe HTML.

Plone's output filters run before the HTML is made safe, which would drop the
buttons; and the safe HTML is kept in a cache, which must not keep a notice. So
the protection is the last step of every rich text, in the visitor's language.
"""

from functools import cache
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.embeds.hosts import embed_hosts
from mittelsachsen.socialmedia.embeds.markup import figure
from mittelsachsen.socialmedia.embeds.notices import get_notice
from mittelsachsen.socialmedia.embeds.notices import texts_of
from mittelsachsen.socialmedia.embeds.protect import embed_of
from mittelsachsen.socialmedia.embeds.protect import Frame
from mittelsachsen.socialmedia.embeds.safely import protected
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from plone.app.textfield.transform import PortalTransformsTransformer
from plone.dexterity.interfaces import IDexterityContent
from typing import Any
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.i18n import translate
from ZPublisher.HTTPRequest import HTTPRequest


def protect_rich_text(html: str, request: HTTPRequest) -> str:
    """Return safe HTML in which nothing foreign loads before consent."""
    hosts, notice_of = cache(embed_hosts), cache(get_notice)

    def figure_of(frame: Frame) -> str:
        fallback = translate(_("External content"), context=request)
        embed = embed_of(frame, hosts(), fallback)
        if embed is None:
            return ""
        notice = notice_of(embed.provider, frame.fetch.host)
        texts = texts_of(notice, embed.title, request)
        return figure(embed, texts, more=frame.quote)

    return protected(html, request, figure_of)


@adapter(IDexterityContent)
class ProtectingTransformer(PortalTransformsTransformer):
    """Protects all rich text that becomes safe HTML."""

    def __call__(self, value: Any, mimeType: str) -> str:
        html = super().__call__(value, mimeType)
        request = getRequest()
        if mimeType != "text/x-html-safe" or not IBrowserLayer.providedBy(request):
            return html
        return protect_rich_text(html, request)
