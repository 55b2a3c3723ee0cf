"""The checks on the document of 2018, as page, REST, CSV and report."""

import csv
from DateTime import DateTime
from io import StringIO
from lxml import html
from mittelsachsen.socialmedia.checks.rules import package_rules
from mittelsachsen.socialmedia.checks.site import change_rule
from mittelsachsen.socialmedia.internals import put_record
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.registry.interfaces import IRegistry
import pytest
import transaction
from z3c.relationfield import RelationValue
from zope.component import getUtility
from zope.intid.interfaces import IIntIds


CONCEPT = "/nutzungskonzept"
REST = f"{CONCEPT}/@social-media-checks"
PAGE = f"{CONCEPT}/@@checks"
HTML = {"Accept": "text/html"}
# What a data protection officer finds in the document of 2018. Nobody named dates,
# legal bases, assessments, imprints, moderation or reminders then.
CONCEPT_2018 = {
    "C07": "fail",
    "C08": "partial",
    "C10": "fail",
    "C24": "fail",
    "C25": "pass",
    "C26": "partial",
    "C28": "pass",
    "C30": "fail",
    "C31": "pass",
    "C32": "pass",
    "C33": "fail",
    "C34": "pass",
    "C35": "fail",
    "C36": "fail",
}
CHANNELS_2018 = {
    "C01": "partial",
    "C02": "pass",
    "C03": "pass",
    "C04": "partial",
    "C05": "pass",
    "C06": "partial",
    "C09": "fail",
    "C11": "partial",
    "C12": "partial",
    "C13": "pass",
    "C14": "fail",
    "C15": "fail",
    "C16": "fail",
    "C17": "partial",
    "C18": "pass",
    "C19": "pass",
    "C20": "partial",
    "C21": "fail",
    "C22": "fail",
    "C23": "partial",
    "C27": "not_applicable",
    "C29": "pass",
    "C37": "pass",
    "C38": "not_applicable",
    "C39": "not_applicable",
    "C40": "fail",
}
OTHERS_2018 = {("Twitter", "C20"): "pass", ("Twitter", "C37"): "partial"}
OTHERS_2018["Vimeo", "C04"] = "fail"


def test_verdicts_on_the_document_of_2018(manager):
    found = {}
    for item in manager.get(REST).json()["items"]:
        found.setdefault(item["subject"]["title"], {})[item["id"]] = item["verdict"]
    expected = {"Nutzungskonzept Social Media": CONCEPT_2018}
    for title in ("Facebook", "Twitter", "Vimeo"):
        expected[title] = {
            name: OTHERS_2018.get((title, name), verdict)
            for name, verdict in CHANNELS_2018.items()
        }
    assert found == expected


def test_items_have_evidence_and_sources(manager):
    data = manager.get(REST).json()
    for item in data["items"]:
        assert item["evidence"] and item["source"] and item["title"]
        assert item["source_url"].startswith("https://")
        assert item["subject"]["@id"].startswith("http")
        assert "compliant" not in item["evidence"].lower()
    overdue = next(item for item in data["items"] if item["id"] == "C24")
    assert "1. Mai 2019" in overdue["evidence"]


def test_only_editors_see_them(anonymous):
    assert anonymous.get(REST).status_code == 401
    for name in ("@@checks", "@@checks-report", "@@checks.csv"):
        answer = anonymous.get(f"{CONCEPT}/{name}", headers=HTML, allow_redirects=False)
        assert answer.status_code in (302, 401)
    assert "socialmedia-open-checks" not in anonymous.get(CONCEPT, headers=HTML).text


def page_of(manager, query=""):
    return html.fromstring(manager.get(PAGE + query, headers=HTML).text)


def rules_of(page):
    """Return the rules on a page with their verdicts, in its order."""
    return {
        line.get("id"): line.find_class("badge")[0].text
        for line in page.find_class("socialmedia-rule")
    }


