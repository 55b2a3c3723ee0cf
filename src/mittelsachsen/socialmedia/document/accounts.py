"""Channels in the document: as sections with parts, as a list, as a table."""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.content.outline import Part
from mittelsachsen.socialmedia.document.channel import account_fact
from mittelsachsen.socialmedia.document.channel import contacts_of
from mittelsachsen.socialmedia.document.channel import facts
from mittelsachsen.socialmedia.document.channel import item_link
from mittelsachsen.socialmedia.document.channel import legal_facts
from mittelsachsen.socialmedia.document.channel import platform_of
from mittelsachsen.socialmedia.document.channel import platform_title
from mittelsachsen.socialmedia.document.channel import status_notice
from mittelsachsen.socialmedia.document.glance import icon_of
from mittelsachsen.socialmedia.document.glance import is_long
from mittelsachsen.socialmedia.document.sections import ChannelMark
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.document.source import Source
from mittelsachsen.socialmedia.due.statuses import linked_account
from mittelsachsen.socialmedia.platforms.records import OTHER
from mittelsachsen.socialmedia.term_titles import term_title
from mittelsachsen.socialmedia.text import html_of
from mittelsachsen.socialmedia.text import paragraphs
from plone.i18n.normalizer import idnormalizer
from typing import TypedDict


Channels = Iterable[SocialMediaChannel]
Fill = Callable[[Section, SocialMediaChannel, Source], None]


class AccountRow(TypedDict):
    """A channel in a list or a table."""

    url: str
    title: str
    platform: str
    account: str
    link: str
    handle: str
    status: str
    description: str


@dataclass(frozen=True)
class PartOfChannel:
    """The standard heading of a part, and the function that fills its section."""

    heading: str
    fill: Fill


def place(section: Section, node: Node, channels: Channels, source: Source) -> None:
    """Add channels to a section in the node's form."""
    form = node.get("form") or "sections"
    if form == "sections":
        section.children += [_section(each, node, source) for each in channels]
    else:
        section.add(f"channels_{form}", [_row(each, source) for each in channels])


def place_grouped(
    section: Section, node: Node, channels: Channels, source: Source
) -> None:
    """Add channels to a section, those of each platform in one of its own."""
    groups: dict[tuple[str, str], list[SocialMediaChannel]] = {}
    for channel in channels:
        of = (channel.platform or "", platform_title(channel))
        groups.setdefault(of, []).append(channel)
    for (token, title), members in groups.items():
        name = idnormalizer.normalize(title) if token == OTHER else token
        group = source.section(f"{section.id}-{name}", title)
        place(group, node, members, source)
        section.children.append(group)


def tell(
    section: Section, node: Node, channel: SocialMediaChannel, source: Source
) -> None:
    """Write all that is said about a channel into a section."""
    parts = node.get("parts") or DEFAULT_PARTS
    section.channel = _mark(channel)
    opening = list(takewhile(lambda part: part.get("heading") == "", parts))
    section.add("status", status_notice(channel, source.language))
    section.add("text", paragraphs(channel.description))
    for part in opening:
        PARTS[part["part"]].fill(section, channel, source)
    section.add("facts", FACTS[node.get("facts") or "full"](channel, source.language))
    for part in parts[len(opening) :]:
        section.children.append(_part(section, part, channel, source))


def _section(channel: SocialMediaChannel, node: Node, source: Source) -> Section:
    section = source.section(f"channel-{channel.getId()}", channel.title)
    section.folded = is_long(source.channels)
    tell(section, node, channel, source)
    return section


def _mark(channel: SocialMediaChannel) -> ChannelMark:
    return ChannelMark(
        channel.title,
        channel.absolute_url(),
        icon_of(platform_of(channel)),
        linked_account(channel.account_url, channel.status),
    )


def _part(
    section: Section, part: Part, channel: SocialMediaChannel, source: Source
) -> Section:
    name = part["part"]
    heading = part.get("heading")
    title = PARTS[name].heading if heading is None else heading
    below = source.section(f"{section.id}-{name}", title)
    below.listed = False
    PARTS[name].fill(below, channel, source)
    return below


def _row(channel: SocialMediaChannel, source: Source) -> AccountRow:
    status = "" if channel.status == "active" else channel.status
    return {
        "url": channel.absolute_url(),
        "title": channel.title,
        "platform": platform_title(channel),
        "account": channel.account_url or "",
        "link": linked_account(channel.account_url, channel.status),
        "handle": channel.handle or "",
        "status": source.say(term_title("channel_statuses", status)),
        "description": channel.description or "",
    }


def _prose(name: str) -> Fill:
    def fill(section: Section, channel: SocialMediaChannel, source: Source) -> None:
        source.write(section, html_of(source.of_channel(channel, name), channel))

    return fill


def _purpose(section: Section, channel: SocialMediaChannel, source: Source) -> None:
    _prose("purpose")(section, channel, source)
    section.add("target_groups", source.of_channel(channel, "target_groups"))


def _scope(section: Section, channel: SocialMediaChannel, source: Source) -> None:
    _prose("scope")(section, channel, source)
    section.add("contents", channel.content_types)
    section.add("exclusions", channel.exclusions)
    section.add("text", paragraphs(channel.no_disadvantage_statement))


def _dialogue(section: Section, channel: SocialMediaChannel, source: Source) -> None:
    section.add("text", paragraphs(channel.direct_messages))


def _alternatives(
    section: Section, channel: SocialMediaChannel, source: Source
) -> None:
    section.add("contacts", channel.alternative_contact)
    section.add("websites", channel.alternative_information)


def _contacts(section: Section, channel: SocialMediaChannel, source: Source) -> None:
    named = [
        (label, [item_link(person)]) for label, _role, person in contacts_of(channel)
    ]
    section.add("facts", named)


def _legal(section: Section, channel: SocialMediaChannel, source: Source) -> None:
    source.write(section, html_of(channel.privacy_notice, channel))
    basis = source.of_channel(channel, "legal_basis")
    section.add("facts", legal_facts(channel, basis, source.assessments))


FACTS = {
    "full": facts,
    "account": lambda channel, language: account_fact(channel),
    "none": lambda channel, language: [],
}
PARTS = {
    "advantages": PartOfChannel(_("Advantages"), _prose("advantages")),
    "purpose": PartOfChannel(_("Purpose of use"), _purpose),
    "scope": PartOfChannel(_("Kind and extent of use"), _scope),
    "necessity": PartOfChannel(_("Necessity"), _prose("necessity")),
    "dialogue": PartOfChannel(_("Dialogue"), _dialogue),
    "alternatives": PartOfChannel(_("Alternatives"), _alternatives),
    "contacts": PartOfChannel(_("Contacts"), _contacts),
    "legal": PartOfChannel(_("Privacy and law"), _legal),
}
# As in the document of 2018.
DEFAULT_PARTS: list[Part] = [
    {"part": "advantages", "heading": ""},
    {"part": "purpose", "heading": None},
    {"part": "scope", "heading": None},
    {"part": "necessity", "heading": None},
    {"part": "dialogue", "heading": None},
    {"part": "alternatives", "heading": None},
]
