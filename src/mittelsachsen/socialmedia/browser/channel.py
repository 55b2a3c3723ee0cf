"""Channels as visitors see them."""

from Acquisition import aq_parent
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.accounts import readable
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.content.inheritance import inherited
from mittelsachsen.socialmedia.content.inheritance import no_disadvantage
from mittelsachsen.socialmedia.content.notice_pages import IMPRINT
from mittelsachsen.socialmedia.content.notice_pages import notice_url
from mittelsachsen.socialmedia.content.notice_pages import PRIVACY
from mittelsachsen.socialmedia.content.shared_accounts import sharing
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.document.build import build
from mittelsachsen.socialmedia.document.channel import account
from mittelsachsen.socialmedia.document.channel import contacts_of
from mittelsachsen.socialmedia.document.channel import Facts
from mittelsachsen.socialmedia.document.channel import facts
from mittelsachsen.socialmedia.document.channel import filled
from mittelsachsen.socialmedia.document.channel import legal_facts
from mittelsachsen.socialmedia.document.channel import link
from mittelsachsen.socialmedia.document.channel import platform_of
from mittelsachsen.socialmedia.document.channel import platform_title
from mittelsachsen.socialmedia.document.channel import status_notice
from mittelsachsen.socialmedia.document.channel import StatusNotice
from mittelsachsen.socialmedia.document.glance import icon_of
from mittelsachsen.socialmedia.document.html import ContentMacros
from mittelsachsen.socialmedia.document.persons import Person
from mittelsachsen.socialmedia.document.persons import person_in
from mittelsachsen.socialmedia.document.sections import section_about
from mittelsachsen.socialmedia.document.source import assessments_in
from mittelsachsen.socialmedia.due.statuses import ENDED
from mittelsachsen.socialmedia.due.statuses import IN_USE
from mittelsachsen.socialmedia.permissions import MODIFY
from mittelsachsen.socialmedia.platforms.records import Platform
from mittelsachsen.socialmedia.register.trust import NAME
from mittelsachsen.socialmedia.register.trust import trust_url
from mittelsachsen.socialmedia.settings import get_settings
from mittelsachsen.socialmedia.term_titles import term_title
from mittelsachsen.socialmedia.text import html_of
from plone import api
from Products.Five import BrowserView
from zope.i18n import translate


CHIPS = "list-unstyled socialmedia-chips"
# The icon of each mode in the line of facts.
MODES = {"dialogue": "chat-dots", "information": "megaphone"}


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
        found = account(self.context)
        return {**found[0], "title": readable(found[0]["url"])} if found else None

    def sharing(self) -> list[dict[str, str]]:
        """The channels with the same account, of which only editors are told."""
        if not api.user.has_permission(MODIFY, obj=self.context):
            return []
        return [
            {
                "url": channel.absolute_url(),
                "title": f"{aq_parent(channel).title}: {channel.title}",
            }
            for channel in sharing(self.context)
        ]

    def profile(self) -> Facts:
        """What editors write into the profile of an account that is in use."""
        may = api.user.has_permission(MODIFY, obj=self.context)
        if not may or not account(self.context):
            return []
        url = self.context.absolute_url()
        facts: Facts = [
            (_("Legal notice"), link(notice_url(None, IMPRINT, url))),
            (_("Privacy statement"), link(notice_url(None, PRIVACY, url))),
            (_("All our accounts, for programs"), [f"{NAME}: {trust_url()}"]),
        ]
        # Who edits may read another language than that of the content.
        return [(translate(name, context=self.request), said) for name, said in facts]

    def icon_name(self) -> str:
        return icon_of(self.platform())

    def platform_title(self) -> str:
        return platform_title(self.context) or self.context.title

    def status(self) -> tuple[str, str]:
        """The status in words, and its style."""
        status = self.context.status
        style = "success" if status in IN_USE else "secondary"
        return term_title("channel_statuses", status), f"badge text-bg-{style}"

    def at_a_glance(self) -> list[tuple[str, str]]:
        """Mode, access and unit: what is said in one line, as icon and words."""
        channel = self.context
        line = [("building", channel.operating_unit)]
        if channel.status != ENDED:
            line = [*self._use(), *line]
        return [(icon, words) for icon, words in line if words]

    def _use(self) -> list[tuple[str, str]]:
        channel = self.context
        mode = (
            MODES.get(channel.mode, ""),
            term_title("channel_modes", channel.mode),
        )
        if channel.login_to_read:
            return [mode, ("lock", _("readable with an account only"))]
        if channel.login_to_interact:
            return [mode, ("unlock", _("readable without an account"))]
        return [mode]

    def status_notice(self) -> StatusNotice | None:
        return status_notice(self.context, self.language)

    def details(self) -> Facts:
        """The facts of the document, and those only the channel's page shows."""
        channel = self.context
        more = [(_("Start"), [self.day(channel.start_date)])]
        if channel.status != ENDED:
            more += self._service()
        basis, concept = inherited(channel, "legal_basis"), concept_of(channel)
        assessments = assessments_in(concept) if concept is not None else []
        legal = legal_facts(channel, basis, assessments)
        return [*facts(channel, self.language), *filled(more), *legal]

    def _service(self) -> Facts:
        """What visitors can expect while somebody looks after the channel."""
        channel = self.context
        return [
            (_("Comments"), [term_title("comment_modes", channel.comments_mode)]),
            (_("Service hours"), [inherited(channel, "service_hours")]),
            (_("Reaction time"), [inherited(channel, "reaction_time")]),
            (_("Netiquette"), link(channel.netiquette_url)),
            (_("Accessibility"), [channel.accessibility_measures]),
            (_("Automated posts"), [_("yes") if channel.automated else ""]),
        ]

    def parts(self) -> list[tuple[str, str, list]]:
        """Titled parts as ``(title, HTML, lists)``, without the empty ones.

        A list has a title, lines and a style.
        """
        channel = self.context
        parts = [
            (
                _("Purpose of use"),
                "purpose",
                [(_("Target groups"), inherited(channel, "target_groups"), CHIPS)],
            ),
            (
                _("Kind and extent of use"),
                "scope",
                [
                    (_("Regular contents"), channel.content_types, ""),
                    (_("Excluded uses"), channel.exclusions, ""),
                ],
            ),
            (_("Advantages"), "advantages", []),
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

    def part_of(self) -> dict | None:
        """The place in the concept that tells of the channel, if the visitor may."""
        concept = concept_of(self.context)
        if concept is None or not visible(concept):
            return None
        url = concept.absolute_url()
        section = section_about(
            build(concept, self.language), self.context.absolute_url()
        )
        if section is None:
            return {"url": url, "title": concept.title}
        named = filter(None, [concept.title, section.number])
        return {"url": f"{url}#{section.id}", "title": ", ".join(named)}

    def contacts(self) -> list[tuple[str, Person]]:
        """The named contacts that the visitor may see, each under its label."""
        return [
            (label, person_in(person, role))
            for label, role, person in contacts_of(self.context)
        ]
