"""``socialmedia-versions``: are all frozen versions what their hashes say?"""

from argparse import ArgumentParser
from mittelsachsen.socialmedia.commands.site import NoSiteError
from mittelsachsen.socialmedia.commands.site import open_site
from mittelsachsen.socialmedia.commands.site import start
from mittelsachsen.socialmedia.document.versions import is_intact
from mittelsachsen.socialmedia.document.versions import TYPE
from plone import api
import sys


def main(arguments: list[str] | None = None) -> int:
    """Return 0, 1 where a version was changed, 2 for a site that there is not."""
    parser = ArgumentParser(
        "socialmedia-versions",
        description="Compare all frozen versions with their hashes.",
    )
    parser.add_argument("configuration", help="the instance's zope.conf")
    parser.add_argument("site", help="path of the site: /Plone")
    options = parser.parse_args(arguments)
    start(options.configuration)
    try:
        with open_site(options.site):
            catalog = api.portal.get_tool("portal_catalog")
            brains = catalog.unrestrictedSearchResults(portal_type=TYPE)
            versions = [brain._unrestrictedGetObject() for brain in brains]
            changed = [
                each.absolute_url_path() for each in versions if not is_intact(each)
            ]
    except NoSiteError as error:
        print(error, file=sys.stderr)
        return 2
    for path in changed:
        print(f"changed: {path}")
    print(f"{len(versions) - len(changed)} of {len(versions)} versions are intact.")
    return 1 if changed else 0
