"""Threshold analyses and impact assessments: over REST, by form, frozen and carried."""

from datetime import date
from dateutil.relativedelta import relativedelta
from mittelsachsen.socialmedia.assessments.questions import CRITERION
from mittelsachsen.socialmedia.assessments.questions import of_kind
from mittelsachsen.socialmedia.assessments.questions import questions
from mittelsachsen.socialmedia.assessments.questions import RISK
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.commands.archive import files_of
from mittelsachsen.socialmedia.document.page import assessments
from mittelsachsen.socialmedia.document.versions import find_version
from mittelsachsen.socialmedia.document.versions import is_intact
from mittelsachsen.socialmedia.document.versions import read_document
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from plone.exportimport.exporters.content import ContentExporter
from plone.exportimport.exporters.relations import RelationsExporter
from plone.exportimport.importers.content import ContentImporter
from plone.exportimport.importers.relations import RelationsImporter
from plone.testing.zope import Browser
import pytest
import transaction


CONCEPT = "/nutzungskonzept"
HTML = {"Accept": "text/html"}
GERMAN = {"Accept": "application/json", "Accept-Language": "de"}
ANSWERS = {
    "scoring": {"answer": "yes", "note": "Die Plattform misst."},
    "matching": {"answer": "yes"},
    "tracking": {
        "likelihood": 4,
        "severity": 3,
        "measures": ["told"],
        "own_measures": "Wir nutzen ein eigenes Werkzeug.",
        "likelihood_after": 2,
        "severity_after": 3,
    },
}
CHOICES = ("kind", "opinion", "result")
WHOLE = {
    "title": "Analyse",
    "kind": "full",
    "assessed_on": "2026-01-15",
    "version": "1.0",
    "answers": ANSWERS,
    "opinion": "agrees_with_conditions",
    "opinion_on": "2026-01-20",
    "opinion_note": "Nur mit zweitem Faktor.",
    "result": "acceptable",
    "result_note": "Die Maßnahmen tragen.",
    "next_review": "2027-01-15",
}


def post(session, **values):
    data = {"@type": "ImpactAssessment", **values}
    return session.post(CONCEPT, json=data, headers=GERMAN)


def named(manager, *channels):
    found = [manager.get(f"{CONCEPT}/{name}").json() for name in channels]
    return [{"@id": each["@id"]} for each in found]


def publish(manager, path):
    answer = manager.post(f"{path}/@workflow/publish", json={})
    assert answer.status_code == 200


@pytest.fixture
def assessment(portal, manager):
    """A whole assessment of one channel, public."""
    answer = post(manager, **WHOLE, channels=named(manager, "facebook"))
    assert answer.status_code == 201, answer.text
    publish(manager, f"{CONCEPT}/analyse")
    transaction.begin()
    return portal["nutzungskonzept"]["analyse"]


