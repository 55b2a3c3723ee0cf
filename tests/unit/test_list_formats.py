"""The channel list as CSV, JSON-LD and Atom, for one that has everything."""

import csv
from io import StringIO
from mittelsachsen.socialmedia.register import formats
import pytest


def item(**change):
    return {
        **dict.fromkeys(formats.COLUMNS),
        "@id": "https://a.de/x",
        "UID": "u1",
        "title": "X",
        "description": "Kanal",
        "account_url": "https://x.com/a",
        "status": {"token": "active", "title": "aktiv"},
        "created": "2025-01-01T00:00:00+00:00",
        "modified": "2026-01-01T00:00:00+00:00",
        **change,
    }


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        ("text", "text"),
        ({"token": "x", "title": "X"}, "x"),
        ({"@id": "https://a.de", "title": "A"}, "https://a.de"),
        ({"label": "A", "phone": None, "email": "a@a.de"}, "A, a@a.de"),
        (["a", "b"], "a | b"),
        (
            [{"label": "A", "url": "https://a.de"}, {"label": "B"}],
            "A, https://a.de | B",
        ),
        ([], ""),
    ],
)
def test_each_kind_of_value_has_its_cell(value, cell):
    table = formats.channels_csv([item(purpose=value)])
    [row] = csv.DictReader(StringIO(table))
    assert row["purpose"] == cell


def test_an_organisation_has_accounts_contacts_and_concepts():
    contact = {"label": "Presse", "phone": "1", "email": "p@a.de", "hours": "Mo"}
    other = {"label": "Amt", "phone": None, "email": None, "hours": None}
    work = {"url": "https://a.de/k", "name": "K", "date": "2018-05", "version": "2"}
    undated = {"url": "https://a.de/l", "name": "L", "date": "", "version": ""}
    found = formats.to_organization(
        "Kreis",
        "https://a.de",
        ["https://x.com/a", ""],
        [contact, other],
        [work, undated],
    )
    assert found == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": "Kreis",
        "url": "https://a.de",
        "sameAs": ["https://x.com/a"],
        "contactPoint": [
            {
                "@type": "ContactPoint",
                "contactType": "Presse",
                "telephone": "1",
                "email": "p@a.de",
            },
            {"@type": "ContactPoint", "contactType": "Amt"},
        ],
        "subjectOf": [
            {
                "@type": "CreativeWork",
                "@id": "https://a.de/k",
                "url": "https://a.de/k",
                "name": "K",
                "dateModified": "2018-05",
                "version": "2",
            },
            {
                "@type": "CreativeWork",
                "@id": "https://a.de/l",
                "url": "https://a.de/l",
                "name": "L",
            },
        ],
    }


def test_an_organisation_without_anything_has_its_name():
    assert formats.to_organization("Kreis", "https://a.de", [], [], []) == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": "Kreis",
        "url": "https://a.de",
        "sameAs": [],
    }


FEED = formats.Feed(
    id="urn:uuid:f",
    title="Kreis: Kanäle",
    author="Kreis",
    url="https://a.de/f",
    page="https://a.de/p",
)
UID = "0123456789abcdef0123456789abcdef"


def test_a_feed_has_the_latest_change_first():
    older = item(
        UID="u2",
        title="Y",
        description="",
        account_url=None,
        modified="2025-06-01T00:00:00+00:00",
    )
    feed = formats.to_atom([older, item(UID=UID)], FEED)
    assert feed == (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        '<feed xmlns="http://www.w3.org/2005/Atom">'
        "<id>urn:uuid:f</id><title>Kreis: Kanäle</title>"
        "<updated>2026-01-01T00:00:00+00:00</updated>"
        '<link rel="self" type="application/atom+xml" href="https://a.de/f"/>'
        '<link rel="alternate" type="text/html" href="https://a.de/p"/>'
        "<author><name>Kreis</name></author>"
        "<entry><id>urn:uuid:01234567-89ab-cdef-0123-456789abcdef</id>"
        "<title>X: aktiv</title>"
        "<updated>2026-01-01T00:00:00+00:00</updated>"
        "<published>2025-01-01T00:00:00+00:00</published>"
        '<link rel="alternate" href="https://a.de/x"/>'
        '<link rel="related" href="https://x.com/a"/>'
        '<category term="active"/><summary>Kanal</summary></entry>'
        "<entry><id>urn:uuid:a6cc854a-9c74-59ef-9b5f-1558aadd16ba</id>"
        "<title>Y: aktiv</title>"
        "<updated>2025-06-01T00:00:00+00:00</updated>"
        "<published>2025-01-01T00:00:00+00:00</published>"
        '<link rel="alternate" href="https://a.de/x"/>'
        '<category term="active"/><summary>Y</summary></entry>'
        "</feed>"
    )


def test_a_feed_does_not_link_an_account_that_has_ended():
    feed = formats.to_atom([item(status={"token": "ended", "title": "beendet"})], FEED)
    assert "https://x.com/a" not in feed
    assert "<title>X: beendet</title>" in feed


def test_the_id_of_a_feed_is_made_of_item_and_filters():
    assert formats.feed_id(UID, "") == "urn:uuid:4650743f-9b54-56dc-9a5d-bc6835c67a49"
    ids = {
        formats.feed_id(uid, query) for uid in (UID, "u1") for query in ("", "status=a")
    }
    assert len(ids) == 4


def test_an_empty_feed_was_never_updated():
    assert "<updated>1970-01-01T00:00:00+00:00</updated>" in formats.to_atom([], FEED)


def test_a_feed_has_what_xml_has():
    feed = formats.to_atom([item(title="a\x0bb", account_url="x\0y")], FEED)
    assert "<title>ab: aktiv</title>" in feed
    assert 'href="xy"' in feed
