"""Where the protection meets Plone: after the transformation to safe HTML.

Plone's output filters run before the HTML is made safe, which would drop the
buttons; and the safe HTML is kept in a cache, which must not keep a notice. So
the protection is the last step of every rich text, in the visitor's language.
"""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.embeds import foreign
from mittelsachsen.socialmedia.embeds import notices
from mittelsachsen.socialmedia.embeds.foreign import Resource
from mittelsachsen.socialmedia.embeds.hosts import current_policy
from mittelsachsen.socialmedia.embeds.hosts import embed_hosts
from mittelsachsen.socialmedia.embeds.hosts import own_hosts
from mittelsachsen.socialmedia.embeds.markup import figure
from mittelsachsen.socialmedia.embeds.protect import embed_of
from mittelsachsen.socialmedia.embeds.protect import protect
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
    if not html or not foreign.may_fetch(html):
        return html
    hosts = embed_hosts()
    fallback = translate(_("External content"), context=request)

    def figure_of(found: Resource, attributes: dict[str, str | None]) -> str:
        embed = embed_of(found, attributes, hosts, fallback)
        if embed is None:
            return ""
        notice = notices.get_notice(embed.provider, found.host)
        return figure(embed, notices.texts_of(notice, embed.title, request))

    def placeholder(host: str) -> str:
        message = _("Content from ${host} is not loaded.", mapping={"host": host})
        return translate(message, context=request)

    return protect(
        html,
        own_hosts(),
        figure_of,
        current_policy(),
        placeholder,
    )


@adapter(IDexterityContent)
class ProtectingTransformer(PortalTransformsTransformer):
    """Protects all rich text that becomes safe HTML."""

    def __call__(self, value: Any, mimeType: str) -> str:
        html = super().__call__(value, mimeType)
        request = getRequest()
        if mimeType != "text/x-html-safe" or not IBrowserLayer.providedBy(request):
            return html
        return protect_rich_text(html, request)
