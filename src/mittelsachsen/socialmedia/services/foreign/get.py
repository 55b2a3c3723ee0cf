"""GET ``@foreign-resources``."""

from mittelsachsen.socialmedia.embeds.audit import Audit
from mittelsachsen.socialmedia.services.parameters import batched
from mittelsachsen.socialmedia.services.parameters import check_batch
from mittelsachsen.socialmedia.services.parameters import refuse_unknown
from plone.restapi.services import Service
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain


PARAMETERS = frozenset({"host", "element", "b_start", "b_size"})


class ForeignResourcesGet(Service):
    """The pages that name foreign hosts, with their findings, batched."""

    def reply(self) -> dict:
        form = self.request.form
        refuse_unknown(form, PARAMETERS)
        check_batch(form)
        audit = Audit(form.get("host", ""), form.get("element", ""))

        def build(brain: AbstractCatalogBrain) -> dict:
            return {
                "@id": brain.getURL(),
                "title": brain.Title,
                "findings": [each._asdict() for each in audit.findings(brain)],
            }

        return batched(self.request, audit.pages(), build)
