"""The whole document over REST says what its page says."""

from lxml import html
from plone import api
import transaction


PATH = "/nutzungskonzept/@usage-concept"


def walk(sections):
    for section in sections:
        yield section
        yield from walk(section["children"])


def test_sections_are_those_of_the_page(anonymous):
    data = anonymous.get(PATH).json()
    page = anonymous.get("/nutzungskonzept", headers={"Accept": "text/html"}).content
    shown = html.fromstring(page).xpath("//section[@aria-labelledby]")
    sections = list(walk(data["sections"]))
    assert [each["id"] for each in sections] == [each.get("id") for each in shown]
    for section, element in zip(sections, shown, strict=True):
        heading = element.xpath("string(.//*[starts-with(name(), 'h')][1])").split()
        assert heading == f"{section['number']} {section['title']}".split()
        if section["html"]:
            words = html.fromstring(f"<div>{section['html']}</div>").text_content()
            assert "".join(words.split()) in "".join(element.text_content().split())


def test_it_has_contacts_channels_and_dates(anonymous):
    data = anonymous.get(PATH).json()
    assert data["title"] == "Nutzungskonzept Social Media"
    assert data["as_of"] == "2018-05-01"
    assert len(data["channels"]) == 3
    assert data["channels"] == anonymous.get("/@social-media-channels").json()["items"]
    assert data["evaluation"] == {
        "last": None,
        "next_due": "2019-05-01",
        "overdue": True,
    }
    roles = [
        role["role"]["token"] for each in data["contacts"] for role in each["roles"]
    ]
    assert "responsible_content" in roles


def test_hidden_contacts_and_drafts_are_not_in_it(portal, anonymous, manager):
    concept = portal["nutzungskonzept"]
    with api.env.adopt_roles(["Manager"]):
        portal.manage_permission(
            "mittelsachsen.socialmedia: View Contact Data", ["Manager", "Editor"], 0
        )
        for brain in api.content.find(portal_type="ContactPerson"):
            brain.getObject().reindexObjectSecurity()
        api.content.transition(concept["vimeo"], "retract")
    transaction.commit()
    assert manager.get(PATH).json()["contacts"]
    data = anonymous.get(PATH)
    assert data.json()["contacts"] == []
    assert "Kaiser" not in data.text
    assert "vimeo" not in data.text.lower().replace("eingebunden", "")


def test_parameters_are_refused(anonymous):
    assert anonymous.get(f"{PATH}?b_size=1").status_code == 400
