"""Approved records are sealed documents: nothing changes or loses them."""

from datetime import date
import json
from lxml import html
from mittelsachsen.socialmedia.document.canonical import BLACK
from mittelsachsen.socialmedia.document.canonical import digest
from mittelsachsen.socialmedia.document.versions import read_document
from mittelsachsen.socialmedia.document.versions import version_items
from mittelsachsen.socialmedia.document.versions import version_numbered
from mittelsachsen.socialmedia.health import frozen
from mittelsachsen.socialmedia.records.removal import removals_of
from mittelsachsen.socialmedia.records.removal import remove
from mittelsachsen.socialmedia.records.seal import FROZEN
from mittelsachsen.socialmedia.records.seal import redact
from mittelsachsen.socialmedia.records.seal import seal_of
from mittelsachsen.socialmedia.records.seal import SealError
from mittelsachsen.socialmedia.records.seal import seals_of
from mittelsachsen.socialmedia.records.start import start_evaluation
from mittelsachsen.socialmedia.upgrades.v1009 import seal_records
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from plone.exportimport.exporters.content import ContentExporter
from plone.exportimport.importers.content import ContentImporter
from plone.exportimport.interfaces import IExportImportRequestMarker
from plone.exportimport.utils.zca import request_provides
from plone.restapi.testing import RelativeSession
from Products.CMFCore.WorkflowCore import WorkflowException
import pytest
import re
import transaction
from z3c.relationfield import RelationValue
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility
from zope.event import notify
from zope.intid.interfaces import IIntIds
from zope.lifecycleevent import ObjectModifiedEvent


CONCEPT = "/nutzungskonzept"
HTML = {"Accept": "text/html", "Accept-Language": "de"}
GERMAN = {"Accept": "application/json", "Accept-Language": "de"}
PASSWORD = "geheim-12345"


@pytest.fixture
def concept(portal):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    return portal["nutzungskonzept"]


@pytest.fixture
def person(concept):
    person = api.content.create(concept, "ContactPerson", "erika", title="Erika Muster")
    person.function, person.organisation = "Leiterin", "Pressestelle"
    return person


@pytest.fixture
def record(concept, person):
    """An approved record with an evaluator, figures and a decision to end."""
    record = start_evaluation(concept, "de")
    record.decisions = [
        {**row, "decision": "end", "reason": "Grund"} for row in record.decisions
    ]
    uid = concept["twitter"].UID()
    day = date(2026, 1, 31)
    record.kpis = [{"channel": uid, "metric": "Follower", "value": 1250.5, "date": day}]
    target = getUtility(IIntIds).getId(person)
    record.evaluators = [RelationValue(target)]
    record.method = "Gespräch mit Erika Muster"
    notify(ObjectModifiedEvent(record))
    approve(record)
    return record


def approve(record):
    api.content.transition(record, "submit")
    api.content.transition(record, "approve")
    transaction.commit()


@pytest.fixture
def path(record):
    return f"{CONCEPT}/{record.getId()}"


@pytest.fixture
def editor(portal):
    with api.env.adopt_roles(["Manager"]):
        portal.acl_users.userFolderAddUser("redakteurin", PASSWORD, ["Editor"], [])
    transaction.commit()
    session = RelativeSession(portal.absolute_url())
    session.headers.update(GERMAN)
    session.auth = ("redakteurin", PASSWORD)
    yield session
    session.close()


def page_of(session, path):
    answer = session.get(path, headers=HTML)
    assert answer.status_code == 200
    return " ".join(html.fromstring(answer.text).text_content().split())


