"""The audit of foreign resources as a page and as CSV."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.embeds.audit import Audit
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
        self.host = str(form.get("host", "")).strip().lower()
        self.element = str(form.get("element", "")).strip().lower()
        self.audit = Audit(self.host, self.element)
        self.batch = Batch(self.audit.pages(), SIZE, start_of(form))
        return self.index()

    def rows(self, brain: AbstractCatalogBrain) -> list[dict]:
        return [
            {**row, "action": ACTIONS[row["action"]]} for row in self.audit.rows(brain)
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
            {**row, "page": brain.getURL(), "title": brain.Title}
            for brain in found.pages()
            for row in found.rows(brain)
        )
        table = to_csv(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))
        response = self.request.response
        response.setHeader("Content-Type", "text/csv; charset=utf-8")
        response.setHeader(
            "Content-Disposition", 'attachment; filename="foreign-resources.csv"'
        )
        return table.encode()
