"""What other systems read of the pages and lists, read with their own parsers."""

from datetime import date
import extruct
import feedparser
import mf2py
from plone import api
from Products.SiteAccess.VirtualHostMonster import manage_addVirtualHostMonster
import pytest
import transaction
from uuid import UUID


HTML = {"Accept": "text/html"}
FEED = "/++api++/@social-media-channels?format=atom"


@pytest.fixture
def portal(portal):
    concept = portal["nutzungskonzept"]
    concept.version = "1.0"
    concept.as_of = date(2018, 5, 2)
    concept.as_of_precision = "month"
    concept.reindexObject()
    concept["twitter"].status = "ended"
    concept["twitter"].reindexObject()
    transaction.commit()
    return portal


@pytest.fixture
def feed(anonymous):
    return feedparser.parse(anonymous.get(FEED, headers=HTML).content)


def test_a_feed_is_read(feed, portal):
    assert not feed.bozo
    assert feed.feed.title == "Plone site: Kanäle"
    assert {link.rel: link.href for link in feed.feed.links} == {
        "self": portal.absolute_url() + FEED,
        "alternate": portal.absolute_url() + "/@@all-channels",
    }
    uids = {portal["nutzungskonzept"][name].UID() for name in ("facebook", "twitter")}
    ids = {UUID(entry.id.removeprefix("urn:uuid:")).hex for entry in feed.entries}
    assert uids < ids
    assert all(entry.id == UUID(entry.id).urn for entry in feed.entries)


def test_the_id_of_a_feed_knows_no_address(anonymous, feed, portal):
    assert feed.feed.id == UUID(feed.feed.id).urn
    app = portal.__parent__
    manage_addVirtualHostMonster(app, "virtual_hosting")
    transaction.commit()
    zope = portal.absolute_url().removesuffix("/plone")
    elsewhere = "/VirtualHostBase/https/amt.example:443/plone/VirtualHostRoot"
    moved = anonymous.get(zope + elsewhere + FEED, headers=HTML)
    again = feedparser.parse(moved.content)
    assert again.feed.links[0].href.startswith("https://amt.example/")
    assert again.feed.id == feed.feed.id


def test_feeds_of_other_lists_are_others(anonymous, feed):
    paths = (
        "/++api++/@social-media-channels?status=ended&format=atom",
        "/++api++/nutzungskonzept/@social-media-channels?format=atom",
    )
    others = [
        feedparser.parse(anonymous.get(path, headers=HTML).content) for path in paths
    ]
    assert len({each.feed.id for each in (feed, *others)}) == 3
    for each, path in zip(others, paths, strict=True):
        assert each.feed.links[0].href.endswith(path)


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("", ["Plone site: Kanäle"]),
        (
            "/nutzungskonzept",
            ["Plone site: Kanäle", "Nutzungskonzept Social Media: Kanäle"],
        ),
        (
            "/nutzungskonzept/facebook",
            ["Plone site: Kanäle", "Nutzungskonzept Social Media: Kanäle"],
        ),
    ],
)
def test_pages_name_their_feeds(anonymous, path, titles):
    page = mf2py.parse(anonymous.get(path, headers=HTML).text)
    feeds = [each for each in page["alternates"] if each["type"].endswith("atom+xml")]
    assert [each["title"] for each in feeds] == titles
    for each in feeds:
        found = feedparser.parse(anonymous.get(each["url"], headers=HTML).content)
        assert found.feed.title == each["title"]


def test_a_person_is_a_card(anonymous, portal):
    url = portal["nutzungskonzept"]["andre-kaiser"].absolute_url()
    expected = {
        "name": ["André Kaiser"],
        "url": [url],
        "tel": ["(03731) 799 3305"],
        "email": ["mailto:presse@landkreis-mittelsachsen.de"],
    }
    for path in ("/nutzungskonzept", "/nutzungskonzept/andre-kaiser"):
        page = mf2py.parse(anonymous.get(path, headers=HTML).text)
        card = next(each for each in page["items"] if each["type"] == ["h-card"])
        properties = card["properties"]
        assert {name: properties[name] for name in expected} == expected
        assert properties["job-title"][0].startswith("Leiter der Pressestelle")


def test_a_page_tells_whose_it_is(anonymous, portal):
    page = anonymous.get("", headers=HTML).text
    (found,) = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    listed = anonymous.get(FEED.replace("atom", "jsonld"), headers=HTML).json()
    assert found == listed
    assert found["@type"] == "Organization"
    assert found["sameAs"] == [
        "https://www.facebook.com/wirtschaft.in.mittelsachsen",
        "https://vimeo.com/user16758230",
    ]
    assert found["contactPoint"][0] == {
        "@type": "ContactPoint",
        "contactType": "Pressestelle",
        "telephone": "(03731) 799 3305",
        "email": "presse@landkreis-mittelsachsen.de",
    }
    url = portal["nutzungskonzept"].absolute_url()
    assert found["subjectOf"] == [
        {
            "@type": "CreativeWork",
            "@id": url,
            "url": url,
            "name": "Nutzungskonzept Social Media",
            "dateModified": "2018-05",
            "version": "1.0",
        }
    ]


def test_an_account_is_named_as_the_platform_is_today(anonymous, portal):
    portal["nutzungskonzept"]["twitter"].status = "active"
    portal["nutzungskonzept"]["twitter"].reindexObject()
    transaction.commit()
    found = anonymous.get(FEED.replace("atom", "jsonld"), headers=HTML).json()
    assert "https://x.com/mswirtschaft" in found["sameAs"]
    assert not any("twitter.com" in account for account in found["sameAs"])


def test_a_person_answers_for_channels(anonymous, portal):
    concept = portal["nutzungskonzept"]
    with api.env.adopt_roles(["Manager"]):
        for name in ("facebook", "vimeo"):
            api.relation.create(
                concept[name], concept["andre-kaiser"], "editorial_contact"
            )
        api.content.transition(concept["vimeo"], "retract")
    transaction.commit()
    page = anonymous.get("/nutzungskonzept/andre-kaiser", headers=HTML).text
    section = page.partition("Zuständig für")[2].partition("</ul>")[0]
    assert f'href="{concept.absolute_url()}"' in section
    assert f'href="{concept["facebook"].absolute_url()}"' in section
    assert "Redaktion" in section
    assert "vimeo" not in section