class TestDocument:
    def test_it_has_values_and_the_hash_of_its_json(self, concept, record, person):
        seal = seal_of(record)
        assert seal.intact and digest(seal.data) == seal.sha256
        document = seal.document
        row = document["decisions"][1]
        assert row["channel"]["title"] == "Twitter"
        assert row["channel"]["account_url"] == concept["twitter"].account_url
        assert row["decision"] == {"token": "end", "title": "Ende"}
        assert document["evaluators"] == [
            {
                "uid": person.UID(),
                "name": "Erika Muster",
                "function": "Leiterin",
                "organisation": "Pressestelle",
            }
        ]
        [figure] = document["kpis"]
        assert (figure["channel"]["title"], figure["value"]) == ("Twitter", 1250.5)
        assert {"C24", "C14"} <= {each["rule"] for each in document["verdicts"]}
        rules = {each["id"]: each for each in document["rules"]}
        assert rules["C24"]["override"] is None

    def test_it_has_what_the_site_changes_of_rules(self, concept, manager):
        change = {"off": True, "reason": "Kein Video", "parameters": {}}
        from mittelsachsen.socialmedia.checks.site import change_rule

        change_rule("C28", {**change, "severity": "hint"})
        record = start_evaluation(concept, "de")
        record.decisions = [
            {**row, "decision": "keep", "reason": "Grund"} for row in record.decisions
        ]
        approve(record)
        document = seal_of(record).document
        [rule] = [each for each in document["rules"] if each["override"]]
        assert rule["id"] == "C28" and rule["override"]["reason"] == "Kein Video"
        assert "C28" not in {each["rule"] for each in document["verdicts"]}

    def test_it_names_a_frozen_version_which_is_made_where_there_is_none(
        self, concept, record
    ):
        [version] = version_items(concept)
        about = seal_of(record).document["concept"]
        assert about["version"] == version["version"] == record.resulting_version
        assert about["sha256"] == version["sha256"]
        again = start_evaluation(concept, "de")
        again.decisions = record.decisions
        approve(again)
        assert len(version_items(concept)) == 1
        assert seal_of(again).document["concept"]["sha256"] == version["sha256"]

    def test_a_text_changed_without_another_number_is_frozen_as_it_is(
        self, concept, record
    ):
        concept.service_hours = "Ein anderes Anliegen"
        again = start_evaluation(concept, "de")
        again.decisions = record.decisions
        approve(again)
        old, new = (seal_of(each).document["concept"] for each in (record, again))
        assert new["version"] != old["version"]
        number = again.resulting_version
        words = json.dumps(read_document(version_numbered(concept, number)))
        assert number == new["version"] and "Ein anderes Anliegen" in words

    def test_page_and_rest_and_file_have_its_hash(
        self, record, manager, anonymous, path
    ):
        seal = seal_of(record)
        assert seal.sha256 in page_of(manager, path)
        data = manager.get(path).json()["seal"]
        assert data["sha256"] == seal.sha256
        assert digest(data["document"].encode()) == seal.sha256
        assert manager.get(f"{path}/@@seal.json").content == seal.data
        report = manager.get(f"{CONCEPT}/@@checks-report", headers=HTML).text
        assert seal.sha256 in report
        assert anonymous.get(path).json()["seal"] == {
            "sha256": seal.sha256,
            "withdrawn": False,
        }
        assert anonymous.get(f"{path}/@@seal.json").status_code == 401

    def test_its_page_counts_rules_as_the_page_of_the_checks_did(
        self, concept, record, manager, path
    ):
        summary = re.compile(r"Von \d+ Regeln sind [^.]+\.")
        fresh = start_evaluation(concept, "de")
        before = summary.search(page_of(manager, f"{CONCEPT}/@@checks"))[0]
        fresh.decisions = record.decisions
        approve(fresh)
        now = page_of(manager, f"{CONCEPT}/{fresh.getId()}")
        assert summary.search(now)[0] == before

    def test_the_pdf_is_the_same_whatever_happens_later(
        self, concept, record, manager, path
    ):
        before = manager.get(f"{path}/@@pdf").content
        assert before.startswith(b"%PDF")
        api.content.delete(concept["twitter"], check_linkintegrity=False)
        concept["facebook"].title = "Umbenannt"
        concept["facebook"].reindexObject()
        transaction.commit()
        assert manager.get(f"{path}/@@pdf").content == before

    def test_a_changed_seal_is_told(self, record, manager, path):
        kept = IAnnotations(record)["mittelsachsen.socialmedia.seals"]
        assert {item.getId(): intact for item, intact in frozen()} == {
            f"version-{record.resulting_version}": True,
            record.getId(): True,
        }
        kept[0] = {**kept[0], "data": kept[0]["data"].replace(b"Twitter", b"Zwitter")}
        assert [item for item, intact in frozen() if not intact] == [record]
        transaction.commit()
        assert "wurde verändert" in page_of(manager, path)


