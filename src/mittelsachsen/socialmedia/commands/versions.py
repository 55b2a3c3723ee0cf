"""``socialmedia-versions``: is all that is frozen what its hashes say?"""

from argparse import ArgumentParser
from collections.abc import Iterator
from mittelsachsen.socialmedia.commands.site import NoSiteError
from mittelsachsen.socialmedia.commands.site import open_site
from mittelsachsen.socialmedia.commands.site import start
from mittelsachsen.socialmedia.document.versions import is_intact
from mittelsachsen.socialmedia.document.versions import TYPE
from mittelsachsen.socialmedia.records.seal import seals_of
from plone import api
from plone.dexterity.content import DexterityContent
import sys


def main(arguments: list[str] | None = None) -> int:
    """Return 0, 1 where a version was changed, 2 for a site that there is not."""
    parser = ArgumentParser(
        "socialmedia-versions",
        description="Compare all frozen versions and sealed records with their hashes.",
    )
    parser.add_argument("configuration", help="the instance's zope.conf")
    parser.add_argument("site", help="path of the site: /Plone")
    options = parser.parse_args(arguments)
    start(options.configuration)
    try:
        with open_site(options.site):
            found = {item.absolute_url_path(): intact for item, intact in frozen()}
    except NoSiteError as error:
        print(error, file=sys.stderr)
        return 2
    changed = [path for path, intact in found.items() if not intact]
    for path in changed:
        print(f"changed: {path}")
    print(
        f"{len(found) - len(changed)} of {len(found)} versions and records are intact."
    )
    return 1 if changed else 0


def frozen() -> Iterator[tuple[DexterityContent, bool]]:
    """Yield all versions and sealed records, and whether each is what it was."""
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type=TYPE):
        version = brain._unrestrictedGetObject()
        yield version, is_intact(version)
    for brain in catalog.unrestrictedSearchResults(portal_type="EvaluationRecord"):
        record = brain._unrestrictedGetObject()
        seals = seals_of(record)
        if seals:
            yield record, all(seal.intact for seal in seals)
