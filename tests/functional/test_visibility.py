"""What is shown with another item is shown to those alone who may see it there."""

from lxml.html import fromstring
from lxml.html import tostring
from mittelsachsen.socialmedia.records.start import start_evaluation
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.app.textfield.value import RichTextValue
import pytest
import transaction
from z3c.relationfield import RelationValue
from zope.component import getUtility
from zope.intid.interfaces import IIntIds


HTML = {"Accept": "text/html"}
CONCEPT = "/nutzungskonzept"
CHANNEL = f"{CONCEPT}/facebook"
PERSON = f"{CONCEPT}/andre-kaiser"
NAME = "André Kaiser"
SETTINGS = "/@controlpanels/socialmedia"


def change(item, action: str) -> None:
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(item, action)
    transaction.commit()


def relation(item) -> RelationValue:
    return RelationValue(getUtility(IIntIds).getId(item))


@pytest.fixture
def concept(portal):
    return portal["nutzungskonzept"]


@pytest.mark.parametrize("path", [PERSON, f"{PERSON}/view", f"{PERSON}/@@view"])
def test_the_page_of_a_retracted_person_says_nothing(concept, anonymous, path):
    assert NAME in anonymous.get(path, headers=HTML).text
    change(concept["andre-kaiser"], "retract")
    answer = anonymous.get(path, headers=HTML)
    assert "Kaiser" not in answer.text
    page = fromstring(answer.text)
    # His number is that of the press office, which all pages name in their data.
    for script in page.xpath("//script[@type='application/ld+json']"):
        script.getparent().remove(script)
    assert "799" not in tostring(page, encoding="unicode")


def test_a_private_concept_passes_nothing_on(concept, anonymous):
    concept.service_hours = "Sprechzeit ab neun"
    concept.reaction_time = "binnen zweier Tage"
    concept.no_disadvantage_statement = "Niemand muss hierher."
    for name in ("alternative_information", "alternative_contact"):
        setattr(concept["facebook"], name, [])
    change(concept, "retract")
    page = anonymous.get(CHANNEL, headers=HTML).text
    listed = anonymous.get("/@social-media-channels").text
    for secret in ("ab neun", "zweier Tage", "muss hierher", "799", "Regionalmana"):
        assert secret not in page, secret
        assert secret not in listed, secret
    assert "concept" in listed


def test_relations_to_hidden_items_are_none(concept, anonymous, manager):
    channel = concept["facebook"]
    with api.env.adopt_roles(["Manager"]):
        paper = api.content.create(concept, "Document", "dsfa", title="Geheime DSFA")
    channel.successor = relation(concept["twitter"])
    channel.dpia = relation(paper)
    channel.editorial_contact = relation(concept["andre-kaiser"])
    for name in ("twitter", "andre-kaiser"):
        change(concept[name], "retract")
    channel.reindexObject()
    transaction.commit()
    data = anonymous.get(CHANNEL).json()
    assert data["successor"] is data["dpia"] is data["editorial_contact"] is None
    for text in (
        anonymous.get(CHANNEL).text,
        anonymous.get(CHANNEL, headers=HTML).text,
        anonymous.get("/@social-media-channels").text,
        anonymous.get(
            "/@search?portal_type=SocialMediaChannel&metadata_fields=_all"
        ).text,
    ):
        assert "DSFA" not in text
        assert NAME not in text
        assert paper.UID() not in text
        assert concept["twitter"].UID() not in text
    assert manager.get(CHANNEL).json()["dpia"]["title"] == "Geheime DSFA"


def test_evaluators_are_named_to_those_who_may_see_them(concept, manager, portal):
    with api.env.adopt_roles(["Manager"]):
        record = api.content.create(concept, "EvaluationRecord", "r", title="E")
    record.evaluators = [relation(concept["andre-kaiser"])]
    transaction.commit()
    found = manager.get(f"{CONCEPT}/r").json()["evaluators"]
    assert [each["title"] for each in found] == [NAME]


@pytest.fixture
def approved(concept):
    """A record that is approved, with a decision and an address in its findings."""
    setRoles(api.portal.get(), TEST_USER_ID, ["Manager"])
    record = start_evaluation(concept, "de")
    record.decisions = [
        {**row, "decision": "keep", "reason": "Reichweite"} for row in record.decisions
    ]
    record.findings = RichTextValue(
        '<iframe src="https://geheim.example.org/a"></iframe>',
        "text/html",
        "text/x-html-safe",
    )
    for action in ("submit", "approve"):
        api.content.transition(record, action)
    record.reindexObject()
    transaction.commit()
    return record


