"""One policy for what comes in, and lists that pass over what is older than it."""

from datetime import date
from datetime import timedelta
from lxml import etree
from mittelsachsen.socialmedia.clock import today_in
from mittelsachsen.socialmedia.register.importer import import_channels
from plone import api
import pytest
import transaction


CONCEPT = "/nutzungskonzept"
CHANNEL = "/nutzungskonzept/vimeo"
LIST = "/@social-media-channels"
TOMORROW = (today_in("Europe/Berlin") + timedelta(days=1)).isoformat()
FAR = (today_in("Europe/Berlin") + timedelta(days=3700)).isoformat()


@pytest.mark.parametrize(
    ("path", "values", "message"),
    [
        (CONCEPT, {"as_of": "9999-12-31"}, "1990"),
        (CONCEPT, {"as_of": "1989-12-31"}, "1990"),
        (CONCEPT, {"approvals": [{"date": TOMORROW}]}, "nicht in der Zukunft"),
        (CONCEPT, {"changelog": [{"date": "2040-01-01"}]}, "Zeile 1, Datum"),
        (CONCEPT, {"title": "Konzept\x0bSocial Media"}, "Steuerzeichen"),
        (CONCEPT, {"description": "Ein\x00Ende"}, "Steuerzeichen"),
        (CONCEPT, {"goals": ["Gut", "Sch\x0blecht"]}, "Zeile 2"),
        (CONCEPT, {"goals": ["Zwei\nZeilen"]}, "Zeile 1"),
        (CONCEPT, {"title": "x" * 1001}, "lang"),
        (CONCEPT, {"preamble": "<p>Word\x0b</p>"}, "Steuerzeichen"),
        (CHANNEL, {"start_date": FAR}, "1990"),
        (CHANNEL, {"necessity_reviewed": TOMORROW}, "nicht in der Zukunft"),
        (CHANNEL, {"status": None}, "Status"),
        (CHANNEL, {"awareness_posts": [{"date": TOMORROW}]}, "Zeile 1, Datum"),
        (
            CHANNEL,
            {"alternative_contact": [{"label": "A"}, {"email": "keine"}]},
            "Zeile 2, E-Mail",
        ),
        (
            f"{CONCEPT}/andre-kaiser",
            {"roles": [{"role": "press"}, {"scope": "alles"}]},
            "Zeile 2",
        ),
        ("/@controlpanels/socialmedia", {"reminder_days": [30, 0]}, "Zeile 2"),
        ("/@controlpanels/socialmedia/x", {"hosts": ["x.com", "https://y"]}, "Zeile 2"),
        ("/@controlpanels/socialmedia/x", {"checked_on": TOMORROW}, "Zukunft"),
    ],
)
def test_bad_values_are_refused_in_german_with_their_line(
    manager, path, values, message
):
    answer = manager.patch(path, json=values, headers={"Accept-Language": "de"})
    assert answer.status_code == 400, answer.text
    assert message in answer.json()["message"]


@pytest.mark.parametrize("text", ['"\\ud800"', '"a\\udfffb"'])
def test_halves_of_characters_are_refused(manager, text):
    answer = manager.patch(CONCEPT, data=f'{{"title": {text}}}')
    assert answer.status_code == 400


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e308", "1e16"])
def test_figures_are_finite(manager, value):
    body = {"@type": "EvaluationRecord", "title": "E"}
    path = manager.post(CONCEPT, json=body).json()["@id"]
    row = f'{{"channel": null, "metric": "Follower", "value": {value}}}'
    answer = manager.patch(path, data=f'{{"kpis": [{row}]}}')
    assert answer.status_code == 400
    assert "Zeile 1" in answer.text or "Line 1" in answer.text


def test_lists_lose_blank_lines_and_outer_spaces(manager):
    goals = ["  Fachkräfte gewinnen ", "", "   ", "Region zeigen"]
    assert manager.patch(CONCEPT, json={"goals": goals}).status_code == 204
    stored = manager.get(CONCEPT).json()["goals"]
    assert stored == ["Fachkräfte gewinnen", "Region zeigen"]


def test_rows_in_which_nothing_stands_are_dropped(manager):
    rows = [{"label": "Amt"}, {}, {"label": None, "phone": None}]
    assert manager.patch(CONCEPT, json={"alternative_contact": rows}).status_code == 204
    stored = manager.get(CONCEPT).json()["alternative_contact"]
    assert [row["label"] for row in stored] == ["Amt"]


def test_html_in_plain_fields_stays_text(manager, anonymous):
    title = "<b>Fett</b> & <script>alert(1)</script>"
    assert manager.patch(CONCEPT, json={"title": title}).status_code == 204
    assert manager.get(CONCEPT).json()["title"] == title
    page = anonymous.get(CONCEPT, headers={"Accept": "text/html"}).text
    assert "<script>alert(1)" not in page
    assert "&lt;b&gt;Fett" in page


