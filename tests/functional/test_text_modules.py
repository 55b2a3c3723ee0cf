"""Text modules on the page of the checks: taken over, marked, checked."""

from lxml import html
from mittelsachsen.socialmedia.checks import modules
from mittelsachsen.socialmedia.checks.modules import gap_words
from mittelsachsen.socialmedia.checks.unchecked import unchecked
from plone import api
from plone.locking.interfaces import ILockable
import pytest
import transaction


CONCEPT = "/nutzungskonzept"
PAGE = f"{CONCEPT}/@@checks"
VERSIONS = f"{CONCEPT}/@usage-concept-versions"
HTML = {"Accept": "text/html"}
CHANNELS = ("facebook", "twitter", "vimeo")
BASIS = "C14.legal_basis"
ARTICLE = (
    "Art. 6 Abs. 1 Buchst. e DSGVO (Aufgabe im öffentlichen Interesse: Information der"
    " Öffentlichkeit durch Landkreis Mittelsachsen)"
)


@pytest.fixture
def concept(portal):
    return portal["nutzungskonzept"]


def page_of(session, query=""):
    return html.fromstring(session.get(PAGE + query, headers=HTML).text)


def offer(page, name):
    """Return the details of a text module on the page; nothing where there is none."""
    for details in page.find_class("socialmedia-module"):
        if details.xpath(".//button[@name='module' and @value=$name]", name=name):
            return details
    return None


def take(manager, name, item=""):
    [token] = page_of(manager).xpath("(//input[@name='_authenticator']/@value)[1]")
    form = {"_authenticator": token, "module": name, "item": item}
    return manager.post(PAGE, data=form, headers=HTML)


def check_off(manager, key):
    [token] = page_of(manager).xpath("(//input[@name='_authenticator']/@value)[1]")
    form = {"_authenticator": token, "checked": key}
    return manager.post(PAGE, data=form, headers=HTML)


def values(manager, name):
    return [manager.get(f"{CONCEPT}/{each}").json()[name] for each in CHANNELS]


def to_be_checked(page):
    """Return where the listed texts are, in the order of the page."""
    return [
        " ".join(link.text_content().split())
        for link in page.xpath("//section[@id='texts']//p/a")
    ]


def test_an_open_rule_offers_a_text_with_preview_and_source(manager):
    page = page_of(manager)
    details = offer(page, BASIS)
    assert ARTICLE in " ".join(details.text_content().split())
    assert details.xpath(".//figcaption/a/@href")[0].startswith("https://")
    assert [" ".join(each.split()) for each in details.xpath(".//option/text()")] == [
        "Alle 3, denen er fehlt",
        "Facebook",
        "Twitter",
        "Vimeo",
    ]
    assert offer(page, "C02.purpose") is None


def test_it_is_taken_over_for_all_that_lack_it(manager, concept):
    manager.patch(f"{CONCEPT}/vimeo", json={"legal_basis": ["Eigene"]})
    answer = take(manager, BASIS)
    assert "Übernommen, von Ihnen zu prüfen: Facebook, Twitter" in answer.text
    assert values(manager, "legal_basis") == [[ARTICLE], [ARTICLE], ["Eigene"]]
    page = html.fromstring(answer.text)
    assert to_be_checked(page) == [
        "Facebook: Rechtsgrundlage",
        "Twitter: Rechtsgrundlage",
    ]
    assert offer(page, BASIS) is None


def test_it_is_taken_over_for_one(manager, concept):
    take(manager, BASIS, concept["twitter"].UID())
    assert values(manager, "legal_basis") == [[], [ARTICLE], []]
    transaction.begin()
    assert list(unchecked(concept["twitter"])) == ["legal_basis"]
    assert unchecked(concept["facebook"]) == {}


def test_a_text_for_all_channels_goes_into_the_concept(manager, concept):
    take(manager, "C22.netiquette")
    netiquette = manager.get(CONCEPT).json()["netiquette"]
    assert "Wir freuen uns über Fragen und Kritik." in netiquette["data"]
    assert netiquette["content-type"] == "text/html"
    transaction.begin()
    assert unchecked(concept)["netiquette"]["rule"] == "C22"


def test_the_text_has_the_language_of_what_takes_it_over(portal, manager, concept):
    concept["twitter"].language = "en"
    transaction.commit()
    take(manager, BASIS)
    german, english, _german = values(manager, "legal_basis")
    assert german == [ARTICLE]
    assert english[0].startswith("Art. 6 (1) (e) GDPR")


def test_a_text_that_lacks_something_is_marked_and_not_taken_over(manager, concept):
    concept.controller_name = None
    transaction.commit()
    page = page_of(manager)
    [line] = page.xpath("//li[@id='C14']")
    [details] = line.find_class("socialmedia-module")
    assert "[Verantwortlicher ergänzen]" in details.text_content()
    assert gap_words("body", "de") == "[Verantwortlicher ergänzen]"
    [link] = details.xpath("./p/a/@href")
    assert link.endswith(f"{CONCEPT}/edit#formfield-form-widgets-controller_name")
    assert not details.xpath(".//button")
    answer = take(manager, BASIS)
    assert "Nicht übernommen: Facebook, Twitter, Vimeo" in answer.text
    assert values(manager, "legal_basis") == [[], [], []]


