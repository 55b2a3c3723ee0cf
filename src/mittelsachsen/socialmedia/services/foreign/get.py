"""GET ``@foreign-resources``."""

from mittelsachsen.socialmedia.embeds.audit import Audit
from plone.restapi.batching import HypermediaBatch
from plone.restapi.services import Service
from zExceptions import BadRequest


PARAMETERS = frozenset({"host", "element", "b_start", "b_size"})


class ForeignResourcesGet(Service):
    """The pages that name foreign hosts, with their findings, batched."""

    def reply(self) -> dict:
        form = self.request.form
        unknown = sorted(set(form) - PARAMETERS)
        if unknown:
            raise BadRequest(f"Unknown parameter: {unknown[0]}")
        audit = Audit(form.get("host", ""), form.get("element", ""))
        batch = HypermediaBatch(self.request, audit.pages())
        result = {
            "@id": batch.canonical_url,
            "items": [
                {
                    "@id": brain.getURL(),
                    "title": brain.Title,
                    "findings": audit.rows(brain),
                }
                for brain in batch
            ],
            "items_total": batch.items_total,
        }
        if batch.links:
            result["batching"] = batch.links
        return result
