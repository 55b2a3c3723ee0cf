"""``socialmedia-personal``: where does a name stand, and out with it."""

from argparse import ArgumentParser
from mittelsachsen.socialmedia.commands.site import NoSiteError
from mittelsachsen.socialmedia.commands.site import open_site
from mittelsachsen.socialmedia.commands.site import start
from mittelsachsen.socialmedia.records.traces import CONTENT
from mittelsachsen.socialmedia.records.traces import erase
from mittelsachsen.socialmedia.records.traces import traces
import sys
import transaction


def main(arguments: list[str] | None = None) -> int:
    """Return 0 where the words stand nowhere, 1 where they do, 2 for misuse."""
    parser = ArgumentParser(
        "socialmedia-personal",
        description="List where words, such as a name, stand in concepts, channels,"
        " persons, evaluations, their histories and frozen versions; with --erase,"
        " black them out in what editors cannot change (Art. 17 GDPR), after a"
        " question.",
    )
    parser.add_argument("configuration", help="the instance's zope.conf")
    parser.add_argument("site", help="path of the site: /Plone")
    parser.add_argument("words", help="the name, number or address, as it is written")
    parser.add_argument("--erase", metavar="REASON", help="black out; the reason stays")
    parser.add_argument("--yes", action="store_true", help="ask nothing")
    options = parser.parse_args(arguments)
    if len(options.words.strip()) < 3:
        parser.error("Words of less than three letters stand in too many others.")
    start(options.configuration)
    try:
        with open_site(options.site):
            return _run(options.words, options.erase, options.yes)
    except NoSiteError as error:
        print(error, file=sys.stderr)
        return 2


def _run(words: str, reason: str | None, sure: bool) -> int:
    found = traces(words)
    for trace in found:
        print(f"{trace.kind}: {trace.path} ({trace.texts})")
    frozen = [trace for trace in found if trace.kind != CONTENT]
    if reason and frozen and (sure or _confirmed(len(frozen))):
        erase(frozen, words, reason)
        transaction.commit()
        print(f"Blacked out or forgotten in {len(frozen)} places.")
        found = traces(words)
    if any(trace.kind == CONTENT for trace in found):
        print("Content is changed or deleted by its editors.")
    return 1 if found else 0


def _confirmed(number: int) -> bool:
    answer = input(f"Black out in {number} places? This cannot be undone. [yes/no] ")
    return answer.strip().lower() in ("yes", "ja")