def test_the_page_links_to_the_field_that_mends(manager):
    page = page_of(manager)
    links = {
        line.get("id"): line.xpath(".//a[contains(@class, 'btn')]/@href")
        for line in page.find_class("socialmedia-rule")
    }
    site = manager.get("/").json()["@id"]
    concept = f"{site}{CONCEPT}"
    assert f"{concept}/edit#formfield-form-widgets-controller_email" in links["C11"]
    assert f"{concept}/++add++ContactPerson" in links["C12"]
    assert f"{concept}/vimeo/edit#formfield-form-widgets-necessity" in links["C04"]
    assert links["C26"] == [f"{concept}/edit#formfield-form-widgets-version"]
    assert links["C07"] == [f"{concept}/andre-kaiser/edit#formfield-form-widgets-roles"]
    assert links["C10"] == [f"{concept}/++add++ContactPerson"]
    assert links["C24"] == [f"{concept}/@@evaluations"]
    assert links["C30"] == [f"{site}/videos/edit#formfield-form-widgets-IVideos-videos"]
    assert (
        f"{site}/@@socialmedia-platform-edit?token=x"
        "#formfield-form-widgets-transfer_basis"
    ) in links["C17"]
    forms = {}
    for link in (link for found in links.values() for link in found):
        address, _hash, anchor = link.partition("#")
        if anchor.startswith("formfield"):
            if address not in forms:
                forms[address] = html.fromstring(
                    manager.get(address, headers=HTML).text
                )
            assert forms[address].get_element_by_id(anchor) is not None, link
        else:
            assert manager.get(address, headers=HTML).status_code == 200, link


def test_open_rules_come_first_and_the_others_are_folded(manager):
    page = page_of(manager)
    verdicts = list(rules_of(page).values())
    order = ["fehlt", "teilweise", "Beleg vorhanden", "trifft nicht zu"]
    assert verdicts == sorted(verdicts, key=order.index)
    assert len(verdicts) == 40
    folded = page.xpath("//details[contains(@class, 'socialmedia-rules')]")
    assert [
        {*(line.text for line in each.find_class("badge")[1:])} for each in folded
    ] == [{"Beleg vorhanden"}, {"trifft nicht zu"}]


def test_the_numbers_are_those_of_rules_and_everywhere_the_same(manager):
    summary = manager.get(REST).json()["summary"]
    assert sum(summary.values()) == 40
    said = (
        f"Von 40 Regeln sind {summary['pass']} belegt, {summary['partial']} teilweise,"
        f" {summary['fail']} fehlen, {summary['not_applicable']} treffen nicht zu."
    )
    for name in ("@@checks", "@@checks-report", ""):
        assert said in manager.get(f"{CONCEPT}/{name}", headers=HTML).text
    assert said in manager.get("/@@socialmedia-rules", headers=HTML).text
    page = page_of(manager)
    boxes = page.find_class("socialmedia-numbers")[0].xpath(".//strong/text()")
    assert list(map(int, boxes)) == [
        summary[name] for name in ("fail", "partial", "pass", "not_applicable")
    ]


def test_a_channel_has_its_own_numbers(manager):
    page = html.fromstring(manager.get(f"{CONCEPT}/vimeo", headers=HTML).text)
    [aside] = page.find_class("socialmedia-open-checks")
    assert "Von 26 Regeln" in aside.text_content()
    [link] = aside.xpath(".//a/@href")
    page = html.fromstring(manager.get(link, headers=HTML).text)
    assert len(rules_of(page)) == 26


@pytest.mark.parametrize(
    ("query", "rules"),
    [
        ("rule=C11", {"C11"}),
        ("topic=embeds&show=fail", {"C30", "C33"}),
        ("severity=hint&show=all", {"C38", "C39"}),
        ("topic=terms&severity=hint", set()),
        ("show=pass&topic=evaluation", {"C25"}),
        ("channel=nowhere", set()),
        ("show=x&show=y&rule=C11", {"C11"}),
    ],
)
def test_filters(manager, query, rules):
    assert set(rules_of(page_of(manager, f"?{query}"))) == rules


