"""Reminder posts: when they are due, and a text to copy."""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.inheritance import inherited
from mittelsachsen.socialmedia.due.dates import is_older
from mittelsachsen.socialmedia.due.period import channels_of
from mittelsachsen.socialmedia.due.statuses import IN_USE
from mittelsachsen.socialmedia.platforms.records import get_platform
from zope.i18n import translate


def last_post(posts: Iterable[Mapping], today: date) -> date | None:
    """Return the day of the latest post that is not ahead of today."""
    days = [row.get("date") for row in posts or ()]
    return max((day for day in days if day and day <= today), default=None)


def reminder_text(lead: str, addresses: Iterable[str], limit: int) -> str:
    """Return a text with as many addresses as fit into ``limit`` characters.

    0 is no limit. The text is shortened where even one address does not fit beside it.
    """
    text = lead
    for address in addresses:
        longer = f"{text} {address}"
        if limit and len(longer) > limit:
            break
        text = longer
    if limit and len(text) > limit:
        return f"{text[: limit - 1].rstrip()}…"
    return text


def posts_due(concept: UsageConcept, today: date, language: str) -> list[dict]:
    """Return for each channel in use whether a post is due, and a text for it."""
    lead = translate(
        _(
            "You can do without this network: all important information is on our"
            " website too, and we are there by telephone and e-mail. The network's"
            " operator learns what you read and do here."
        ),
        target_language=language,
    )
    result = []
    for channel in channels_of(concept):
        if channel.status not in IN_USE:
            continue
        rows = inherited(channel, "alternative_information") or ()
        platform = get_platform(channel.platform or "")
        limit = platform.post_length if platform is not None else 0
        last = last_post(channel.awareness_posts, today)
        result.append(
            {
                "title": channel.title,
                "edit": f"{channel.absolute_url()}/edit"
                "#formfield-form-widgets-awareness_posts",
                "last": last,
                "due": is_older(last, concept.awareness_interval or 1, today),
                "limit": limit,
                "text": reminder_text(
                    lead, [row["url"] for row in rows if row.get("url")], limit
                ),
            }
        )
    return result