class TestOverRest:
    def test_what_comes_in_goes_out(self, manager, assessment):
        found = manager.get(f"{CONCEPT}/analyse").json()
        for name, value in WHOLE.items():
            said = found[name]
            assert (
                said["token"] if isinstance(said, dict) and "token" in said else said
            ) == value
        assert [each["title"] for each in found["channels"]] == ["Facebook"]
        back = {name: found[name] for name in (*WHOLE, "channels")}
        again = manager.patch(f"{CONCEPT}/analyse", json=back)
        assert again.status_code == 204

    @pytest.mark.parametrize(
        ("values", "field", "said"),
        [
            (
                {"answers": {"nothing": {"answer": "yes"}}},
                "answers",
                "Frage nothing: Diese Frage gibt es nicht.",
            ),
            (
                {"answers": {"scoring": {"answer": "vielleicht"}}},
                "answers",
                "Frage scoring: Wählen Sie Ja, Nein oder Unklar.",
            ),
            ({"answers": ["yes"]}, "answers", "Antworten sind ein Objekt nach Fragen."),
            (
                {"kind": "full", "result": "full_needed"},
                "result",
                "Dies ist die vollständige Folgenabschätzung",
            ),
            ({"kind": "none"}, "kind", ""),
            ({"result": "lawful"}, "result", ""),
        ],
    )
    def test_what_cannot_be_is_refused_with_a_reason(
        self, manager, values, field, said
    ):
        answer = post(manager, title="A", **values)
        assert answer.status_code == 400
        assert field in answer.text
        assert said in answer.json()["message"]

    def test_a_channel_of_another_concept_is_refused(self, portal, manager):
        manager.post("/", json={"@type": "UsageConcept", "title": "Anderes"})
        other = {"@type": "SocialMediaChannel", "title": "K", "platform": "x"}
        other |= {"status": "planned"}
        channel = manager.post("/anderes", json=other).json()
        answer = post(manager, title="A", channels=[{"@id": channel["@id"]}])
        assert answer.status_code == 400
        assert "'field': 'channels'" in answer.json()["message"]

    def test_answers_to_former_questions_stay(self, manager, assessment):
        old = {"former": {"answer": "yes", "note": "Damals"}}
        assessment.answers = {**ANSWERS, **old}
        transaction.commit()
        path = f"{CONCEPT}/analyse"
        found = manager.get(path).json()["answers"]
        assert found["former"] == old["former"]
        changed = {**found, "minors": {"severity": 1}}
        assert manager.patch(path, json={"answers": changed}).status_code == 204
        assert manager.get(path).json()["answers"] == changed
        assert manager.get(path, headers=HTML).status_code == 200
        assert manager.get(f"{path}/edit", headers=HTML).status_code == 200

    def test_own_words_are_searched(self, manager, assessment):
        for word in ("Werkzeug", "misst", "Faktor", "tragen"):
            found = manager.get(f"/@search?SearchableText={word}").json()["items"]
            assert [each["@type"] for each in found] == ["ImpactAssessment"]

    def test_outdated_terms_in_own_words_are_found(self, portal, manager):
        note = {"scoring": {"answer": "yes", "note": "Nach § 5 TMG gilt das."}}
        post(manager, title="A", answers=note)
        found = manager.get(f"{CONCEPT}/@social-media-checks").json()["items"]
        [terms] = [each for each in found if each["id"] == "C36"]
        assert "TMG" in terms["evidence"]


class TestThePage:
    def test_tells_citizens_what_is_said(self, anonymous, assessment):
        page = anonymous.get(f"{CONCEPT}/analyse", headers=HTML).text
        for said in (
            "Vollständige Folgenabschätzung",
            "15. Januar 2026",
            "Facebook",
            "Das verbleibende Risiko ist vertretbar",
            "Stimmt mit Auflagen zu",
            "Nur mit zweitem Faktor.",
            "Die Plattform misst.",
            "Erfüllte Kriterien: 2 von 9.",
            "wahrscheinlichkeit groß, Schwere substanziell: Risiko hoch (12 von 16)",
            "Die Datenschutzerklärung des Kanals sagt, was der Betreiber erfährt.",
            "Wir nutzen ein eigenes Werkzeug.",
            "Höchstes verbleibendes Risiko: mittel (6 von 16).",
            "15. Januar 2027",
        ):
            assert said in page
        assert "Es fehlt" not in page
        assert questions()["minors"].title("de") not in page

    def test_marks_for_editors_what_is_missing(self, manager, assessment):
        page = manager.get(f"{CONCEPT}/analyse", headers=HTML).text
        assert "/edit#formfield-form-widgets-answers-minors" in page
        assert "/edit#formfield-form-widgets-answers-scoring" not in page

    def test_is_internal_until_it_is_published(self, portal, manager, anonymous):
        post(manager, title="Entwurf", answers=ANSWERS)
        transaction.begin()
        assert api.content.get_state(portal["nutzungskonzept"]["entwurf"]) == "private"
        assert anonymous.get(f"{CONCEPT}/entwurf").status_code == 401
        assert "Entwurf" not in anonymous.get(f"{CONCEPT}/@usage-concept").text
        assert "Entwurf" not in anonymous.get(f"{CONCEPT}/facebook", headers=HTML).text

    def test_is_named_by_the_channels_that_it_covers(self, anonymous, assessment):
        url = f"{CONCEPT}/analyse"
        assert url in anonymous.get(f"{CONCEPT}/facebook", headers=HTML).text
        assert url not in anonymous.get(f"{CONCEPT}/vimeo", headers=HTML).text

    def test_is_among_the_documents_of_the_concept(self, anonymous, assessment):
        found = anonymous.get(f"{CONCEPT}/@usage-concept").json()["documents"]
        assert "Analyse" in [each["title"] for each in found]


