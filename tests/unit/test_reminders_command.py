"""What the command of the reminders says, and its exit status."""

import json
from mittelsachsen.socialmedia.commands.program import Voice
from mittelsachsen.socialmedia.commands.reminders import main
from mittelsachsen.socialmedia.commands.reminders import tell
from mittelsachsen.socialmedia.reminders.mail import Report
import pytest


@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.parametrize(
    ("report", "said"),
    [
        (Report(failed=1, unreached=["Konzept (550)"]), "of: Konzept (550)"),
        (Report(unreached=["Konzept"]), "Nobody was reminded of: Konzept"),
        (Report(interrupted=["Konzept"]), "interrupted: Konzept"),
    ],
)
def test_whatever_did_not_arrive_is_said_and_is_an_error(report, said, quiet, capsys):
    assert tell(report, dry_run=False, voice=Voice(quiet)) == 1
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("quiet", "said"), [(False, "2 mails were sent.\n"), (True, "")]
)
def test_what_went_well_is_said_but_not_to_cron(quiet, said, capsys):
    assert tell(Report(sent=2), dry_run=False, voice=Voice(quiet)) == 0
    assert capsys.readouterr().out == said


def test_a_dry_run_names_who_gets_what(capsys):
    report = Report(sent=1, planned=[("a@example.org", ["K1", "K2"])])
    assert tell(report, dry_run=True, voice=Voice()) == 0
    assert "To a@example.org: K1, K2" in capsys.readouterr().out


def test_monitoring_gets_numbers_and_no_addresses(capsys):
    report = Report(sent=3, failed=1, planned=[("a@example.org", ["K1"])])
    assert tell(report, dry_run=False, voice=Voice(as_json=True)) == 1
    said = capsys.readouterr().out
    assert "@" not in said
    answer = json.loads(said)
    assert (answer["sent"], answer["failed"], answer["dry_run"]) == (3, 1, False)


@pytest.mark.parametrize("url", ["www.example.org", "ftp://example.org", "x"])
def test_an_address_that_is_none_is_refused(url, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["zope.conf", "/Plone", "--url", url])
    assert ended.value.code == 2
    assert "argument --url: " in capsys.readouterr().err
