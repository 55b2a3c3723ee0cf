"""What an embed tells before consent, from one place per provider.

The platform's record says it; the notice of the body's own channel on that
platform goes before it. Unknown hosts get a general text.
"""

from collections.abc import Mapping
from dataclasses import astuple
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.embeds.markup import OTHER
from mittelsachsen.socialmedia.embeds.markup import Texts
from mittelsachsen.socialmedia.embeds.plan import Fetch
from mittelsachsen.socialmedia.embeds.protect import secure
from mittelsachsen.socialmedia.embeds.safely import protected
from mittelsachsen.socialmedia.embeds.sizes import Size
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.register.channels import find_channels
from mittelsachsen.socialmedia.text import raw_of
from plone import api
from plone.app.textfield.interfaces import IRichTextValue
from plone.app.textfield.transform import PortalTransformsTransformer
from plone.dexterity.content import DexterityContent
from zope.globalrequest import getRequest
from zope.i18n import translate
from ZPublisher.HTTPRequest import HTTPRequest


@dataclass(frozen=True)
class Notice:
    """Who gets the data, and what the body itself says about it (safe HTML)."""

    name: str
    operator: str = ""
    policy_url: str = ""
    own: str = ""

    @property
    def version(self) -> str:
        """A short text that changes when the notice does."""
        return sha256("\n".join(astuple(self)).encode()).hexdigest()[:12]


def get_notice(provider: str, host: str = "") -> Notice:
    """Return the notice of a platform, or the general one that names ``host``."""
    platform = get_platform(provider) if provider != OTHER else None
    if platform is None:
        return Notice(host or provider.capitalize())
    return Notice(
        platform.title,
        platform.operator_name or platform.title,
        platform.policy_url,
        own_notice(provider),
    )


def own_notice(provider: str) -> str:
    """Return the notice of the body's first active channel on a platform."""
    for brain in find_channels(api.portal.get(), [provider], ["active"]):
        channel = brain.getObject()
        if raw_of(channel.privacy_notice).strip():
            return without_embeds(channel.privacy_notice, channel)
    return ""


def without_embeds(text: IRichTextValue, context: DexterityContent) -> str:
    """Return a notice as safe HTML in which frames are links.

    An embed in a notice would need a notice itself, which may be this one.
    """
    # Plone's own transformer: that of the context makes embeds.
    safe = PortalTransformsTransformer(context)(text, "text/x-html-safe")
    return protected(safe, getRequest(), link_of)


def link_of(found: Fetch, attributes: Mapping[str, str | None], size: Size) -> str:
    """Return a plain link to the page in a frame."""
    if not found.host:
        return ""
    address = secure(found.address)
    words = (attributes.get("title") or "").strip() or address
    return (
        f'<p><a href="{escape(address, quote=True)}" rel="noopener">'
        f"{escape(words)}</a></p>"
    )


def texts_of(notice: Notice, title: str, request: HTTPRequest) -> Texts:
    """Return the texts of an embed with this notice in the request's language."""

    def say(message: str) -> str:
        return translate(message, context=request)

    name = notice.name
    general = _(
        "When you load this content, your browser sends your IP address and technical"
        " data to its operator (${operator}). Whoever does not want that follows the"
        " link.",
        mapping={"operator": notice.operator or name},
    )
    return Texts(
        version=notice.version,
        notice=notice.own or f"<p>{escape(say(general))}</p>",
        policy_url=notice.policy_url,
        policy=say(_("Privacy policy of ${platform}", mapping={"platform": name})),
        load=say(
            _(
                "Load “${title}” from ${platform}",
                mapping={"title": title, "platform": name},
            )
        ),
        always=say(_("Always allow ${platform} here", mapping={"platform": name})),
        withdraw=say(_("Withdraw consent to ${platform}", mapping={"platform": name})),
        loaded=say(_("Loaded from ${platform}.", mapping={"platform": name})),
        removed=say(
            _(
                "Removed; nothing more is sent to ${platform}.",
                mapping={"platform": name},
            )
        ),
    )
