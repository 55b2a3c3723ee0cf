"""The audit lists what stored texts name, for site administrators only."""

import csv
from io import StringIO
from mittelsachsen.socialmedia.embeds.audit import INDEX
from mittelsachsen.socialmedia.embeds.audit import index_texts
from plone import api
from plone.app.textfield.value import RichTextValue
import pytest
import transaction
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


@pytest.fixture
def portal(functional_portal):
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(functional_portal["videos"])
        for name, html in {
            "vimeo": '<iframe src="https://player.vimeo.com/video/1"></iframe>',
            "bild": '<img src="//i.vimeocdn.com/a.png"><img src="//cdn.example.org/b">',
            "eigen": '<img src="/own.png"><a href="https://vimeo.com/1">x</a>',
        }.items():
            page = api.content.create(functional_portal, "Document", name, title=name)
            page.text = RichTextValue(html, "text/html", "text/x-html-safe")
            notify(ObjectModifiedEvent(page))
    transaction.commit()
    return functional_portal


def listed(manager, query=""):
    data = manager.get(f"/@foreign-resources{query}").json()
    return {
        (item["title"], row["field"], row["host"], row["element"], row["action"])
        for item in data["items"]
        for row in item["findings"]
    }


def test_pages_fields_hosts_elements_and_what_happens(manager):
    assert listed(manager) == {
        ("vimeo", "text", "player.vimeo.com", "iframe", "consent"),
        ("bild", "text", "i.vimeocdn.com", "img", "block"),
        ("bild", "text", "cdn.example.org", "img", "leave"),
    }


def test_filters_and_batches(manager):
    assert {row[0] for row in listed(manager, "?element=iframe")} == {"vimeo"}
    assert {row[2] for row in listed(manager, "?host=cdn.example.org")} == {
        "cdn.example.org"
    }
    assert listed(manager, "?host=cdn.example.org&element=iframe") == set()
    data = manager.get("/@foreign-resources?b_size=1").json()
    assert data["items_total"] == 2
    assert len(data["items"]) == 1
    assert "next" in data["batching"]
    assert manager.get("/@foreign-resources?hots=1").status_code == 400


def test_the_catalog_keeps_it_current(portal, manager):
    portal["vimeo"].text = RichTextValue("<p>Leer</p>", "text/html", "text/x-html-safe")
    notify(ObjectModifiedEvent(portal["vimeo"]))
    api.content.delete(portal["bild"])
    transaction.commit()
    assert listed(manager) == set()


def test_what_was_there_before_is_found_when_the_index_is_made(portal, manager):
    """As an installation in a site with pages does it, and an upgrade."""
    before = listed(manager)
    transaction.begin()
    portal.portal_catalog.manage_clearIndex([INDEX])
    transaction.commit()
    assert listed(manager) == set()
    transaction.begin()
    index_texts()
    transaction.commit()
    assert listed(manager) == before


def test_the_csv_has_all_of_it(manager):
    answer = manager.get("/@@foreign-resources.csv", headers={"Accept": "text/csv"})
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8"))))
    assert {(row["title"], row["host"], row["action"]) for row in rows} == {
        ("vimeo", "player.vimeo.com", "consent"),
        ("bild", "i.vimeocdn.com", "block"),
        ("bild", "cdn.example.org", "leave"),
    }


def test_the_page_shows_it(manager):
    html = manager.get("/@@foreign-resources", headers={"Accept": "text/html"}).text
    assert "player.vimeo.com" in html
    assert "Wartet auf Einwilligung" in html


def test_nobody_else_sees_it(anonymous):
    assert anonymous.get("/@foreign-resources").status_code == 401
    page = anonymous.get("/@@foreign-resources", headers={"Accept": "text/html"})
    assert "player.vimeo.com" not in page.text
