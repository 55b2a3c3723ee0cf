"""``socialmedia-reminders``: mails about evaluations that are due."""

from argparse import ArgumentTypeError
from mittelsachsen.socialmedia.addresses.constraints import is_web_address
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.commands.program import MISUSE
from mittelsachsen.socialmedia.commands.program import parser_of
from mittelsachsen.socialmedia.commands.program import run
from mittelsachsen.socialmedia.commands.program import Voice
from mittelsachsen.socialmedia.reminders.mail import Report
from mittelsachsen.socialmedia.reminders.mail import send_reminders
from mittelsachsen.socialmedia.reminders.outbox import ledger
from Products.CMFPlone.Portal import PloneSite
from zope.schema import ValidationError


CODES = {
    0: "all mails were sent, or none was due",
    1: "mails were not sent, or nobody could be reminded; the next run tries again",
    MISUSE: "nothing could be tried: no site, no mail server, no public address",
}


def main(arguments: list[str] | None = None) -> int:
    """Return one of :data:`CODES`."""
    parser = parser_of(
        "socialmedia-reminders",
        "Remind contacts of evaluations. Several nodes may run it at once.",
        CODES,
    )
    parser.add_argument("site", help="path of the site: /Plone")
    parser.add_argument(
        "--url",
        type=web_address,
        help="where links lead, instead of the settings' public address",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="tell who would get what"
    )
    parser.add_argument(
        "--retry-interrupted",
        action="store_true",
        help="also send what a killed process may or may not have sent",
    )
    parser.add_argument(
        "--report",
        action="store_true",
        help="send nothing and print what became of each reminder, with addresses",
    )
    options = parser.parse_args(arguments)

    def work(portal: PloneSite, voice: Voice) -> int:
        if options.report:
            print_ledger(portal, voice)
            return 0
        report = send_reminders(
            portal,
            site_today(),
            options.dry_run,
            options.retry_interrupted,
            voice.progress,
            url=options.url,
        )
        return tell(report, options.dry_run, voice)

    return run(options, options.site, work)


def web_address(text: str) -> str:
    """Return an address without a slash at its end, for argparse."""
    try:
        is_web_address(text)
    except ValidationError as error:
        raise ArgumentTypeError(error.doc()) from None
    return text.rstrip("/")


def tell(report: Report, dry_run: bool, voice: Voice) -> int:
    """Say what was done and return the exit status."""
    voice.tell(f"{report.sent} mails {'would be' if dry_run else 'were'} sent.")
    for address, titles in report.planned:
        voice.tell(f"To {address}: {', '.join(titles)}")
    if report.failed:
        voice.complain(
            f"{report.failed} mails were not sent; the next run tries again."
        )
    for title in report.unreached:
        voice.complain(f"Nobody was reminded of: {title}")
    for title in report.interrupted:
        voice.complain(
            f"Not known whether it was sent, a process was interrupted: {title}"
        )
    # Without those whom a dry run names: monitoring needs no addresses.
    voice.answer({**report.summary(), "dry_run": dry_run})
    return 1 if report.failed or report.unreached or report.interrupted else 0


def print_ledger(portal: PloneSite, voice: Voice) -> None:
    """Print a line for each reminder: when, what became of it, of what, to whom."""
    entries = [entry for _key, entry in ledger(portal)]
    for entry in entries:
        voice.complain(
            f"{entry.time[:19]}; {entry.state}; {entry.title}; {entry.address or '-'};"
            f" {entry.stage}; {entry.reason}"
        )
    voice.answer([entry._asdict() for entry in entries])
