"""Is this account ours? Never official by accident."""

import csv
from io import StringIO
from lxml import html
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.register.importer import import_channels
from mittelsachsen.socialmedia.register.importer import read
from pathlib import Path
from plone import api
import pytest
import transaction
from zope.interface import alsoProvides


TABLES = Path(__file__).parents[2] / "docs" / "accounts"


def table():
    text = (TABLES / "addresses.csv").read_text("utf-8")
    return [tuple(row.values()) for row in csv.DictReader(StringIO(text))]


@pytest.fixture
def portal(functional_portal):
    """A site with the channels of the published table, and one draft."""
    portal = functional_portal
    alsoProvides(portal.REQUEST, IBrowserLayer)
    with api.env.adopt_roles(["Manager"]):
        # The demo's concept has some of the accounts.
        if "nutzungskonzept" in portal:
            api.content.delete(portal["nutzungskonzept"], check_linkintegrity=False)
        concept = api.content.create(portal, "UsageConcept", "k", title="K")
        api.content.transition(concept, "publish")
        rows = read((TABLES / "channels.csv").read_bytes())
        reports = import_channels(concept, rows, portal.REQUEST, False)
        assert not any(report.errors for report in reports)
        for brain in api.content.find(concept, depth=1):
            api.content.transition(brain.getObject(), "publish")
        api.content.create(
            concept,
            "SocialMediaChannel",
            "geheim",
            title="Geheim",
            platform="bluesky",
            account_url="https://bsky.app/profile/geheim.example",
            status="active",
        )
    transaction.commit()
    return portal


@pytest.fixture
def ask(anonymous):
    def ask(url, **headers):
        return anonymous.get(
            "/@social-media-account", params={"url": url}, headers=headers
        )

    return ask


@pytest.mark.parametrize(
    ("address", "verdict", "canonical", "why"), table(), ids=lambda value: value[:60]
)
def test_the_published_table(ask, address, verdict, canonical, why):
    data = ask(address).json()
    assert data["verdict"] == verdict, why
    assert (data["canonical"] or "") == canonical
    assert bool(data["items"]) is (verdict != "unknown")


def test_a_draft_is_unknown(ask):
    assert ask("https://bsky.app/profile/geheim.example").json()["verdict"] == "unknown"


def test_look_alike_letters_are_named(ask):
    reason = ask("https://www.facebook.com/wirtsch\u0430ft.in.mittelsachsen").json()
    assert "Buchstaben" in reason["reason"]


@pytest.mark.parametrize(
    ("url", "warned"),
    [
        ("x.com/mswirtschaft/status/1", True),
        ("x.com/mswirtschaft/lists/a/b", True),
        ("x.com/fremd/status/1", False),
        ("x.com/fremd", False),
    ],
)
def test_a_post_is_no_proof(ask, url, warned):
    data = ask(url).json()
    assert data["verdict"] == "unknown"
    assert ("vielleicht ein Beitrag" in data["reason"]) is warned


@pytest.mark.parametrize(
    "url", ["", " ", "nix", "javascript:alert(1)", "ftp://x.com/a"]
)
def test_no_address_is_a_bad_request(ask, url):
    assert ask(url).status_code == 400


def test_an_unchanged_answer_is_304(ask):
    etag = ask("x.com/mswirtschaft").headers["ETag"]
    again = ask("x.com/mswirtschaft", **{"If-None-Match": etag})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("x.com/mswirtschaft", "Ja, dieses Konto gehört zu uns"),
        ("instagram.com/kreis", "Dieses Konto gehörte zu uns"),
        ("x.com/fremd", "Dieses Konto kennen wir nicht"),
        ("nix", "Geben Sie die vollständige Adresse"),
        ("<script>alert(1)</script>.de", "&lt;script&gt;"),
    ],
)
def test_the_page_explains(anonymous, url, text):
    html = anonymous.get(
        "/@@verify-account", params={"url": url}, headers={"Accept": "text/html"}
    ).text
    assert text in html
    assert "<script>alert" not in html


@pytest.fixture
def page(anonymous):
    def page(url):
        headers = {"Accept": "text/html"}
        answer = anonymous.get(
            "/@@verify-account", params={"url": url}, headers=headers
        )
        return html.fromstring(answer.text)

    return page


@pytest.mark.parametrize(
    ("url", "style"),
    [
        ("x.com/mswirtschaft", "alert-success"),
        ("instagram.com/kreis", "alert-warning"),
        ("x.com/fremd", "alert-danger"),
    ],
)
def test_the_answer_comes_first_in_words_colour_and_icon(page, url, style):
    (core,) = page(url).xpath("//*[@id='content-core']")
    first = core[0]
    assert first.tag == "section"
    (answer,) = first.xpath(f"./div[contains(@class, '{style}')]")
    assert answer.xpath(".//h2/text()")
    assert answer.xpath(".//*[local-name()='svg']")
    assert core.xpath("./form")


def test_of_a_stranger_on_a_platform_ours_are_listed(page):
    links = page("x.com/fremd").xpath("//*[@id='content-core']//a/@href")
    assert any(link.endswith("/mswirtschaft") for link in links)
    assert not any("facebook.com" in link for link in links)


def test_a_server_that_may_be_anybodys_tells_no_platform(page):
    answer = page("@kreis@fremd.example")
    assert not answer.xpath("//section//ul[contains(@class, 'cards')]")


def test_whom_to_tell(page, portal):
    assert page("x.com/fremd").xpath("//section//a[contains(@href, '/contact-info')]")
    portal["k"].alternative_contact = [
        {"label": "Presse", "phone": None, "email": "p@kreis.example", "hours": None}
    ]
    portal["k"].reindexObject()
    transaction.commit()
    assert page("x.com/fremd").xpath("//section//a[@href='mailto:p@kreis.example']")
    ours = page("x.com/mswirtschaft")
    assert not ours.xpath("//section//a[contains(@href, 'mailto')]")
