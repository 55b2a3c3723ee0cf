"""The import of channels, in the control panel and on a concept, and its table."""

from base64 import b64decode
from base64 import b64encode
from binascii import Error
from cachetools import TTLCache
from collections.abc import Mapping
import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.due.overview import find_concepts
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.register.importer import channel_fields
from mittelsachsen.socialmedia.register.importer import import_channels
from mittelsachsen.socialmedia.register.importer import read
from mittelsachsen.socialmedia.register.importer import RowReport
from mittelsachsen.socialmedia.register.importer import UnreadableError
from mittelsachsen.socialmedia.register.order import ORDER
from mittelsachsen.socialmedia.register.table import allowed
from mittelsachsen.socialmedia.register.table import Cell
from mittelsachsen.socialmedia.register.table import COLUMNS
from mittelsachsen.socialmedia.register.table import headings
from mittelsachsen.socialmedia.register.table import row_of
from mittelsachsen.socialmedia.tables import to_csv
from mittelsachsen.socialmedia.workbook import to_workbook
from mittelsachsen.socialmedia.workbook import TYPE
from plone import api
from plone.uuid.interfaces import IUUIDGenerator
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope.component import getUtility
from zope.i18n import translate
from zope.schema import getFields
from ZPublisher.HTTPRequest import HTTPRequest


# How far imports of this process are: steps done and all, by the key of a form.
PROGRESS: TTLCache[str, tuple[int, int]] = TTLCache(100, ttl=3600)


class ImportView(BrowserView):
    """Checks a file and, in the second step, adds its channels."""

    label = _("Import channels")
    body = ViewPageTemplateFile("import_body.pt")
    # The page of a concept knows where the channels go.
    asks = True
    error = ""
    reports: list[RowReport] | None = None
    data = ""
    done = False

    def __call__(self) -> str:
        form = self.request.form
        self.key = str(form.get("key", "")) or getUtility(IUUIDGenerator)()
        if self.request.method == "POST" and {"check", "import"} & set(form):
            self.run(form, dry_run="import" not in form)
        return self.index()

    def run(self, form: Mapping[str, Any], dry_run: bool) -> None:
        concept = self.chosen()
        content = self.content(form)
        if concept is None:
            self.error = _("Choose a concept.")
            return
        if not content:
            self.error = _("Choose a file.")
            return
        self.data = b64encode(content).decode()
        try:
            rows = read(content)
        except UnreadableError as error:
            self.error = error.args[0]
            return
        self.reports = import_channels(concept, rows, self.request, dry_run, self.tell)
        self.done = not dry_run and not self.bad()

    def content(self, form: Mapping[str, Any]) -> bytes:
        """Return the file, or what the check has kept of it in the page."""
        upload = form.get("file")
        if upload is not None and getattr(upload, "filename", None):
            return upload.read()
        try:
            return b64decode(str(form.get("data", "")), validate=True)
        except Error:
            return b""

    def concepts(self) -> list:
        """The concepts to which the user may add channels, as catalog brains."""
        return find_concepts()

    def chosen(self) -> UsageConcept | None:
        uid = str(self.request.form.get("concept", ""))
        brains = [brain for brain in self.concepts() if brain.UID == uid]
        return brains[0].getObject() if brains else None

    def columns(self) -> list[dict[str, Any]]:
        """The columns of the table with what may stand in them."""
        language = language_of(self.request)
        values, fields = allowed(language), getFields(ISocialMediaChannel)
        return [
            {
                "heading": heading,
                "description": fields[name].description,
                "values": values.get(name, []),
            }
            for name, heading in zip(COLUMNS, headings(language), strict=True)
        ]

    def platform(self, token: str) -> str:
        platform = get_platform(token)
        return platform.title if platform else token

    def field(self, name: str) -> str:
        """What the form calls a field; the name itself where it knows none."""
        known = channel_fields().get(name)
        return known.title if known is not None else name

    def bad(self) -> list:
        return [report for report in self.reports or () if report.errors]

    def tell(self, done: int, total: int) -> None:
        PROGRESS[self.key] = (done, total)


class ImportHereView(ImportView):
    """Adds the channels of a file to the concept at hand."""

    asks = False

    def chosen(self) -> UsageConcept:
        return self.context


class TableView(BrowserView):
    """The table to fill in, empty or with the channels of the concept at hand."""

    def __call__(self) -> bytes:
        form = self.request.form
        language = language_of(self.request)
        rows = [row_of(each, language) for each in self.channels()]
        if form.get("format") == "csv":
            return self.send("text/csv; charset=utf-8", "csv", _csv(rows, language))
        return self.send(TYPE, "xlsx", _workbook(rows, language, self.request))

    def channels(self) -> list[SocialMediaChannel]:
        if not self.request.form.get("filled"):
            return []
        kind = {"portal_type": "SocialMediaChannel", "sort_on": ORDER}
        return [
            each.getObject() for each in api.content.find(self.context, depth=1, **kind)
        ]

    def send(self, media: str, extension: str, data: bytes) -> bytes:
        response, name = self.request.response, f"channels.{extension}"
        response.setHeader("Content-Type", media)
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
        return data


def _csv(rows: list[list[Cell]], language: str) -> bytes:
    """Return CSV as German and English spreadsheets open it with a click.

    They want a byte order mark, and Germans a semicolon, as their commas are decimal.
    """
    cells = [[str(cell) for cell in row] for row in rows]
    delimiter = ";" if language == "de" else ","
    return to_csv(headings(language), cells, delimiter).encode("utf-8-sig")


def _workbook(rows: list[list[Cell]], language: str, request: HTTPRequest) -> bytes:
    choices = {
        COLUMNS.index(name): values
        for name, values in allowed(language).items()
        if name in COLUMNS
    }
    sheets = _("Channels"), _("Allowed values")
    titles = tuple(translate(sheet, context=request) for sheet in sheets)
    return to_workbook(headings(language), rows, choices, titles)


class ProgressView(BrowserView):
    """How far an import is, for the script of its page."""

    def __call__(self) -> str:
        done, total = PROGRESS.get(str(self.request.form.get("key", "")), (0, 0))
        self.request.response.setHeader("Content-Type", "application/json")
        self.request.response.setHeader("Cache-Control", "no-store")
        return json.dumps({"done": done, "total": total})