def test_columns_hold_what_everybody_may_read(concept, approved, anonymous):
    search = "/@search?portal_type=EvaluationRecord&metadata_fields=_all"
    answer = anonymous.get(search)
    assert answer.json()["items_total"] == 1
    assert "geheim.example.org" not in answer.text
    for name in ("facebook", "twitter", "vimeo"):
        assert concept[name].UID() not in answer.text
    found = anonymous.get(
        "/@search?socialmedia_foreign=geheim.example.org%20iframe"
    ).json()
    assert found["items_total"] == 0


def test_a_record_is_as_public_as_its_concept(concept, approved, anonymous):
    path = f"{CONCEPT}/{approved.getId()}"
    assert anonymous.get(path).status_code == 200
    change(concept, "retract")
    assert anonymous.get(path).status_code == 401
    search = anonymous.get("/@search?portal_type=EvaluationRecord").json()
    assert search["items_total"] == 0
    change(concept, "publish")
    assert anonymous.get(path).status_code == 200


def test_titles_of_hidden_channels_are_in_no_overview(portal, concept):
    """A reviewer sees the concept, but not the channel that an editor drafts."""
    from mittelsachsen.socialmedia.checks.gather import results_of
    from mittelsachsen.socialmedia.clock import site_today
    from mittelsachsen.socialmedia.due.overview import concepts_due

    concept["vimeo"].start_date = site_today()
    concept["vimeo"].reindexObject()
    change(concept["vimeo"], "retract")
    with api.env.adopt_roles(["Reviewer"]):
        (due,) = concepts_due(portal, site_today())
        subjects = {result.subject.title for result in results_of(concept)}
    assert "Vimeo" not in {title for title, _day in due.changes}
    assert "Vimeo" not in subjects


class TestHiddenPersons:
    @pytest.fixture
    def hidden(self, concept, manager):
        concept["facebook"].editorial_contact = relation(concept["andre-kaiser"])
        transaction.commit()
        assert manager.patch(SETTINGS, json={"hide_persons": True}).ok

    @pytest.mark.parametrize(
        "path",
        [
            CONCEPT,
            CHANNEL,
            PERSON,
            f"{PERSON}/@breadcrumbs",
            f"{PERSON}/@actions",
            f"{PERSON}/@navigation",
            f"{PERSON}?expand=breadcrumbs",
            f"{CONCEPT}/@usage-concept",
            "/@search?portal_type=ContactPerson",
            "/@search?SearchableText=André&metadata_fields=_all",
            "/@search?fullobjects=1",
            "/@social-media-channels",
        ],
    )
    def test_rest_names_nobody(self, hidden, anonymous, path):
        assert "Kaiser" not in anonymous.get(path).text

    @pytest.mark.parametrize(
        "path",
        [
            CONCEPT,
            CHANNEL,
            PERSON,
            "/sitemap",
            "/@@search?SearchableText=André",
            f"{CONCEPT}/folder_listing",
            f"{CONCEPT}/summary_view",
            "/sitemap.xml.gz",
        ],
    )
    def test_pages_name_nobody(self, hidden, anonymous, path):
        answer = anonymous.get(path, headers={"Accept": "text/html,*/*"})
        assert "Kaiser" not in answer.text
        assert path == PERSON or b"andre-kaiser" not in answer.content

    def test_editors_see_them(self, hidden, manager):
        assert manager.get(PERSON).json()["title"] == NAME
        assert NAME in manager.get(CONCEPT, headers=HTML).text
        found = manager.get("/@search?portal_type=ContactPerson").json()
        assert found["items_total"] == 2

    def test_they_come_back(self, hidden, manager, anonymous):
        assert manager.patch(SETTINGS, json={"hide_persons": False}).ok
        assert anonymous.get(PERSON).json()["title"] == NAME
        found = anonymous.get("/@search?portal_type=ContactPerson").json()
        assert found["items_total"] == 2
        assert NAME in anonymous.get(CONCEPT, headers=HTML).text

    def test_nothing_is_kept_of_before(self, concept, manager, anonymous):
        """The answer before and after differ at once, by whatever cache."""
        path = f"{CONCEPT}/@usage-concept"
        before = anonymous.get(path)
        assert "Kaiser" in before.text
        manager.patch(SETTINGS, json={"hide_persons": True})
        after = anonymous.get(path, headers={"If-None-Match": before.headers["ETag"]})
        assert after.status_code == 200
        assert "Kaiser" not in after.text