class TestMending:
    """One value for all channels that lack it."""

    def form(self, manager, rule):
        line = page_of(manager).get_element_by_id(rule)
        form = line.xpath(".//details[contains(@class, 'socialmedia-mend')]/form")[0]
        return {
            "_authenticator": form.xpath(".//input[@name='_authenticator']/@value")[0],
            "mend": form.xpath(".//button[@name='mend']/@value")[0],
        }

    def send(self, manager, rule, **values):
        """Send a form of a rule with other values; return the page's messages."""
        form = page_of(manager).get_element_by_id(rule).xpath(".//form")[0]
        token = form.xpath(".//input[@name='_authenticator']/@value")[0]
        data = {"_authenticator": token, **values}
        return manager.post(PAGE, data=data, headers=HTML)

    def values(self, manager, name):
        return [
            manager.get(f"{CONCEPT}/{each}").json()[name]
            for each in ("facebook", "twitter", "vimeo")
        ]

    def test_an_imprint_is_entered_where_there_is_none(self, manager):
        manager.patch(f"{CONCEPT}/vimeo", json={"imprint_url": "https://a.example"})
        form = {**self.form(manager, "C11"), "value": "https://b.example"}
        answer = manager.post(PAGE, data=form, headers=HTML)
        assert "In 2 Kanälen eingetragen." in answer.text
        assert self.values(manager, "imprint_url") == [
            "https://b.example",
            "https://b.example",
            "https://a.example",
        ]
        assert verdicts(manager, "Facebook")["C11"] == "pass"

    def test_legal_bases_are_lines(self, manager):
        form = {**self.form(manager, "C14"), "value": "Art. 6 DSGVO\n\n§ 3 SächsDSDG"}
        manager.post(PAGE, data=form, headers=HTML)
        lines = ["Art. 6 DSGVO", "§ 3 SächsDSDG"]
        assert self.values(manager, "legal_basis") == [lines] * 3

    def test_a_contact_is_named_for_all(self, concept, manager):
        person = concept["andre-kaiser"].UID()
        form = {**self.form(manager, "C09"), "value": person}
        manager.post(PAGE, data=form, headers=HTML)
        assert [each["title"] for each in self.values(manager, "privacy_contact")] == [
            "André Kaiser"
        ] * 3

    @pytest.mark.parametrize("value", ["", "kein Link", "javascript:x"])
    def test_a_value_that_no_form_would_take_is_refused(self, manager, value):
        form = {**self.form(manager, "C11"), "value": value}
        answer = manager.post(PAGE, data=form, headers=HTML)
        assert "alert-danger" in answer.text
        assert self.values(manager, "imprint_url") == [None] * 3

    def test_it_takes_the_forms_authenticator(self, manager):
        form = {"mend": "imprint_url", "value": "https://b.example"}
        assert manager.post(PAGE, data=form).status_code == 403
        assert self.values(manager, "imprint_url") == [None] * 3

    @pytest.mark.parametrize(
        ("rule", "name", "value"),
        [
            ("C15", "joint_controller_status", "assessed_not_joint"),
            ("C22", "comments_mode", "moderated"),
            ("C40", "insights", "off"),
        ],
    )
    def test_a_choice_is_made_for_all(self, manager, rule, name, value):
        self.send(manager, rule, mend=name, value=value)
        assert [each["token"] for each in self.values(manager, name)] == [value] * 3

    def test_a_choice_that_there_is_not_is_refused(self, manager):
        answer = self.send(manager, "C40", mend="insights", value="always")
        assert "alert-danger" in answer.text
        assert self.values(manager, "insights") == [None] * 3

    @pytest.mark.parametrize(("day", "stored"), [("2024-05-02", True), ("2.5.", False)])
    def test_a_day_is_entered_for_all(self, manager, day, stored):
        name = "joint_controller_date"
        self.send(manager, "C15", mend=name, value=day)
        assert self.values(manager, name) == [day if stored else None] * 3

    def test_the_statement_on_accessibility_is_proposed(self, portal, manager):
        registry = "mittelsachsen.socialmedia.public_url"
        api.portal.set_registry_record(registry, "https://www.example.org/")
        transaction.commit()
        line = page_of(manager).get_element_by_id("C35")
        [proposed] = line.xpath(".//input[@name='value']/@value")
        assert proposed == "https://www.example.org/accessibility-info"
        self.send(manager, "C35", mend="accessibility_statement_url", value=proposed)
        assert manager.get(CONCEPT).json()["accessibility_statement_url"] == proposed

    def test_a_person_is_given_the_role_that_is_missing(self, concept, manager):
        person = concept["hartmut-schneider"]
        before = manager.get(f"{CONCEPT}/hartmut-schneider").json()["roles"]
        self.send(manager, "C10", role="dpo", value=person.UID())
        roles = manager.get(f"{CONCEPT}/hartmut-schneider").json()["roles"]
        assert [row["role"] for row in roles] == [
            *(row["role"] for row in before),
            "dpo",
        ]

    def test_the_channels_are_chosen_for_which_a_person_answers(self, concept, manager):
        person = concept["andre-kaiser"].UID()
        chosen = [concept[name].UID() for name in ("facebook", "vimeo")]
        self.send(manager, "C07", scope=person, **{"channels:list": chosen})
        assert verdicts(manager, "Nutzungskonzept Social Media")["C07"] == "pass"
        [row] = manager.get(f"{CONCEPT}/andre-kaiser").json()["roles"]
        assert row["scope"] == "Facebook, Vimeo"

    @pytest.mark.parametrize("form", [{"role": "editorial"}, {"role": "dpo"}])
    def test_no_other_role_and_nobody_else(self, manager, form):
        assert self.send(manager, "C10", value="x", **form).status_code == 400

    def test_other_fields_are_not_mended(self, manager):
        form = {**self.form(manager, "C11"), "mend": "title", "value": "Neu"}
        assert manager.post(PAGE, data=form).status_code == 400

    def test_what_may_not_be_changed_stays_and_is_named(self, concept, manager):
        channel = concept["vimeo"]
        form = {**self.form(manager, "C11"), "value": "https://b.example"}
        channel.manage_permission("Modify portal content", [], acquire=0)
        transaction.commit()
        answer = manager.post(PAGE, data=form, headers=HTML)
        assert "Sie dürfen nicht ändern: Vimeo" in answer.text
        assert self.values(manager, "imprint_url")[2] is None


