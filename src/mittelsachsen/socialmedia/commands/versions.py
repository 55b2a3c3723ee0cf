"""``socialmedia-versions``: is all that is frozen what its hashes say?"""

from mittelsachsen.socialmedia.commands.program import parser_of
from mittelsachsen.socialmedia.commands.program import run
from mittelsachsen.socialmedia.commands.program import Voice
from mittelsachsen.socialmedia.health import frozen
from Products.CMFPlone.Portal import PloneSite


CODES = {
    0: "all versions and records are intact",
    1: "one or more were changed",
    2: "nothing could be compared",
}


def main(arguments: list[str] | None = None) -> int:
    """Return one of :data:`CODES`."""
    parser = parser_of(
        "socialmedia-versions",
        "Compare all frozen versions and sealed records with their hashes.",
        CODES,
    )
    parser.add_argument("site", help="path of the site: /Plone")
    options = parser.parse_args(arguments)
    return run(options, options.site, compare)


def compare(portal: PloneSite, voice: Voice) -> int:
    """Compare all, say what was changed, and return the exit status."""
    found = {item.absolute_url_path(): intact for item, intact in frozen()}
    changed = [path for path, intact in found.items() if not intact]
    for path in changed:
        voice.complain(f"changed: {path}")
    intact = len(found) - len(changed)
    voice.tell(f"{intact} of {len(found)} versions and records are intact.")
    voice.answer({"total": len(found), "changed": changed})
    return 1 if changed else 0
