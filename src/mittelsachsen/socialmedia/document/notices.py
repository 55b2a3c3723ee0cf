"""The legal notice (§ 5 DDG, § 18 (2) MStV) and the privacy statement (Art. 13 and 14
GDPR) of a channel, made of what is recorded.

Each part comes from one field or record. Where that is empty, the part says so to
editors and is left out for everybody else; own words replace or follow any part.
"""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.notice_pages import IMPRINT
from mittelsachsen.socialmedia.content.notice_pages import PRIVACY
from mittelsachsen.socialmedia.document.html import SectionHTML
from mittelsachsen.socialmedia.document.notice_parts import PARTS
from mittelsachsen.socialmedia.document.notice_source import NoticeSource
from mittelsachsen.socialmedia.document.notice_source import Part
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.document.sections import section_item
from mittelsachsen.socialmedia.document.sections import SectionItem
from mittelsachsen.socialmedia.document.source import channel_brains
from mittelsachsen.socialmedia.l10n import language_in
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.text import paragraphs
from typing import TypedDict
from zope.i18n import translate
from ZPublisher.HTTPRequest import HTTPRequest


TITLES = {IMPRINT: _("Legal notice"), PRIVACY: _("Privacy statement")}
NOTICES = {
    IMPRINT: ("account", "provider", "responsible", "supervision", "register"),
    PRIVACY: (
        "account",
        "controller",
        "officer",
        "purpose",
        "basis",
        "data",
        "recipients",
        "transfer",
        "storage",
        "rights",
        "complaint",
        "insights",
        "joint",
        "alternatives",
        "date",
    ),
}

NoticeItem = TypedDict(
    "NoticeItem", {"@id": str, "title": str, "sections": list[SectionItem]}
)
ChannelNotices = TypedDict(
    "ChannelNotices",
    {"@id": str, "title": str, "imprint": NoticeItem, "privacy": NoticeItem},
)


def notice_of(channel: SocialMediaChannel, page: str, language: str) -> list[Part]:
    """Return the parts of a notice, as far as the current user may see what they say.

    ``page`` is :data:`IMPRINT` or :data:`PRIVACY`. Words that the body did not write
    are in the channel's language, or else in the one given.
    """
    source = NoticeSource(channel, language_in(channel, language))
    return [_part(name, source) for name in NOTICES[page]]


def notice_title(channel: SocialMediaChannel, page: str, language: str) -> str:
    """Return the title of a notice in a language."""
    title = translate(TITLES[page], target_language=language)
    return f"{title}: {channel.title}"


def notice_item(
    channel: SocialMediaChannel, page: str, request: HTTPRequest
) -> NoticeItem:
    """Return a notice as citizens get it, its parts as HTML."""
    language = language_in(channel, language_of(request))
    html = SectionHTML(channel, request)
    parts = notice_of(channel, page, language)
    return {
        "@id": f"{channel.absolute_url()}/@@{page}",
        "title": notice_title(channel, page, language),
        "sections": [
            section_item(part.section, html) for part in parts if not part.section.empty
        ],
    }


def notices_of(concept: UsageConcept, request: HTTPRequest) -> list[ChannelNotices]:
    """Return the notices of all channels of a concept that the current user may see."""
    channels = (brain.getObject() for brain in channel_brains(concept))
    return [
        {
            "@id": channel.absolute_url(),
            "title": channel.title,
            "imprint": notice_item(channel, IMPRINT, request),
            "privacy": notice_item(channel, PRIVACY, request),
        }
        for channel in channels
    ]


def _part(name: str, source: NoticeSource) -> Part:
    kind = PARTS[name]
    part = Part(Section(name, source.say(kind.heading)))
    own = source.own_words(name)
    if not any(row.get("mode") == "replace" for row in own):
        kind.fill(part, source)
    for row in own:
        part.section.add("text", paragraphs(row.get("text")))
    return part
