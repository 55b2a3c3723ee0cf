"""A concept as one file that is read without Plone, in thirty years."""

import bagit
import csv
from hashlib import sha256
import json
from lxml import html
import pytest
import subprocess
from zipfile import ZipFile
from zope_instance import BIN


@pytest.fixture(scope="module")
def bag(filled, tmp_path_factory):
    """The archive, unpacked by nothing of ours."""
    folder = tmp_path_factory.mktemp("archive")
    file = folder / "konzept.zip"
    done = export(filled, "/live/nutzungskonzept", file)
    assert done.returncode == 0, done.stderr
    with ZipFile(file) as packed:
        packed.extractall(folder)
    return folder / "konzept"


def export(conf, path, file):
    return subprocess.run(
        [BIN / "socialmedia-export", conf, path, file], capture_output=True, text=True
    )


def test_it_is_a_bag_that_is_whole(bag):
    found = bagit.Bag(str(bag))
    assert found.is_valid()
    assert found.info["Source-Organization"] == "Landkreis Mittelsachsen"


def test_the_document_is_there_in_three_forms(bag):
    present = bag / "data" / "present"
    page = html.parse(str(present / "concept.html"))
    assert page.xpath("//h2")[0].text_content().strip() == "1 Präambel"
    assert (present / "concept.pdf").read_bytes().startswith(b"%PDF")
    assert json.loads((present / "concept.json").read_text())["sections"]


def test_versions_and_seals_have_the_hashes_that_are_told(bag):
    data = bag / "data"
    seal = json.loads((data / "evaluations/evaluierung-2026/seal-2.json").read_text())
    frozen = (data / f"versions/{seal['concept']['version']}.json").read_bytes()
    assert sha256(frozen).hexdigest() == seal["concept"]["sha256"]


def test_what_was_decided_is_a_table_and_a_page_in_its_language(bag):
    tables = bag / "data" / "tables"
    rows = list(csv.DictReader((tables / "decisions.csv").open(encoding="utf-8-sig")))
    assert [row["channel"] for row in rows] == ["Facebook", "Twitter", "Vimeo"]
    assert {row["decision"] for row in rows} == {"Beibehalten"}
    page = html.parse(str(bag / "data/evaluations/evaluierung-2026/record.html"))
    assert "Zeitraum" in page.xpath("string(//dl)")


def test_no_item_and_no_file_of_the_concept_is_missing(bag, filled):
    data = bag / "data"
    names = {file.stem for file in (data / "items").iterdir()}
    assert names == {
        "concept",
        "facebook",
        "twitter",
        "vimeo",
        "andre-kaiser",
        "hartmut-schneider",
        "erika",
        "max",
        "rot",
        "evaluierung-2026",
    }
    assert (data / "files/rot/rot.png").read_bytes().startswith(b"\x89PNG")


def test_nothing_is_written_over(filled, tmp_path):
    file = tmp_path / "da.zip"
    file.write_text("wichtig")
    done = export(filled, "/live/nutzungskonzept", file)
    assert (done.returncode, file.read_text()) == (2, "wichtig")
    assert done.stderr.endswith(f"{file} is there already.\n")
