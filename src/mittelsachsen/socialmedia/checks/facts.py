"""A concept and what it holds, as plain values for the rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from mittelsachsen.socialmedia.due.office import in_office
from mittelsachsen.socialmedia.text import has_words
from typing import Any


@dataclass(frozen=True)
class Subject:
    """A concept, channel or contact: values by the names of its fields.

    Rich texts are HTML, relations the titles of their targets, rows lists of dicts.
    """

    uid: str
    url: str
    title: str
    values: Mapping[str, object]

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)

    def text(self, name: str) -> bool:
        """Tell whether a text has words, whatever the markup."""
        return has_words(str(self[name] or ""))


@dataclass(frozen=True)
class Record:
    """An approved evaluation: its day and the channels (UIDs) that it decides on."""

    day: date | None
    kind: str
    decided: frozenset[str]


@dataclass(frozen=True)
class Facts:
    """All that the rules look at; ``today`` is the site's day."""

    today: date
    concept: Subject
    channels: tuple[Subject, ...] = ()
    contacts: tuple[Subject, ...] = ()
    records: tuple[Record, ...] = ()
    platforms: Mapping[str, Mapping] = field(default_factory=dict)
    published: bool = False
    # Rows of the video behavior on pages in the concept.
    videos: tuple[Mapping, ...] = ()
    # Hosts from which pages of the concept load without consent.
    loaded: tuple[str, ...] = ()
    files: int = 0
    # Other channels (UIDs) have the same account.
    doubles: frozenset[str] = frozenset()
    # Outdated terms that nobody has accepted.
    hits: tuple = ()
    # Which demands own words of the document meet, each for a channel (UID) or for all.
    answers: frozenset[tuple[str, str | None]] = frozenset()
    # The document has words, wherever they stand.
    written: bool = False

    def answered(self, demand: str, channel: Subject | None = None) -> bool:
        """Tell whether own words of the document meet a demand, of a channel or all."""
        named = {None, channel.uid if channel is not None else None}
        return any((demand, uid) in self.answers for uid in named)

    def stated(self, channel: Subject, name: str) -> bool:
        """Tell whether the channel, its concept or own words of the document say it."""
        return (
            channel.text(name)
            or self.concept.text(name)
            or self.answered(name, channel)
        )

    def own_or_inherited(self, channel: Subject, name: str) -> Any:
        return channel[name] or self.concept[name]

    def platform(self, channel: Subject) -> Mapping:
        return self.platforms.get(channel["platform"] or "", {})

    def with_role(self, role: str) -> list[tuple[Subject, dict]]:
        """Return the contacts in office and their rows with a role."""
        return [
            (contact, row)
            for contact in self.contacts
            if in_office(contact["valid_from"], contact["valid_to"], self.today)
            for row in contact["roles"] or ()
            if row.get("role") == role
        ]