class TestLater:
    """What is renamed or deleted later changes nothing of what was approved."""

    def test_a_deleted_channel_keeps_its_name(self, concept, record, manager, path):
        assert "heute:" not in page_of(manager, path)
        api.content.delete(concept["twitter"], check_linkintegrity=False)
        transaction.commit()
        text = page_of(manager, path)
        assert text.count("Twitter (heute: gelöscht)") == 2
        assert "?" not in text.partition("Entscheidungen")[2].partition("Befunde")[0]

    def test_a_renamed_channel_keeps_its_name(self, concept, record, manager, path):
        manager.patch(f"{CONCEPT}/twitter", json={"title": "X"})
        assert "Twitter (heute: X)" in page_of(manager, path)

    def test_a_former_colleague_goes_and_stays_named(
        self, record, manager, editor, path
    ):
        assert editor.delete(f"{CONCEPT}/erika").status_code == 204
        text = page_of(manager, path)
        assert "Erika Muster, Leiterin, Pressestelle (heute: gelöscht)" in text

    def test_properties_cannot_be_changed(self, record, manager, editor, path):
        for session in (manager, editor):
            answer = session.post(
                f"{path}/manage_changeProperties",
                data={"title": "Anders"},
                headers=HTML,
                allow_redirects=False,
            )
            assert answer.status_code in (302, 401, 403)
        transaction.begin()
        assert record.title.startswith("Evaluierung")

    def test_the_page_is_made_of_the_seal(self, record, manager, path):
        record.title = "Gefälscht"
        record.published_summary = "Gefälscht"
        transaction.commit()
        answer = manager.get(path, headers=HTML).text
        assert "Gefälscht" not in html.fromstring(answer).xpath(
            "string(//article[@id='content'])"
        )

    def test_a_person_can_be_blacked_out(self, record, manager, path):
        former = seal_of(record)
        assert redact(record, "Erika Muster", "Antrag nach Art. 17") > 1
        transaction.commit()
        seal = seal_of(record)
        assert seal.intact and seal.sha256 != former.sha256
        assert "Erika" not in seal.data.decode()
        assert seal.document["redactions"][0]["sha256"] == former.sha256
        assert record.method == f"Gespräch mit {BLACK}"
        text = page_of(manager, path)
        assert "Gespräch mit Erika" not in text and "Antrag nach Art. 17" in text
        with pytest.raises(SealError):
            redact(record, "Erika Muster", "noch einmal")

    def test_only_administrators_black_out_and_remove(self, record, editor, path):
        for form in ("@@redact-record", "@@remove-record"):
            answer = editor.get(f"{path}/{form}", headers=HTML, allow_redirects=False)
            assert answer.status_code in (302, 401, 403)


class TestWithdrawal:
    def test_the_former_seal_stays_and_a_new_one_counts(self, record, manager, path):
        first = seal_of(record)
        api.content.transition(record, "reopen", comment="Zahlendreher")
        transaction.commit()
        assert seal_of(record) is None
        [kept] = seals_of(record)
        assert (kept.data, kept.withdrawn) == (first.data, "Zahlendreher")
        assert manager.patch(path, json={"method": "Neu"}).status_code == 204
        transaction.begin()
        approve(record)
        assert seal_of(record).document["method"] == "Neu"
        assert len(seals_of(record)) == 2
        assert first.sha256 in page_of(manager, path)

    def test_a_withdrawn_record_is_no_draft_to_throw_away(self, record, editor, path):
        api.content.transition(record, "reopen", comment="Zahlendreher")
        transaction.commit()
        answer = editor.delete(path)
        assert answer.status_code == 403
        assert "Was freigegeben wurde, bleibt" in answer.json()["message"]


class TestOldRecords:
    """Records of before there were seals."""

    @pytest.fixture
    def old(self, record):
        annotations = IAnnotations(record)
        del annotations["mittelsachsen.socialmedia.seals"]
        result = {
            "id": "C14",
            "title": {"de": "Rechtsgrundlage", "en": "Legal basis"},
            "severity": "error",
            "subject": "Vimeo",
            "verdict": "fail",
            "evidence": {"de": "Fehlt.", "en": "Missing."},
            "source": "DSGVO",
        }
        kept = {"version": "0.9", "as_of": "2018-05-01", "results": [result]}
        annotations[FROZEN] = json.dumps(kept)
        transaction.commit()
        return record

    def test_the_page_shows_what_it_has(self, concept, old, manager, path):
        text = page_of(manager, path)
        assert "0.9" in text and "Vimeo, C14" in text and "Twitter" in text

    def test_an_upgrade_seals_them_and_says_so(self, concept, old, manager, path):
        api.content.delete(concept["twitter"], check_linkintegrity=False)
        seal_records()
        transaction.commit()
        document = seal_of(old).document
        assert document["sealed_later"] == date.today().isoformat()
        assert document["concept"]["version"] == "0.9"
        assert [each["rule"] for each in document["verdicts"]] == ["C14"]
        names = [row["channel"]["title"] for row in document["decisions"]]
        assert names == ["Facebook", None, "Vimeo"]
        assert document["approval"]["time"].startswith(str(date.today().year))
        text = page_of(manager, path)
        assert "Kanal ohne Namen (heute: gelöscht)" in text
        before = seal_of(old)
        seal_records()
        assert seals_of(old) == [before]


