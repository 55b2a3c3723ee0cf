"""All channels on one page, for citizens: filters, links, and the same as data."""

from lxml import html
from plone import api
import pytest
import transaction


HTML = {"Accept": "text/html"}


pytestmark = pytest.mark.usefixtures("twitter_ended")


@pytest.fixture
def get(anonymous):
    def get(path):
        answer = anonymous.get(path, headers=HTML)
        assert answer.status_code == 200
        return html.fromstring(answer.content)

    return get


def titles(page):
    return page.xpath(
        "//*[@id='content']//ul[contains(@class, 'cards')]//strong/text()"
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Facebook", "Vimeo", "Twitter"]),
        ("?platform=x", ["Twitter"]),
        ("?status=active", ["Facebook", "Vimeo"]),
        ("?status=active&platform=vimeo&q=", ["Vimeo"]),
        ("?q=Kurznachrichten", ["Twitter"]),
        ("?q=Kurznachrichten&status=active", []),
        ("?platform=nix", []),
        ("?q=(&platform=&status=", ["Facebook", "Vimeo", "Twitter"]),
        ("?b_start=1", ["Vimeo", "Twitter"]),
        ("?b_start=2", ["Twitter"]),
        ("?q:list=a&platform:list=x", ["Facebook", "Vimeo", "Twitter"]),
    ],
)
@pytest.mark.parametrize("place", ["", "/nutzungskonzept"])
def test_an_address_filters(get, place, query, found):
    assert titles(get(f"{place}/@@all-channels{query}")) == found


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("platform=nix", ["Es gibt keine Plattform „nix“."]),
        ("status=nix&platform=x", ["Es gibt keinen Status „nix“."]),
        ("platform=instagram&status=planned", []),
    ],
)
def test_a_filter_that_there_is_not_is_named(get, query, said):
    page = get(f"/@@all-channels?{query}")
    assert page.xpath("//*[@id='content']//p[contains(@class, 'alert')]/text()") == said
    assert titles(page) == []


def test_the_form_says_what_is_chosen(get):
    page = get("/@@all-channels?platform=x&status=ended&q=wirtschaft")
    form = page.xpath("//form[contains(@class, 'socialmedia-search')]")[0]
    assert form.method == "GET"
    assert dict(form.fields) == {"q": "wirtschaft", "platform": "x", "status": "ended"}
    offered = form.xpath(".//select[@name='platform']/option/@value")
    assert offered == ["", "facebook", "vimeo", "x"]
    assert form.xpath(".//select[@name='status']/option/@value") == [
        "",
        "active",
        "ended",
    ]


def test_data_of_the_same_list_is_offered(get, anonymous):
    page = get("/nutzungskonzept/@@all-channels?platform=vimeo")
    links = page.xpath("//a[contains(@href, '@social-media-channels')]")
    media = {link.get("type"): link.get("href") for link in links}
    assert set(media) == {"text/csv", "application/atom+xml", "application/json"}
    for kind, url in media.items():
        answer = anonymous.get(url, headers=HTML)
        assert answer.headers["Content-Type"].startswith(kind)
        assert "user16758230" in answer.text
        assert "mswirtschaft" not in answer.text


def test_each_channel_leads_to_its_account_and_page(get, portal):
    page = get("/@@all-channels?platform=facebook")
    (card,) = page.xpath("//ul[contains(@class, 'cards')]/li")
    assert card.xpath(".//a/@href") == [
        "https://www.facebook.com/wirtschaft.in.mittelsachsen",
        portal["nutzungskonzept"]["facebook"].absolute_url(),
    ]


def test_drafts_are_not_listed(get, portal):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(portal["nutzungskonzept"]["vimeo"], "retract")
    transaction.commit()
    assert titles(get("/@@all-channels")) == ["Facebook", "Twitter"]


@pytest.mark.parametrize(
    "path", ["", "/@@verify-account", "/nutzungskonzept", "/nutzungskonzept/vimeo"]
)
def test_pages_lead_there(get, path):
    assert get(path).xpath("//a[contains(@href, '/@@all-channels')]")


def test_one_channel_needs_no_filter(get, portal):
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(portal["nutzungskonzept"]["facebook"])
        api.content.delete(portal["nutzungskonzept"]["twitter"])
    transaction.commit()
    page = get("/@@all-channels")
    assert titles(page) == ["Vimeo"]
    assert not page.xpath("//form[contains(@class, 'socialmedia-search')]")
