"""Channels from files: what the forms refuse is refused, all or nothing."""

from Acquisition import aq_base
import csv
from io import BytesIO
from io import StringIO
import json
from lxml import html
from mittelsachsen.socialmedia.due.period import channels_of
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.register.importer import import_channels
from mittelsachsen.socialmedia.register.importer import read
from mittelsachsen.socialmedia.register.importer import TYPE
from mittelsachsen.socialmedia.register.importer import UnreadableError
from mittelsachsen.socialmedia.register.table import row_of
from openpyxl import load_workbook
from plone import api
from plone.restapi.testing import RelativeSession
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
    # What the list has made of nothing is nothing.
    assert {channel.imprint_url for channel in channels_of(concept)} == {None}

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


GERMAN = (
    "Adresse des Kontos;Plattform;titel;Status;Beginn;"
    "Lesen setzt ein Konto voraus;Modus\r\n"
    "https://www.facebook.com/jugend;;;Aktiv;1.2.2020;Ja;dialog\r\n"
    "@kreis@social.example.de;mastodon;Amt;nur im notfall;29. Februar 2020;;\r\n"
)


def test_german_headings_terms_and_days_are_read(concept):
    assert errors(run(concept, read(GERMAN.encode("utf-8-sig")))) == []
    facebook, mastodon = concept["facebook-jugend"], concept["amt"]
    assert facebook.platform == "facebook" and facebook.login_to_read is True
    assert facebook.start_date.isoformat() == "2020-02-01"
    assert (facebook.status, facebook.mode) == ("active", "dialogue")
    assert mastodon.account_url == "https://social.example.de/@kreis"
    assert (mastodon.platform, mastodon.status) == ("mastodon", "emergency_only")
    assert mastodon.start_date.isoformat() == "2020-02-29"


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_table_of_the_channels_comes_back(concept, manager, form, language):
    path = f"/nutzungskonzept/@@channels-table?filled=1&format={form}"
    spoken = {"Accept-Language": language, "Accept": "*/*"}
    table = manager.get(path, headers=spoken).content

    def told():
        channels = concept.listFolderContents({"portal_type": TYPE})
        return sorted(repr(row_of(channel, "de")) for channel in channels)

    before = told()
    api.content.delete(objects=concept.listFolderContents({"portal_type": TYPE}))
    assert errors(run(concept, read(table))) == []
    assert told() == before


def test_an_empty_table_has_a_head_and_what_may_stand_in_it(manager):
    path = "/nutzungskonzept/@@channels-table?format="
    csv_table = manager.get(f"{path}csv", headers={"Accept": "*/*"}).content
    assert csv_table.startswith(b"\xef\xbb\xbfAdresse des Kontos;Plattform;Titel;")
    assert csv_table.count(b"\r\n") == 1
    book = load_workbook(
        BytesIO(manager.get(f"{path}xlsx", headers={"Accept": "*/*"}).content)
    )
    sheet, lists = book.worksheets
    assert [cell.value for cell in sheet[1]][:2] == ["Adresse des Kontos", "Plattform"]
    columns = {
        column[0].value: [c.value for c in column[1:]] for column in lists.columns
    }
    assert "Facebook" in columns["Plattform"] and "Aktiv" in columns["Status"]
    offered = {
        str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation
    }
    assert offered["B2:B2000"].startswith("'Zulässige Werte'!$")


class TestConcept:
    """The page of a concept, for whoever may add channels there."""

    path = "/nutzungskonzept/@@socialmedia-import"

    @pytest.fixture
    def editor(self, portal):
        api.user.create("e@example.org", "redaktion", "secret-Pa55")
        roles, concept = ["Contributor", "Editor", "Reader"], portal["nutzungskonzept"]
        api.user.grant_roles("redaktion", roles=roles, obj=concept)
        concept.reindexObjectSecurity()
        transaction.commit()
        session = RelativeSession(portal.absolute_url())
        session.headers.update({"Accept": "text/html"})
        session.auth = ("redaktion", "secret-Pa55")
        yield session
        session.close()

    def send(self, session, button, content):
        page = html.fromstring(session.get(self.path).content)
        token = page.xpath("//input[@name='_authenticator']/@value")[0]
        files = {"file": ("k.csv", content)} if content else None
        form = {"_authenticator": token, button: "1"}
        answer = session.post(self.path, data=form, files=files)
        return html.fromstring(answer.content)

    def test_an_editor_sees_each_row_with_its_verdict_and_adds_them(
        self, concept, editor
    ):
        page = self.send(editor, "check", GERMAN.encode())
        rows = [
            [" ".join(cell.text_content().split()) for cell in row.xpath("td")]
            for row in page.xpath("//tbody/tr")
        ]
        address = "https://www.facebook.com/jugend"
        assert rows[0] == ["1", "Facebook @jugend", "Facebook", address, "in Ordnung"]
        self.send(editor, "import", GERMAN.encode())
        transaction.begin()
        assert "facebook-jugend" in concept

    def test_what_is_wrong_is_said_in_german_with_the_name_of_the_field(self, editor):
        head = "Adresse des Kontos;Plattform;Titel;Status;Beginn"
        wrong = f"{head}\r\nhttps://x.com/a;X;A;weg;gestern"
        page = self.send(editor, "check", wrong.encode())
        [row] = page.xpath("//tbody/tr")
        said = " ".join(row.text_content().split())
        assert "Status:" in said and "Beginn:" in said and "Aktiv" in said
        assert "Constraint" not in said and "vocabulary" not in said

    def test_the_menu_of_the_concept_leads_there(self, editor):
        page = html.fromstring(editor.get("/nutzungskonzept").content)
        [link] = page.xpath("//a[contains(@href, '/@@socialmedia-import')]")
        assert link.text_content().strip() == "Kanäle importieren"

    @pytest.mark.parametrize("view", ["@@socialmedia-import", "@@channels-table"])
    def test_nobody_else_gets_there(self, anonymous, view):
        path = f"/nutzungskonzept/{view}"
        answer = anonymous.get(path, headers=HTML, allow_redirects=False)
        assert answer.status_code in (302, 401)


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
        assert "Plattform" in page.xpath("//tbody//strong/text()")
        assert send("check", "{").xpath("//*[@role='alert']")
        assert send("check").xpath("//*[@role='alert']")

    def test_only_webmasters(self, anonymous):
        for path in (self.path, "/@@socialmedia-import-progress"):
            answer = anonymous.get(path, headers=HTML, allow_redirects=False)
            assert answer.status_code in (302, 401)