def test_csv_and_report_say_the_same(manager):
    items = manager.get(REST).json()["items"]
    rows = list(csv.DictReader(StringIO(manager.get(f"{CONCEPT}/@@checks.csv").text)))
    assert [row["id"] for row in rows] == [item["id"] for item in items]
    report = manager.get(f"{CONCEPT}/@@checks-report", headers=HTML).text
    for item in items:
        assert item["title"].replace("&", "&amp;") in report


def send(manager, path, **form):
    page = html.fromstring(manager.get(path, headers=HTML).text)
    form["_authenticator"] = page.xpath("//input[@name='_authenticator']/@value")[0]
    answer = manager.post(path, data=form, headers=HTML)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


class TestRules:
    path = "/@@socialmedia-rules"

    def ids(self, manager):
        return {item["id"]: item for item in manager.get(REST).json()["items"]}

    def test_a_rule_is_switched_off_with_a_reason(self, manager):
        form = {"rule": "C40", "off": "1", "severity": "warning", "save": "1"}
        send(manager, self.path, **form)
        assert "C40" in self.ids(manager)
        send(manager, self.path, **form, reason="Insights sind abgeschaltet.")
        assert "C40" not in self.ids(manager)
        report = manager.get(f"{CONCEPT}/@@checks-report", headers=HTML).text
        assert "Insights sind abgeschaltet." in report
        send(manager, self.path, rule="C40", reset="1")
        assert "C40" in self.ids(manager)

    def test_severity_and_parameters_change(self, manager, portal):
        form = {"rule": "C13", "severity": "hint", "reason": "Probe", "save": "1"}
        send(manager, self.path, **form, **{"parameter-months": "1"})
        assert self.ids(manager)["C13"]["severity"] == "hint"
        send(manager, self.path, **form, **{"parameter-months": "0"})
        assert 'value="1"' in manager.get(self.path, headers=HTML).text

    def test_a_choice_of_packs_leaves_out_the_rules_of_others(self, manager):
        before = self.ids(manager)
        assert before["C01"]["pack"] == "bw"
        send(manager, self.path, **{"packs:list": ["law", "sn"]}, choose="1")
        chosen = self.ids(manager)
        assert {each["pack"] for each in chosen.values()} == {"law", "sn"}
        settings = manager.get("/@controlpanels/socialmedia").json()["data"]
        assert "datenschutz.sachsen.de" in settings["complaint_authority"]
        send(manager, self.path, choose="1")
        assert set(self.ids(manager)) == set(before)

    def test_what_has_changed_is_told_until_it_is_seen(self, manager, portal):
        words = "C11, C12:"
        assert words not in manager.get(f"{CONCEPT}/@@checks", headers=HTML).text
        name = "mittelsachsen.socialmedia.seen_packs"
        api.portal.set_registry_record(name, {})
        change_rule("C12", {"severity": "hint", "reason": "Probe"})
        transaction.commit()
        assert words in manager.get(f"{CONCEPT}/@@checks", headers=HTML).text
        page = html.fromstring(manager.get(self.path, headers=HTML).text)
        [told] = page.xpath("//*[@id='news']//strong")
        assert " ".join(told.text_content().split()).endswith(": C12")
        send(manager, self.path, seen="1")
        assert words not in manager.get(f"{CONCEPT}/@@checks", headers=HTML).text

    def test_an_own_rule_is_tried_saved_and_removed(self, manager, portal):
        form = {
            "about": "channel",
            "demand": "field",
            "field": "posting_frequency",
            "severity": "warning",
            "de": "Die Häufigkeit ist gesagt.",
            "en": "The frequency is told.",
            "source": "Dienstanweisung",
        }
        uid = portal["nutzungskonzept"].UID()
        own = "/@@socialmedia-own-rule"
        page = send(manager, own, **form, concept=uid, **{"try": "1"})
        tried = [
            " ".join(e.text_content().split())
            for e in page.xpath("//*[@id='tried']/li")
        ]
        assert [line.split()[:2] for line in tried] == [
            ["fehlt", "Facebook:"],
            ["fehlt", "Twitter:"],
            ["fehlt", "Vimeo:"],
        ]
        assert "S01" not in self.ids(manager)
        send(manager, own, **{**form, "source": ""}, save="1")
        assert "S01" not in self.ids(manager)
        send(manager, own, **form, save="1")
        rule = self.ids(manager)["S01"]
        assert (rule["pack"], rule["title"]) == ("own", form["de"])
        assert "S01" in manager.get(f"{CONCEPT}/@@checks?topic=own", headers=HTML).text
        send(manager, self.path, remove="S01")
        assert "S01" not in self.ids(manager)

    def test_old_records_of_platforms_count(self, manager, portal):
        with api.env.adopt_roles(["Manager"]):
            change_rule("C13", {"parameters": {"months": 1}, "reason": "Probe"})
        transaction.commit()
        platform = "/@controlpanels/socialmedia/x"
        manager.patch(platform, json={"checked_on": "2020-01-01"})
        verdicts = {
            item["subject"]["title"]: item["verdict"]
            for item in manager.get(REST).json()["items"]
            if item["id"] == "C13"
        }
        assert verdicts["Twitter"] == "partial"

    def test_only_webmasters(self, anonymous):
        answer = anonymous.get(self.path, headers=HTML, allow_redirects=False)
        assert answer.status_code in (302, 401)


