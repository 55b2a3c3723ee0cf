"""What can be created can be deleted: every type, with every relation, in any order."""

from itertools import permutations
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
import pytest
import transaction


GERMAN = {"Accept": "application/json", "Accept-Language": "de"}
RELATIONS = ("editorial_contact", "technical_contact", "privacy_contact")


def make(manager):
    """Create a concept in which everything points at everything; return its paths."""

    def post(where, kind, **data):
        answer = manager.post(where, json={"@type": kind, **data})
        assert answer.status_code == 201, answer.text
        path = answer.json()["@id"].rpartition("/plone")[2]
        return path, answer.json()["UID"]

    framework, above = post("", "UsageConcept", title="Rahmen")
    concept, _uid = post("", "UsageConcept", title="K", framework=above)
    deputy, second = post(concept, "ContactPerson", title="B")
    person, first = post(concept, "ContactPerson", title="A", deputy=second)
    manager.patch(deputy, json={"deputy": first})
    page, dpia = post(concept, "Document", title="DSFA")
    new, target = post(
        concept,
        "SocialMediaChannel",
        title="Neu",
        platform="mastodon",
        status="planned",
    )
    old, uid = post(
        concept,
        "SocialMediaChannel",
        title="Alt",
        platform="x",
        account_url="https://x.com/alt",
        successor=target,
        dpia=dpia,
        **dict.fromkeys(RELATIONS, first),
    )
    record, _uid = post(
        concept,
        "EvaluationRecord",
        title="Bericht",
        evaluators=[first, second],
        decisions=[{"channel": uid, "decision": "keep", "reason": "Grund"}],
        relatedItems=[target, first],
    )
    return {
        "framework": framework,
        "concept": concept,
        "person": person,
        "deputy": deputy,
        "page": page,
        "successor": new,
        "channel": old,
        "record": record,
    }


@pytest.fixture
def paths(portal, manager):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    made = make(manager)
    transaction.begin()
    return made


def test_a_concept_goes_with_all_that_points_at_each_other(paths, manager):
    answer = manager.delete(paths["concept"])
    assert answer.status_code == 204, answer.text
    assert manager.delete(paths["framework"]).status_code == 204
    transaction.begin()
    catalog = api.portal.get_tool("portal_catalog")
    path = f"/plone{paths['concept']}"
    assert not catalog.unrestrictedSearchResults(path=path)


@pytest.mark.parametrize("order", list(permutations(("person", "channel", "record"))))
def test_each_goes_in_any_order(paths, manager, order):
    for name in (*order, "successor", "deputy", "page", "framework", "concept"):
        answer = manager.delete(paths[name])
        assert answer.status_code == 204, (name, answer.text)


def test_a_folder_goes_with_two_concepts_that_point_at_each_other(portal, manager):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    folder = api.content.create(portal, "Folder", "amt", title="Amt")
    transaction.commit()
    paths = make(manager)
    transaction.begin()
    for name in ("framework", "concept"):
        api.content.move(portal.unrestrictedTraverse(f"/plone{paths[name]}"), folder)
    transaction.commit()
    assert manager.delete("/amt").status_code == 204


@pytest.mark.parametrize("name", ["person", "channel", "successor", "page", "deputy"])
def test_what_an_approved_record_names_can_go(paths, portal, manager, name):
    record = portal.unrestrictedTraverse(f"/plone{paths['record']}")
    concept = record.__parent__
    record.evaluated_on = record.created().asdatetime().date()
    record.decisions = [
        {
            "channel": channel.UID(),
            "decision": "keep",
            "reason": "Grund",
            "measures": None,
            "due": None,
        }
        for channel in concept.objectValues()
        if channel.portal_type == "SocialMediaChannel"
    ]
    api.content.transition(record, "submit")
    api.content.transition(record, "approve")
    transaction.commit()
    answer = manager.delete(paths[name])
    assert answer.status_code == 204, answer.text
    assert manager.get(paths["record"]).status_code == 200
    assert manager.delete(paths["concept"]).status_code == 403
