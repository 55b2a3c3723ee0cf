"""What the command of the reminders says, and its exit status."""

from mittelsachsen.socialmedia.commands.reminders import tell
from mittelsachsen.socialmedia.reminders.mail import Report
import pytest


@pytest.mark.parametrize(
    ("report", "status", "said"),
    [
        (Report(sent=2), 0, "2 mails were sent."),
        (Report(failed=1, unreached=["Konzept (550)"]), 1, "of: Konzept (550)"),
        (Report(unreached=["Konzept"]), 1, "Nobody was reminded of: Konzept"),
        (Report(interrupted=["Konzept"]), 1, "interrupted: Konzept"),
    ],
)
def test_whatever_did_not_arrive_is_said_and_is_an_error(report, status, said, capsys):
    assert tell(report, dry_run=False) == status
    assert said in capsys.readouterr().out


def test_a_dry_run_names_who_gets_what(capsys):
    report = Report(sent=1, planned=[("a@example.org", ["K1", "K2"])])
    assert tell(report, dry_run=True) == 0
    assert "To a@example.org: K1, K2" in capsys.readouterr().out
