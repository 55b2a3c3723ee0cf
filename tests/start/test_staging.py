"""Content goes to another site and back with Plone's own programs, as it is.

Relations, images, frozen versions, sealed records, accepted terms, texts to be checked,
what was removed and what was mailed go with it.
"""

import json
import pytest
import subprocess
from zope_instance import BIN


@pytest.fixture(scope="module")
def exported(filled, tmp_path_factory):
    """A function that exports a site to a new folder."""

    def export(site):
        folder = tmp_path_factory.mktemp(site)
        run("plone-exporter", filled, site, folder)
        return folder

    return export


@pytest.fixture(scope="module")
def first(exported):
    return exported("live")


@pytest.fixture(scope="module")
def copied(filled, first):
    run("plone-importer", filled, "staging", first)


def run(name, *arguments):
    done = subprocess.run(
        [BIN / name, *arguments], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr


def content_of(folder):
    """Return all files of an export by path, but the site's own: it has a name."""
    return {
        path: file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
        and "plone_site_root" not in (path := str(file.relative_to(folder)))
        and path != "portlets.json"
    }


def test_an_export_has_what_is_no_field(first):
    items = [json.loads(file.read_text()) for file in first.rglob("data.json")]
    packed = [
        each["mittelsachsen.socialmedia"]
        for each in items
        if "UID" in each and "mittelsachsen.socialmedia" in each
    ]
    [concept] = [each for each in packed if "reminders" in each]
    noted = [list(each.get("unchecked_texts", ())) for each in packed]
    assert sorted(filter(None, noted)) == [["preamble"], ["purpose"]]
    [record] = [each for each in packed if "seals" in each]
    assert [each["withdrawn"] for each in record["seals"]] == ["Zahl fehlt", ""]
    assert [each["reason"] for each in concept["removed_records"]] == ["doppelt"]
    assert [each["reason"] for each in concept["accepted_terms"].values()] == [
        "historisch"
    ]
    assert concept["reminders"]["k1"][0] == "sent"
    relations = json.loads((first / "relations.json").read_text())
    names = {each["from_attribute"] for each in relations}
    assert {"deputy", "successor", "evaluators"} <= names


def test_another_site_exports_what_it_was_given(first, copied, exported):
    assert content_of(exported("staging")) == content_of(first)


def test_what_came_is_what_its_hashes_say(filled, copied):
    done = subprocess.run(
        [BIN / "socialmedia-versions", filled, "/staging"],
        capture_output=True,
        text=True,
    )
    assert done.stdout == "2 of 2 versions and records are intact.\n"


def test_bringing_it_back_changes_nothing(filled, first, copied, exported):
    run("plone-importer", filled, "live", exported("staging"))
    assert content_of(exported("live")) == content_of(first)
