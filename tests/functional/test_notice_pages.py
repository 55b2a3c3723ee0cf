"""Legal notice and privacy statement of a channel, made of what is recorded."""

from datetime import date
from lxml import html
from mittelsachsen.socialmedia.document.notices import NOTICES
from mittelsachsen.socialmedia.document.versions import find_version
from mittelsachsen.socialmedia.document.versions import read_document
from mittelsachsen.socialmedia.platforms.records import save_platform
from mittelsachsen.socialmedia.settings import get_settings
from plone import api
from plone.app.textfield.value import RichTextValue
import pytest
from tagged import Tagged
import transaction


HTML = {"Accept": "text/html"}
CONCEPT = "/nutzungskonzept"
IMPRINT = f"{CONCEPT}/vimeo/@@imprint"
PRIVACY = f"{CONCEPT}/vimeo/@@privacy"


@pytest.fixture
def concept(portal):
    return portal["nutzungskonzept"]


@pytest.fixture
def complete(concept):
    """The demo with all that the two notices of Vimeo ask for."""
    concept.controller_email = "post@kreis.example"
    concept.legal_basis = ["Art. 6 Abs. 1 Buchst. e DSGVO"]
    concept.storage_period = "Nachrichten löschen wir nach drei Monaten."
    concept["andre-kaiser"].roles = [
        {"role": role, "scope": "alles", "phone": None, "email": None}
        for role in ("responsible_content", "dpo", "data_subject_rights")
    ]
    channel = concept["vimeo"]
    channel.insights = "off"
    channel.joint_controller_status = "assessed_not_joint"
    channel.joint_controller_date = date(2026, 1, 31)
    get_settings().complaint_authority = "Datenschutzaufsicht\nMusterstadt"
    save_platform("vimeo", {"transfer_basis": "Standardvertragsklauseln"})
    transaction.commit()
    return channel


def page_of(session, path):
    answer = session.get(path, headers=HTML)
    assert answer.status_code == 200
    return html.fromstring(answer.text).get_element_by_id("content")


def words(element):
    return " ".join(element.text_content().split())


def parts_of(session, path):
    """Return the words of a notice by the ids of its parts."""
    sections = page_of(session, path).xpath(".//section")
    return {section.get("id"): words(section) for section in sections}


def gaps_of(session, path):
    """Return what the page marks as missing, with the forms for it."""
    links = page_of(session, path).xpath(".//ul[contains(@class, '-gaps')]//a")
    return {words(link): link.get("href") for link in links}


class TestImprint:
    def test_it_says_who_answers_for_the_account(self, anonymous):
        parts = parts_of(anonymous, IMPRINT)
        assert list(parts) == ["account", "provider", "responsible"]
        assert "https://vimeo.com/user16758230" in parts["account"]
        for said in ("Landkreis Mittelsachsen", "09599 Freiberg", "Matthias Damm"):
            assert said in parts["provider"]
        assert "André Kaiser" in parts["responsible"]
        assert "Zuständig für: Bereich Wirtschaft" in parts["responsible"]

    def test_the_settings_add_what_the_body_has(self, portal, anonymous):
        settings = get_settings()
        settings.supervisory_body = "Landesdirektion\nChemnitz"
        settings.vat_id = "DE123456789"
        transaction.commit()
        parts = parts_of(anonymous, IMPRINT)
        assert "Landesdirektion" in parts["supervision"]
        assert "DE123456789" in parts["register"]

    def test_a_hidden_person_stays_hidden(self, portal, anonymous, manager):
        get_settings().hide_persons = True
        transaction.commit()
        assert "responsible" not in parts_of(anonymous, IMPRINT)
        assert "Kaiser" not in anonymous.get(IMPRINT, headers=HTML).text
        assert "André Kaiser" in parts_of(manager, IMPRINT)["responsible"]

    def test_a_person_out_of_office_is_not_named(self, concept, anonymous):
        concept["andre-kaiser"].valid_to = date(2020, 1, 1)
        transaction.commit()
        assert "Kaiser" not in parts_of(anonymous, IMPRINT)["responsible"]

    def test_a_private_channel_has_none(self, concept, anonymous):
        with api.env.adopt_roles(["Manager"]):
            api.content.transition(concept["vimeo"], "retract")
        transaction.commit()
        answer = anonymous.get(IMPRINT, headers=HTML, allow_redirects=False)
        assert answer.status_code in (302, 401)


