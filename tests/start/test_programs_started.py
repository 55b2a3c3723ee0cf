"""The programs of the shell as administrators run them, on a FileStorage."""

import json
from pathlib import Path
import pytest
import subprocess
from ZODB.FileStorage import FileStorage
from zope_instance import BIN
from zope_instance import free_port
from zope_instance import make_instance


SCRIPT = Path(__file__).parents[2] / "scripts" / "site.py"
ROWS = "platform,account_url,title\nmastodon,https://social.example/@{0},{0}\n"


@pytest.fixture(scope="module")
def instance(tmp_path_factory):
    """An instance with the demo site that nobody serves."""
    folder = tmp_path_factory.mktemp("programs")
    make_instance(folder, free_port())
    conf = folder / "etc" / "zope.conf"
    subprocess.run([BIN / "zconsole", "run", conf, SCRIPT], check=True)
    return folder


@pytest.fixture
def run(instance):
    """A function that runs a program: status, stdout, stderr."""

    def run(name, *arguments):
        done = subprocess.run(
            [BIN / f"socialmedia-{name}", instance / "etc" / "zope.conf", *arguments],
            capture_output=True,
            text=True,
            timeout=120,
        )
        return done.returncode, done.stdout, done.stderr

    return run


def table(folder, name):
    file = folder / f"{name}.csv"
    file.write_text(ROWS.format(name))
    return file


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_database_in_use_is_one_sentence(instance, run, options):
    storage = FileStorage(str(instance / "var" / "Data.fs"))
    try:
        status, said, reason = run("versions", "/Plone", *options)
    finally:
        storage.close()
    assert status == 2
    assert reason == (
        "The database is in use by another process. Stop the server, or serve the"
        " database with ZEO or RelStorage.\n"
    )
    assert bool(said) == bool(options)


@pytest.mark.parametrize("name", ["reminders", "versions"])
def test_a_site_that_there_is_not_is_one_sentence(run, name):
    assert run(name, "/Nowhere") == (2, "", "There is no site /Nowhere. Sites: Plone\n")


def test_a_configuration_that_there_is_not_is_one_sentence(tmp_path):
    missing = tmp_path / "zope.conf"
    done = subprocess.run(
        [BIN / "socialmedia-versions", missing, "/Plone"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2 and done.stdout == ""
    [sentence] = done.stderr.splitlines()
    assert sentence.startswith(f"{missing} cannot be used: ")


def test_versions_are_an_object_for_monitoring(run):
    status, said, reason = run("versions", "/Plone", "--json")
    assert (status, json.loads(said), reason) == (0, {"total": 0, "changed": []}, "")


def test_an_import_that_cron_runs_is_silent_and_does_its_work(instance, run):
    concept = "/Plone/nutzungskonzept"
    file = table(instance, "stille")
    assert run("import", concept, file, "--quiet") == (0, "", "")
    status, said, _reason = run("import", concept, table(instance, "zwei"), "--json")
    assert status == 0
    assert json.loads(said) == {"rows": 1, "added": 1, "errors": []}


def test_an_import_says_what_is_wrong_to_cron_and_to_monitoring(instance, run):
    file = instance / "schlecht.csv"
    file.write_text("platform,account_url,title\nnirgends,https://x.example/a,A\n")
    arguments = "import", "/Plone/nutzungskonzept", file
    status, said, reason = run(*arguments, "--quiet")
    assert status == 1 and said.startswith("row 1, A: platform: ") and reason == ""
    status, said, _reason = run(*arguments, "--json")
    answer = json.loads(said)
    assert (status, answer["added"]) == (1, 0)
    assert [(each["row"], each["field"]) for each in answer["errors"]] == [
        (1, "platform")
    ]


def test_reminders_take_the_address_of_the_command(instance, run):
    settings = instance / "settings.py"
    settings.write_text(
        "from plone import api\n"
        "from zope.component.hooks import setSite\n"
        "import transaction\n"
        "setSite(app.Plone)\n"
        "put = api.portal.set_registry_record\n"
        "put('plone.email_from_address', 'web@example.org')\n"
        "put('plone.smtp_host', '127.0.0.1')\n"
        "transaction.commit()\n"
    )
    conf = instance / "etc" / "zope.conf"
    subprocess.run([BIN / "zconsole", "run", conf, settings], check=True)
    status, said, reason = run("reminders", "/Plone", "--dry-run")
    assert (status, said) == (2, "") and "public address" in reason
    arguments = "--dry-run", "--json", "--url", "https://www.example.org/kreis"
    status, said, reason = run("reminders", "/Plone", *arguments)
    assert json.loads(said)["dry_run"] is True and reason == ""
    assert "@" not in said
