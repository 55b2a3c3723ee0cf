"""The default view of a concept: the numbered document."""

from datetime import date
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.channel import BLOCKS
from mittelsachsen.socialmedia.browser.channel import ChannelInfo
from mittelsachsen.socialmedia.browser.contact import contacts_of
from mittelsachsen.socialmedia.browser.dates import long_date
from mittelsachsen.socialmedia.browser.dates import month_and_year
from mittelsachsen.socialmedia.document.sections import arrange
from mittelsachsen.socialmedia.document.sections import number
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.document.sections import unique_ids
from mittelsachsen.socialmedia.evaluation.records import approved_records
from mittelsachsen.socialmedia.register.channels import ItemBuilder
from mittelsachsen.socialmedia.validation import phone_uri
from plone import api
from plone.i18n.normalizer.interfaces import IIDNormalizer
from plone.memoize.view import memoize
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import getUtility
from zope.schema.interfaces import IVocabularyFactory


def html_of(value, context) -> str:
    """Return a rich text as safe HTML, empty where it has no words."""
    if not value or not value.raw or not value.raw.strip():
        return ""
    return value.output_relative_to(context)


def paragraphs(text: str | None) -> list[str]:
    """Split plain text at line breaks."""
    return [line for line in (text or "").splitlines() if line.strip()]