class TestPrivacy:
    def test_all_parts_in_their_order(self, complete, anonymous):
        parts = parts_of(anonymous, PRIVACY)
        assert list(parts) == list(NOTICES["privacy"])
        for part, said in {
            "officer": "André Kaiser",
            "basis": "Art. 6 Abs. 1 Buchst. e DSGVO",
            "data": "IP-Adresse",
            "recipients": "Vimeo.com, Inc.",
            "transfer": "Standardvertragsklauseln",
            "storage": "drei Monaten",
            "rights": "Art. 15 DSGVO",
            "complaint": "Datenschutzaufsicht",
            "insights": "Abgeschaltet",
            "joint": "31. Januar 2026",
            "alternatives": "www.landkreis-mittelsachsen.de",
            "date": "Mai 2018",
        }.items():
            assert said in parts[part], part

    def test_citizens_get_no_sentence_with_a_hole(self, anonymous):
        parts = parts_of(anonymous, PRIVACY)
        empty = {"officer", "basis", "storage", "complaint", "insights", "joint"}
        assert set(parts) == set(NOTICES["privacy"]) - empty
        assert gaps_of(anonymous, PRIVACY) == {}

    def test_a_platform_in_the_union_has_no_transfer(self, complete, anonymous):
        save_platform("vimeo", {"third_country": False})
        transaction.commit()
        assert "transfer" not in parts_of(anonymous, PRIVACY)

    def test_own_words_on_the_data_count_instead_of_the_records(
        self, complete, anonymous
    ):
        own = "<p>Vimeo erfährt, <em>dass</em> Sie da sind.</p>"
        complete.privacy_notice = RichTextValue(own, "text/html", "text/x-html-safe")
        transaction.commit()
        said = parts_of(anonymous, PRIVACY)["data"]
        assert "Vimeo erfährt, dass Sie da sind." in said
        assert "IP-Adresse" not in said

    def test_the_operator_of_a_server_is_the_channels(self, complete, anonymous):
        complete.instance_operator = "Verein Musterserver"
        transaction.commit()
        parts = parts_of(anonymous, PRIVACY)
        assert "Verein Musterserver" in parts["recipients"]
        assert "Vimeo.com, Inc." not in parts["recipients"]
        assert "transfer" not in parts

    def test_who_talks_gets_messages(self, complete, anonymous):
        said = "erhalten wir den Namen Ihres Kontos"
        assert said not in parts_of(anonymous, PRIVACY)["data"]
        complete.comments_mode = "moderated"
        transaction.commit()
        assert said in parts_of(anonymous, PRIVACY)["data"]


class TestEditors:
    def test_see_what_is_missing_and_where_it_is_entered(self, manager, concept):
        site = manager.get("/").json()["@id"]
        gaps = gaps_of(manager, PRIVACY)
        form = "edit#formfield-form-widgets-"
        assert gaps["E-Mail des Verantwortlichen"] == (
            f"{site}{CONCEPT}/{form}controller_email"
        )
        assert gaps["Rechtsgrundlage"] == f"{site}{CONCEPT}/vimeo/{form}legal_basis"
        assert gaps["Datenschutzbeauftragte"] == (
            f"{site}{CONCEPT}/++add++ContactPerson"
        )
        for address in set(gaps.values()):
            path, _hash, anchor = address.partition("#")
            page = html.fromstring(manager.get(path, headers=HTML).text)
            assert not anchor or page.get_element_by_id(anchor) is not None

    def test_see_nothing_where_nothing_is_missing(self, complete, manager):
        assert gaps_of(manager, PRIVACY) == gaps_of(manager, IMPRINT) == {}

    def test_are_told_of_a_platform_without_operator(self, complete, manager):
        save_platform("vimeo", {"operator_name": "", "operator_address": ""})
        transaction.commit()
        assert list(gaps_of(manager, PRIVACY)) == ["Betreiber", "Sitz des Betreibers"]

    def test_are_told_who_of_several_answers_for_nothing_yet(self, manager):
        assert "Wofür André Kaiser zuständig ist" in gaps_of(manager, IMPRINT)

    def test_get_the_address_and_where_it_goes(self, manager, anonymous):
        page = page_of(manager, IMPRINT)
        (field,) = page.xpath(".//input[@id='socialmedia-permalink']/@value")
        assert field.endswith(IMPRINT)
        assert "„Profil bearbeiten“, „Links“." in words(page)
        assert not page_of(anonymous, IMPRINT).xpath(".//aside")

    def test_see_that_another_address_counts(self, concept, manager):
        concept["vimeo"].imprint_url = "https://a.example/impressum"
        transaction.commit()
        assert page_of(manager, IMPRINT).xpath(
            ".//aside//a[@href='https://a.example/impressum']"
        )


