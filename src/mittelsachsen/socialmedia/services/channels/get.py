"""GET ``@social-media-channels``."""

from mittelsachsen.socialmedia.register.channels import find_channels
from mittelsachsen.socialmedia.register.channels import ItemBuilder
from mittelsachsen.socialmedia.services.conditional import ConditionalService
from plone.restapi.batching import HypermediaBatch
from zExceptions import BadRequest
from zope.component import getUtility
from zope.schema.interfaces import IVocabularyFactory


MAX_SIZE = 500
PARAMETERS = frozenset({"platform", "status", "b_start", "b_size"})


class ChannelsGet(ConditionalService):
    """The channels below the context, batched, with a strong validator."""

    def reply(self) -> dict | None:
        """Return the batch, or nothing with status 304 where it is unchanged.

        Raises :class:`BadRequest` for unknown parameters and values.
        """
        form = self.request.form
        unknown = sorted(set(form) - PARAMETERS)
        if unknown:
            raise BadRequest(f"Unknown parameter: {unknown[0]}")
        self.check_batch(form)
        brains = find_channels(
            self.context,
            platforms=self.values("platform", "platforms"),
            statuses=self.values("status", "channel_statuses"),
        )
        batch = HypermediaBatch(self.request, brains)
        build = ItemBuilder(self.request)
        result = {
            "@id": batch.canonical_url,
            "items": [build(brain) for brain in batch],
            "items_total": batch.items_total,
        }
        if batch.links:
            result["batching"] = batch.links
        return result if self.changed(result) else None

    def values(self, name: str, vocabulary: str) -> list[str]:
        """Return the values of a repeatable filter, all of them known ones."""
        values = self.request.form.get(name, [])
        values = [values] if isinstance(values, str) else list(values)
        known = getUtility(
            IVocabularyFactory, f"mittelsachsen.socialmedia.{vocabulary}"
        )(self.context)
        for value in values:
            if value not in known.by_token:
                raise BadRequest(f"Unknown {name}: {value}")
        return values

    def check_batch(self, form) -> None:
        for name, least, most in (("b_start", 0, None), ("b_size", 1, MAX_SIZE)):
            value = form.get(name)
            if value is None:
                continue
            if not isinstance(value, str) or not value.isascii() or not value.isdigit():
                raise BadRequest(f"{name} must be a whole number.")
            if int(value) < least or (most is not None and int(value) > most):
                raise BadRequest(f"{name} must be from {least} to {most}.")
