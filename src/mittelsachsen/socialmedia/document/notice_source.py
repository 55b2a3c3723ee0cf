"""What the notices of a channel are made of, and what they lack."""

from Acquisition import aq_base
from dataclasses import dataclass
from dataclasses import field
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.content.rows import NoticePart
from mittelsachsen.socialmedia.content.rows import Role
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.document.channel import platform_of
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.due.persons import holders
from mittelsachsen.socialmedia.platforms.interfaces import IPlatform
from mittelsachsen.socialmedia.settings import ISocialMediaSettings
from mittelsachsen.socialmedia.settings import site_setting
from mittelsachsen.socialmedia.term_titles import term_title
from mittelsachsen.socialmedia.text import has_words
from mittelsachsen.socialmedia.text import paragraphs
from typing import Any
from zope.i18n import translate
from zope.schema import getFields


# The form of the settings, as rules name fields elsewhere than at an item.
SETTINGS = "site.socialmedia-controlpanel#formfield-form-widgets-"


@dataclass(frozen=True)
class Gap:
    """Something that nobody has entered: what it is called, and where it is entered.

    ``url`` is that of an item; ``field`` is one of it, or of the platform's record or
    the settings, named as rules do.
    """

    name: str
    url: str
    field: str


@dataclass
class Part:
    """A part of a notice: a section, and what it lacks."""

    section: Section
    gaps: list[Gap] = field(default_factory=list)


class NoticeSource:
    """A channel and its concept, as far as the current user may see them.

    ``language`` is that of the words which the body did not write.
    """

    def __init__(self, channel: SocialMediaChannel, language: str):
        concept = concept_of(channel)
        self.channel = channel
        self.concept = concept if concept is not None and visible(concept) else None
        self.platform = platform_of(channel)
        self.language = language

    def say(self, message: str) -> str:
        """Return a message in the language of the notice."""
        return translate(message, target_language=self.language)

    def of_concept(self, name: str) -> Any:
        """Return a field of the concept; nothing of one that is hidden."""
        return getattr(aq_base(self.concept), name, None)

    def of_platform(self, name: str) -> Any:
        """Return a field of the platform's record; nothing where there is none."""
        return getattr(self.platform, name, None)

    def holders(self, role: str) -> list[tuple[ContactPerson, Role]]:
        """Return who has a role in the concept; see :func:`due.persons.holders`."""
        return holders(self.concept, role) if self.concept is not None else []

    def own_words(self, part: str) -> list[NoticePart]:
        """Return the body's words for a part: the channel's, or else the concept's."""
        for rows in (self.channel.notice_parts, self.of_concept("notice_parts")):
            found = [
                row
                for row in rows or ()
                if row.get("part") == part and has_words(row.get("text"))
            ]
            if found:
                return found
        return []

    def lacks_channel(self, name: str) -> Gap:
        """Return the gap of a field of the channel."""
        title = getFields(ISocialMediaChannel)[name].title
        return Gap(title, self.channel.absolute_url(), name)

    def lacks_concept(self, name: str) -> Gap:
        """Return the gap of a field of the concept."""
        return Gap(getFields(IUsageConcept)[name].title, self._concept_url(), name)

    def lacks_platform(self, name: str) -> Gap:
        """Return the gap of a field of the platform's record."""
        title = getFields(IPlatform)[name].title
        return Gap(title, self.channel.absolute_url(), f"platform.{name}")

    def lacks_setting(self, name: str) -> Gap:
        """Return the gap of a setting."""
        title = getFields(ISocialMediaSettings)[name].title
        return Gap(title, self.channel.absolute_url(), f"{SETTINGS}{name}")

    def lacks_person(self, role: str) -> Gap:
        """Return the gap of a person with a role, who is yet to be added."""
        title = term_title("contact_roles", role)
        return Gap(title, self._concept_url(), "++add++ContactPerson")

    def lacks_scope(self, person: ContactPerson) -> Gap:
        """Return the gap of what one of several persons answers for."""
        said = _("What ${name} is responsible for", mapping={"name": person.title})
        return Gap(said, person.absolute_url(), "roles")

    def _concept_url(self) -> str:
        item = self.channel if self.concept is None else self.concept
        return item.absolute_url()


def complaint_authority() -> list[str]:
    """Return name and address of the authority for complaints, line by line."""
    return paragraphs(site_setting("complaint_authority"))