class ConceptView(BrowserView):
    """Builds the document from the concept and what it holds."""

    blocks = BLOCKS

    section = ViewPageTemplateFile("section.pt")

    def html(self, section: Section) -> str:
        """Return the blocks of a section, without heading and children."""
        return self.section(section=section).strip()

    @memoize
    def channel_brains(self) -> list:
        """The channels that the visitor may view, in the concept's order."""
        return api.content.find(
            self.context,
            depth=1,
            portal_type="SocialMediaChannel",
            sort_on="getObjPositionInParent",
        )

    @memoize
    def channels(self) -> list:
        return [brain.getObject() for brain in self.channel_brains()]

    @memoize
    def contacts(self) -> list:
        return contacts_of(self.context)

    @memoize
    def sections(self) -> list[Section]:
        concept = self.context
        order = [name.strip() for name in concept.section_order or ()]
        found = [
            self.preamble(),
            self.rich("plain-language", _("In plain language"), "plain_language"),
            self.lines("scope", _("Scope of validity"), "scope_of_validity"),
            self.rich("mandate", _("Task and concern"), "mandate"),
            self.lines("goals", _("Goals"), "goals"),
            self.responsible(),
            self.rich("organisation", _("Organisation"), "organisation"),
            self.alternatives(),
            self.channel_sections(),
            self.dialogue(),
            self.rich("crisis", _("Communication in a crisis"), "crisis_communication"),
            *self.free_sections(),
            self.commitment(),
            self.changes(),
        ]
        return number(arrange(found, order))

    def rich(self, name: str, title: str, field: str) -> Section:
        section = Section(name, title)
        section.add("html", html_of(getattr(self.context, field), self.context))
        return section

    def lines(self, name: str, title: str, field: str) -> Section:
        section = Section(name, title)
        section.add("list", getattr(self.context, field))
        return section

    def preamble(self) -> Section:
        section = self.rich("preamble", _("Preamble"), "preamble")
        section.add("statistics", self.context.statistics)
        if self.context.excludes_services:
            section.add(
                "text",
                [_("No administrative services are provided through the channels.")],
            )
        section.add("exclusions", self.context.exclusions)
        section.add("documents", self.context.reference_documents)
        return section

    def responsible(self) -> Section:
        concept = self.context
        section = Section("responsible", _("Responsible bodies"))
        controller = {
            "name": concept.controller_name,
            "address": paragraphs(concept.controller_address),
            "representative": concept.controller_representative,
            "phone": concept.controller_phone,
            "email": concept.controller_email,
        }
        if any(controller.values()):
            section.add("controller", controller)
        roles = getUtility(
            IVocabularyFactory, "mittelsachsen.socialmedia.contact_roles"
        )()
        contacts = self.contacts()
        for term in roles:
            persons = [
                (contact, row)
                for contact in contacts
                for row in contact.roles or ()
                if row["role"] == term.token
            ]
            if persons:
                section.add("role", {"title": term.title, "persons": persons})
        without = [(contact, {}) for contact in contacts if not contact.roles]
        if without:
            section.add("role", {"title": _("Contacts"), "persons": without})
        return section

    def alternatives(self) -> Section:
        concept = self.context
        section = Section("alternatives", _("Other ways to information and contact"))
        section.add("contacts", concept.alternative_contact)
        section.add("websites", concept.alternative_information)
        section.add("text", paragraphs(concept.no_disadvantage_statement))
        return section

    def channel_sections(self) -> Section:
        section = self.rich("channels", _("Channels"), "staged_model")
        for channel in self.channels():
            section.children.append(self.channel_section(channel))
        return section

    def channel_section(self, channel) -> Section:
        info = ChannelInfo(channel, self.request)
        anchor = f"channel-{channel.getId()}"
        section = Section(anchor, channel.title)
        section.add("status", info.status_notice())
        section.add("text", paragraphs(channel.description))
        section.add("html", html_of(channel.advantages, channel))
        section.add("facts", info.facts())
        purpose = Section(f"{anchor}-purpose", _("Purpose of use"))
        purpose.add("html", html_of(channel.purpose, channel))
        purpose.add("target_groups", channel.target_groups)
        scope = Section(f"{anchor}-scope", _("Kind and extent of use"))
        scope.add("html", html_of(channel.scope, channel))
        scope.add("contents", channel.content_types)
        scope.add("exclusions", channel.exclusions)
        scope.add("text", paragraphs(channel.no_disadvantage_statement))
        necessity = Section(f"{anchor}-necessity", _("Necessity"))
        necessity.add("html", html_of(channel.necessity, channel))
        dialogue = Section(f"{anchor}-dialogue", _("Dialogue"))
        dialogue.add("text", paragraphs(channel.direct_messages))
        other = Section(f"{anchor}-alternatives", _("Alternatives"))
        other.add("contacts", channel.alternative_contact)
        other.add("websites", channel.alternative_information)
        section.children = [purpose, scope, necessity, dialogue, other]
        return section

    def dialogue(self) -> Section:
        concept = self.context
        section = self.rich("dialogue", _("Dialogue"), "netiquette")
        facts = [
            (_("Service hours"), concept.service_hours),
            (_("Reaction time"), concept.reaction_time),
        ]
        section.add("facts", [(name, [value]) for name, value in facts if value])
        section.add("text", paragraphs(concept.emergency_notice))
        return section

    def free_sections(self) -> list[Section]:
        normalize = getUtility(IIDNormalizer).normalize
        rows = [row for row in self.context.sections or () if row.get("heading")]
        ids = unique_ids(f"section-{normalize(row['heading'])}" for row in rows)
        result = []
        for name, row in zip(ids, rows, strict=True):
            section = Section(name, row["heading"])
            section.add("text", paragraphs(row.get("text")))
            result.append(section)
        return result

    def commitment(self) -> Section:
        return self.rich("commitment", _("Commitment"), "commitment")

    def changes(self) -> Section:
        section = Section("changes", _("Changes"))
        section.add("changes", self.context.changelog)
        return section

    def as_of(self) -> str:
        value = self.context.as_of
        return month_and_year(value, self.request) if value else ""

    def approval(self) -> str:
        concept = self.context
        day = (
            long_date(concept.approved_on, self.request) if concept.approved_on else ""
        )
        return ", ".join(filter(None, [concept.approved_by, day]))

    def evaluation(self) -> dict | None:
        """The evaluation line: last and next day, and whether it is overdue."""
        line = self.evaluation_dates()
        if not line["next_due"]:
            return None
        return {
            "overdue": line["overdue"],
            "last": self.day(line["last"]),
            "next_due": self.day(line["next_due"]),
            "record": next(iter(approved_records(self.context)), None),
        }

    def evaluation_dates(self) -> dict:
        """The last and the next day as ISO dates or ``None``, and the verdict."""
        _concept, data = ItemBuilder(self.request).concept(self.context.UID())
        due = data.get("next_evaluation")
        return {
            "last": data.get("last_evaluated"),
            "next_due": due,
            "overdue": bool(due) and due < date.today().isoformat(),
        }

    def phone_uri(self, value: str) -> str:
        return phone_uri(value)

    def day(self, value) -> str:
        return long_date(value, self.request) if value else ""