class TestTerms:
    def words(self, manager):
        page = html.fromstring(manager.get(PAGE, headers=HTML).text)
        return page.xpath("//li[.//button[@name='accept']]/p/strong/text()")

    def test_a_term_is_accepted_while_its_sentence_stays(self, manager):
        path = f"{CONCEPT}/twitter"
        manager.patch(path, json={"operating_unit": "X, ehemals Twitter, macht das."})
        page = html.fromstring(manager.get(PAGE, headers=HTML).text)
        form = next(
            form
            for form in page.xpath("//li[.//button[@name='accept']]")
            if "ehemals" in form.text_content()
        )
        key = form.xpath(".//button/@value")[0]
        before = self.words(manager)
        send(manager, PAGE, accept=key, reason="")
        assert self.words(manager) == before
        send(manager, PAGE, accept=key, reason="Der frühere Name hilft Lesern.")
        assert len(self.words(manager)) == len(before) - 1
        manager.patch(path, json={"handle": "@neu"})
        assert len(self.words(manager)) == len(before) - 1
        manager.patch(path, json={"operating_unit": "Twitter, jetzt X, macht das."})
        assert len(self.words(manager)) == len(before)
        manager.patch(path, json={"operating_unit": "X, ehemals Twitter, macht das."})
        assert len(self.words(manager)) == len(before) - 1
        send(manager, PAGE, withdraw=key)
        assert len(self.words(manager)) == len(before)

    def test_the_table_is_edited(self, manager):
        panel = "/@controlpanels/socialmedia"
        lines = ["Landkreis ; Kreis ; 2020-01-01 ; https://example.org"]
        assert manager.patch(panel, json={"terms": ["x"]}).status_code == 400
        assert manager.patch(panel, json={"terms": lines}).status_code == 204
        assert set(self.words(manager)) == {"Landkreis"}


