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


def test_json_ld_names_the_accounts_in_use():
    channels = [
        item(),
        item(status={"token": "frozen"}, account_url="https://x.com/b"),
        item(account_url=None),
    ]
    assert formats.to_jsonld(channels, "Kreis", "https://a.de") == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": "Kreis",
        "url": "https://a.de",
        "sameAs": ["https://x.com/a"],
    }


def test_a_feed_has_the_latest_change_first():
    older = item(
        UID="u2",
        title="Y",
        description="",
        account_url=None,
        modified="2025-06-01T00:00:00+00:00",
    )
    feed = formats.to_atom([older, item()], "Kreis", "https://a.de/f")
    assert feed == (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        '<feed xmlns="http://www.w3.org/2005/Atom">'
        "<id>https://a.de/f</id><title>Kreis</title>"
        "<updated>2026-01-01T00:00:00+00:00</updated>"
        '<link rel="self" href="https://a.de/f"/>'
        "<author><name>Kreis</name></author>"
        "<entry><id>urn:uuid:u1</id><title>X: aktiv</title>"
        "<updated>2026-01-01T00:00:00+00:00</updated>"
        "<published>2025-01-01T00:00:00+00:00</published>"
        '<link rel="alternate" href="https://a.de/x"/>'
        '<link rel="related" href="https://x.com/a"/>'
        '<category term="active"/><summary>Kanal</summary></entry>'
        "<entry><id>urn:uuid:u2</id><title>Y: aktiv</title>"
        "<updated>2025-06-01T00:00:00+00:00</updated>"
        "<published>2025-01-01T00:00:00+00:00</published>"
        '<link rel="alternate" href="https://a.de/x"/>'
        '<category term="active"/><summary>Y</summary></entry>'
        "</feed>"
    )


def test_an_empty_feed_was_never_updated():
    feed = formats.to_atom([], "Kreis", "https://a.de/f")
    assert "<updated>1970-01-01T00:00:00+00:00</updated>" in feed


def test_a_feed_has_what_xml_has():
    feed = formats.to_atom([item(title="a\x0bb", account_url="x\0y")], "K", "u")
    assert "<title>ab: aktiv</title>" in feed
    assert 'href="xy"' in feed
