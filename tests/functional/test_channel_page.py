"""A channel's page and its section of the concept lead to each other."""

from lxml import html
import pytest
import transaction


HTML = {"Accept": "text/html"}
ACCOUNT = "https://www.facebook.com/wirtschaft.in.mittelsachsen"


@pytest.fixture
def get(anonymous):
    def get(path):
        return html.fromstring(anonymous.get(path, headers=HTML).content)

    return get


def words(element):
    return " ".join(element.text_content().split())


def test_one_header_has_icon_name_and_account(get):
    (header,) = get("/nutzungskonzept/facebook").xpath(
        "//*[@class='socialmedia-channel-header']"
    )
    assert header.xpath("./span/*[local-name()='svg']")
    assert header.xpath(".//h1/text()") == ["Facebook"]
    (account,) = header.xpath("./a")
    assert account.get("href") == ACCOUNT
    assert words(account) == "facebook.com/wirtschaft.in.mittelsachsen"


def test_one_line_says_status_mode_access_and_unit(get):
    page = get("/nutzungskonzept/facebook")
    (line,) = page.xpath("//ul[contains(@class, 'socialmedia-line')]")
    assert [words(each) for each in line] == [
        "Status Aktiv",
        "Dialog",
        "lesbar ohne Konto",
        "Referat Wirtschaftsförderung und Kreisentwicklung",
    ]


def test_what_the_platform_learns_is_said_once(get, portal):
    from mittelsachsen.socialmedia.platforms.records import get_platform
    from mittelsachsen.socialmedia.settings import get_settings

    said = " ".join(get_platform("facebook").description.split())
    assert words(get("/nutzungskonzept/facebook")).count(said) == 1
    get_settings().show_channel_notice = False
    transaction.commit()
    assert words(get("/nutzungskonzept/facebook")).count(said) == 1


@pytest.mark.parametrize(
    ("form", "place", "title"),
    [
        ("sections", "#channel-facebook", "Nutzungskonzept Social Media, 1.1"),
        ("list", "", "Nutzungskonzept Social Media"),
    ],
)
def test_the_page_leads_to_its_section(get, portal, form, place, title):
    concept = portal["nutzungskonzept"]
    concept.outline = [{"id": "k", "kind": "channels", "level": 1, "form": form}]
    transaction.commit()
    page = get("/nutzungskonzept/facebook")
    (link,) = page.xpath("//*[@class='socialmedia-side']/section[last()]/a")
    assert link.get("href") == concept.absolute_url() + place
    assert words(link) == title


def test_the_section_leads_to_account_and_page(get, portal):
    page = get("/nutzungskonzept")
    (section,) = page.xpath("//section[@id='channel-facebook']")
    assert section.xpath("./h3/*[local-name()='svg']")
    button, more = section.xpath(".//*[@class='socialmedia-glance-links']/a")
    assert button.get("href") == ACCOUNT
    assert words(button) == "Zum Konto Facebook"
    assert more.get("href") == portal["nutzungskonzept"]["facebook"].absolute_url()
    assert words(more) == "Mehr zu Facebook"


def test_what_is_frozen_has_no_buttons(anonymous):
    text = anonymous.get("/nutzungskonzept/@usage-concept").text
    assert ACCOUNT in text
    assert "Zum Konto" not in text
    assert "Mehr zu" not in text