class TestElsewhere:
    """Records of an export are what they were, in this site or another one."""

    @pytest.fixture
    def exported(self, portal, record, tmp_path):
        request = portal.REQUEST
        with request_provides(request, IExportImportRequestMarker):
            ContentExporter(portal).export_data(tmp_path)
        return tmp_path

    def bring_in(self, portal, folder):
        ContentImporter(portal).import_data(folder)
        transaction.commit()

    def test_a_record_comes_with_its_seal(
        self, portal, concept, record, exported, manager, path
    ):
        before, name = seal_of(record), record.getId()
        remove(record, "Umzug")
        api.content.delete(concept, check_linkintegrity=False)
        transaction.commit()
        self.bring_in(portal, exported)
        again = portal["nutzungskonzept"][name]
        assert seals_of(again) == [before]
        assert api.content.get_state(again) == "approved"
        assert before.sha256 in page_of(manager, path)
        assert manager.delete(CONCEPT).status_code == 403

    def test_a_forged_seal_does_not_come(self, portal, concept, record, exported):
        name = record.getId()
        remove(record, "Umzug")
        transaction.commit()
        for file in exported.rglob("data.json"):
            file.write_text(file.read_text().replace("Twitter", "Zwitter"))
        self.bring_in(portal, exported)
        assert b"Zwitter" not in b"".join(
            seal.data for seal in seals_of(concept[name]) if not seal.intact
        )
        assert all(seal.intact for seal in seals_of(concept[name]))

    def test_an_import_changes_nothing_of_what_is_approved(
        self, portal, record, exported
    ):
        before = seal_of(record)
        for file in exported.rglob("data.json"):
            text = file.read_text().replace("Evaluierung 2026", "Gefälscht")
            file.write_text(text.replace('"approved"', '"draft"'))
        try:
            self.bring_in(portal, exported)
        except WorkflowException:
            transaction.abort()
        assert seal_of(record) == before
        assert record.title == before.document["title"]


