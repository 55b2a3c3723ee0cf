"""``socialmedia-personal``: where does a name stand, and out with it."""

from functools import partial
from mittelsachsen.socialmedia.commands.program import parser_of
from mittelsachsen.socialmedia.commands.program import run
from mittelsachsen.socialmedia.commands.program import Voice
from mittelsachsen.socialmedia.records.traces import CONTENT
from mittelsachsen.socialmedia.records.traces import erase
from mittelsachsen.socialmedia.records.traces import Trace
from mittelsachsen.socialmedia.records.traces import traces
from Products.CMFPlone.Portal import PloneSite
import transaction


CODES = {
    0: "the words stand nowhere, or nowhere any more",
    1: "they stand somewhere",
    2: "nothing could be looked at",
}


def main(arguments: list[str] | None = None) -> int:
    """Return one of :data:`CODES`."""
    parser = parser_of(
        "socialmedia-personal",
        "List where words, such as a name, stand in concepts, channels, persons,"
        " evaluations, their histories and frozen versions; with --erase, black them"
        " out in what editors cannot change (Art. 17 GDPR), after a question.",
        CODES,
    )
    parser.add_argument("site", help="path of the site: /Plone")
    parser.add_argument("words", help="the name, number or address, as it is written")
    parser.add_argument("--erase", metavar="REASON", help="black out; the reason stays")
    parser.add_argument("--yes", action="store_true", help="ask nothing")
    options = parser.parse_args(arguments)
    if len(options.words.strip()) < 3:
        parser.error("words of less than three letters stand in too many others")
    work = partial(search, options.words, options.erase, options.yes)
    return run(options, options.site, work)


def search(
    words: str, reason: str | None, sure: bool, portal: PloneSite, voice: Voice
) -> int:
    """List the places, black out with a reason, and return the exit status."""
    found = traces(words)
    voice.answer([vars_of(trace) for trace in found])
    for trace in found:
        voice.complain(f"{trace.kind}: {trace.path} ({trace.texts})")
    frozen = [trace for trace in found if trace.kind != CONTENT]
    if reason and frozen and (sure or confirmed(len(frozen))):
        erase(frozen, words, reason)
        transaction.commit()
        voice.tell(f"Blacked out or forgotten in {len(frozen)} places.")
        found = traces(words)
    if any(trace.kind == CONTENT for trace in found):
        voice.tell("Content is changed or deleted by its editors.")
    return 1 if found else 0


def vars_of(trace: Trace) -> dict[str, str | int]:
    """Return a place for monitoring: never the words."""
    return {"kind": trace.kind, "path": trace.path, "texts": trace.texts}


def confirmed(places: int) -> bool:
    """Ask whoever runs the program; only a whole yes counts."""
    answer = input(f"Black out in {places} places? This cannot be undone. [yes/no] ")
    return answer.strip().lower() in ("yes", "ja")
