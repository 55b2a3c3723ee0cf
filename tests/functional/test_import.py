"""Channels from files: what the forms refuse is refused, all or nothing."""

from Acquisition import aq_base
import csv
from io import StringIO
import json
from lxml import html
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.register.importer import import_channels
from mittelsachsen.socialmedia.register.importer import read
from mittelsachsen.socialmedia.register.importer import TYPE
from mittelsachsen.socialmedia.register.importer import UnreadableError
from plone import api
import pytest
import transaction
from zope.interface import alsoProvides


HTML = {"Accept": "text/html"}
GOOD = {
    "title": "Jugendamt",
    "platform": "facebook",
    "account_url": "https://www.facebook.com/jugendamt",
    "status": "active",
    "start_date": "2020-02-29",
    "target_groups": ["Jugend", "Eltern"],
    "purpose": "<p>Informieren</p>",
    "login_to_read": True,
    "alternative_information": [{"label": "Jugend", "url": "https://example.org"}],
}


@pytest.fixture
def concept(portal):
    alsoProvides(portal.REQUEST, IBrowserLayer)
    with api.env.adopt_roles(["Manager"]):
        yield portal["nutzungskonzept"]


def run(concept, rows, dry_run=False):
    return import_channels(concept, rows, concept.REQUEST, dry_run)


def errors(reports):
    return [(report.number, name) for report in reports for name, _ in report.errors]


def test_json_rows_become_channels(concept):
    steps = []
    rows = read(json.dumps([GOOD]).encode())
    reports = import_channels(
        concept, rows, concept.REQUEST, False, lambda *step: steps.append(step)
    )
    assert errors(reports) == []
    channel = concept["jugendamt"]
    assert channel.start_date.isoformat() == "2020-02-29"
    assert channel.target_groups == ["Jugend", "Eltern"]
    assert channel.purpose.raw == "<p>Informieren</p>"
    assert channel.login_to_read is True
    assert channel.alternative_information[0]["label"] == "Jugend"
    assert steps[-1] == (2, 2)
    found = api.content.find(socialmedia_account="facebook.com/jugendamt")
    assert len(found) == 1


def test_a_channel_is_not_tied_to_its_first_concept(concept):
    """What holds its parent is copied and exported with all that is in there."""
    run(concept, [GOOD])
    assert vars(aq_base(concept["jugendamt"])).get("__parent__") is None


def test_csv_rows_become_channels(concept):
    text = (
        "title;platform;account_url;status;target_groups;purpose;login_to_read\r\n"
        'Jugend;facebook;https://facebook.com/j;active;A | B;"Eins\nZwei";ja\r\n'
        ";;;;;;\r\n"
    )
    assert errors(run(concept, read(b"\xef\xbb\xbf" + text.encode()))) == []
    channel = concept["jugend"]
    assert channel.target_groups == ["A", "B"]
    assert channel.purpose.raw == "<p>Eins</p><p>Zwei</p>"
    assert channel.login_to_read is True


