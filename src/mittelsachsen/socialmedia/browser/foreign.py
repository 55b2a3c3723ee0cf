"""The audit of foreign resources as a page and as CSV."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.embeds.audit import Audit
from mittelsachsen.socialmedia.embeds.csp import content_security_policy
from mittelsachsen.socialmedia.paging import start_of
from mittelsachsen.socialmedia.tables import to_csv
from plone.base.batch import Batch
from Products.Five import BrowserView
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
from urllib.parse import urlencode


SIZE = 50
COLUMNS = (
    "page",
    "title",
    "field",
    "host",
    "element",
    "attribute",
    "address",
    "action",
)
ACTIONS = {
    "consent": _("Waits for consent"),
    "leave": _("Is loaded"),
    "link": _("Becomes a link"),
    "block": _("Is blocked"),
}


class ForeignResourcesView(BrowserView):
    """Lists the pages whose stored text names a foreign host."""

    label = _("Foreign resources")

    def __call__(self) -> str:
        form = self.request.form
        self.audit = Audit(str(form.get("host", "")), str(form.get("element", "")))
        self.host, self.element = self.audit.host, self.audit.element
        self.batch = Batch(self.audit.pages(), SIZE, start_of(form))
        return self.index()

    def rows(self, brain: AbstractCatalogBrain) -> list[dict]:
        return [
            {**found._asdict(), "action": ACTIONS[found.action]}
            for found in self.audit.findings(brain)
        ]

    def choices(self) -> dict[str, list[str]]:
        """Return the hosts and elements that the filters offer."""
        pairs = self.audit.keys()
        return {
            "hosts": sorted({host for host, _element in pairs}),
            "elements": sorted({element for _host, element in pairs}),
        }

    def csv_url(self) -> str:
        query = urlencode({"host": self.host, "element": self.element})
        return f"{self.context.absolute_url()}/@@foreign-resources.csv?{query}"


class ForeignResourcesCsv(BrowserView):
    """All findings as CSV in UTF-8, one per line, safe for spreadsheets."""

    def __call__(self) -> bytes:
        form = self.request.form
        found = Audit(str(form.get("host", "")), str(form.get("element", "")))
        rows = (
            {**each._asdict(), "page": brain.getURL(), "title": brain.Title}
            for brain in found.pages()
            for each in found.findings(brain)
        )
        table = to_csv(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))
        response = self.request.response
        response.setHeader("Content-Type", "text/csv; charset=utf-8")
        response.setHeader(
            "Content-Disposition", 'attachment; filename="foreign-resources.csv"'
        )
        return table.encode()


class ContentSecurityPolicy(BrowserView):
    """The header that lets browsers enforce what the audit tells, as plain text."""

    def __call__(self) -> str:
        self.request.response.setHeader("Content-Type", "text/plain; charset=utf-8")
        return content_security_policy()
