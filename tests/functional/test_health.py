"""How the add-on is, for load balancers, for monitoring and for webmasters."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from lxml import etree
from lxml import html
from mittelsachsen.socialmedia.document.versions import freeze
from mittelsachsen.socialmedia.embeds.audit import INDEX as FOREIGN
from mittelsachsen.socialmedia.platforms.records import save_platform
from mittelsachsen.socialmedia.register.indexers import COLUMN
from mittelsachsen.socialmedia.register.indexers import INDEXES
from mittelsachsen.socialmedia.reminders.outbox import record_run
from mittelsachsen.socialmedia.shipped import profile_context
from plone import api
from plone.namedfile.file import NamedBlobFile
import pytest
import re
import transaction


PATH = "/@socialmedia-health"
PANEL = "/@@socialmedia-controlpanel"
PROMETHEUS = "text/plain; version=0.0.4"
# https://prometheus.io/docs/instrumenting/exposition_formats/
LINE = re.compile(r'[a-z_]+(\{[a-z_]+="[a-z_]+"\})? [0-9.]+')


@pytest.fixture
def fine(portal):
    """The demo site with all that reminders need, which ran an hour ago."""
    registry = "mittelsachsen.socialmedia."
    api.portal.set_registry_record(f"{registry}public_url", "https://www.example.org")
    api.portal.set_registry_record("plone.email_from_address", "web@example.org")
    api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
    for token in ("facebook", "x", "vimeo"):
        save_platform(token, {"checked_on": date.today()})
    # Outcomes of reminders have transactions of their own.
    transaction.commit()
    ran(portal, timedelta(hours=1))
    return portal


def ran(portal, ago, **counts):
    time = (datetime.now(timezone.utc) - ago).isoformat(timespec="seconds")
    none = {"sent": 0, "failed": 0, "interrupted": 0, "unreached": 0, "error": ""}
    record_run(portal, {**none, **counts, "time": time, "begun": time})


def show(value=True):
    name = "mittelsachsen.socialmedia.public_health"
    api.portal.set_registry_record(name, value)
    transaction.commit()


def signs(session, query=""):
    """Return the signs of the full list by what they are about."""
    answer = session.get(f"{PATH}{query}").json()
    return {item["id"]: item for item in answer["items"]}


def bad(session, query=""):
    return {
        name: item["status"]
        for name, item in signs(session, query).items()
        if item["status"] != "ok"
    }


@pytest.mark.parametrize(
    "accept", ["application/json", "*/*", "text/html", PROMETHEUS, None]
)
@pytest.mark.parametrize("query", ["", "?full=1", "?format=prometheus"])
def test_everybody_learns_one_word(fine, anonymous, accept, query):
    anonymous.headers["Accept"] = accept
    answer = anonymous.get(f"{PATH}{query}")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", [*INDEXES, FOREIGN, COLUMN])
def test_a_catalog_that_cannot_serve_is_an_error_for_everybody(
    fine, anonymous, manager, name
):
    catalog = api.portal.get_tool("portal_catalog")
    remove = catalog.delColumn if name == COLUMN else catalog.delIndex
    remove(name)
    transaction.commit()
    answer = anonymous.get(PATH)
    assert (answer.status_code, answer.json()) == (503, {"status": "error"})
    assert answer.headers["Cache-Control"] == "no-store"
    answer = manager.get(PATH)
    assert answer.status_code == 503
    [catalog, *_others] = answer.json()["items"]
    assert catalog["status"] == "error" and catalog["message"].endswith(f": {name}")


def test_the_catalog_is_asked_for_all_that_the_profile_adds(portal):
    root = etree.fromstring(profile_context().readDataFile("catalog.xml"))
    assert set(root.xpath("index/@name")) == {*INDEXES, FOREIGN}
    assert root.xpath("column/@value") == [COLUMN]


def test_a_warning_takes_no_node_out_of_service(portal, anonymous, manager):
    assert manager.get(PATH).json()["status"] == "warning"
    answer = anonymous.get(PATH)
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_site_that_is_fine_has_no_warning(fine, manager):
    answer = manager.get(f"{PATH}?full=1")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json()["status"] == "ok"
    assert bad(manager, "?full=1") == {}
    assert set(signs(manager)) == {
        "catalog",
        "channels",
        "profile",
        "reminders",
        "mail",
        "public_url",
        "platforms",
    }


@pytest.mark.parametrize(
    ("ago", "counts", "status"),
    [
        (timedelta(days=1, hours=23), {}, "ok"),
        (timedelta(days=2, hours=1), {}, "warning"),
        (timedelta(hours=1), {"failed": 1}, "warning"),
        (timedelta(hours=1), {"interrupted": 1}, "warning"),
        (timedelta(hours=1), {"unreached": 1}, "warning"),
    ],
)
def test_it_is_seen_whether_cron_ran_and_what_came_of_it(
    fine, manager, ago, counts, status
):
    ran(fine, ago, **counts)
    found = signs(manager)["reminders"]
    assert found["status"] == status
    for name, number in counts.items():
        assert found["figures"][f"reminders_{name}"] == number
    then = found["figures"]["reminders_last_run_timestamp_seconds"]
    age = datetime.now(timezone.utc).timestamp() - then
    assert abs(age - ago.total_seconds()) < 60


@pytest.mark.parametrize(
    ("name", "value", "sign"),
    [
        ("plone.email_from_address", "", "mail"),
        ("plone.smtp_host", "", "mail"),
        ("mittelsachsen.socialmedia.public_url", "", "public_url"),
    ],
)
def test_what_mails_lack_is_said(fine, manager, name, value, sign):
    api.portal.set_registry_record(name, value)
    transaction.commit()
    assert bad(manager) == {sign: "warning"}


def test_a_code_newer_than_the_site_is_said(fine, manager):
    setup = api.portal.get_tool("portal_setup")
    setup.setLastVersionForProfile("mittelsachsen.socialmedia:default", "1014")
    transaction.commit()
    assert bad(manager) == {"profile": "warning"}


def test_only_platforms_that_channels_are_on_grow_old(fine, manager):
    save_platform("xing", {"checked_on": date(2000, 1, 1)})
    transaction.commit()
    assert bad(manager) == {}
    save_platform("vimeo", {"checked_on": date.today() - timedelta(days=367)})
    transaction.commit()
    found = signs(manager)["platforms"]
    assert found["status"] == "warning" and found["figures"] == {"platforms_stale": 1}
    assert found["message"].endswith(": Vimeo")


def test_a_channel_that_an_index_lost_is_missed(fine, manager):
    channel = fine["nutzungskonzept"]["vimeo"]
    catalog = api.portal.get_tool("portal_catalog")
    rid = catalog.getrid("/".join(channel.getPhysicalPath()))
    catalog.Indexes["socialmedia_order"].unindex_object(rid)
    transaction.commit()
    assert bad(manager) == {"channels": "warning"}


def test_an_empty_catalog_is_seen_when_content_is_read(fine, manager):
    with api.env.adopt_roles(["Manager"]):
        folder = api.content.create(fine, "Folder", "tief", title="Tief")
        api.content.move(fine["nutzungskonzept"], folder)
    api.portal.get_tool("portal_catalog").manage_catalogClear()
    transaction.commit()
    found = signs(manager, "?full=1")["channels"]
    assert found["status"] == "warning"
    assert found["figures"] == {
        "channels": 3,
        "channels_found": 0,
        "channels_listed": 0,
    }


def test_a_changed_version_is_seen_when_content_is_read(fine, manager):
    with api.env.adopt_roles(["Manager"]):
        version = freeze(fine["nutzungskonzept"], "1.0", "", [], fine.REQUEST)
    transaction.commit()
    assert signs(manager, "?full=1")["frozen"]["figures"] == {
        "frozen": 1,
        "frozen_changed": 0,
    }
    data = version.document.data.replace(b"Facebook", b"Fakebook")
    version.document = NamedBlobFile(data, "application/json", "1.0.json")
    transaction.commit()
    assert bad(manager) == {}
    answer = manager.get(f"{PATH}?full=1")
    assert answer.status_code == 503 and answer.json()["status"] == "error"
    assert bad(manager, "?full=1") == {"frozen": "error"}


@pytest.mark.parametrize("way", ["format", "accept", "scraper"])
def test_prometheus_gets_its_text(fine, manager, way):
    if way == "accept":
        manager.headers["Accept"] = PROMETHEUS
    if way == "scraper":
        manager.headers["Accept"] = (
            "application/openmetrics-text;version=1.0.0;q=0.5,"
            "text/plain;version=0.0.4;q=0.3,*/*;q=0.2"
        )
    answer = manager.get(PATH + ("?format=prometheus" if way == "format" else ""))
    assert answer.headers["Content-Type"] == f"{PROMETHEUS}; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.text.endswith("\n")
    lines = [line for line in answer.text.splitlines() if not line.startswith("# ")]
    assert all(LINE.fullmatch(line) for line in lines)
    assert 'socialmedia_health{sign="catalog"} 0' in lines
    assert "socialmedia_channels_found 3" in lines


def test_prometheus_gets_figures_of_a_site_that_is_not_fine(fine, manager):
    api.portal.get_tool("portal_catalog").delIndex("socialmedia_status")
    transaction.commit()
    answer = manager.get(f"{PATH}?format=prometheus")
    assert answer.status_code == 200
    assert 'socialmedia_health{sign="catalog"} 2' in answer.text.splitlines()


def test_a_setting_opens_the_list_but_not_the_reading_of_all_content(fine, anonymous):
    show()
    assert set(signs(anonymous, "?full=1")) == set(signs(anonymous))
    assert "frozen" not in signs(anonymous, "?full=1")
    show(False)
    assert anonymous.get(PATH).json() == {"status": "ok"}


def test_nothing_personal_is_in_it(fine, anonymous):
    show()
    for query in ("", "?format=prometheus"):
        text = anonymous.get(f"{PATH}{query}").text
        assert "@" not in text.replace("@id", "").replace(PATH, "")
        for person in ("Kaiser", "Landkreis", "admin"):
            assert person not in text


@pytest.mark.parametrize("query", ["?format=xml", "?full=yes", "?x=1"])
def test_a_parameter_that_there_is_not_is_refused(fine, anonymous, query):
    assert anonymous.get(f"{PATH}{query}").status_code == 400


def test_the_panel_says_the_same_in_words(fine, manager):
    def lines(query):
        answer = manager.get(f"{PANEL}{query}", headers={"Accept": "text/html"})
        items = html.fromstring(answer.text).xpath("//*[@id='health']//li")
        return {item.get("data-level") for item in items}, len(items)

    assert lines("") == ({"ok"}, 7)
    assert lines("?full=1") == ({"ok"}, 8)
    ran(fine, timedelta(days=3))
    assert lines("") == ({"ok", "warning"}, 7)
