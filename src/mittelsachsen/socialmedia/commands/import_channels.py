"""``socialmedia-import``: channels from a file into a concept."""

from collections.abc import Sequence
from mittelsachsen.socialmedia.commands.alone import alone
from mittelsachsen.socialmedia.commands.program import MISUSE
from mittelsachsen.socialmedia.commands.program import parser_of
from mittelsachsen.socialmedia.commands.program import run
from mittelsachsen.socialmedia.commands.program import Voice
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.register.importer import import_channels
from mittelsachsen.socialmedia.register.importer import read
from mittelsachsen.socialmedia.register.importer import RowReport
from mittelsachsen.socialmedia.register.importer import UnreadableError
from pathlib import Path
from Products.CMFPlone.Portal import PloneSite
import transaction
from zope.i18n import translate


CODES = {
    0: "all rows were added or, with --dry-run, could be",
    1: "rows have errors; none was added",
    MISUSE: "nothing could be tried: no such file, site or concept, another import",
}


def main(arguments: list[str] | None = None) -> int:
    """Return one of :data:`CODES`."""
    parser = parser_of(
        "socialmedia-import",
        "Add channels from CSV, JSON or a workbook to a concept: all, or none.",
        CODES,
    )
    parser.add_argument("concept", help="path of the concept: /Plone/nutzungskonzept")
    parser.add_argument("file", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="check, add nothing")
    options = parser.parse_args(arguments)
    site, _slash, path = options.concept.strip("/").partition("/")
    try:
        data = options.file.read_bytes()
    except OSError as error:
        return Voice(as_json=options.json).refuse(str(error))

    def work(portal: PloneSite, voice: Voice) -> int:
        if options.dry_run:
            return add(portal, path, data, voice, dry_run=True)
        with alone(portal):
            return add(portal, path, data, voice)

    return run(options, site, work)


def add(
    portal: PloneSite, path: str, data: bytes, voice: Voice, dry_run: bool = False
) -> int:
    """Add the rows of a file to a concept, say so, and return the exit status."""
    concept = portal.unrestrictedTraverse(path, None) if path else None
    if concept is None or not IUsageConcept.providedBy(concept):
        return voice.refuse(f"There is no usage concept at {path}.")
    try:
        rows = read(data)
    except UnreadableError as error:
        return voice.refuse(translate(error.args[0], target_language="en"))
    reports = import_channels(concept, rows, portal.REQUEST, dry_run, voice.progress)
    bad = [report for report in reports if report.errors]
    if not bad and not dry_run:
        transaction.commit()
    tell(reports, bad, dry_run, voice)
    return 1 if bad else 0


def tell(
    reports: Sequence[RowReport], bad: Sequence[RowReport], dry_run: bool, voice: Voice
) -> None:
    """Say what became of the rows."""
    errors = [
        {
            "row": report.number,
            "title": report.title,
            "field": name,
            "message": translate(message, target_language="en"),
        }
        for report in bad
        for name, message in report.errors
    ]
    for error in errors:
        voice.complain("row {row}, {title}: {field}: {message}".format(**error))
    if bad:
        voice.complain(
            f"{len(bad)} of {len(reports)} rows have errors; nothing was added."
        )
    elif dry_run:
        voice.tell(f"{len(reports)} rows are right; nothing was added.")
    else:
        voice.tell(f"{len(reports)} channels were added.")
    added = 0 if bad or dry_run else len(reports)
    voice.answer({"rows": len(reports), "added": added, "errors": errors})