class TestOwnWords:
    def write(self, item, mode, text="Eigene Worte."):
        item.notice_parts = [{"part": "provider", "mode": mode, "text": text}]
        transaction.commit()

    def test_replace_a_part_and_its_gaps(self, concept, anonymous, manager):
        self.write(concept, "replace")
        assert parts_of(anonymous, IMPRINT)["provider"] == "Anbieter Eigene Worte."
        assert "E-Mail des Verantwortlichen" not in gaps_of(manager, IMPRINT)

    def test_follow_a_part(self, concept, anonymous, manager):
        self.write(concept, "follow")
        said = parts_of(anonymous, IMPRINT)["provider"]
        assert "Landkreis Mittelsachsen" in said
        assert said.endswith("Eigene Worte.")
        assert "E-Mail des Verantwortlichen" in gaps_of(manager, IMPRINT)

    def test_of_a_channel_count_instead_of_the_concepts(self, concept, anonymous):
        self.write(concept, "replace")
        self.write(concept["vimeo"], "follow", "Nur hier.")
        said = parts_of(anonymous, IMPRINT)["provider"]
        assert "Landkreis Mittelsachsen" in said
        assert said.endswith("Nur hier.")
        other = parts_of(anonymous, f"{CONCEPT}/facebook/@@imprint")["provider"]
        assert other == "Anbieter Eigene Worte."

    def test_are_never_markup(self, concept, anonymous):
        self.write(concept, "replace", "<b>fett</b>")
        assert "<b>fett</b>" in parts_of(anonymous, IMPRINT)["provider"]

    def test_come_over_rest(self, manager, anonymous):
        row = {"part": "provider", "mode": "replace", "text": "Kreis\nStraße 1"}
        answer = manager.patch(f"{CONCEPT}/vimeo", json={"notice_parts": [row]})
        assert answer.status_code == 204
        assert "Straße 1" in parts_of(anonymous, IMPRINT)["provider"]
        bad = {**row, "part": "title"}
        answer = manager.patch(f"{CONCEPT}/vimeo", json={"notice_parts": [bad]})
        assert answer.status_code == 400


class TestLanguage:
    def test_the_words_are_the_contents_and_marked(self, portal, concept, manager):
        languages = api.portal.get_tool("portal_languages")
        languages.setDefaultLanguage("en")
        transaction.commit()
        page = page_of(manager, IMPRINT)
        (content,) = page.xpath(".//*[@id='content-core']")
        assert content.get("lang") == "de"
        assert "vertreten durch" in words(content)
        (gaps,) = page.xpath(".//section[@id='provider']/ul")
        assert gaps.get("lang") == "en"
        assert "E-mail of the controller" in words(gaps)

    def test_an_english_channel_has_english_notices(self, complete, anonymous):
        complete.language = "en"
        transaction.commit()
        parts = parts_of(anonymous, PRIVACY)
        assert parts["rights"].startswith("Your rights You may ask")
        assert "31 January 2026" in parts["joint"]


