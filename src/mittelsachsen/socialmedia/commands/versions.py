"""``socialmedia-versions``: is all that is frozen what its hashes say?"""

from argparse import ArgumentParser
from mittelsachsen.socialmedia.commands.site import NoSiteError
from mittelsachsen.socialmedia.commands.site import open_site
from mittelsachsen.socialmedia.commands.site import start
from mittelsachsen.socialmedia.health import frozen
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
