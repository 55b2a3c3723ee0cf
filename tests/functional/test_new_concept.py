"""A concept with persons and channels is made on one page, and published on another."""

from mittelsachsen.socialmedia.checks.unchecked import unchecked
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser
import pytest
import transaction


ACCOUNTS = """www.instagram.com/kreis?igsh=MzRl
@kreis@social.example.de

https://instagram.com/jugendamt
"""


@pytest.fixture
def sheet(portal):
    """The form of a new concept on a German site, without JavaScript."""
    portal.language = "de"
    transaction.commit()
    browser = Browser(portal.aq_parent)
    login = f"{SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}"
    browser.addHeader("Authorization", f"Basic {login}")
    browser.addHeader("Accept-Language", "de")
    browser.open(f"{portal.absolute_url()}/@@new-usage-concept")
    return browser


def send(sheet, **typed):
    form = sheet.getForm(action="@@new-usage-concept")
    for name, value in typed.items():
        form.getControl(name=name).value = value
    form.submit()


def person(number, name, role, email=""):
    return {
        f"title.{number}": name,
        f"role.{number}": [role],
        f"email.{number}": email,
    }


def made(portal):
    transaction.begin()
    return portal.get("social-media-der-stadt")


TITLE = "Social Media der Stadt"


def test_all_is_made_as_drafts(portal, sheet):
    send(
        sheet,
        title=TITLE,
        controller_name="Stadt Beispiel",
        controller_address="Markt 1\n09599 Freiberg",
        preset=["necessity"],
        accounts=ACCOUNTS,
        **person(1, "Erika Muster", "editorial", "presse@example.org"),
        **person(3, "Max Muster", "dpo"),
    )
    concept = made(portal)
    assert sheet.url == concept.absolute_url()
    assert concept.controller_address == "Markt 1\n09599 Freiberg"
    assert concept.outline[1]["slot"] == "necessity"
    items = concept.objectValues()
    assert [(item.portal_type, item.title) for item in items] == [
        ("ContactPerson", "Erika Muster"),
        ("ContactPerson", "Max Muster"),
        ("SocialMediaChannel", "Instagram"),
        ("SocialMediaChannel", "Mastodon"),
        ("SocialMediaChannel", "Instagram @jugendamt"),
    ]
    states = {api.content.get_state(item) for item in (concept, *items)}
    assert states == {"private"}
    assert {item.language for item in (concept, *items)} == {"de"}
    assert items[2].editorial_contact.to_object.title == "Erika Muster"
    assert items[0].roles[0]["role"] == "editorial"
    text = sheet.contents
    assert "mit 3 Kanälen und 2 Personen" in text and "Regeln" in text
    for view in ("@@checks", "@@outline", "@@publish-together"):
        assert f"{concept.absolute_url()}/{view}" in text


def test_one_name_is_one_person_with_several_roles(portal, sheet):
    send(
        sheet,
        title=TITLE,
        accounts="instagram.com/kreis",
        **person(1, "Erika Muster", "editorial", "presse@example.org"),
        **person(2, "Erika Muster", "technical", "technik@example.org"),
    )
    someone, channel = made(portal).objectValues()
    roles = [(row["role"], row["email"]) for row in someone.roles]
    assert roles == [("editorial", None), ("technical", "technik@example.org")]
    assert someone.email == "presse@example.org"
    assert channel.editorial_contact.to_object.title == someone.title
    assert channel.technical_contact.to_object.title == someone.title
    assert channel.privacy_contact is None


def test_standard_texts_are_taken_over_or_left(portal, sheet):
    send(sheet, **{"title": TITLE, "text.netiquette": [], "text.necessity": ["1"]})
    concept = made(portal)
    assert "Evaluierung" in concept.necessity.raw
    assert "einmal im Jahr" in concept.commitment.raw
    assert "112" in concept.emergency_notice
    assert "Nachteil" in concept.no_disadvantage_statement
    assert concept.netiquette is None


def test_standard_texts_are_to_be_checked(portal, sheet):
    send(sheet, **{"title": TITLE, "text.netiquette": []})
    taken = unchecked(made(portal))
    assert "netiquette" not in taken
    assert taken["commitment"]["rule"] == ""
    assert taken["emergency_notice"]["rule"] == "C23"
    sheet.open(f"{made(portal).absolute_url()}/@@checks")
    assert "Von Ihnen zu prüfende Texte" in sheet.contents
    assert "(admin, " in sheet.contents and "(C23, admin, " in sheet.contents


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("kein Konto", "kein Konto"),
        ("example.org/kreis", "keiner bekannten Plattform"),
        ("instagram.com/Kreis", "Zeile 1"),
    ],
)
def test_a_bad_account_is_told_at_its_line_and_nothing_is_made(
    portal, sheet, line, said
):
    before = portal.objectIds()
    send(sheet, title=TITLE, accounts=f"instagram.com/kreis\n{line}")
    transaction.begin()
    assert portal.objectIds() == before
    error = sheet.contents.partition("invalid-feedback")[2].partition("</ul>")[0]
    assert line in error and said in error
    assert sheet.getControl(name="accounts").value.splitlines()[1] == line
    assert sheet.getControl(name="title").value == TITLE


