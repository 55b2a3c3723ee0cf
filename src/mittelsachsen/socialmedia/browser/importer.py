"""The import of channels in the control panel."""

from base64 import b64decode
from base64 import b64encode
from binascii import Error
from cachetools import TTLCache
from collections.abc import Mapping
import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.due.overview import find_concepts
from mittelsachsen.socialmedia.register.importer import import_channels
from mittelsachsen.socialmedia.register.importer import read
from mittelsachsen.socialmedia.register.importer import RowReport
from mittelsachsen.socialmedia.register.importer import UnreadableError
from plone.uuid.interfaces import IUUIDGenerator
from Products.Five import BrowserView
from typing import Any
from zope.component import getUtility


# How far imports of this process are: steps done and all, by the key of a form.
PROGRESS: TTLCache[str, tuple[int, int]] = TTLCache(100, ttl=3600)


class ImportView(BrowserView):
    """Checks a file and, in the second step, adds its channels."""

    label = _("Import channels")
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

    def bad(self) -> list:
        return [report for report in self.reports or () if report.errors]

    def tell(self, done: int, total: int) -> None:
        PROGRESS[self.key] = (done, total)


class ProgressView(BrowserView):
    """How far an import is, for the script of its page."""

    def __call__(self) -> str:
        done, total = PROGRESS.get(str(self.request.form.get("key", "")), (0, 0))
        self.request.response.setHeader("Content-Type", "application/json")
        self.request.response.setHeader("Cache-Control", "no-store")
        return json.dumps({"done": done, "total": total})
