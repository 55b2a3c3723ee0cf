"""The mails: text, HTML and calendar, and their way to the server."""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import timezone
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import make_msgid
from html import escape
import logging
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.due.overview import OVERDUE
from mittelsachsen.socialmedia.internals import mailer_of
from mittelsachsen.socialmedia.l10n import long_date
from mittelsachsen.socialmedia.reminders import outbox
from mittelsachsen.socialmedia.reminders.feed import to_calendar
from mittelsachsen.socialmedia.reminders.stages import Reminder
from mittelsachsen.socialmedia.reminders.stages import reminders
from mittelsachsen.socialmedia.settings import site_setting
from plone import api
from Products.CMFPlone.Portal import PloneSite
from smtplib import SMTP
from smtplib import SMTP_SSL
from smtplib import SMTPException
from typing import Any
from zope.i18n import translate


logger = logging.getLogger(__name__)


@dataclass
class Report:
    """What a run did; numbers of mails, and titles of what was not sent."""

    sent: int = 0
    failed: int = 0
    error: str = ""
    interrupted: list[str] = field(default_factory=list)

    def summary(self) -> dict:
        return {
            "time": datetime.now(timezone.utc).isoformat(timespec="seconds"),
            "sent": self.sent,
            "failed": self.failed,
            "error": self.error,
            "interrupted": len(self.interrupted),
        }


class PlainSMTP(SMTP):
    """A server that may be gone before QUIT: it has taken the mail."""

    def quit(self) -> Any:
        try:
            return super().quit()
        except (OSError, SMTPException):
            return self.close()


class SecureSMTP(SMTP_SSL, PlainSMTP):
    """The same, encrypted from the beginning."""


def compose(
    address: str, sender: str, items: Sequence[Reminder], today: date, language: str
) -> EmailMessage:
    """Return one mail that sums up all that a person is to be reminded of."""

    def say(message: str) -> str:
        return translate(message, target_language=language)

    overdue = sum(item.concept.state == OVERDUE for item in items)
    subject = _("Evaluation of social media: ${due} due", mapping={"due": len(items)})
    if overdue:
        subject = _(
            "Evaluation of social media: ${due} due, ${overdue} of them overdue",
            mapping={"due": len(items), "overdue": overdue},
        )
    lead = say(
        _("These usage concepts are to be evaluated: whether to go on, and how.")
    )
    end = say(_("You get this mail as a contact of the concept, or as its deputy."))
    lines, rows = [], []
    for item in items:
        concept = item.concept
        day = long_date(concept.due, language)
        when = say(_("due on ${day}", mapping={"day": day}))
        if concept.state == OVERDUE:
            when = say(_("overdue since ${day}", mapping={"day": day}))
        url = f"{concept.url}/@@evaluations"
        changes = ", ".join(title for title, _day in concept.changes)
        note = say(_("Changed since: ${names}", mapping={"names": changes}))
        lines.append(f"- {concept.title}: {when}\n  {url}")
        rows.append(
            f'<li><a href="{escape(url)}">{escape(concept.title)}</a>: {escape(when)}'
        )
        if changes:
            lines[-1] += f"\n  {note}"
            rows[-1] += f"<br>{escape(note)}"
        rows[-1] += "</li>"
    message = EmailMessage()
    message["From"] = sender
    message["To"] = address
    message["Subject"] = say(subject)
    message["Date"] = datetime.now(timezone.utc)
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2] or None)
    # Answering machines stay silent (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n\n".join([lead, "\n".join(lines), end]) + "\n")
    message.add_alternative(
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{escape(say(subject))}</title></head><body><p>{escape(lead)}</p>"
        f"<ul>{''.join(rows)}</ul><p>{escape(end)}</p></body></html>",
        subtype="html",
    )
    message.add_attachment(
        to_calendar([item.concept for item in items], say(_("Evaluation due"))),
        maintype="text",
        subtype="calendar",
        filename="evaluation.ics",
    )
    return message


def deliver(message: EmailMessage) -> None:
    """Hand a mail over to the site's server.

    Returns when the server has taken it; raises ``OSError``, ``RuntimeError`` or
    ``SMTPException`` where it has not, or was silent for the mailer's ten seconds.
    """
    mailer = mailer_of(api.portal.get_tool("MailHost"))
    mailer.smtp = SecureSMTP if mailer.implicit_tls else PlainSMTP
    # Lines that end as RFC 5321, 2.3.8 has them; smtplib leaves bytes alone.
    mailer.send(message["From"], [message["To"]], message.as_bytes(policy=SMTP_POLICY))


def send_reminders(
    portal: PloneSite,
    today: date,
    dry_run: bool = False,
    again: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """Send to each person what is due and not sent, and return what was done.

    Each mail has its own transactions, so that several nodes may run at once: no
    open change may be left in the current one. With ``dry_run`` nothing is claimed
    and ``sent`` tells how many mails would go out.
    """
    report = Report()
    sender = api.portal.get_registry_record("plone.email_from_address") or ""
    language = site_setting("reminder_language") or "de"
    persons = list(reminders(portal, today))
    for number, (address, items) in enumerate(persons, start=1):
        _note_interrupted(portal, items, again, report)
        if dry_run:
            entries = outbox.box(portal)
            open_items = [
                item
                for item in items
                if entries.get(item.key, (outbox.FAILED,))[0] == outbox.FAILED
            ]
            report.sent += bool(open_items)
        else:
            claimed = outbox.claim(portal, items, again)
            if claimed:
                message = compose(address, sender, claimed, today, language)
                _send(portal, message, claimed, report)
        progress(number, len(persons))
    if not dry_run:
        outbox.record_run(portal, report.summary())
    return report


def _send(
    portal: PloneSite,
    message: EmailMessage,
    claimed: Sequence[Reminder],
    report: Report,
) -> None:
    try:
        deliver(message)
    except (OSError, RuntimeError, SMTPException) as error:
        outbox.settle(portal, claimed, outbox.FAILED)
        report.failed += 1
        report.error = type(error).__name__
        # No address, and not the server's words, which may have it.
        logger.error(
            "A reminder of %s concepts was not sent: %s. The next run tries again.",
            len(claimed),
            report.error,
        )
    else:
        outbox.settle(portal, claimed, outbox.SENT)
        report.sent += 1


def _note_interrupted(
    portal: PloneSite, items: Sequence[Reminder], again: bool, report: Report
) -> None:
    if again:
        return
    now = datetime.now(timezone.utc)
    entries = outbox.box(portal)
    for item in items:
        entry = entries.get(item.key)
        if entry is not None and outbox.is_left(entry, now):
            report.interrupted.append(item.concept.title)
