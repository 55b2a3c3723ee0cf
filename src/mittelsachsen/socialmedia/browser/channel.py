"""Channels as visitors see them."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.contact import may_see
from mittelsachsen.socialmedia.browser.dates import long_date
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.content.inheritance import inherited
from mittelsachsen.socialmedia.content.inheritance import no_disadvantage
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.platforms.records import Platform
from mittelsachsen.socialmedia.register.channels import IN_USE
from mittelsachsen.socialmedia.validation import phone_uri
from plone import api
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import getUtility
from zope.i18n.locales import locales
from zope.schema.interfaces import IVocabularyFactory


BLOCKS = ViewPageTemplateFile("blocks.pt")

NOTICES = {
    "planned": _("This channel is planned and not yet in use."),
    "emergency_only": _("This channel is used in emergencies only."),
    "frozen": _("This channel is frozen: it stays online without new posts."),
    "ended": _("This channel has ended and is no longer ours."),
}


def country_name(code: str, request) -> str:
    """Return the name of an ISO 3166-1 country in the language of the page."""
    language = str(request.get("LANGUAGE", "") or "en")[:2]
    return locales.getLocale(language).displayNames.territories.get(code, code)


class ChannelInfo:
    """What a channel's page and the document say about a channel."""

    def __init__(self, channel, request):
        self.channel = channel
        self.request = request

    @property
    def platform(self) -> Platform | None:
        return get_platform(self.channel.platform or "")

    def term(self, vocabulary: str, token: str | None) -> str:
        if not token:
            return ""
        factory = getUtility(
            IVocabularyFactory, f"mittelsachsen.socialmedia.{vocabulary}"
        )
        return factory(self.channel).getTermByToken(token).title

    def operator(self) -> str:
        """Name, seat and country of whoever operates the platform or server."""
        if self.channel.instance_operator:
            return self.channel.instance_operator
        platform = self.platform
        if platform is None:
            return ""
        country = country_name(platform.country, self.request)
        parts = [platform.operator_name, platform.operator_address, country]
        return ", ".join(filter(None, parts))

    def successor(self):
        target = getattr(self.channel.successor, "to_object", None)
        if target is not None and api.user.has_permission("View", obj=target):
            return target

    def status_notice(self) -> dict | None:
        """What frozen, ended, planned and emergency channels say; else ``None``."""
        notice = NOTICES.get(self.channel.status)
        if notice is None:
            return None
        end = self.channel.end_date
        return {
            "notice": notice,
            "end": long_date(end, self.request) if end else "",
            "reason": self.channel.end_reason,
            "successor": self.successor(),
        }

    def facts(self) -> list[tuple[str, list]]:
        """Short facts as ``(label, values)``; a value is text or ``{url, title}``."""
        channel = self.channel
        platform = self.platform
        account = []
        if channel.account_url:
            account = [{"url": channel.account_url, "title": channel.account_url}]
            if channel.status in IN_USE:
                # By this a Mastodon server knows that the account is this site's.
                account[0]["rel"] = "me noopener"
        about = []
        if platform is not None and platform.info_url:
            about = [{"url": platform.info_url, "title": platform.info_url}]
        facts = [
            (
                _("Former account")
                if channel.status == "ended"
                else _("Official account"),
                account,
            ),
            (_("Account name"), [channel.handle]),
            (_("Platform"), [platform.title if platform else ""]),
            (_("Operator"), [self.operator()]),
            (_("About the platform"), about),
            (_("Operating unit"), [channel.operating_unit]),
            (_("Frequency of posts"), [channel.posting_frequency]),
            (_("Access"), [self.access()]),
        ]
        return [(label, values) for label, values in facts if any(values)]

    def access(self) -> str:
        if self.channel.login_to_read:
            return _("Reading needs an account with the platform.")
        if self.channel.login_to_interact:
            return _("Reading is open to everybody; interaction needs an account.")
        return ""


class ChannelView(BrowserView, ChannelInfo):
    """The page of one channel."""

    blocks = BLOCKS

    def __init__(self, context, request):
        BrowserView.__init__(self, context, request)
        self.channel = context

    def details(self) -> list[tuple[str, list]]:
        """The facts of the document, and those only the channel's page shows."""
        channel = self.context
        start = (
            long_date(channel.start_date, self.request) if channel.start_date else ""
        )
        more = [
            (_("Status"), [self.term("channel_statuses", channel.status)]),
            (_("Start"), [start]),
            (_("Mode"), [self.term("channel_modes", channel.mode)]),
            (_("Comments"), [self.term("comment_modes", channel.comments_mode)]),
            (_("Service hours"), [inherited(channel, "service_hours")]),
            (_("Reaction time"), [inherited(channel, "reaction_time")]),
            (_("Netiquette"), self.link(channel.netiquette_url)),
            (_("Legal notice"), self.link(channel.imprint_url)),
            (_("Privacy statement"), self.link(channel.privacy_url)),
            (_("Legal basis"), list(channel.legal_basis or ())),
            (_("Accessibility"), [channel.accessibility_measures]),
            (_("Automated posts"), [_("yes") if channel.automated else ""]),
        ]
        return self.facts() + [(label, values) for label, values in more if any(values)]

    def link(self, url: str | None) -> list[dict]:
        return [{"url": url, "title": url}] if url else []

    def rich(self, name: str) -> str:
        value = getattr(self.context, name)
        return value.output_relative_to(self.context) if value and value.raw else ""

    def parts(self) -> list[tuple[str, str, list]]:
        """Titled parts as ``(title, HTML, lists)``, without the empty ones."""
        channel = self.context
        parts = [
            (_("Advantages"), self.rich("advantages"), []),
            (
                _("Purpose of use"),
                self.rich("purpose"),
                [(_("Target groups"), channel.target_groups)],
            ),
            (
                _("Kind and extent of use"),
                self.rich("scope"),
                [
                    (_("Regular contents"), channel.content_types),
                    (_("Excluded uses"), channel.exclusions),
                ],
            ),
            (_("Necessity"), self.rich("necessity"), []),
        ]
        result = []
        for title, text, lists in parts:
            lists = [entry for entry in lists if entry[1]]
            if text or lists:
                result.append((title, text, lists))
        return result

    def alternative_information(self) -> list[dict]:
        return inherited(self.context, "alternative_information") or []

    def alternative_contact(self) -> list[dict]:
        return inherited(self.context, "alternative_contact") or []

    def statement(self) -> str:
        return no_disadvantage(self.context)

    def concept(self):
        return concept_of(self.context)

    def contacts(self) -> list[tuple[str, object]]:
        """The named contacts that the visitor may see, as ``(label, person)``."""
        fields = [
            (_("Editorial contact"), "editorial_contact"),
            (_("Technical contact"), "technical_contact"),
            (_("Contact for data subjects' rights"), "privacy_contact"),
        ]
        result = []
        for label, name in fields:
            relation = getattr(self.context, name, None)
            person = getattr(relation, "to_object", None)
            if person is not None and may_see(person):
                result.append((label, person))
        return result

    def phone_uri(self, value: str) -> str:
        return phone_uri(value)
