"""``socialmedia-reminders``: mails about evaluations that are due."""

from argparse import ArgumentParser
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.commands.site import NoSiteError
from mittelsachsen.socialmedia.commands.site import open_site
from mittelsachsen.socialmedia.commands.site import show_progress
from mittelsachsen.socialmedia.commands.site import start
from mittelsachsen.socialmedia.reminders.mail import Report
from mittelsachsen.socialmedia.reminders.mail import send_reminders
from mittelsachsen.socialmedia.reminders.outbox import ledger
from mittelsachsen.socialmedia.reminders.ready import NotReadyError
from Products.CMFPlone.Portal import PloneSite
import sys


def main(arguments: list[str] | None = None) -> int:
    """Return 0, 1 where mails were not sent, 2 where none could be tried."""
    parser = ArgumentParser(
        "socialmedia-reminders",
        description="Remind contacts of evaluations. Several nodes may run it at once.",
    )
    parser.add_argument("configuration", help="the instance's zope.conf")
    parser.add_argument("site", help="path of the site: /Plone")
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
    start(options.configuration)
    try:
        with open_site(options.site) as portal:
            if options.report:
                print_ledger(portal)
                return 0
            report = send_reminders(
                portal,
                site_today(),
                options.dry_run,
                options.retry_interrupted,
                show_progress,
            )
    except (NoSiteError, NotReadyError) as error:
        print(error, file=sys.stderr)
        return 2
    return tell(report, options.dry_run)


def tell(report: Report, dry_run: bool) -> int:
    """Print what was done and return the exit status."""
    if dry_run:
        print(f"{report.sent} mails would be sent.")
    else:
        print(f"{report.sent} mails were sent.")
    for address, titles in report.planned:
        print(f"To {address}: {', '.join(titles)}")
    if report.failed:
        print(f"{report.failed} mails were not sent; the next run tries again.")
    for title in report.unreached:
        print(f"Nobody was reminded of: {title}")
    for title in report.interrupted:
        print(f"Not known whether it was sent, a process was interrupted: {title}")
    return 1 if report.failed or report.unreached or report.interrupted else 0


def print_ledger(portal: PloneSite) -> None:
    """Print a line for each reminder: when, what became of it, of what, to whom."""
    for _key, entry in ledger(portal):
        print(
            entry.time[:19],
            entry.state,
            entry.title,
            entry.address or "-",
            entry.stage,
            entry.reason,
            sep="; ",
        )
