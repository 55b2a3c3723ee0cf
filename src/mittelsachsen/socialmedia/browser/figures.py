"""Key figures from a file: shown as they were read, then stored."""

from dataclasses import dataclass
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.locks import is_locked
from mittelsachsen.socialmedia.browser.locks import locked_by
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.document.html import BlockMacros
from mittelsachsen.socialmedia.due.period import channels_of
from mittelsachsen.socialmedia.l10n import number
from mittelsachsen.socialmedia.records.figures import FigureError
from mittelsachsen.socialmedia.records.figures import read_figures
from mittelsachsen.socialmedia.tables import read_csv
from plone import api
from Products.Five import BrowserView
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


@dataclass(frozen=True)
class Reading:
    """A figure as it was written, and as it was read."""

    channel: str
    metric: str
    written: str
    value: str
    written_day: str
    day: str


class AddFigures(BlockMacros, BrowserView):
    """Shows how the figures of a CSV file are read; the second step appends them."""

    text = ""
    readings: list[Reading] = []

    def __call__(self) -> str:
        form = self.request.form
        if is_locked(self.context):
            return self.leave(locked_by(self.context), "error")
        if self.request.method == "POST":
            self.text = str(form.get("text") or "") or self.uploaded(form.get("file"))
        if not self.text:
            return self.leave(_("Choose a CSV file in UTF-8."), "error")
        try:
            rows = read_figures(self.text, self.titles(), self.language)
        except FigureError as error:
            return self.leave(error.args[0], "error")
        if "store" in form:
            self.context.kpis = [*(self.context.kpis or ()), *rows]
            notify(ObjectModifiedEvent(self.context))
            return self.leave(_("The key figures have been added."), "info")
        self.readings = self.read(rows)
        return self.index()

    def uploaded(self, upload: object) -> str:
        """Return the text of an uploaded file; nothing where it is none."""
        try:
            return upload.read().decode("utf-8-sig")  # type: ignore[attr-defined]
        except (AttributeError, UnicodeDecodeError):
            return ""

    def titles(self) -> dict[str, str]:
        channels = channels_of(concept_of(self.context))
        return {channel.UID(): channel.title for channel in channels}

    def read(self, rows: list[dict]) -> list[Reading]:
        titles = self.titles()
        lines = [line for line in read_csv(self.text)[1:] if any(map(str.strip, line))]
        return [
            Reading(
                titles[row["channel"]],
                row["metric"],
                cells[2].strip(),
                number(row["value"], self.language),
                cells[3].strip(),
                self.day(row["date"]),
            )
            for row, cells in zip(rows, lines, strict=True)
        ]

    def leave(self, message: str, kind: str) -> str:
        """Return to the record with a message."""
        api.portal.show_message(message, self.request, kind)
        self.request.response.redirect(self.context.absolute_url())
        return ""