def test_every_rule_has_both_languages_and_a_source():
    rules = package_rules()
    assert [rule.id for rule in rules] == [f"C{number:02}" for number in range(1, 41)]
    for rule in rules:
        assert rule.de and rule.en and rule.de != rule.en
        assert rule.url.startswith("https://")


@pytest.fixture
def concept(portal):
    return portal["nutzungskonzept"]


def verdicts(manager, title=None):
    """Return verdicts by rule, of the concept or the channel of a title."""
    wanted = title or "Nutzungskonzept Social Media"
    return {
        item["id"]: item["verdict"]
        for item in manager.get(REST).json()["items"]
        if item["subject"]["title"] == wanted
    }


def change(item, transition):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(item, transition)
    transaction.commit()


class TestWhatVisitorsGet:
    def test_a_published_concept_of_private_channels_and_contacts(
        self, concept, manager
    ):
        before = verdicts(manager, "Facebook")
        for name in ("facebook", "twitter", "vimeo", "andre-kaiser"):
            change(concept[name], "retract")
        after = verdicts(manager, "Facebook")
        lost = {name for name in before if before[name] != after[name]}
        assert {"C02", "C03", "C05", "C13", "C18"} <= lost
        assert {after[name] for name in lost} == {"partial"}
        items = manager.get(REST).json()["items"]
        said = {item["evidence"] for item in items if item["id"] == "C02"}
        assert said == {"Es ist vorhanden, aber nicht öffentlich."}

    def test_what_has_expired_is_not_public(self, concept, manager):
        assert verdicts(manager, "Vimeo")["C02"] == "pass"
        concept["vimeo"].expiration_date = DateTime() - 1
        transaction.commit()
        assert verdicts(manager, "Vimeo")["C02"] == "partial"
        assert verdicts(manager, "Facebook")["C02"] == "pass"

    def test_an_imprint_of_the_site_that_nobody_may_read(
        self, portal, concept, manager
    ):
        with api.env.adopt_roles(["Manager"]):
            page = api.content.create(portal, "Document", "impressum")
        concept["vimeo"].imprint_url = page.absolute_url()
        transaction.commit()
        assert verdicts(manager, "Vimeo")["C11"] == "partial"
        change(page, "publish")
        assert verdicts(manager, "Vimeo")["C11"] == "pass"


