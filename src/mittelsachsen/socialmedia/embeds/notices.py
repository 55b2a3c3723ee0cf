"""What an embed tells before consent, from one place per provider.

The platform's record says it; the notice of the body's own channel on that
platform goes before it. Unknown hosts get a general text.
"""

from dataclasses import dataclass
from hashlib import sha256
from html import escape
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.videos import BY_HOST
from mittelsachsen.socialmedia.addresses.videos import other
from mittelsachsen.socialmedia.addresses.videos import VideoAddressError
from mittelsachsen.socialmedia.embeds.markup import Texts
from mittelsachsen.socialmedia.embeds.protect import Frame
from mittelsachsen.socialmedia.embeds.safely import protected
from mittelsachsen.socialmedia.l10n import country
from mittelsachsen.socialmedia.l10n import language_of
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
    """Who gets the data, and what the body itself says about it (safe HTML).

    ``hosts`` are those from which consent to it loads, with all below them.
    """

    name: str
    operator: str = ""
    country: str = ""
    policy_url: str = ""
    own: str = ""
    hosts: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """A short text that changes when the notice does, and the hosts.

        The visitor's browser keeps it: no figure that names another host has consent.
        """
        said = (self.name, self.operator, self.country, self.policy_url, self.own)
        digest = sha256("\n".join(said).encode()).hexdigest()[:12]
        return " ".join((digest, *self.hosts))


def get_notice(provider: str, host: str = "") -> Notice:
    """Return the notice of a platform, or the general one that names ``host``."""
    platform = None if provider in BY_HOST else get_platform(provider)
    if platform is None:
        return Notice(host or provider.capitalize(), hosts=(host,) if host else ())
    return Notice(
        platform.title,
        platform.operator_name or platform.title,
        platform.country,
        platform.policy_url,
        own_notice(provider),
        tuple(platform.embed_hosts),
    )


def own_notice(provider: str) -> str:
    """Return the notice of the body's first active channel on a platform."""
    portal = api.portal.get()
    for brain in find_channels(portal, [provider], ["active"], with_notice=True):
        channel = brain.getObject()
        notice = without_embeds(channel.privacy_notice, channel)
        if notice:
            return notice
    return ""


def without_embeds(text: IRichTextValue | None, context: DexterityContent) -> str:
    """Return a notice as safe HTML in which frames are links, empty for none.

    An embed in a notice would need a notice itself, which may be this one.
    """
    if text is None or not raw_of(text).strip():
        return ""
    # Plone's own transformer: that of the context makes embeds.
    safe = PortalTransformsTransformer(context)(text, "text/x-html-safe")
    return protected(safe, getRequest(), link_of)


def link_of(frame: Frame) -> str:
    """Return a plain link to the page in a frame."""
    try:
        page = other.read(frame.fetch.address).page
    except VideoAddressError:
        return ""
    href, words = escape(page, quote=True), escape(frame.title or page)
    return f'<p><a href="{href}" rel="noopener">{words}</a></p>'


def texts_of(notice: Notice, title: str, request: HTTPRequest) -> Texts:
    """Return the texts of an embed with this notice in the request's language."""

    def say(message: str) -> str:
        return translate(message, context=request)

    name = notice.name
    names = {"platform": name}
    # Who gets the data, and where that is (Art. 13(1) GDPR).
    place = country(notice.country, language_of(request))
    general = _(
        "When you load this content, your browser sends your IP address and technical"
        " data to its operator (${operator}). Whoever does not want that follows the"
        " link.",
        mapping={"operator": ", ".join(filter(None, (notice.operator or name, place)))},
    )
    brief = _(
        "This content is at ${platform}. Loading it tells ${platform} your IP address.",
        mapping=names,
    )
    return Texts(
        version=notice.version,
        brief=say(brief),
        more=say(_("More about it")),
        notice=notice.own or f"<p>{escape(say(general))}</p>",
        policy_url=notice.policy_url,
        policy=say(_("Privacy policy of ${platform}", mapping=names)),
        load=say(
            _(
                "Load “${title}” from ${platform}",
                mapping={"title": title, **names},
            )
        ),
        always=say(_("Always allow ${platform} here", mapping=names)),
        withdraw=say(_("Withdraw consent to ${platform}", mapping=names)),
        close=say(_("Close")),
        loading=say(_("Is being loaded from ${platform} …", mapping=names)),
        loaded=say(
            _(
                "Loaded from ${platform}. If nothing is to be seen, follow the link.",
                mapping=names,
            )
        ),
        refused=say(
            _(
                "Not loaded: this browser or this website refuses content from"
                " ${platform}. Follow the link.",
                mapping=names,
            )
        ),
        closed=say(_("Closed; nothing more is sent to ${platform}.", mapping=names)),
        withdrawn=say(
            _(
                "Your consent to ${platform} is withdrawn; nothing more is sent.",
                mapping=names,
            )
        ),
    )