class TestTheForm:
    @pytest.fixture
    def form(self, portal):
        browser = Browser(portal.aq_parent)
        browser.handleErrors = False
        login = f"{SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}"
        browser.addHeader("Authorization", f"Basic {login}")
        browser.addHeader("Accept-Language", "de")
        return browser

    def open(self, form, portal, path):
        form.open(f"{portal.absolute_url()}{CONCEPT}/{path}")

    def test_proposes_title_day_and_review(self, portal, form):
        self.open(form, portal, "++add++ImpactAssessment")
        today = site_today()
        values = [
            form.getControl(name=f"form.widgets.{name}").value
            for name in ("title", "assessed_on", "next_review")
        ]
        year = (today + relativedelta(years=1)).isoformat()
        title = f"Schwellenwertanalyse {today.year}"
        assert values == [title, today.isoformat(), year]

    def test_stores_what_is_clicked(self, portal, form):
        self.open(form, portal, "++add++ImpactAssessment")
        form.getControl(name="form.widgets.title").value = "Geklickt"
        form.getControl(name="form.widgets.channels:list").value = [
            portal["nutzungskonzept"]["vimeo"].UID()
        ]
        prefix = "form.widgets.answers"
        for question in of_kind(CRITERION):
            form.getControl(name=f"{prefix}.{question.id}.answer").value = ["no"]
        for question in of_kind(RISK):
            for key in ("likelihood", "severity", "likelihood_after", "severity_after"):
                form.getControl(name=f"{prefix}.{question.id}.{key}").value = ["2"]
        ticked = form.getControl(name=f"{prefix}.tracking.measures")
        ticked.value = ["told", "same-content"]
        form.getControl(name="form.widgets.result").value = ["no_high_risk"]
        form.getControl(name="form.buttons.save").click()
        transaction.begin()
        made = portal["nutzungskonzept"]["geklickt"]
        assert made.answers["scoring"] == {"answer": "no"}
        assert made.answers["tracking"] == {
            "likelihood": 2,
            "severity": 2,
            "measures": ["same-content", "told"],
            "likelihood_after": 2,
            "severity_after": 2,
        }
        assert set(made.answers) == set(questions())
        assert [each.to_object.getId() for each in made.channels] == ["vimeo"]
        assert (made.result, made.kind) == ("no_high_risk", "threshold")

    def test_keeps_what_it_does_not_ask(self, portal, form, assessment):
        former = {"answer": "no"}
        tracking = {**ANSWERS["tracking"], "measures": ["told", "gone"]}
        assessment.answers = {**ANSWERS, "former": former, "tracking": tracking}
        transaction.commit()
        self.open(form, portal, "analyse/edit")
        prefix = "form.widgets.answers"
        assert form.getControl(name=f"{prefix}.scoring.answer").value == ["yes"]
        form.getControl(name=f"{prefix}.scoring.answer").value = ["unclear"]
        form.getControl(name="form.buttons.save").click()
        transaction.begin()
        assert assessment.answers == {
            **ANSWERS,
            "former": former,
            "tracking": tracking,
            "scoring": {"answer": "unclear", "note": "Die Plattform misst."},
        }

    def test_says_at_a_question_what_is_wrong(self, portal, form, assessment):
        self.open(form, portal, "analyse/edit")
        words = form.getControl(name="form.widgets.answers.minors.own_measures")
        words.value = "Nicht\x0bgut"
        form.getControl(name="form.buttons.save").click()
        card = form.contents.partition('id="formfield-form-widgets-answers-minors"')[2]
        assert "Steuerzeichen" in card.partition("</p>")[0]
        transaction.begin()
        assert assessment.answers == ANSWERS

    def test_says_at_the_result_what_the_answers_suggest(
        self, portal, form, assessment
    ):
        self.open(form, portal, "analyse/edit")
        assert "Erfüllte Kriterien: 2 von 9. Damit ist in der Regel" in form.contents
        assert "Höchstes verbleibendes Risiko: mittel (6 von 16)." in form.contents