class TestAddresses:
    """Where a channel names none, everything names our pages."""

    def test_the_list_and_its_formats(self, portal, anonymous):
        site = portal.absolute_url()
        items = anonymous.get("/@social-media-channels").json()["items"]
        found = {item["title"]: item for item in items}
        assert found["Vimeo"]["imprint_url"] == f"{site}{IMPRINT}"
        assert found["Vimeo"]["privacy_notice_url"] == f"{site}{PRIVACY}"
        table = anonymous.get("/@social-media-channels", headers={"Accept": "text/csv"})
        assert f"{site}{IMPRINT}" in table.text

    def test_the_channels_page(self, portal, anonymous):
        page = page_of(anonymous, f"{CONCEPT}/vimeo")
        for path in (IMPRINT, PRIVACY):
            assert page.xpath(f".//a[@href='{portal.absolute_url()}{path}']")

    def test_an_own_address_counts(self, concept, manager, anonymous):
        own = "https://a.example/impressum"
        manager.patch(f"{CONCEPT}/vimeo", json={"imprint_url": own})
        items = anonymous.get("/@social-media-channels?platform=vimeo").json()["items"]
        assert items[0]["imprint_url"] == own
        page = page_of(anonymous, f"{CONCEPT}/vimeo")
        assert page.xpath(f".//a[@href='{own}']")

    def test_the_page_shows_editors_what_goes_into_the_profile(
        self, portal, manager, anonymous, twitter_ended
    ):
        (box,) = page_of(manager, f"{CONCEPT}/vimeo").find_class("socialmedia-profile")
        assert f"trust.txt: {portal.absolute_url()}/.well-known/trust.txt" in words(box)
        for session, path in ((anonymous, "vimeo"), (manager, "twitter")):
            page = page_of(session, f"{CONCEPT}/{path}")
            assert not page.find_class("socialmedia-profile")


class TestRest:
    @pytest.mark.parametrize("name", ["imprint", "privacy"])
    def test_the_parts_are_those_of_the_page(self, anonymous, name):
        item = anonymous.get(f"{CONCEPT}/vimeo/@{name}").json()
        assert item["@id"].endswith(f"/vimeo/@@{name}")
        shown = parts_of(anonymous, f"{CONCEPT}/vimeo/@@{name}")
        assert [part["id"] for part in item["sections"]] == list(shown)

    def test_answers_have_validators(self, anonymous):
        first = anonymous.get(f"{CONCEPT}/vimeo/@privacy")
        known = {"If-None-Match": first.headers["ETag"]}
        again = anonymous.get(f"{CONCEPT}/vimeo/@privacy", headers=known)
        assert again.status_code == 304

    def test_other_parameters_are_refused(self, anonymous):
        assert anonymous.get(f"{CONCEPT}/vimeo/@imprint?x=1").status_code == 400


class TestVersions:
    def freeze(self, manager):
        body = {"version": "1.0", "change": "Erste Fassung"}
        answer = manager.post(f"{CONCEPT}/@usage-concept-versions", json=body)
        assert answer.status_code == 201
        transaction.begin()

    def test_hold_the_notices_of_their_day(self, complete, concept, manager, anonymous):
        self.freeze(manager)
        before = anonymous.get(f"{CONCEPT}/vimeo/@privacy").json()
        complete.title = "Anders"
        concept.storage_period = "Ein Jahr."
        get_settings().complaint_authority = "Andere Aufsicht"
        transaction.commit()
        document = read_document(find_version(concept, "1.0"))
        kept = {each["@id"]: each for each in document["notices"]}
        assert kept[complete.absolute_url()]["privacy"] == before
        assert len(kept) == 3

    def test_show_them(self, complete, concept, manager, anonymous):
        self.freeze(manager)
        concept.storage_period = "Ein Jahr."
        transaction.commit()
        said = words(page_of(anonymous, f"{CONCEPT}/@@version/1.0"))
        assert "Datenschutzerklärung: Vimeo" in said
        assert "drei Monaten" in said
        assert "Ein Jahr" not in said

    def test_print_them_behind_the_document(self, complete, manager, anonymous):
        self.freeze(manager)
        file = f"{CONCEPT}/@@version/1.0/@@pdf"
        answer = anonymous.get(file, headers={"Accept": "*/*"})
        printed = Tagged(answer.content).document
        headings = [each.text for each in printed.all("H1", "H2")]
        annex = headings.index("Datenschutzerklärung: Vimeo")
        assert "Speicherdauer" in headings[annex:]
        contents = printed.all("TOC")[0]
        assert "Datenschutzerklärung: Vimeo" in contents.text
        assert "Speicherdauer" not in contents.text

    def test_have_no_notice_of_what_the_public_does_not_see(
        self, concept, manager, anonymous
    ):
        with api.env.adopt_roles(["Manager"]):
            api.content.transition(concept["vimeo"], "retract")
        transaction.commit()
        self.freeze(manager)
        said = words(page_of(anonymous, f"{CONCEPT}/@@version/1.0"))
        assert "Impressum: Facebook" in said
        assert "Impressum: Vimeo" not in said
