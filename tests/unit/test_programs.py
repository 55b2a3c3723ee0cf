"""What all programs have in common: their help, their options, what they say."""

from mittelsachsen.socialmedia.commands import import_channels
from mittelsachsen.socialmedia.commands import reminders
from mittelsachsen.socialmedia.commands import versions
from mittelsachsen.socialmedia.commands.program import Voice
import os
import pty
import pytest
import sys


PROGRAMS = [import_channels, reminders, versions]


@pytest.mark.parametrize("program", PROGRAMS)
def test_help_lists_every_exit_status(program, capsys):
    with pytest.raises(SystemExit) as ended:
        program.main(["--help"])
    assert ended.value.code == 0
    _before, _title, listed = capsys.readouterr().out.partition("exit status:\n")
    assert [line.split()[0] for line in listed.splitlines()] == ["0", "1", "2"]


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("option", ["--quiet", "--json", "--log-level"])
def test_every_program_has_the_same_options(program, option, capsys):
    with pytest.raises(SystemExit):
        program.main(["--help"])
    assert option in capsys.readouterr().out


@pytest.mark.parametrize(
    ("voice", "terminal", "shown"),
    [
        (Voice(), True, True),
        (Voice(), False, False),
        (Voice(quiet=True), True, False),
        (Voice(as_json=True), True, False),
    ],
)
def test_progress_is_for_terminals(voice, terminal, shown, monkeypatch, tmp_path):
    ours, theirs = pty.openpty()
    file = os.fdopen(theirs, "w") if terminal else (tmp_path / "log").open("w")
    with file:
        monkeypatch.setattr(sys, "stderr", file)
        voice.progress(1, 2)
        # What a terminal got is read with a line of our own behind it.
        os.write(file.fileno(), b"end")
    if terminal:
        assert os.read(ours, 100) == (b"\r1 / 2end" if shown else b"end")
    else:
        assert (tmp_path / "log").read_text() == "end"


def test_a_refusal_is_an_object_for_monitoring_too(capsys):
    assert Voice(quiet=True, as_json=True).refuse("No site.") == 2
    said = capsys.readouterr()
    assert said.err == "No site.\n"
    assert said.out == '{\n  "error": "No site."\n}\n'