def test_a_contact_in_a_folder_whom_a_channel_names_counts(portal, concept, manager):
    with api.env.adopt_roles(["Manager"]):
        folder = api.content.create(portal, "Folder", "kontakte")
        person = api.content.create(
            folder,
            "ContactPerson",
            "dsb",
            title="Datenschutz",
            email="dsb@example.org",
            roles=[{"role": "dpo", "scope": None, "phone": None, "email": None}],
        )
        api.content.transition(folder, "publish")
        api.content.transition(person, "publish")
    assert verdicts(manager)["C10"] == "fail"
    relation = RelationValue(getUtility(IIntIds).getId(person))
    concept["facebook"].editorial_contact = relation
    transaction.commit()
    assert verdicts(manager)["C10"] == "pass"


class TestPages:
    def test_all_pages_of_the_site_or_those_in_the_folder_as_set(
        self, portal, concept, manager
    ):
        assert verdicts(manager)["C30"] == "fail"
        with api.env.adopt_roles(["Manager"]):
            folder = api.content.create(portal, "Folder", "amt")
            api.content.move(concept, folder)
        transaction.commit()
        panel = "/@controlpanels/socialmedia"
        assert manager.patch(panel, json={"checked_pages": "folder"}).status_code == 204
        rest = "/amt/nutzungskonzept/@social-media-checks"
        found = {
            item["id"]: item["verdict"] for item in manager.get(rest).json()["items"]
        }
        assert found["C30"] == "not_applicable"

    def test_videos_in_texts_count(self, portal, manager):
        player = '<iframe src="https://player.vimeo.com/video/1"></iframe>'
        with api.env.adopt_roles(["Manager"]):
            api.content.delete(portal["videos"])
            page = api.content.create(portal, "Document", "seite", title="Seite")
            page.text = RichTextValue(player, "text/html", "text/html")
            page.reindexObject()
        transaction.commit()
        assert verdicts(manager)["C30"] == "fail"

    def test_an_own_file_that_nobody_may_get_is_no_alternative(self, portal, manager):
        with api.env.adopt_roles(["Manager"]):
            film = api.content.create(portal, "File", "film.mp4", title="Film")
        page = portal["videos"]
        page.videos = [{**page.videos[0], "file": film.UID()}]
        film.manage_permission("View", ["Manager"], acquire=0)
        transaction.commit()
        assert verdicts(manager)["C30"] == "fail"
        film.manage_permission("View", ["Anonymous"], acquire=0)
        transaction.commit()
        assert verdicts(manager)["C30"] == "pass"


def test_the_notice_itself_is_read(concept, manager):
    assert verdicts(manager, "Vimeo")["C29"] == "pass"
    own = RichTextValue("<p>Vimeo erhält Daten.</p>", "text/html", "text/x-html-safe")
    concept["vimeo"].privacy_notice = own
    concept["vimeo"].reindexObject()
    transaction.commit()
    assert verdicts(manager, "Vimeo")["C29"] == "partial"


class TestWithoutStatus:
    def test_rest_refuses_it(self, manager):
        answer = manager.patch(f"{CONCEPT}/vimeo", json={"status": None})
        assert answer.status_code == 400
        assert verdicts(manager, "Vimeo")["C02"] == "pass"

    def test_a_stored_one_is_open_and_stays_in_the_list(self, concept, manager):
        concept["vimeo"].status = None
        concept["vimeo"].reindexObject()
        transaction.commit()
        found = verdicts(manager, "Vimeo")
        assert found["C14"] == "fail"
        assert found["C18"] == "partial"
        items = manager.get("/@social-media-channels").json()["items"]
        assert "Vimeo" in {item["title"] for item in items}


