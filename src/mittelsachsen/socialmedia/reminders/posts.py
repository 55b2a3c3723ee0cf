"""Reminder posts: when they are due, a text to copy, and their log."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.inheritance import inherited
from mittelsachsen.socialmedia.content.rows import AwarenessPost
from mittelsachsen.socialmedia.content.rows import IAwarenessPost
from mittelsachsen.socialmedia.due.dates import is_older
from mittelsachsen.socialmedia.due.period import channels_of
from mittelsachsen.socialmedia.due.statuses import IN_USE
from mittelsachsen.socialmedia.platforms.records import get_platform
from zope.event import notify
from zope.i18n import translate
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFields


@dataclass(frozen=True)
class Reminder:
    """A channel with the day of its latest post and whether the next one is due.

    ``limit`` is the length of its posts; 0 is none.
    """

    channel: SocialMediaChannel
    last: date | None
    due: bool
    limit: int


@dataclass(frozen=True)
class Wording:
    """A text to copy and the channels for which it is."""

    text: str
    reminders: list[Reminder] = field(default_factory=list)

    @property
    def limit(self) -> int:
        """The narrowest limit of the channels; 0 where none has one."""
        return min((each.limit for each in self.reminders if each.limit), default=0)


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


def wordings(concept: UsageConcept, today: date, language: str) -> list[Wording]:
    """Return the texts for the channels in use, each with those that share it."""
    lead = translate(
        _(
            "You can do without this network: all important information is on our"
            " website too, and we are there by telephone and e-mail. The network's"
            " operator learns what you read and do here."
        ),
        target_language=language,
    )
    found: dict[str, Wording] = {}
    for channel in channels_in_use(concept):
        platform = get_platform(channel.platform or "")
        limit = platform.post_length if platform is not None else 0
        rows = inherited(channel, "alternative_information") or ()
        addresses = [row["url"] for row in rows if row.get("url")]
        text = reminder_text(lead, addresses, limit)
        last = last_post(channel.awareness_posts, today)
        due = is_older(last, concept.awareness_interval or 1, today)
        wording = found.setdefault(text, Wording(text))
        wording.reminders.append(Reminder(channel, last, due, limit))
    return list(found.values())


def channels_in_use(concept: UsageConcept) -> list[SocialMediaChannel]:
    """Return the channels in which somebody posts."""
    return [each for each in channels_of(concept) if each.status in IN_USE]


def log_post(channel: SocialMediaChannel, post: AwarenessPost) -> None:
    """Append a post to a channel's log.

    Raises :class:`zope.interface.Invalid` for a value that the log does not take.
    """
    for name, kind in getFields(IAwarenessPost).items():
        kind.bind(channel).validate(post[name])  # type: ignore[literal-required]
    channel.awareness_posts = [*(channel.awareness_posts or ()), post]
    notify(
        ObjectModifiedEvent(channel, Attributes(ISocialMediaChannel, "awareness_posts"))
    )