def test_it_is_marked_until_somebody_says_that_it_was_checked(manager, concept):
    take(manager, BASIS, concept["twitter"].UID())
    answer = check_off(manager, f"{concept['twitter'].UID()}.legal_basis")
    assert "Der Text gilt als geprüft." in answer.text
    assert to_be_checked(html.fromstring(answer.text)) == []
    assert values(manager, "legal_basis")[1] == [ARTICLE]


def test_who_changes_it_by_hand_has_checked_it(manager):
    take(manager, "C22.netiquette")
    assert to_be_checked(page_of(manager)) == [
        "Nutzungskonzept Social Media: Netiquette"
    ]
    manager.patch(CONCEPT, json={"netiquette": "<p>Unsere eigenen Worte.</p>"})
    assert to_be_checked(page_of(manager)) == []


def test_saving_something_else_is_no_check(manager):
    take(manager, "C22.netiquette")
    manager.patch(CONCEPT, json={"description": "Neu"})
    assert len(to_be_checked(page_of(manager))) == 1


def test_a_frozen_version_and_what_was_taken_over_stay_when_a_text_changes(
    manager, anonymous, concept, monkeypatch
):
    take(manager, "C22.netiquette")
    body = {"version": "9.0", "change": "Netiquette"}
    assert manager.post(VERSIONS, json=body).status_code == 201
    frozen = f"{CONCEPT}/@usage-concept?version=9.0"
    before = anonymous.get(frozen).json()["sections"]
    assert "Wir freuen uns über Fragen" in str(before)
    newer = tuple(
        modules.Module(each.about, each.field, "<p>Neu</p>", "<p>New</p>", each.rule)
        for each in modules.package_modules()
    )
    monkeypatch.setattr(modules, "package_modules", lambda: newer)
    assert anonymous.get(frozen).json()["sections"] == before
    assert "Wir freuen uns" in manager.get(CONCEPT).json()["netiquette"]["data"]


class TestWhoMay:
    def test_it_takes_the_forms_authenticator(self, manager):
        for form in ({"module": BASIS}, {"checked": "x.legal_basis"}):
            assert manager.post(PAGE, data=form, headers=HTML).status_code == 403
        assert values(manager, "legal_basis") == [[], [], []]

    @pytest.mark.parametrize("name", ["title", "C14.title", "None.necessity", ""])
    def test_there_are_no_other_texts(self, manager, name):
        assert take(manager, name).status_code == 400

    @pytest.mark.parametrize("key", ["", "unknown.legal_basis"])
    def test_nothing_else_is_checked_off(self, manager, key):
        assert check_off(manager, key).status_code == 400

    def test_what_may_not_be_changed_stays(self, manager, concept):
        concept["vimeo"].manage_permission("Modify portal content", [], acquire=0)
        transaction.commit()
        details = offer(page_of(manager), BASIS)
        assert "Vimeo" not in details.xpath(".//option/text()")
        answer = take(manager, BASIS)
        assert "Nicht übernommen: Vimeo" in answer.text
        assert values(manager, "legal_basis") == [[ARTICLE], [ARTICLE], []]

    def test_what_somebody_is_editing_stays_and_is_not_checked_off(
        self, manager, concept
    ):
        twitter = concept["twitter"]
        take(manager, BASIS, concept["facebook"].UID())
        transaction.begin()
        with api.env.adopt_roles(["Manager"]):
            api.user.create(email="a@example.org", username="andere")
        with api.env.adopt_user("andere"):
            ILockable(twitter).lock()
            ILockable(concept["facebook"]).lock()
        transaction.commit()
        answer = take(manager, BASIS)
        assert "Nicht übernommen: Twitter" in answer.text
        assert values(manager, "legal_basis") == [[ARTICLE], [], [ARTICLE]]
        key = f"{concept['facebook'].UID()}.legal_basis"
        assert check_off(manager, key).status_code == 400
        transaction.begin()
        assert list(unchecked(concept["facebook"])) == ["legal_basis"]


@pytest.mark.parametrize(
    ("path", "field", "rule"),
    [("/vimeo", "necessity", "C04"), ("", "netiquette", "C22")],
)
def test_the_form_leads_from_a_field_to_its_text(manager, path, field, rule):
    form = html.fromstring(manager.get(f"{CONCEPT}{path}/edit", headers=HTML).text)
    row = form.get_element_by_id(f"formfield-form-widgets-{field}")
    [link] = row.xpath(".//a[text()='Textbaustein']/@href")
    assert link.endswith(f"{PAGE}?rule={rule}")