class TestTermsPage:
    path = "/@@socialmedia-terms"

    def stored(self, manager):
        return manager.get("/@controlpanels/socialmedia").json()["data"]["terms"]

    def test_a_table_is_tried_before_it_is_saved(self, manager):
        before = self.stored(manager)
        lines = "Landkreis +~ ; Kreis ; 2020-01-01 ; https://example.org"
        form = {"lines": lines, "sentences": "Im Landkreistag.\nIm Kreis."}
        page = send(manager, self.path, **form, **{"try": "1"})
        first, second = page.get_element_by_id("tried").xpath("./li")
        assert first.xpath(".//strong/text()") == ["Landkreistag"]
        assert second.xpath(".//strong") == []
        assert page.get_element_by_id("lines").text == lines
        assert self.stored(manager) == before
        send(manager, self.path, **form, save="1")
        assert self.stored(manager) == [lines]

    def test_a_line_that_cannot_be_searched_for_is_refused_with_the_reason(
        self, manager
    ):
        before = self.stored(manager)
        form = {"lines": "Kreis ; x\n[ ; x", "sentences": "Im Kreis.", "save": "1"}
        page = send(manager, self.path, **form)
        [problem] = page.find_class("alert-danger")[-1].xpath(".//li/text()")
        assert "[ ; x" in problem
        assert page.get_element_by_id("lines").text == form["lines"]
        assert self.stored(manager) == before
        answer = manager.patch("/@controlpanels/socialmedia", json={"terms": ["[ ; x"]})
        assert answer.status_code == 400

    def test_a_stored_one_stops_no_page(self, manager):
        name = "mittelsachsen.socialmedia.terms"
        record = getUtility(IRegistry).records[name]
        put_record(getUtility(IRegistry), name, record.field, ["[ ; x", "Kreis ; x"])
        transaction.commit()
        assert manager.get(REST).status_code == 200

    def test_only_webmasters(self, anonymous):
        answer = anonymous.get(self.path, headers=HTML, allow_redirects=False)
        assert answer.status_code in (302, 401)


def test_old_terms_are_found_in_all_texts_of_a_concept(portal, concept, manager):
    with api.env.adopt_roles(["Manager"]):
        page = api.content.create(concept, "Document", "netiquette", title="Regeln")
        page.text = RichTextValue("<p>Google+ ruht.</p>", "text/html", "text/html")
        record = api.content.create(concept, "EvaluationRecord", "r", title="2018")
        record.published_summary = "Periscope ruht."
    api.portal.set_registry_record(
        "mittelsachsen.socialmedia.notice_text", "Das NetzDG gilt."
    )
    platform = "mittelsachsen.socialmedia.platforms/vimeo.description"
    api.portal.set_registry_record(platform, "Safe Harbor gilt.")
    transaction.commit()
    page = html.fromstring(manager.get(PAGE, headers=HTML).text)
    forms = page.xpath("//li[.//button[@name='accept']]")
    found = {
        form.xpath(".//strong/text()")[0]: form.xpath(".//a/@href")[-1]
        for form in forms
    }
    assert found["Google+"].endswith(
        "/netiquette/edit#formfield-form-widgets-IRichTextBehavior-text"
    )
    assert "/r/edit#" in found["Periscope"]
    assert "@@socialmedia-controlpanel#" in found["NetzDG"]
    assert "@@socialmedia-platform-edit?token=vimeo#" in found["Safe Harbor"]


def test_a_page_of_all_rules_names_some_of_many_channels_and_one_of_a_rule_all(
    manager, portal
):
    concept = portal["nutzungskonzept"]
    with api.env.adopt_roles(["Manager"]):
        for number in range(65):
            api.content.create(
                concept,
                "SocialMediaChannel",
                f"c{number}",
                title=f"Kanal {number}",
                platform="mastodon",
                account_url=f"https://social.example.org/@k{number}",
            )
    transaction.commit()

    def chips(page):
        [line] = page.xpath("//li[@id='C14']")
        return line.xpath(".//a[contains(@class, 'rounded-pill')]"), line

    some, line = chips(page_of(manager))
    assert len(some) == 60
    [link] = line.xpath(".//a[contains(., 'Alle 68 Kanäle')]/@href")
    every, line = chips(html.fromstring(manager.get(link, headers=HTML).text))
    assert len(every) == 68
    assert not line.xpath(".//a[contains(., 'Alle')]")
