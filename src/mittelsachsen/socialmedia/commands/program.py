"""What all programs have in common: options, what they say, and how they end."""

from argparse import ArgumentParser
from argparse import Namespace
from argparse import RawDescriptionHelpFormatter
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
import json
import logging
from mittelsachsen.socialmedia.commands.alone import BusyError
from mittelsachsen.socialmedia.commands.site import DatabaseError
from mittelsachsen.socialmedia.commands.site import NoSiteError
from mittelsachsen.socialmedia.commands.site import open_site
from mittelsachsen.socialmedia.commands.site import start
from mittelsachsen.socialmedia.reminders.ready import NotReadyError
from Products.CMFPlone.Portal import PloneSite
import sys


# Nothing could be tried: also what argparse ends with for misuse.
MISUSE = 2
LEVELS = ("debug", "info", "warning", "error")
LINE = "%(asctime)s %(levelname)s [%(name)s] %(message)s"


@dataclass(frozen=True)
class Voice:
    """What a program says: results on stdout, progress and reasons on stderr."""

    quiet: bool = False
    as_json: bool = False

    def tell(self, text: str) -> None:
        """Say what went well; cron, for example, is not to mail it."""
        if not self.quiet and not self.as_json:
            print(text)

    def complain(self, text: str) -> None:
        """Say what did not go well."""
        if not self.as_json:
            print(text)

    def answer(self, result: Mapping | list) -> None:
        """Give monitoring the result."""
        if self.as_json:
            print(json.dumps(result, indent=2))

    def refuse(self, text: str) -> int:
        """Say why nothing could be tried, and return the exit status for that."""
        print(text, file=sys.stderr)
        self.answer({"error": text})
        return MISUSE

    def progress(self, done: int, total: int) -> None:
        """Keep one line up to date with how far a program is, where somebody looks."""
        if not self.quiet and not self.as_json and sys.stderr.isatty():
            end = "" if done < total else "\n"
            print(f"\r{done} / {total}", end=end, file=sys.stderr, flush=True)


def parser_of(name: str, description: str, codes: Mapping[int, str]) -> ArgumentParser:
    """Return a parser with what all programs take; ``codes`` are its exit statuses."""
    lines = [f"  {code}  {meaning}" for code, meaning in codes.items()]
    parser = ArgumentParser(
        name,
        description=description,
        epilog="\n".join(["exit status:", *lines]),
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("configuration", help="the instance's zope.conf")
    parser.add_argument("--quiet", action="store_true", help="say only what is wrong")
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object, for monitoring"
    )
    parser.add_argument(
        "--log-level",
        choices=LEVELS,
        help="what goes to stderr (default: warning, with --quiet error)",
    )
    return parser


def run(options: Namespace, path: str, work: Callable[[PloneSite, Voice], int]) -> int:
    """Open a site, let the work be done, and return the exit status."""
    voice = Voice(options.quiet, options.json)
    level = options.log_level or ("error" if options.quiet else "warning")
    logging.basicConfig(level=level.upper(), format=LINE)
    try:
        start(options.configuration)
        with open_site(path) as portal:
            return work(portal, voice)
    except (BusyError, DatabaseError, NoSiteError, NotReadyError) as error:
        return voice.refuse(str(error))
