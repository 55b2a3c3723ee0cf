"""What the document and a channel's page say about a channel."""

from collections.abc import Iterable
from dataclasses import dataclass
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.assessment import covers
from mittelsachsen.socialmedia.content.assessment import ImpactAssessment
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.content.notice_pages import IMPRINT
from mittelsachsen.socialmedia.content.notice_pages import notice_url
from mittelsachsen.socialmedia.content.notice_pages import PRIVACY
from mittelsachsen.socialmedia.content.visibility import target_of
from mittelsachsen.socialmedia.due.statuses import ENDED
from mittelsachsen.socialmedia.due.statuses import linked_account
from mittelsachsen.socialmedia.l10n import country
from mittelsachsen.socialmedia.l10n import long_date
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.platforms.records import Platform
from mittelsachsen.socialmedia.platforms.records import shown_title
from mittelsachsen.socialmedia.term_titles import term_title
from plone.dexterity.content import DexterityContent
from typing import Any


# Labels and values; a value is text, or a link with url, title and rel.
Facts = list[tuple[str, list[Any]]]

NOTICES = {
    "planned": _("This channel is planned and not yet in use."),
    "emergency_only": _("This channel is used in emergencies only."),
    "frozen": _("This channel is frozen: it stays online without new posts."),
    "ended": _("This channel has ended."),
}


@dataclass(frozen=True)
class StatusNotice:
    """What a channel says that is not simply active."""

    notice: str
    end: str
    reason: str | None
    successor: Any


def platform_of(channel: SocialMediaChannel) -> Platform | None:
    return get_platform(channel.platform or "")


def platform_title(channel: SocialMediaChannel) -> str:
    """Return the platform of a channel as people read it."""
    return shown_title(platform_of(channel), channel.platform, channel.platform_name)


def operator(channel: SocialMediaChannel, language: str) -> str:
    """Name, seat and country of whoever operates the platform or server."""
    if channel.instance_operator:
        return channel.instance_operator
    platform = platform_of(channel)
    if platform is None:
        return ""
    parts = [
        platform.operator_name,
        platform.operator_address,
        country(platform.country, language),
    ]
    return ", ".join(filter(None, parts))


def status_notice(channel: SocialMediaChannel, language: str) -> StatusNotice | None:
    """Return what frozen, ended, planned and emergency channels say."""
    notice = NOTICES.get(channel.status)
    if notice is None:
        return None
    end = long_date(channel.end_date, language)
    return StatusNotice(notice, end, channel.end_reason, target_of(channel.successor))


def link(url: str | None, **more: str) -> list[dict]:
    """Return a list with one link that shows its address, or an empty one."""
    return [{"url": url, "title": url, **more}] if url else []


def account(channel: SocialMediaChannel) -> list[dict]:
    """Return a list with the link to the account, empty where it is not in use."""
    # By "me" a Mastodon server knows that the account is this site's.
    return link(linked_account(channel.account_url, channel.status), rel="me noopener")


def item_link(item: DexterityContent) -> dict:
    """Return a link to an item of the site."""
    return {"url": item.absolute_url(), "title": item.title}


def contacts_of(
    channel: SocialMediaChannel,
) -> list[tuple[str, str, ContactPerson]]:
    """Return label, role and person of each contact that the user may see."""
    named = (
        (_("Editorial contact"), "editorial", channel.editorial_contact),
        (_("Technical contact"), "technical", channel.technical_contact),
        (
            _("Contact for data subjects' rights"),
            "data_subject_rights",
            channel.privacy_contact,
        ),
    )
    people = [(label, role, target_of(relation)) for label, role, relation in named]
    return [each for each in people if each[-1] is not None]


def account_label(channel: SocialMediaChannel) -> str:
    if channel.status == ENDED:
        return _("Former account")
    return _("Official account")


def access(channel: SocialMediaChannel) -> str:
    """Say whether reading and interaction need an account."""
    if channel.login_to_read:
        return _("Reading needs an account with the platform.")
    if channel.login_to_interact:
        return _("Reading is open to everybody; interaction needs an account.")
    return ""


def filled(facts: Facts) -> Facts:
    """Return the facts that have a value."""
    return [(label, values) for label, values in facts if any(values)]


def account_fact(channel: SocialMediaChannel) -> Facts:
    """Return the account alone, as a link while it is in use."""
    return filled([(account_label(channel), account(channel) or [channel.account_url])])


def facts(channel: SocialMediaChannel, language: str) -> Facts:
    """Return short facts of a channel; what has ended has no posts and no access."""
    platform = platform_of(channel)
    ended = channel.status == ENDED
    return filled(
        [
            *account_fact(channel),
            (_("Account name"), [channel.handle]),
            (_("Platform"), [platform_title(channel)]),
            (_("Operator"), [operator(channel, language)]),
            (_("About the platform"), link(platform.info_url if platform else "")),
            (_("Operating unit"), [channel.operating_unit]),
            (_("Frequency of posts"), ["" if ended else channel.posting_frequency]),
            (_("Access"), ["" if ended else access(channel)]),
        ]
    )


def legal_facts(
    channel: SocialMediaChannel,
    basis: list[str] | None,
    assessments: Iterable[ImpactAssessment],
) -> Facts:
    """Return what privacy law asks for; ``basis`` is the channel's or its concept's.

    Of the concept's ``assessments``, those that cover the channel are named.
    """
    position = term_title("joint_controller_statuses", channel.joint_controller_status)
    insights = term_title("insights", channel.insights)
    assessment = target_of(channel.dpia)
    linked = [item_link(assessment)] if assessment is not None else []
    covering = [item_link(each) for each in assessments if covers(each, channel)]
    url = channel.absolute_url()
    return filled(
        [
            (_("Legal basis"), list(basis or ())),
            (_("Legal notice"), link(notice_url(channel.imprint_url, IMPRINT, url))),
            (
                _("Privacy statement"),
                link(notice_url(channel.privacy_url, PRIVACY, url)),
            ),
            (_("Joint controllership"), [position, channel.joint_controller_note]),
            (_("Agreement"), link(channel.joint_controller_url)),
            (_("Statistics of the platform"), [insights, channel.insights_note]),
            (
                _("Impact assessment"),
                [term_title("dpia_kinds", channel.dpia_kind), *linked, *covering],
            ),
        ]
    )