def test_a_draft_may_begin_with_the_accounts_of_another_concept(portal, sheet):
    address = portal["nutzungskonzept"]["twitter"].account_url
    send(sheet, title=TITLE, accounts=address)
    transaction.begin()
    [concept] = [item for item in portal.objectValues() if item.title == TITLE]
    items = concept.objectValues()
    [channel] = [item for item in items if item.portal_type == "SocialMediaChannel"]
    assert channel.account_url == address


def test_a_bad_person_is_told_at_its_row_and_nothing_is_made(portal, sheet):
    before = portal.objectIds()
    send(sheet, title=TITLE, **person(2, "Erika", "press", "keine Adresse"))
    transaction.begin()
    assert portal.objectIds() == before
    row = sheet.contents.partition("new-title-2")[2].partition("new-role-2")[0]
    assert "E-Mail" in row
    assert sheet.getControl(name="title.2").value == "Erika"


def test_a_bad_field_of_the_body_is_told_there(portal, sheet):
    send(sheet, title=TITLE, controller_email="info")
    assert made(portal) is None
    after = sheet.contents.partition('id="new-controller_email"')[2]
    assert "E-Mail-Adresse" in after.partition("form-text")[0]


def test_the_menu_leads_there(portal, sheet):
    sheet.open(portal.absolute_url())
    assert f"{portal.absolute_url()}/@@new-usage-concept" in sheet.contents


def test_only_the_form_makes_a_concept(manager, anonymous, portal):
    before = portal.objectIds()
    fields = {"title": TITLE}
    assert anonymous.get("/@@new-usage-concept").status_code == 401
    assert manager.get("/@@new-usage-concept", params=fields).status_code == 200
    assert manager.post("/@@new-usage-concept", data=fields).status_code == 403
    inside = manager.get("/nutzungskonzept/@@new-usage-concept")
    assert inside.status_code == 403
    transaction.begin()
    assert portal.objectIds() == before


@pytest.fixture
def draft(portal, sheet):
    send(
        sheet,
        title=TITLE,
        accounts=ACCOUNTS,
        **person(1, "Erika Muster", "editorial"),
    )
    return made(portal)


def states(concept):
    transaction.begin()
    items = (concept, *concept.objectValues())
    return {item.title: api.content.get_state(item) for item in items}


def test_all_is_published_with_one_post(draft, sheet, anonymous):
    sheet.getLink("Gemeinsam veröffentlichen").click()
    assert sheet.contents.count(", Privat") == 5
    sheet.getControl("Veröffentlichen", index=0).click()
    assert set(states(draft).values()) == {"published"}
    assert "5 Inhalte sind veröffentlicht" in sheet.contents
    assert "Besucher sehen nicht" not in sheet.contents
    assert anonymous.get("/social-media-der-stadt").status_code == 200


def test_what_is_left_out_stays_and_is_said(draft, sheet):
    sheet.getLink("Gemeinsam veröffentlichen").click()
    boxes = sheet.getControl(name="uids:list")
    boxes.value = [uid for uid in boxes.options if uid != draft["mastodon"].UID()]
    sheet.getControl("Veröffentlichen", index=0).click()
    found = states(draft)
    assert found.pop("Mastodon") == "private"
    assert set(found.values()) == {"published"}
    assert sheet.contents.count("Besucher sehen nicht") == 2
    sheet.reload()
    box = sheet.contents.partition("socialmedia-hidden")[2].partition("</aside>")[0]
    assert "Mastodon" in box and "@@publish-together" in box


def test_visitors_are_not_told_what_is_hidden(draft, sheet, anonymous):
    sheet.getLink("Gemeinsam veröffentlichen").click()
    sheet.getControl(name="uids:list").value = [draft.UID()]
    sheet.getControl("Veröffentlichen", index=0).click()
    html = {"Accept": "text/html"}
    text = anonymous.get("/social-media-der-stadt", headers=html).text
    assert "socialmedia-hidden" not in text and "Mastodon" not in text


def test_publishing_asks_for_the_right_and_the_form(draft, manager, anonymous):
    url = "/social-media-der-stadt/@@publish-together"
    fields = {"uids": draft.UID()}
    assert anonymous.get(url).status_code == 401
    assert manager.get(url, params=fields).status_code == 200
    assert manager.post(url, data=fields).status_code == 403
    assert set(states(draft).values()) == {"private"}
