"""``socialmedia-import``: channels from a file into a concept."""

from argparse import ArgumentParser
from mittelsachsen.socialmedia.commands.site import NoSiteError
from mittelsachsen.socialmedia.commands.site import open_site
from mittelsachsen.socialmedia.commands.site import show_progress
from mittelsachsen.socialmedia.commands.site import start
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.register.importer import import_channels
from mittelsachsen.socialmedia.register.importer import read
from mittelsachsen.socialmedia.register.importer import UnreadableError
from pathlib import Path
from Products.CMFPlone.Portal import PloneSite
import sys
import transaction
from zope.i18n import translate


def main(arguments: list[str] | None = None) -> int:
    """Return 0 where all rows are or could be added, 1 where none is, 2 for misuse."""
    parser = ArgumentParser(
        "socialmedia-import", description="Add channels from CSV or JSON to a concept."
    )
    parser.add_argument("configuration", help="the instance's zope.conf")
    parser.add_argument("concept", help="path of the concept: /Plone/nutzungskonzept")
    parser.add_argument("file", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="check, add nothing")
    options = parser.parse_args(arguments)
    site, _slash, path = options.concept.strip("/").partition("/")
    try:
        data = options.file.read_bytes()
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    start(options.configuration)
    try:
        with open_site(site) as portal:
            return _run(portal, path, data, options.dry_run)
    except NoSiteError as error:
        print(error, file=sys.stderr)
        return 2


def _run(portal: PloneSite, path: str, data: bytes, dry_run: bool) -> int:
    concept = portal.unrestrictedTraverse(path, None) if path else None
    if concept is None or not IUsageConcept.providedBy(concept):
        print(f"There is no usage concept at {path}.", file=sys.stderr)
        return 2
    request = portal.REQUEST
    try:
        rows = read(data)
    except UnreadableError as error:
        print(translate(error.args[0], target_language="en"), file=sys.stderr)
        return 2
    reports = import_channels(concept, rows, request, dry_run, show_progress)
    bad = [report for report in reports if report.errors]
    for report in bad:
        for name, message in report.errors:
            text = translate(message, target_language="en")
            print(f"row {report.number}, {report.title}: {name}: {text}")
    if bad:
        print(f"{len(bad)} of {len(reports)} rows have errors; nothing was added.")
        return 1
    if dry_run:
        print(f"{len(reports)} rows are right; nothing was added.")
    else:
        transaction.commit()
        print(f"{len(reports)} channels were added.")
    return 0
