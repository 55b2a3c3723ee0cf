"""The channel list in other formats says the same."""

import csv
from io import StringIO
from lxml import etree
from mittelsachsen.socialmedia.register.formats import channels_csv
import pytest
from uuid import UUID


ATOM = {"a": "http://www.w3.org/2005/Atom"}
PATH = "/@social-media-channels"


pytestmark = pytest.mark.usefixtures("twitter_ended")


@pytest.fixture
def get(anonymous):
    def get(path, accept, **headers):
        return anonymous.get(path, headers={"Accept": accept, **headers})

    return get


@pytest.fixture
def items(get):
    return get(PATH, "application/json").json()["items"]


@pytest.mark.parametrize(
    ("accept", "path"),
    [
        ("text/csv", PATH),
        ("application/json", f"{PATH}?format=csv"),
        ("text/html", f"/++api++{PATH}?format=csv"),
    ],
)
def test_csv(get, items, accept, path):
    answer = get(path, accept)
    assert answer.headers["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8"))))
    assert [row["@id"] for row in rows] == [item["@id"] for item in items]
    assert [row["status"] for row in rows] == ["active", "ended", "active"]
    assert rows[0]["concept"] == items[0]["concept"]["@id"]
    assert rows[0]["target_groups"] == " | ".join(items[0]["target_groups"])


def test_csv_follows_filters_and_batches(get):
    for path, accept in (
        (f"{PATH}?platform=x&format=csv", "application/json"),
        (f"{PATH}?b_size=1&b_start=1", "text/csv"),
    ):
        rows = list(csv.DictReader(StringIO(get(path, accept).text)))
        assert [row["platform"] for row in rows] == ["x"]
    assert get(f"{PATH}?format=xls", "application/json").status_code == 400
    assert get(f"{PATH}?platform=nix", "text/csv").status_code == 400


def test_csv_cells_are_no_formulas(items):
    evil = {**items[0], "title": '=HYPERLINK("http://evil.example")', "handle": "@a"}
    row = next(csv.DictReader(StringIO(channels_csv([evil]))))
    assert row["title"].startswith("'=")
    assert row["handle"] == "'@a"


def test_json_ld_has_the_accounts_in_use(get, items):
    data = get(PATH, "application/ld+json").json()
    assert data["@type"] == "Organization"
    assert data["sameAs"] == [items[0]["account_url"], items[2]["account_url"]]


def test_atom_has_ended_channels_too(get, items):
    answer = get(PATH, "application/atom+xml")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    entries = feed.findall("a:entry", ATOM)
    assert {entry.findtext("a:id", None, ATOM) for entry in entries} == {
        UUID(item["UID"]).urn for item in items
    }
    updated = [entry.findtext("a:updated", None, ATOM) for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext("a:updated", None, ATOM) == updated[0]
    terms = {entry.find("a:category", ATOM).get("term") for entry in entries}
    assert terms == {"active", "ended"}


@pytest.mark.parametrize("accept", ["text/csv", "application/atom+xml"])
def test_validators_differ_by_format(get, accept):
    etag = get(PATH, accept).headers["ETag"]
    assert etag != get(PATH, "application/json").headers["ETag"]
    again = get(PATH, accept, **{"If-None-Match": etag})
    assert again.status_code == 304
    assert again.content == b""
