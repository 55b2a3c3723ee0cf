"""From a mail to the site's server, and what came of it."""

from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from mittelsachsen.socialmedia.internals import mailer_of
from mittelsachsen.socialmedia.reminders.outbox import FAILED
from mittelsachsen.socialmedia.reminders.outbox import REFUSED
from mittelsachsen.socialmedia.reminders.outbox import SENT
from mittelsachsen.socialmedia.reminders.outbox import UNKNOWN
from plone import api
from smtplib import SMTP
from smtplib import SMTP_SSL
from smtplib import SMTPDataError
from smtplib import SMTPException
from smtplib import SMTPRecipientsRefused
from smtplib import SMTPResponseException
from smtplib import SMTPServerDisconnected
from typing import Any
from typing import NamedTuple


# What a server says is as long as it likes.
LONGEST = 200


class Outcome(NamedTuple):
    """What became of a mail: a state of the outbox, the reason, the error's kind.

    The reason may name persons, as servers do; the kind of the error never does.
    """

    state: str
    reason: str = ""
    error: str = ""

    @property
    def code(self) -> str:
        """The code of the server's answer, or the kind of the error without one."""
        return self.reason.partition(" ")[0] or self.error


class AnswerLost(SMTPException):
    """The server was gone after it got the mail, before it said that it took it."""


class PlainSMTP(SMTP):
    """A server that may be gone before QUIT: it has taken the mail."""

    def data(self, msg: Any) -> Any:
        try:
            return super().data(msg)
        except SMTPServerDisconnected as error:
            raise AnswerLost(str(error)) from error

    def quit(self) -> Any:
        try:
            return super().quit()
        except (OSError, SMTPException):
            return self.close()


class SecureSMTP(SMTP_SSL, PlainSMTP):
    """The same, encrypted from the beginning."""


def deliver(message: EmailMessage) -> Outcome:
    """Hand a mail over to the site's server and return what came of it.

    The mailer waits ten seconds for each answer.
    """
    try:
        _hand_over(message)
    except AnswerLost as error:
        return Outcome(UNKNOWN, "", type(error).__name__)
    except SMTPRecipientsRefused as error:
        # There is one recipient.
        [(code, words)] = error.recipients.values()
        return _answered(code, words, error)
    except SMTPResponseException as error:
        outcome = _answered(error.smtp_code, error.smtp_error, error)
        # Others refuse the site, not the person.
        about_person = isinstance(error, SMTPDataError)
        return outcome if about_person else outcome._replace(state=FAILED)
    except (OSError, RuntimeError, UnicodeError, SMTPException) as error:
        return Outcome(FAILED, "", type(error).__name__)
    return Outcome(SENT)


def _answered(code: int, words: bytes | str, error: Exception) -> Outcome:
    """Return what an answer means: 5yz is for good, 4yz is not (RFC 5321, 4.2.1)."""
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    reason = " ".join(f"{code} {said}".split())[:LONGEST]
    return Outcome(REFUSED if code >= 500 else FAILED, reason, type(error).__name__)


def _hand_over(message: EmailMessage) -> None:
    mailer = mailer_of(api.portal.get_tool("MailHost"))
    mailer.smtp = SecureSMTP if mailer.implicit_tls else PlainSMTP
    # Lines that end as RFC 5321, 2.3.8 has them; smtplib leaves bytes alone.
    mailer.send(message["From"], [message["To"]], message.as_bytes(policy=SMTP_POLICY))
