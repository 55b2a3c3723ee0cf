"""What editors are asked for is shown, once, in the language of the content."""

from lxml import html
from plone import api
from plone.app.multilingual.interfaces import ITranslationManager
from plone.app.testing import applyProfile
from plone.app.textfield.value import RichTextValue
from plone.namedfile.file import NamedBlobFile
import pytest
import transaction


PATH = "/nutzungskonzept"
WEB = {"Accept": "text/html"}


@pytest.fixture
def concept(portal):
    with api.env.adopt_roles(["Manager"]):
        yield portal["nutzungskonzept"]


def page_of(session, path=PATH):
    answer = session.get(path, headers=WEB)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def words_of(page):
    return " ".join(page.xpath("//article[@id='content']")[0].text_content().split())


def test_labels_follow_the_content(concept, anonymous):
    assert "Telefon:" in words_of(page_of(anonymous))
    concept.language = "en"
    transaction.commit()
    page = page_of(anonymous)
    words = words_of(page)
    assert page.get("lang") == "de"
    assert page.xpath("//div[@lang='en']//h2[normalize-space()='1 Preamble']")
    assert "Telephone:" in words
    assert "Official account" in words
    assert "Our channels at a glance" in words
    for word in ("Telefon:", "Offizielles Konto", "Betreiber", "Stand:", "Mehr dazu"):
        assert word not in words
    sections = anonymous.get(f"{PATH}/@usage-concept").text
    assert "Telephone" in sections
    assert "Telefon:" not in sections


def test_a_person_stands_once_with_all_roles(concept, anonymous):
    person = concept["hartmut-schneider"]
    person.roles = [
        {"role": "editorial", "scope": None, "phone": "03731 1", "email": None},
        {"role": "press", "scope": None, "phone": "03731 2", "email": None},
    ]
    transaction.commit()
    cards = [
        card
        for card in page_of(anonymous).cssselect("#responsible .h-card")
        if card.cssselect(".p-name")[0].text_content() == person.title
    ]
    assert len(cards) == 1
    numbers = [each.get("href") for each in cards[0].cssselect(".p-tel")]
    # Each role has its own, so that of the person is not used.
    assert numbers == ["tel:+4937311", "tel:+4937312"]
    assert [each.text_content() for each in cards[0].cssselect(".p-role")] == [
        "Redaktion",
        "Presse",
    ]


def test_framework_and_files_are_told_without_a_node(concept, portal, anonymous):
    above = api.content.create(
        portal, "UsageConcept", "rahmen", title="Rahmenkonzept", kind="framework"
    )
    api.content.transition(above, "publish")
    api.relation.create(concept, above, "framework")
    file = NamedBlobFile(b"x" * 3000, "application/pdf", "dsfa.pdf")
    api.content.create(concept, "File", "dsfa", title="Folgenabschätzung", file=file)
    concept["dsfa"].reindexObject()
    transaction.commit()
    words = words_of(page_of(anonymous))
    assert "Rahmenkonzept" in words
    assert "Folgenabschätzung (PDF, 2.9 KB)" in words
    words = words_of(page_of(anonymous, "/rahmen"))
    assert "Konzepte in diesem Rahmen" in words
    data = anonymous.get("/rahmen/@usage-concept").json()
    assert data["kind"] == "framework"
    assert [each["title"] for each in data["frames"]] == [concept.title]


def test_what_is_told_behind_the_document_is_not_told_twice(concept, anonymous):
    file = NamedBlobFile(b"x", "application/pdf", "dsfa.pdf")
    api.content.create(concept, "File", "dsfa", title="Folgenabschätzung", file=file)
    concept.outline = [{"id": "d", "kind": "slot", "slot": "documents", "level": 1}]
    transaction.commit()
    assert words_of(page_of(anonymous)).count("Folgenabschätzung") == 1


def test_plain_language_has_a_page_of_its_own(concept, anonymous):
    address = f"{PATH}/@@plain-language"
    assert anonymous.get(address, headers=WEB).status_code == 404
    concept.plain_language = RichTextValue("<p>Das ist <b>leicht</b>.</p>", "text/html")
    transaction.commit()
    page = page_of(anonymous, address)
    assert page.xpath("//*[@lang='de-simple']")[0].text_content().strip() == (
        "Das ist leicht."
    )
    document = page_of(anonymous)
    assert "Das ist leicht" not in words_of(document)
    assert document.xpath("//a[contains(@href, '@@plain-language')]")


def test_a_channel_tells_what_the_law_asks_for(concept, anonymous):
    channel = concept["facebook"]
    channel.joint_controller_status = "agreement"
    channel.joint_controller_note = "Page Controller Addendum"
    channel.insights = "off"
    channel.dpia_kind = "threshold"
    api.relation.create(channel, concept["vimeo"], "dpia")
    transaction.commit()
    words = words_of(page_of(anonymous, f"{PATH}/facebook"))
    for word in ("Gemeinsame Verantwort", "Page Controller Addendum", "Schwellenwert"):
        assert word in words


def test_a_channel_is_found_by_groups_of_its_concept(portal, manager, anonymous):
    def found():
        address = "/@social-media-channels?target_group=Familien"
        answer = anonymous.get(address)
        return {each["title"] for each in answer.json().get("items", ())}

    assert not found()
    manager.patch(PATH, json={"target_groups": ["Familien"]})
    with api.env.adopt_roles(["Manager"]):
        channels = portal["nutzungskonzept"].objectValues("SocialMediaChannel")
        without = {each.title for each in channels if not each.target_groups}
    transaction.begin()
    manager.patch(f"{PATH}/vimeo", json={"target_groups": None})
    assert found() == without | {"Vimeo"}
    # A concept that the public does not see passes nothing on.
    manager.post(f"{PATH}/@workflow/retract", json={})
    assert not found()


def test_a_translation_says_which_version_it_follows(portal, concept, anonymous):
    applyProfile(portal, "plone.app.multilingual:default")
    api.portal.set_registry_record("plone.available_languages", ["de", "en"])
    concept.version, concept.language = "2.0", "de"
    concept.reindexObject()
    other = api.content.create(
        portal,
        "UsageConcept",
        "concept",
        title="Usage concept",
        language="en",
        followed_version="1.0",
    )
    api.content.transition(other, "publish")
    ITranslationManager(concept).register_translation("en", other)
    transaction.commit()
    words = words_of(page_of(anonymous, "/concept"))
    assert "Translation of version 1.0 of the original" in words
    assert "The original is at version 2.0 by now." in words
    other.followed_version = "2.0"
    transaction.commit()
    assert "by now" not in words_of(page_of(anonymous, "/concept"))
    assert anonymous.get("/concept/@usage-concept").json()["translation_of"] == {
        "@id": concept.absolute_url(),
        "title": concept.title,
        "version": "2.0",
        "followed": "2.0",
        "behind": False,
    }
    assert "Übersetzung" not in words_of(page_of(anonymous))
