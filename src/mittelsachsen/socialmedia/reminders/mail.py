"""The mails of a run: what is in them, who gets them, and what came of it."""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import timezone
from email.message import EmailMessage
from html import escape
import logging
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.constraints import InvalidEmail
from mittelsachsen.socialmedia.addresses.constraints import is_email
from mittelsachsen.socialmedia.due.overview import OVERDUE
from mittelsachsen.socialmedia.l10n import long_date
from mittelsachsen.socialmedia.reminders import outbox
from mittelsachsen.socialmedia.reminders.delivery import deliver
from mittelsachsen.socialmedia.reminders.delivery import Outcome
from mittelsachsen.socialmedia.reminders.feed import to_calendar
from mittelsachsen.socialmedia.reminders.ready import public_address
from mittelsachsen.socialmedia.reminders.ready import sender_of
from mittelsachsen.socialmedia.reminders.stages import NOBODY
from mittelsachsen.socialmedia.reminders.stages import Reminder
from mittelsachsen.socialmedia.reminders.stages import reminders
from mittelsachsen.socialmedia.settings import site_setting
from Products.CMFPlone.Portal import PloneSite
from zope.i18n import translate


logger = logging.getLogger(__name__)


@dataclass
class Report:
    """What a run did: numbers of mails, and titles of what was not sent.

    ``planned`` are the addresses and titles of the mails of a dry run.
    """

    begun: str = field(default_factory=lambda: datetime.now(timezone.utc).isoformat())
    sent: int = 0
    failed: int = 0
    error: str = ""
    interrupted: list[str] = field(default_factory=list)
    unreached: list[str] = field(default_factory=list)
    planned: list[tuple[str, list[str]]] = field(default_factory=list)

    def summary(self) -> dict:
        return {
            "time": datetime.now(timezone.utc).isoformat(timespec="seconds"),
            "begun": self.begun,
            "sent": self.sent,
            "failed": self.failed,
            "error": self.error,
            "interrupted": len(self.interrupted),
            "unreached": len(self.unreached),
        }


def compose(
    address: str,
    sender: str,
    items: Sequence[Reminder],
    today: date,
    language: str,
    name: str,
) -> EmailMessage:
    """Return one mail that sums up all that a person is to be reminded of.

    ``name`` is what mail programs know it by: a repeat with the same one is the same
    mail (RFC 5322, 3.6.4).
    """

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
    message["Message-ID"] = f"<{name}@{sender.rpartition('@')[2]}>"
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
        to_calendar(
            [item.concept for item in items],
            say(_("Evaluation due")),
            today,
        ),
        maintype="text",
        subtype="calendar",
        filename="evaluation.ics",
    )
    return message


def send_reminders(
    portal: PloneSite,
    today: date,
    dry_run: bool = False,
    again: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
    concept: str | None = None,
    url: str | None = None,
) -> Report:
    """Send to each person what is due and not sent, and return what was done.

    Each mail has its own transactions, so that several nodes may run at once: no
    open change may be left in the current one. With ``dry_run`` nothing is claimed
    and ``sent`` tells how many mails would go out. With ``concept`` (a UID) only its
    mails are sent; ``url`` is where links lead instead of the public address. Raises
    :class:`NotReadyError` before anything is tried.
    """
    run = Run(portal, sender_of(portal), today, again)
    persons = [
        (address, [item for item in items if concept in (None, item.concept.uid)])
        for address, items in reminders(portal, today, url or public_address(portal))
    ]
    for number, (address, items) in enumerate(persons, start=1):
        if dry_run:
            run.plan(address, items)
        elif address == NOBODY:
            run.nobody(items)
        else:
            run.remind(address, items)
        progress(number, len(persons))
    if not dry_run:
        run.pass_on()
    if not dry_run and concept is None:
        outbox.record_run(portal, run.report.summary())
    return run.report


class Run:
    """One run: what it sends, and what it reports."""

    def __init__(self, portal: PloneSite, sender: str, today: date, again: bool):
        self.portal = portal
        self.today = today
        self.sender = sender
        self.again = again
        self.language = site_setting("reminder_language") or "de"
        self.report = Report()
        self.refused: list[Reminder] = []

    def plan(self, address: str, items: Sequence[Reminder]) -> None:
        """Report who would get what."""
        entries = outbox.box(self.portal)
        now = datetime.now(timezone.utc)
        titles = [
            item.concept.title
            for item in items
            if outbox.is_free(entries.get(item.key), now, self.again)
        ]
        if address == NOBODY:
            self.report.unreached += titles
        elif titles:
            self.report.sent += 1
            self.report.planned.append((address, titles))

    def nobody(self, items: Sequence[Reminder]) -> None:
        """Record the concepts that nobody is reminded of: never silence."""
        outbox.settle(self.portal, items, outbox.NO_RECIPIENT)
        self.report.unreached += [item.concept.title for item in items]

    def remind(self, address: str, items: Sequence[Reminder]) -> None:
        """Send a person what nobody has sent; what is refused waits to be passed on."""
        if not self.again:
            self._note_interrupted(items)
        for name, claimed in outbox.claim(self.portal, items, self.again).items():
            outcome = self._send(address, name, claimed)
            outbox.settle(self.portal, claimed, outcome.state, outcome.reason)
            self._count(outcome, claimed)
            if outcome.state == outbox.REFUSED:
                self.refused += claimed

    def pass_on(self) -> None:
        """Send the other address of the settings what persons' servers refused."""
        otherwise = site_setting("reminder_address")
        refused = [item for item in self.refused if item.address != otherwise]
        if not otherwise or not refused:
            return
        passed = {item: replace(item, address=otherwise) for item in refused}
        self.remind(otherwise, list(dict.fromkeys(passed.values())))
        entries = outbox.box(self.portal)
        arrived = [
            item for item in refused if entries[passed[item].key][0] == outbox.SENT
        ]
        outbox.settle(self.portal, arrived, outbox.PASSED_ON)

    def _send(self, address: str, name: str, items: Sequence[Reminder]) -> Outcome:
        try:
            is_email(address)
            mail = compose(address, self.sender, items, self.today, self.language, name)
            return deliver(mail)
        except InvalidEmail:
            return Outcome(outbox.REFUSED, "", InvalidEmail.__name__)
        except Exception as error:
            # What cannot be written stops nobody else's mail.
            return Outcome(outbox.FAILED, "", type(error).__name__)

    def _count(self, outcome: Outcome, items: Sequence[Reminder]) -> None:
        if outcome.state == outbox.SENT:
            self.report.sent += 1
            return
        self.report.failed += 1
        self.report.error = outcome.error
        self.report.unreached += [
            f"{item.concept.title} ({outcome.code})" for item in items
        ]
        # No address, and not the server's words, which may have it.
        logger.error(
            "A reminder of %s concepts was not sent: %s", len(items), outcome.code
        )

    def _note_interrupted(self, items: Sequence[Reminder]) -> None:
        now = datetime.now(timezone.utc)
        entries = outbox.box(self.portal)
        for item in items:
            entry = entries.get(item.key)
            if entry is not None and outbox.is_left(entry, now):
                self.report.interrupted.append(item.concept.title)
