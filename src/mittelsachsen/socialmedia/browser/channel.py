"""Channels as visitors see them."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.content.inheritance import inherited
from mittelsachsen.socialmedia.content.inheritance import no_disadvantage
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.document.channel import contacts_of
from mittelsachsen.socialmedia.document.channel import Facts
from mittelsachsen.socialmedia.document.channel import facts
from mittelsachsen.socialmedia.document.channel import filled
from mittelsachsen.socialmedia.document.channel import legal_facts
from mittelsachsen.socialmedia.document.channel import link
from mittelsachsen.socialmedia.document.channel import platform_of
from mittelsachsen.socialmedia.document.channel import status_notice
from mittelsachsen.socialmedia.document.channel import StatusNotice
from mittelsachsen.socialmedia.document.glance import icon_of
from mittelsachsen.socialmedia.document.html import ContentMacros
from mittelsachsen.socialmedia.document.html import icon_tag
from mittelsachsen.socialmedia.document.persons import Person
from mittelsachsen.socialmedia.document.persons import person_in
from mittelsachsen.socialmedia.due.statuses import IN_USE
from mittelsachsen.socialmedia.platforms.records import Platform
from mittelsachsen.socialmedia.settings import get_settings
from mittelsachsen.socialmedia.term_titles import term_title
from mittelsachsen.socialmedia.text import html_of
from Products.Five import BrowserView


class ChannelView(ContentMacros, BrowserView):
    """The page of one channel."""

    def platform(self) -> Platform | None:
        return platform_of(self.context)

    def about(self) -> str:
        """What the platform learns, unless the privacy notice below says it."""
        platform = self.platform()
        if platform is None or get_settings().show_channel_notice:
            return ""
        return platform.description

    def account(self) -> dict | None:
        """The link to the account, while it is in use."""
        if self.context.status not in IN_USE or not self.context.account_url:
            return None
        return link(self.context.account_url, rel="me noopener")[0]

    def icon(self) -> str:
        return icon_tag(icon_of(self.platform()), self.context, self.request)

    def status_notice(self) -> StatusNotice | None:
        return status_notice(self.context, self.language)

    def details(self) -> Facts:
        """The facts of the document, and those only the channel's page shows."""
        channel = self.context
        more = [
            (_("Status"), [term_title("channel_statuses", channel.status)]),
            (_("Start"), [self.day(channel.start_date)]),
            (_("Mode"), [term_title("channel_modes", channel.mode)]),
            (_("Comments"), [term_title("comment_modes", channel.comments_mode)]),
            (_("Service hours"), [inherited(channel, "service_hours")]),
            (_("Reaction time"), [inherited(channel, "reaction_time")]),
            (_("Netiquette"), link(channel.netiquette_url)),
            (_("Accessibility"), [channel.accessibility_measures]),
            (_("Automated posts"), [_("yes") if channel.automated else ""]),
        ]
        legal = legal_facts(channel, inherited(channel, "legal_basis"))
        return [*facts(channel, self.language), *filled(more), *legal]

    def parts(self) -> list[tuple[str, str, list]]:
        """Titled parts as ``(title, HTML, lists)``, without the empty ones."""
        channel = self.context
        parts = [
            (_("Advantages"), "advantages", []),
            (
                _("Purpose of use"),
                "purpose",
                [(_("Target groups"), inherited(channel, "target_groups"))],
            ),
            (
                _("Kind and extent of use"),
                "scope",
                [
                    (_("Regular contents"), channel.content_types),
                    (_("Excluded uses"), channel.exclusions),
                ],
            ),
            (_("Necessity"), "necessity", []),
        ]
        result = []
        for title, name, lists in parts:
            text = html_of(inherited(channel, name), channel)
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

    def concept(self) -> UsageConcept | None:
        """The concept to which the channel belongs, if the visitor may see it."""
        concept = concept_of(self.context)
        return concept if concept is not None and visible(concept) else None

    def contacts(self) -> list[tuple[str, Person]]:
        """The named contacts that the visitor may see, each under its label."""
        return [
            (label, person_in(person, role))
            for label, role, person in contacts_of(self.context)
        ]
