"""What pages carry of the add-on: one footer, one small bundle."""

from lxml import html
from plone import api
import pytest
import transaction


HTML = {"Accept": "text/html"}


@pytest.mark.parametrize("session", ["anonymous", "manager"])
def test_every_page_holds_the_footer_once(request, session):
    page = request.getfixturevalue(session).get("/", headers=HTML).text
    assert page.count('class="socialmedia-follow') == 1


@pytest.mark.parametrize("path", ["/", "/nutzungskonzept", "/videos"])
def test_script_and_styles_are_on_every_page(anonymous, path):
    """So windows and what is loaded later may hold embeds."""
    page = anonymous.get(path, headers=HTML).text
    assert page.count("/socialmedia.js") == page.count("/socialmedia.css") == 1


def test_the_script_of_grids_is_in_forms_that_have_one(anonymous, manager):
    script = "datagridfield-remote.min.js"
    assert script not in anonymous.get("/nutzungskonzept", headers=HTML).text
    form = manager.get("/nutzungskonzept/facebook/edit", headers=HTML).text
    assert form.count(script) == 1


def test_pages_name_the_accounts_for_machines(anonymous):
    page = anonymous.get("/", headers=HTML).text
    assert '<script type="application/ld+json">' in page
    assert '"sameAs": ["https://www.facebook.com/' in page
    assert 'rel="me noopener"' in page


@pytest.fixture
def crowded(portal):
    """A site with four concepts and seven channels in use."""
    with api.env.adopt_roles(["Manager"]):
        for number in range(3):
            concept = api.content.create(portal, "UsageConcept", title=f"Amt {number}")
            api.content.transition(concept, "publish")
        for number in range(4):
            channel = api.content.create(
                portal["nutzungskonzept"],
                "SocialMediaChannel",
                title=f"Kanal {number}",
                platform="facebook",
                account_url=f"https://www.facebook.com/kanal{number}",
                status="active",
            )
            api.content.transition(channel, "publish")
    transaction.commit()


def footer(anonymous):
    page = html.fromstring(anonymous.get("/", headers=HTML).text)
    (found,) = page.xpath("//footer//*[@class='socialmedia-footer']")
    return found


def test_the_footer_has_six_icons_with_names_and_the_rest_is_one_link(
    anonymous, crowded
):
    found = footer(anonymous)
    first, second = found.xpath(".//ul")
    assert [" ".join(link.text_content().split()) for link in first.xpath(".//a")] == [
        "Facebook",
        "Twitter (X)",
        "Vimeo",
        "Kanal 0 (Facebook)",
        "Kanal 1 (Facebook)",
        "Kanal 2 (Facebook)",
    ]
    assert len(first.xpath(".//a/*[local-name()='svg']")) == 6
    assert second.xpath(".//a/@href")[0].endswith("/@@all-channels")


def test_the_footer_names_few_concepts_and_of_many_none(anonymous, request):
    path = ".//*[@class='socialmedia-awareness']"
    (line,) = footer(anonymous).xpath(path)
    assert line.xpath("./a/text()") == ["Nutzungskonzept Social Media"]
    request.getfixturevalue("crowded")
    (line,) = footer(anonymous).xpath(path)
    assert line.text_content().startswith("Wer soziale Medien nutzt")
    assert line.xpath("./a/text()") == []