def test_the_import_refuses_what_rest_refuses(portal):
    row = {"title": "K\x0b", "platform": "x", "account_url": "https://x.com/neu"}
    with api.env.adopt_roles(["Manager"]):
        concept = portal["nutzungskonzept"]
        late = {**row, "title": "K", "dpia_date": TOMORROW}
        reports = import_channels(concept, [row, late], portal.REQUEST, True)
    assert [[name for name, _why in each.errors] for each in reports] == [
        ["title"],
        ["dpia_date"],
    ]


@pytest.mark.parametrize(
    "query",
    [
        "platform:int=1",
        "platform:list:int=1",
        "status:float=1",
        "modified_since=9999-12-31T23:59:59-05:45",
        "modified_since=gestern",
        f"b_start={'9' * 5000}",
        f"b_size={'9' * 5000}",
        f"q={'wort+' * 20000}",
        "concept:int=1",
        "sort_on:int=1",
        "language:record=1",
    ],
)
def test_parameters_that_are_none_are_refused(anonymous, query):
    answer = anonymous.get(f"{LIST}?{query}")
    assert answer.status_code == 400, answer.text
    assert answer.json()["message"]


@pytest.mark.parametrize("zone", ["%2B05:45", "-03:30", "%2B14:00", "Z", ""])
def test_times_have_any_zone(anonymous, zone):
    answer = anonymous.get(f"{LIST}?modified_since=2001-01-01T00:00:00{zone}")
    assert answer.status_code == 200
    assert answer.json()["items_total"] == 3


@pytest.mark.parametrize(
    "path",
    [
        "/@social-media-account?url=%ff",
        "/@social-media-account?url=https://x.com/%ff%fe",
        "/@social-media-account?url:int=1",
        "/@social-media-account?url:list=a",
    ],
)
def test_bytes_that_are_no_address_are_refused(anonymous, path):
    assert anonymous.get(path).status_code in (200, 400)


@pytest.mark.parametrize("key", ["schlüssel", "%ff", "x" * 10000, ""])
def test_any_key_of_a_calendar_is_refused(anonymous, key):
    url = f"/@@evaluations.ics?user=admin&key={key}"
    answer = anonymous.get(url, allow_redirects=False, headers={"Accept": "*/*"})
    assert answer.status_code in (302, 401)


@pytest.mark.parametrize("start", ["9" * 5000, "٣", "-1", "1:int", "x"])
@pytest.mark.parametrize("view", ["@@evaluations", "@@foreign-resources"])
def test_pages_begin_anew_where_b_start_is_none(manager, view, start):
    url = f"/{view}?b_start={start}"
    assert manager.get(url, headers={"Accept": "text/html"}).status_code == 200


class TestOldContent:
    """What earlier versions stored stays in the site and stops nothing."""

    def test_a_day_at_the_end_of_the_calendar(self, portal, anonymous, manager):
        concept = portal["nutzungskonzept"]
        concept.as_of = date(9999, 12, 31)
        concept.reindexObject()
        transaction.commit()
        assert anonymous.get(LIST).json()["items_total"] == 3
        for call in ("@evaluations", "@social-media-checks", "@usage-concept"):
            assert manager.get(f"{CONCEPT}/{call}").status_code == 200
        page = manager.get("/@@evaluations", headers={"Accept": "text/html"})
        assert page.status_code == 200

    def test_a_control_character_in_a_title(self, portal, anonymous):
        channel = portal["nutzungskonzept"]["vimeo"]
        channel.title, channel.description = "Vi\x0bmeo", "Ein\x00Ende"
        channel.reindexObject()
        transaction.commit()
        answer = anonymous.get(LIST, headers={"Accept": "application/atom+xml"})
        assert answer.status_code == 200
        feed = etree.fromstring(answer.content)
        titles = feed.xpath("//*[local-name()='title']/text()")
        assert "Vimeo: Aktiv" in titles

    def test_figures_that_are_no_numbers(self, portal, manager):
        concept = portal["nutzungskonzept"]
        with api.env.adopt_roles(["Manager"]):
            record = api.content.create(concept, "EvaluationRecord", "r", title="R")
        uid = concept["vimeo"].UID()
        record.kpis = [
            {"channel": uid, "metric": "F", "value": value, "date": date(2020, 1, day)}
            for day, value in enumerate((float("nan"), float("inf"), 7.0), start=1)
        ]
        transaction.commit()
        for page in ("@@evaluations", "@@checks-report", "r"):
            answer = manager.get(f"{CONCEPT}/{page}", headers={"Accept": "text/html"})
            assert answer.status_code == 200

    def test_a_role_row_without_a_role(self, portal, anonymous):
        contact = portal["nutzungskonzept"]["andre-kaiser"]
        contact.roles = [{"role": None, "scope": "alles", "phone": None, "email": None}]
        transaction.commit()
        for path in (CONCEPT, f"{CONCEPT}/andre-kaiser"):
            answer = anonymous.get(path, headers={"Accept": "text/html"})
            assert answer.status_code == 200
        assert anonymous.get(f"{CONCEPT}/@usage-concept").status_code == 200