class TestGuard:
    """An approved record goes by an administrator's act alone."""

    def test_not_with_its_concept(self, concept, record, editor, manager):
        for session in (editor, manager):
            answer = session.delete(CONCEPT, headers=GERMAN)
            assert answer.status_code == 403
            assert record.title in answer.json()["message"]
            assert "bleibt" in answer.json()["message"]
        assert editor.get(f"{CONCEPT}/{record.getId()}").status_code == 200
        # Nothing is gone half.
        catalog = api.portal.get_tool("portal_catalog")
        path = "/".join(concept.getPhysicalPath())
        assert len(catalog.unrestrictedSearchResults(path=path)) > 5

    def test_not_with_a_folder_above(self, portal, concept, record, editor):
        folder = api.content.create(portal, "Folder", "amt", title="Amt")
        api.content.move(concept, folder)
        transaction.commit()
        assert editor.delete("/amt").status_code == 403
        assert editor.get(f"/amt{CONCEPT}/{record.getId()}").status_code == 200

    def test_not_in_the_contents_view_which_deletes_the_rest(
        self, portal, concept, record, editor
    ):
        page = api.content.create(portal, "Document", "seite", title="Seite")
        transaction.commit()
        token = html.fromstring(
            editor.get(f"{CONCEPT}/delete_confirmation", headers=HTML).text
        ).xpath("//input[@name='_authenticator']/@value")[0]
        answer = editor.post(
            "/@@fc-delete",
            data={
                "_authenticator": token,
                "selection": json.dumps([concept.UID(), page.UID()]),
                "folder": "/",
            },
        )
        assert answer.status_code == 200
        assert "bleibt" in answer.json()["msg"]
        transaction.begin()
        assert "seite" not in portal
        assert record.getId() in portal["nutzungskonzept"]
        catalog = api.portal.get_tool("portal_catalog")
        assert len(catalog.unrestrictedSearchResults(UID=record.UID())) == 1

    def test_the_page_that_asks_says_what_keeps_it(self, record, editor):
        page = editor.get(f"{CONCEPT}/delete_confirmation", headers=HTML).text
        [kept] = html.fromstring(page).find_class("socialmedia-kept")
        assert record.title in kept.text_content()
        token = html.fromstring(page).xpath("//input[@name='_authenticator']/@value")[0]
        answer = editor.post(
            f"{CONCEPT}/delete_confirmation",
            data={"_authenticator": token, "form.buttons.Delete": "Löschen"},
            headers=HTML,
        )
        assert answer.status_code == 403
        assert "Was freigegeben wurde, bleibt" in answer.text

    def test_the_page_that_asks_names_decisions_and_relations(self, record, editor):
        for name in ("twitter", "erika"):
            page = editor.get(f"{CONCEPT}/{name}/delete_confirmation", headers=HTML)
            tree = html.fromstring(page.text)
            found = tree.xpath("//li[contains(@class, 'breach-item')]")
            assert record.title in " ".join(each.text_content() for each in found)

    def test_a_locked_one_neither(self, record, manager, path):
        assert manager.post(f"{path}/@lock").status_code in (200, 401, 403)
        assert manager.delete(path).status_code in (401, 403)
        assert manager.delete(f"{path}/@lock").status_code in (200, 401, 403)
        assert manager.delete(CONCEPT).status_code == 403

    def test_not_by_webdav(self, record, manager, path):
        for method in ("PUT", "DELETE", "MKCOL", "PROPPATCH"):
            answer = manager.request(method, path, data="title: x")
            assert answer.status_code >= 400, method
        transaction.begin()
        assert record.title.startswith("Evaluierung")

    def test_a_copy_is_a_draft_without_a_seal(self, concept, record, manager, path):
        source = {"source": record.absolute_url()}
        answer = manager.post(f"{CONCEPT}/@copy", json=source)
        assert answer.status_code == 403
        transaction.begin()
        copy = api.content.copy(concept, api.portal.get(), "kopie")
        twin = copy[record.getId()]
        assert seals_of(twin) == [] and len(seals_of(record)) == 1
        assert api.content.get_state(twin) == "draft"
        api.content.delete(copy)

    def test_it_moves_with_its_concept_and_not_out_of_it(
        self, portal, concept, record, manager
    ):
        other = api.content.create(portal, "UsageConcept", "anderes", title="Anderes")
        transaction.commit()
        with pytest.raises(Exception, match="bleibt in seinem Konzept|stays in its"):
            cut = concept._getOb(record.getId())
            from OFS.event import ObjectWillBeMovedEvent

            notify(ObjectWillBeMovedEvent(cut, concept, cut.id, other, cut.id))
        transaction.abort()
        moved = api.content.rename(concept, "umbenannt")
        assert seal_of(moved[record.getId()]).intact

    def test_an_administrator_removes_it_and_the_reason_stays(
        self, concept, record, manager, portal
    ):
        title, sha = record.title, seal_of(record).sha256
        remove(record, "Doppelt erfasst")
        transaction.commit()
        assert record.getId() not in concept
        [line] = removals_of(concept)
        assert (line["title"], line["sha256"]) == (title, sha)
        assert (line["reason"], line["user"]) == ("Doppelt erfasst", TEST_USER_ID)
        page = page_of(manager, f"{CONCEPT}/@@evaluations")
        assert "Doppelt erfasst" in page and sha in page
        assert manager.delete(CONCEPT).status_code == 204

    def test_the_form_asks_for_a_reason(self, concept, record, portal, path):
        session = RelativeSession(portal.absolute_url())
        session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
        page = html.fromstring(
            session.get(f"{path}/@@remove-record", headers=HTML).text
        )
        token = page.xpath("//input[@name='_authenticator']/@value")[0]
        form = {"_authenticator": token, "form.buttons.remove": "Entfernen"}
        session.post(f"{path}/@@remove-record", data=form, headers=HTML)
        transaction.begin()
        assert record.getId() in concept
        form["form.widgets.reason"] = "Doppelt"
        session.post(f"{path}/@@remove-record", data=form, headers=HTML)
        transaction.begin()
        assert [line["reason"] for line in removals_of(concept)] == ["Doppelt"]
        session.close()

    def test_after_the_retention_period_it_may_go_with_its_concept(
        self, concept, record, editor
    ):
        name = "mittelsachsen.socialmedia.record_retention"
        record.evaluated_on = date(2015, 3, 1)
        for years, status in ((0, 403), (40, 403), (10, 204)):
            api.portal.set_registry_record(name, years)
            transaction.commit()
            assert editor.delete(CONCEPT).status_code == status

    def test_a_whole_site_may_go(self, portal, record, functional_app):
        functional_app.manage_delObjects([portal.getId()])
        assert portal.getId() not in functional_app.objectIds()
        transaction.abort()
