"""GET ``@social-media-channels``."""

from collections.abc import Container
from datetime import datetime
from datetime import timezone
from dateutil.parser import isoparse
import json
from mittelsachsen.socialmedia.register.channels import find_channels
from mittelsachsen.socialmedia.register.channels import ItemBuilder
from mittelsachsen.socialmedia.register.channels import SORTS
from mittelsachsen.socialmedia.register.formats import to_atom
from mittelsachsen.socialmedia.register.formats import to_csv
from mittelsachsen.socialmedia.register.formats import to_jsonld
from mittelsachsen.socialmedia.services.conditional import ConditionalService
from mittelsachsen.socialmedia.services.requests import batched
from mittelsachsen.socialmedia.services.requests import refuse_unknown
from plone import api
import re
from zExceptions import BadRequest
from zope.component import getUtility
from zope.schema.interfaces import IVocabularyFactory


MAX_SIZE = 500
PARAMETERS = frozenset(
    "platform status language target_group q concept modified_since"
    " sort_on sort_order b_start b_size format".split()
)
FORMATS = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "jsonld": "application/ld+json",
    "atom": "application/atom+xml",
}
ORDERS = ("ascending", "descending")


class ChannelsGet(ConditionalService):
    """The channels below the context, batched, with a strong validator."""

    format = "json"

    def reply(self):
        """Return the batch, or nothing with status 304 where it is unchanged.

        Raises :class:`BadRequest` for unknown parameters and values.
        """
        form = self.request.form
        refuse_unknown(form, PARAMETERS)
        self.check_batch(form)
        brains = find_channels(
            self.place(),
            platforms=self.values("platform", self.tokens("platforms")),
            statuses=self.values("status", self.tokens("channel_statuses")),
            languages=self.values("language", self.known("socialmedia_language")),
            target_groups=self.values(
                "target_group", self.known("socialmedia_target_group")
            ),
            text=self.words("q"),
            modified_since=self.time("modified_since"),
            sort=self.one("sort_on", SORTS) or "created",
            descending=self.one("sort_order", ORDERS) == "descending",
        )
        build = ItemBuilder(self.request)
        media = self.one("format", FORMATS) or self.format
        if media != "json":
            return self.conditional(self.other(media, brains, build))
        return self.conditional(batched(self.request, brains, build))

    def other(self, media: str, brains, build) -> str | dict:
        """Return the list in another format: one batch, or all of it."""
        form = self.request.form
        if "b_start" in form or "b_size" in form:
            start = int(form.get("b_start", 0))
            brains = brains[start : start + int(form.get("b_size", 25))]
        items = [build(brain) for brain in brains]
        self.content_type = FORMATS[media]
        portal = api.portal.get()
        title = portal.title or portal.getId()
        if media == "csv":
            return to_csv(items)
        if media == "jsonld":
            return to_jsonld(items, title, portal.absolute_url())
        name = "@social-media-channels?format=atom"
        return to_atom(items, title, f"{self.context.absolute_url()}/++api++/{name}")

    def render(self):
        content = super().render()
        # The base class has made JSON of it, which CSV and Atom are not.
        if content and self.content_type in (FORMATS["csv"], FORMATS["atom"]):
            return json.loads(content)
        return content

    def place(self):
        """Return the concept that is asked for, or the context."""
        uid = self.one("concept")
        if not uid:
            return self.context
        brains = api.content.find(self.context, UID=uid, portal_type="UsageConcept")
        if not brains:
            raise BadRequest(f"Unknown concept: {uid}")
        return brains[0].getObject()

    def tokens(self, vocabulary: str) -> Container[str]:
        return getUtility(
            IVocabularyFactory, f"mittelsachsen.socialmedia.{vocabulary}"
        )(self.context).by_token

    def known(self, index: str) -> Container[str]:
        """Return the values that an index holds."""
        return set(api.portal.get_tool("portal_catalog").uniqueValuesFor(index))

    def values(self, name: str, known: Container[str]) -> list[str]:
        """Return the values of a repeatable filter, all of them known ones."""
        values = self.request.form.get(name, [])
        values = [values] if isinstance(values, str) else list(values)
        for value in values:
            if value not in known:
                raise BadRequest(f"Unknown {name}: {value}")
        return values

    def one(self, name: str, known: Container[str] | None = None) -> str:
        """Return the value of a parameter that is given once, or nothing."""
        value = self.request.form.get(name, "")
        if not isinstance(value, str):
            raise BadRequest(f"Give {name} once.")
        if value and known is not None and value not in known:
            raise BadRequest(f"Unknown {name}: {value}")
        return value

    def words(self, name: str) -> str:
        """Return the words of a search; signs would be its operators."""
        value = self.one(name)
        words = re.findall(r"\w+", value)
        if value and not words:
            raise BadRequest(f"{name} has no words.")
        return " ".join(words)

    def time(self, name: str) -> datetime | None:
        """Return an ISO 8601 date or time; without a zone it is UTC."""
        value = self.one(name)
        if not value:
            return None
        try:
            found = isoparse(value)
        except ValueError:
            raise BadRequest(f"{name} must be a date or time of ISO 8601.") from None
        return found if found.tzinfo else found.replace(tzinfo=timezone.utc)

    def check_batch(self, form) -> None:
        for name, least, most in (("b_start", 0, None), ("b_size", 1, MAX_SIZE)):
            value = form.get(name)
            if value is None:
                continue
            if not isinstance(value, str) or not value.isascii() or not value.isdigit():
                raise BadRequest(f"{name} must be a whole number.")
            if int(value) < least or (most is not None and int(value) > most):
                raise BadRequest(f"{name} must be from {least} to {most}.")


class ChannelsCsv(ChannelsGet):
    format = "csv"


class ChannelsJsonLd(ChannelsGet):
    format = "jsonld"


class ChannelsAtom(ChannelsGet):
    format = "atom"