@pytest.mark.parametrize("form", ["json", "csv"])
def test_an_exported_list_comes_back(concept, manager, form):
    path = f"/@social-media-channels?format={form}"
    before = manager.get(path).content
    rows = read(before)
    if form == "csv":
        for row in rows:
            # CSV has no rows within rows.
            del row["alternative_information"], row["alternative_contact"]
    api.content.delete(objects=concept.listFolderContents({"portal_type": TYPE}))
    transaction.commit()
    assert manager.get(path).content != before
    assert errors(run(concept, rows)) == []
    transaction.commit()
    fields = ("title", "account_url", "status", "handle", "target_groups", "purpose")

    def shown(content):
        if form == "json":
            return [
                [item[name] for name in fields] for item in json.loads(content)["items"]
            ]
        items = csv.DictReader(StringIO(content.decode()))
        return [[item[name] for name in fields] for item in items]

    assert shown(manager.get(path).content) == shown(before)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "", "account_url": None, "status": "planned"}, "title"),
        ({"title": 1}, "title"),
        ({"platform": "myspace"}, "platform"),
        ({"platform": None, "account_url": "https://example.org/a"}, "platform"),
        ({"account_url": "javascript:alert(1)"}, "account_url"),
        ({"account_url": "https://example.org/a"}, "account_url"),
        ({"account_url": "https://www.facebook.com/"}, "account_url"),
        ({"account_url": None}, "account_url"),
        (
            {"account_url": "http://m.facebook.com/Wirtschaft.in.Mittelsachsen/"},
            "account_url",
        ),
        ({"status": "gone"}, "status"),
        ({"status": "ended"}, "end_date"),
        ({"start_date": "29.02.2020"}, "start_date"),
        ({"start_date": "2021-02-29"}, "start_date"),
        ({"end_date": "2019-01-01"}, "end_date"),
        ({"target_groups": [1]}, "target_groups"),
        ({"login_to_read": "vielleicht"}, "login_to_read"),
        ({"alternative_information": [{"link": "x"}]}, "alternative_information"),
        ({"tilte": "x"}, "tilte"),
    ],
)
def test_a_bad_row_names_its_field_and_nothing_is_added(concept, change, field):
    before = set(concept.objectIds())
    other = {**GOOD, "account_url": "https://www.facebook.com/andere"}
    reports = run(concept, [other, {**GOOD, **change}])
    assert (2, field) in errors(reports)
    assert {number for number, _name in errors(reports)} == {2}
    assert set(concept.objectIds()) == before


def test_two_rows_with_one_account(concept):
    twice = {**GOOD, "account_url": "http://m.facebook.com/Jugendamt/?x=1"}
    assert errors(run(concept, [GOOD, twice])) == [(2, "account_url")]


def test_a_dry_run_adds_nothing(concept):
    before = set(concept.objectIds())
    assert errors(run(concept, [GOOD], dry_run=True)) == []
    assert set(concept.objectIds()) == before


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   ",
        b"[1, 2]",
        b'{"a": 1}',
        b"[{",
        b"[" * 100_000,
        b"a,b\n1,2",
        b"title,platform,title\n1,2,3",
        b'title,platform\n"1,2',
        "title,platform\nJä,x".encode("latin-1"),
        b"\x89PNG\x00\xff",
    ],
)
def test_unreadable_files_say_so(data):
    with pytest.raises(UnreadableError):
        read(data)


def test_a_line_that_is_too_long_is_an_error(concept):
    rows = read(b"title,platform,status\nA,x,planned,more\nB,x\n")
    assert (1, "") in errors(run(concept, rows))


class TestPage:
    """The page in the control panel."""

    path = "/@@socialmedia-import"

    @pytest.fixture
    def send(self, manager, portal):
        def send(button, upload=None, **fields):
            page = html.fromstring(manager.get(self.path, headers=HTML).text)
            token = page.xpath("//input[@name='_authenticator']/@value")[0]
            form = {
                "_authenticator": token,
                "concept": portal["nutzungskonzept"].UID(),
                button: "1",
                **fields,
            }
            files = {"file": ("k.json", upload, "application/json")} if upload else None
            answer = manager.post(self.path, data=form, files=files, headers=HTML)
            assert answer.status_code == 200
            return html.fromstring(answer.text)

        return send

    def test_check_then_add(self, send, portal):
        page = send("check", json.dumps([GOOD]))
        assert page.xpath("//button[@name='import']")
        transaction.begin()
        assert "jugendamt" not in portal["nutzungskonzept"]
        kept = page.xpath("//input[@name='data']/@value")[0]
        page = send("import", data=kept)
        transaction.begin()
        assert portal["nutzungskonzept"]["jugendamt"].title == "Jugendamt"
        assert page.xpath("//*[@role='status']")

    def test_errors_leave_no_button(self, send):
        page = send("check", json.dumps([{**GOOD, "platform": "myspace"}]))
        assert not page.xpath("//button[@name='import']")
        assert "platform" in page.xpath("//tbody//code/text()")
        assert send("check", "{").xpath("//*[@role='alert']")
        assert send("check").xpath("//*[@role='alert']")

    def test_only_webmasters(self, anonymous):
        for path in (self.path, "/@@socialmedia-import-progress"):
            answer = anonymous.get(path, headers=HTML, allow_redirects=False)
            assert answer.status_code in (302, 401)
