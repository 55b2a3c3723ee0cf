"""GET ``@social-media-channels``."""

from collections.abc import Callable
from collections.abc import Container
from datetime import datetime
from datetime import timezone
from dateutil.parser import isoparse
from mittelsachsen.socialmedia.due.statuses import STATUSES
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.register.channels import find_channels
from mittelsachsen.socialmedia.register.channels import ItemBuilder
from mittelsachsen.socialmedia.register.channels import MAX_SEARCH
from mittelsachsen.socialmedia.register.channels import search_words
from mittelsachsen.socialmedia.register.channels import SORTS
from mittelsachsen.socialmedia.register.formats import channels_csv
from mittelsachsen.socialmedia.register.formats import Feed
from mittelsachsen.socialmedia.register.formats import feed_id
from mittelsachsen.socialmedia.register.formats import to_atom
from mittelsachsen.socialmedia.register.lists import list_title
from mittelsachsen.socialmedia.register.lists import list_url
from mittelsachsen.socialmedia.register.owner import owner_of
from mittelsachsen.socialmedia.services.conditional import ConditionalService
from mittelsachsen.socialmedia.services.parameters import batched
from mittelsachsen.socialmedia.services.parameters import check_batch
from mittelsachsen.socialmedia.services.parameters import refuse_unknown
from mittelsachsen.socialmedia.term_titles import vocabulary
from mittelsachsen.socialmedia.tolerance import passing_over
from plone import api
from plone.rest.negotiation import parse_accept_header
from plone.uuid.interfaces import IUUID
from typing import Any
from urllib.parse import urlencode
from zExceptions import BadRequest


FILTERS = frozenset(
    "platform status language target_group q concept modified_since".split()
)
PARAMETERS = FILTERS | set("sort_on sort_order b_start b_size format".split())
FORMATS = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "jsonld": "application/ld+json",
    "atom": "application/atom+xml",
}
ORDERS = ("ascending", "descending")


class ChannelsGet(ConditionalService):
    """The channels below the context, batched, in the format that is asked for."""

    def reply(self) -> dict | str:
        """Return the batch, or the list in another format.

        Raises :class:`BadRequest` for unknown parameters and values.
        """
        form = self.request.form
        refuse_unknown(form, PARAMETERS)
        check_batch(form)
        brains = find_channels(
            self.context,
            concept=self.concept(),
            platforms=self.values("platform", self.has_term("platforms")),
            statuses=self.values("status", self.has_term("channel_statuses")),
            languages=self.values("language", self.is_language),
            target_groups=self.values("target_group", self.is_target_group),
            text=self.words("q"),
            modified_since=self.time("modified_since"),
            sort=self.one("sort_on", SORTS) or "created",
            descending=self.one("sort_order", ORDERS) == "descending",
        )
        build = ItemBuilder(language_of(self.request))
        media = self.one("format", FORMATS) or self.accepted()
        self.content_type = FORMATS[media]
        if media == "json":
            return batched(self.request, brains, build)
        return self.other(media, brains, build)

    def accepted(self) -> str:
        """Return the format of the Accept header, by which this service was found."""
        wanted = parse_accept_header(self.request.getHeader("Accept", ""))
        for name, media in FORMATS.items():
            if wanted == parse_accept_header(media):
                return name
        return "json"

    def other(self, media: str, brains: Any, build: ItemBuilder) -> str | dict:
        """Return the list in another format: one batch, or all of it."""
        form = self.request.form
        if "b_start" in form or "b_size" in form:
            start = int(form.get("b_start", 0))
            brains = brains[start : start + int(form.get("b_size", 25))]
        if media == "jsonld":
            return owner_of(brains)
        items = list(passing_over(build, brains))
        return channels_csv(items) if media == "csv" else to_atom(items, self.feed())

    def feed(self) -> Feed:
        """Return what the feed says of itself; with other filters it is another."""
        portal = api.portal.get()
        form = self.request.form
        filters = {name: form[name] for name in sorted(FILTERS & set(form))}
        return Feed(
            id=feed_id(IUUID(self.context), urlencode(filters, doseq=True)),
            title=list_title(self.context, language_of(self.request)),
            author=portal.title or portal.getId(),
            url=list_url(self.context, **filters, format="atom"),
            page=f"{self.context.absolute_url()}/@@all-channels",
        )

    def concept(self) -> str:
        """Return the UID of the concept that is asked for, or nothing."""
        uid = self.one("concept")
        if "concept" in self.request.form and not (
            uid and api.content.find(self.context, UID=uid, portal_type="UsageConcept")
        ):
            raise BadRequest(f"Unknown concept: {uid}")
        return uid

    def has_term(self, name: str) -> Callable[[str], bool]:
        return lambda value: value in vocabulary(name, self.context).by_token

    def is_language(self, value: str) -> bool:
        """Tell whether the site or a channel has this language."""
        languages = api.portal.get_tool("portal_languages").getSupportedLanguages()
        return value in languages or bool(
            find_channels(self.context, languages=[value], statuses=STATUSES)
        )

    def is_target_group(self, value: str) -> bool:
        """Tell whether a channel that the caller may view names this group."""
        return bool(
            find_channels(self.context, target_groups=[value], statuses=STATUSES)
        )

    def values(self, name: str, known: Callable[[str], bool]) -> list[str]:
        """Return the values of a repeatable filter, all of them known ones."""
        values = self.request.form.get(name, [])
        values = values if isinstance(values, list) else [values]
        for value in values:
            if not isinstance(value, str) or not known(value):
                raise BadRequest(f"Unknown {name}: {value}")
        return values

    def one(self, name: str, known: Container[str] | None = None) -> str:
        """Return the value of a parameter that is given once, or nothing."""
        value = self.request.form.get(name, "")
        if not isinstance(value, str):
            raise BadRequest(f"Give {name} once.")
        if name in self.request.form and known is not None and value not in known:
            raise BadRequest(f"Unknown {name}: {value}")
        return value

    def words(self, name: str) -> str:
        """Return the words of a search."""
        value = self.one(name)
        if len(value) > MAX_SEARCH:
            raise BadRequest(f"{name} is longer than {MAX_SEARCH} characters.")
        words = search_words(value)
        if value and not words:
            raise BadRequest(f"{name} has no words.")
        return words

    def time(self, name: str) -> datetime | None:
        """Return an ISO 8601 date or time; without a zone it is UTC."""
        value = self.one(name)
        if name not in self.request.form:
            return None
        try:
            found = isoparse(value)
            if found.tzinfo is None:
                found = found.replace(tzinfo=timezone.utc)
            # The catalog's dates know few zones.
            return found.astimezone(timezone.utc)
        except (ValueError, OverflowError):
            raise BadRequest(f"{name} must be a date or time of ISO 8601.") from None
