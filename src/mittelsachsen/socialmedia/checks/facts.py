"""A concept and what it holds, as plain values for the rules."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import date
from functools import cached_property
from mittelsachsen.socialmedia.checks.words import says_something
from mittelsachsen.socialmedia.due.office import in_office
from typing import Any


@dataclass(frozen=True)
class Subject:
    """A concept, channel or contact: values by the names of its fields.

    Rich texts are HTML, relations the titles of their targets, rows lists of dicts.
    ``public`` is whether visitors find it, ``hidden`` the fields that name what they do
    not find.
    """

    uid: str
    url: str
    title: str
    values: Mapping[str, object]
    # The address of its form, where that is not at its own.
    form: str = ""
    public: bool = True
    hidden: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)

    def says(self, name: str) -> bool:
        """Tell whether a field says something: words to be seen, no placeholder."""
        return says_something(self[name])

    def as_seen(self) -> "Subject":
        """Return what visitors get of it."""
        if not self.public:
            return replace(self, values={})
        if not self.hidden:
            return self
        shown = {
            name: value
            for name, value in self.values.items()
            if name not in self.hidden
        }
        return replace(self, values=shown)


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
    # Those of the concept's framework, for roles that nobody else has.
    above: tuple[Subject, ...] = ()
    records: tuple[Record, ...] = ()
    # Threshold analyses and impact assessments; beside their fields they have
    # ``covers`` (channels' UIDs) and ``open`` (ids of questions without an answer).
    assessments: tuple[Subject, ...] = ()
    # Titles and days of channels that the concept does not know of yet.
    changes: tuple[tuple[str, date], ...] = ()
    platforms: Mapping[str, Mapping] = field(default_factory=dict)
    published: bool = False
    # Videos of the pages that are looked at; ``own`` says that their file is public.
    videos: tuple[Mapping, ...] = ()
    # What is said before a platform's content loads, by token, in the site's language.
    notices: Mapping[str, str] = field(default_factory=dict)
    # Hosts from which pages load without consent.
    loaded: tuple[str, ...] = ()
    files: int = 0
    # Other channels (UIDs) have the same account.
    doubles: frozenset[str] = frozenset()
    # Outdated terms, each with the subject whose text has it, and those of them that
    # nobody has accepted.
    terms: tuple = ()
    hits: tuple = ()
    # Which demands own words of the document meet, each for a channel (UID) or for all.
    answers: frozenset[tuple[str, str | None]] = frozenset()
    # Name and address of the authority for complaints.
    authority: str = ""
    # The document has words, wherever they stand.
    written: bool = False

    def answered(self, demand: str, channel: Subject | None = None) -> bool:
        """Tell whether own words of the document meet a demand, of a channel or all."""
        named = {None, channel.uid if channel is not None else None}
        return any((demand, uid) in self.answers for uid in named)

    def stated(self, channel: Subject, name: str) -> bool:
        """Tell whether the channel, its concept or own words of the document say it."""
        return (
            channel.says(name)
            or self.concept.says(name)
            or self.answered(name, channel)
        )

    def worded(self, channel: Subject, part: str) -> bool:
        """Tell whether own words replace a part of the channel's notices.

        The channel's words for a part count instead of the concept's.
        """
        for subject in (channel, self.concept):
            rows = [
                row
                for row in subject["notice_parts"] or ()
                if row.get("part") == part and says_something(row.get("text"))
            ]
            if rows:
                return any(row.get("mode") == "replace" for row in rows)
        return False

    def assessments_for(self, channel: Subject) -> list[Subject]:
        """Return the assessments that cover a channel."""
        return [each for each in self.assessments if channel.uid in each["covers"]]

    def own_or_inherited(self, channel: Subject, name: str) -> Any:
        return channel[name] if channel.says(name) else self.concept[name]

    def platform(self, channel: Subject) -> Mapping:
        return self.platforms.get(channel["platform"] or "", {})

    def with_role(self, role: str) -> list[tuple[Subject, dict]]:
        """Return the contacts in office and their rows with a role.

        Where the concept has none, those of its framework.
        """
        return self._own.get(role) or self._framework.get(role, [])

    # What follows is made out once for all channels, each of which asks.
    @cached_property
    def has_contact_hours(self) -> bool:
        """Whether a contact says when somebody is there."""
        return any(contact.says("hours") for contact in self.contacts)

    @cached_property
    def _own(self) -> dict[str, list[tuple[Subject, dict]]]:
        return self._by_role(self.contacts)

    @cached_property
    def _framework(self) -> dict[str, list[tuple[Subject, dict]]]:
        return self._by_role(self.above)

    def _by_role(
        self, contacts: tuple[Subject, ...]
    ) -> dict[str, list[tuple[Subject, dict]]]:
        found = defaultdict(list)
        for contact in contacts:
            if says_something(contact.title) and in_office(
                contact["valid_from"], contact["valid_to"], self.today
            ):
                for row in contact["roles"] or ():
                    found[row.get("role")].append((contact, row))
        return found

    @property
    def all_public(self) -> bool:
        """Whether visitors get all that is here."""
        subjects = (self.concept, *self.channels, *self.contacts, *self.above)
        return all(each.public and not each.hidden for each in subjects)

    def as_seen(self) -> "Facts":
        """Return what visitors get of it: a draft's words are none of theirs."""
        public = self.concept.public
        return replace(
            self,
            concept=self.concept.as_seen(),
            channels=tuple(each.as_seen() for each in self.channels),
            contacts=tuple(each for each in self.contacts if each.public),
            above=tuple(each for each in self.above if each.public),
            answers=self.answers if public else frozenset(),
            written=self.written and public,
        )