def test_the_checks_lead_to_what_is_open(manager, assessment):
    found = manager.get(f"{CONCEPT}/@social-media-checks", headers=GERMAN).json()
    verdicts = {
        each["subject"]["title"]: (each["verdict"], each["field"], each["evidence"])
        for each in found["items"]
        if each["id"] == "C16"
    }
    assert verdicts["Facebook"] == (
        "partial",
        "answers-automated-decisions",
        "Nicht alle Fragen sind beantwortet: Analyse (15. Januar 2026)",
    )
    assert verdicts["Vimeo"][0] == "fail"


class TestAFrozenVersion:
    @pytest.fixture
    def document(self, portal, manager, assessment):
        answer = manager.post(
            f"{CONCEPT}/@usage-concept-versions", json={"version": "1.0"}
        )
        assert answer.status_code == 201
        transaction.begin()
        return read_document(find_version(portal["nutzungskonzept"], "1.0"))

    def test_has_words_and_not_ids_alone(self, document):
        [frozen] = document["assessments"]
        assert frozen["title"] == "Analyse"
        assert (frozen["assessed_on"], frozen["version"]) == ("2026-01-15", "1.0")
        html = str(frozen["sections"])
        assert questions()["scoring"].text("de") in html
        assert "Die Plattform misst." in html

    def test_stays_when_assessment_and_questions_change(
        self, portal, anonymous, assessment, document
    ):
        assessment.answers = {}
        transaction.commit()
        page = anonymous.get(f"{CONCEPT}/@@version/1.0", headers=HTML).text
        assert "Die Plattform misst." in page
        assert questions()["scoring"].text("de") in page
        version = find_version(portal["nutzungskonzept"], "1.0")
        assert is_intact(version)
        assert b"Die Plattform misst." in version.page.data

    def test_has_no_drafts(self, portal, manager, assessment):
        manager.post(f"{CONCEPT}/analyse/@workflow/reject", json={})
        manager.post(f"{CONCEPT}/analyse/@workflow/retract", json={})
        answer = manager.post(
            f"{CONCEPT}/@usage-concept-versions", json={"version": "1.0"}
        )
        assert answer.status_code == 201
        transaction.begin()
        version = find_version(portal["nutzungskonzept"], "1.0")
        assert read_document(version)["assessments"] == []


def test_one_of_earlier_days_tells_of_no_assessments():
    assert assessments({"language": "de"}) == ""


def test_a_copy_covers_the_copys_own_channels(portal, assessment):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    copy = api.content.copy(portal["nutzungskonzept"], portal, "kopie")
    twin = copy["analyse"]
    assert [each.to_object for each in twin.channels] == [copy["facebook"]]
    assert twin.answers == ANSWERS


def test_it_comes_along_with_its_channels(portal, assessment, tmp_path):
    old = {**ANSWERS, "former": {"answer": "no"}}
    assessment.answers = old
    with api.env.adopt_roles(["Manager"]):
        for exporter in (ContentExporter, RelationsExporter):
            exporter(portal).export_data(tmp_path)
        api.content.delete(portal["nutzungskonzept"])
        for importer in (ContentImporter, RelationsImporter):
            importer(portal).import_data(tmp_path)
    made = portal["nutzungskonzept"]["analyse"]
    assert made.answers == old
    assert [each.to_object.getId() for each in made.channels] == ["facebook"]
    assert (made.assessed_on, made.result) == (date(2026, 1, 15), "acceptable")
    transaction.abort()


def test_it_is_in_the_archive(portal, request, assessment):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    with api.env.adopt_roles(["Manager"]):
        files = dict(files_of(portal["nutzungskonzept"], portal.REQUEST))
    assert b"Die Plattform misst." in files["items/analyse.json"]
    assert b"Die Plattform misst." in files["present/concept.html"]


def test_it_outlives_its_channel(portal, manager, anonymous, assessment):
    manager.delete(f"{CONCEPT}/facebook")
    page = anonymous.get(f"{CONCEPT}/analyse", headers=HTML)
    assert page.status_code == 200
    assert "Alle Kanäle des Konzepts" not in page.text
    found = manager.get(f"{CONCEPT}/@social-media-checks").json()["items"]
    assert {each["verdict"] for each in found if each["id"] == "C16"} == {"fail"}
