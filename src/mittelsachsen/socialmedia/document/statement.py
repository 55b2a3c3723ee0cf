"""What the site's statement on accessibility says of social media.

Made of data whenever it is asked for, so that it names the channels of today.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from html import escape
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.accounts import readable
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.rows import AlternativeContact
from mittelsachsen.socialmedia.document.channel import platform_title
from mittelsachsen.socialmedia.document.source import channel_brains
from mittelsachsen.socialmedia.due.statuses import IN_USE
from mittelsachsen.socialmedia.l10n import language_in
from mittelsachsen.socialmedia.text import paragraphs
from mittelsachsen.socialmedia.text import plain_text
from typing import Any
from typing import TypedDict
from zope.i18n import translate


Statement = TypedDict(
    "Statement", {"@id": str, "title": str, "html": str, "text": str, "language": str}
)


def statement_of(concept: UsageConcept, language: str) -> Statement:
    """Return the statement as the current user may see it, as HTML and as text.

    It names networks, what is there, and the ways without them; empty without a channel
    in use. Words that the body did not write are in the concept's language, or else in
    the one given.
    """
    language = language_in(concept, language)
    channels = [brain.getObject() for brain in channel_brains(concept)]
    used = [channel for channel in channels if channel.status in IN_USE]
    html = "".join(_html(concept, used, language)) if used else ""
    return {
        "@id": f"{concept.absolute_url()}/@accessibility-statement",
        "title": translate(_("Social media"), target_language=language),
        "html": html,
        "text": plain_text(html),
        "language": language,
    }


def _html(
    concept: UsageConcept, channels: list[SocialMediaChannel], language: str
) -> Iterator[str]:
    def say(message: str) -> str:
        return escape(translate(message, target_language=language))

    said = _(
        "We also inform on the following social media. Others run the platforms; what"
        " we post there is ours."
    )
    yield f"<p>{say(said)}</p>"
    measures = say(_("Accessibility"))
    yield _list(_channel(channel, measures) for channel in channels)
    websites = _rows(concept, channels, "alternative_information")
    if websites:
        said = _("The same or similar information is found at:")
        yield f"<p>{say(said)}</p>"
        yield _list(_link(row["url"], row["label"]) for row in websites)
    contacts = _rows(concept, channels, "alternative_contact")
    if contacts:
        said = _("You reach us without an account as well:")
        yield f"<p>{say(said)}</p>"
        yield _list(_contact(row, say(_("Telephone"))) for row in contacts)


def _channel(channel: SocialMediaChannel, label: str) -> str:
    """Return a channel: its account, what is there, and what makes it accessible."""
    platform = platform_title(channel)
    name = channel.title
    name = name if name == platform else f"{name} ({platform})"
    words = " ".join(paragraphs(channel.description))
    measures = escape(" ".join(paragraphs(channel.accessibility_measures)))
    address = readable(channel.account_url or "")
    return " ".join(
        [
            f"{escape(name)}: {_link(channel.account_url, address)}.",
            *([escape(words)] if words else []),
            *([f"{label}: {measures}"] if measures else []),
        ]
    )


def _contact(row: AlternativeContact, label: str) -> str:
    phone, email = row["phone"] or "", row["email"] or ""
    parts = [
        escape(row["label"] or ""),
        f"{label} {escape(phone)}" if phone else "",
        _link(f"mailto:{email}", email) if email else "",
        escape(row["hours"] or ""),
    ]
    return ", ".join(filter(None, parts))


def _rows(
    concept: UsageConcept, channels: Iterable[SocialMediaChannel], name: str
) -> list[Any]:
    """Return the alternatives of the concept, and those that a channel adds."""
    rows: list[Any] = []
    for item in (concept, *channels):
        rows += [row for row in getattr(item, name) or () if row not in rows]
    return rows


def _link(url: str | None, words: str | None) -> str:
    """Return a link, or the words alone where there is no address."""
    said = escape(words or url or "")
    return f'<a href="{escape(url)}">{said}</a>' if url else said


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
