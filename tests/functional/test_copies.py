"""A copied concept is a concept of its own."""

from Acquisition import aq_parent
from datetime import date
from mittelsachsen.socialmedia.content.links import relations_of
from mittelsachsen.socialmedia.records.seal import seals_of
from mittelsachsen.socialmedia.records.start import start_evaluation
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
import pytest
import transaction
from z3c.relationfield import RelationValue
from zc.relation.interfaces import ICatalog
from zope.component import getUtility
from zope.intid.interfaces import IIntIds
from zope.lifecycleevent import modified


HTML = {"Accept": "text/html"}

CHANNELS = ("facebook", "twitter", "vimeo")


@pytest.fixture
def record(portal):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    concept = portal["nutzungskonzept"]
    record = start_evaluation(concept, "de")
    record.decisions = [
        {**row, "decision": "keep", "reason": "Grund"} for row in record.decisions
    ]
    record.kpis = [
        {
            "channel": concept["vimeo"].UID(),
            "metric": "Follower",
            "value": 1.0,
            "date": date(2026, 1, 31),
        }
    ]
    for step in ("submit", "approve"):
        api.content.transition(record, step)
    transaction.commit()
    return record


def channels_of(concept):
    return {name: concept[name].UID() for name in CHANNELS}


def assert_own(copy, name):
    """The record in a copied concept is about the copy's channels, and a draft."""
    twin, uids = copy[name], channels_of(copy)
    assert [row["channel"] for row in twin.decisions] == list(uids.values())
    assert [row["channel"] for row in twin.kpis] == [uids["vimeo"]]
    assert seals_of(twin) == []
    assert api.content.get_state(twin) == "draft"


def test_its_decisions_are_about_its_own_channels(portal, record, manager):
    concept = record.__parent__
    before = channels_of(concept)
    answer = manager.post("/@copy", json={"source": concept.absolute_url()})
    name = answer.json()[0]["target"].rpartition("/")[2]
    transaction.begin()
    assert set(channels_of(portal[name]).values()).isdisjoint(before.values())
    assert_own(portal[name], record.getId())
    assert [row["channel"] for row in record.decisions] == list(before.values())
    assert len(seals_of(record)) == 1


def test_so_are_those_of_a_concept_in_a_copied_folder(portal, record):
    folder = api.content.create(portal, "Folder", "amt", title="Amt")
    concept = api.content.move(record.__parent__, folder)
    name = record.getId()
    copy = api.content.copy(folder, portal, "zweitamt")
    assert_own(copy[concept.getId()], name)
    assert len(seals_of(folder[concept.getId()][name])) == 1


@pytest.fixture
def related(portal, record):
    """The demo's concept, in which all that can relates to an own item."""
    concept = record.__parent__
    intids = getUtility(IIntIds)

    def to(name):
        return RelationValue(intids.getId(concept[name]))

    persons = [
        name
        for name, item in concept.objectItems()
        if item.portal_type == "ContactPerson"
    ]
    page = api.content.create(concept, "Document", "folgen", title="Folgen")
    channel = concept["twitter"]
    channel.successor, channel.dpia = to("facebook"), to(page.getId())
    for field in ("editorial_contact", "technical_contact", "privacy_contact"):
        setattr(channel, field, to(persons[0]))
    concept[persons[0]].deputy = to(persons[1])
    other = api.content.create(concept, "EvaluationRecord", "entwurf", title="Entwurf")
    other.evaluators = [to(persons[0]), to(persons[1])]
    for item in (channel, concept[persons[0]], other):
        modified(item)
    transaction.commit()
    return concept


def test_its_relations_are_to_its_own_items(portal, related):
    copy = api.content.copy(related, portal, "kopie")
    found = {
        (item.getId(), name): [each.to_object for each in relations]
        for item in copy.objectValues()
        for name, relations in relations_of(item)
    }
    assert {name for _item, name in found} == {
        "successor",
        "dpia",
        "editorial_contact",
        "technical_contact",
        "privacy_contact",
        "deputy",
        "evaluators",
    }
    assert all(
        aq_parent(each).getId() == "kopie" for all_ in found.values() for each in all_
    )
    # The catalog of relations knows them: whoever deletes a person is told.
    [(person, _name), *_others] = [key for key in found if key[1] == "deputy"]
    intids, relations = getUtility(IIntIds), getUtility(ICatalog)
    to_person = {"to_id": intids.getId(copy[person])}
    holders = {each.from_object.getId() for each in relations.findRelations(to_person)}
    assert holders == {"twitter", "entwurf"}


class TestSharedAccounts:
    """A body names an account once; copies and drafts of a concept name it again."""

    @pytest.fixture
    def copy(self, portal, record):
        copy = api.content.copy(record.__parent__, portal, "kopie")
        transaction.commit()
        return copy

    def save(self, manager, concept, **values):
        path = f"{concept.absolute_url()}/twitter"
        return manager.patch(path, json={"description": "Neu", **values}).status_code

    def test_a_copy_can_be_edited_at_once_and_once_it_is_published(self, manager, copy):
        assert self.save(manager, copy) == 204
        transaction.begin()
        for item in (copy, copy["twitter"]):
            api.content.transition(item, "publish")
        transaction.commit()
        assert self.save(manager, copy) == 204

    def test_editors_are_told_and_citizens_are_not(self, manager, anonymous, copy):
        sentence = "Dieses Konto hat auch ein anderer Kanal"
        page = manager.get("/nutzungskonzept/twitter", headers=HTML).text
        assert sentence in page and "/kopie/twitter" in page
        assert (
            sentence not in anonymous.get("/nutzungskonzept/twitter", headers=HTML).text
        )

    def test_two_public_copies_are_a_double_for_the_checks(self, manager, copy):
        def verdict():
            items = manager.get("/nutzungskonzept/@social-media-checks").json()["items"]
            [found] = [
                item["verdict"]
                for item in items
                if item["id"] == "C37" and item["subject"]["title"] == "Twitter"
            ]
            return found

        assert verdict() != "fail"
        for item in (copy, copy["twitter"]):
            api.content.transition(item, "publish")
        transaction.commit()
        assert verdict() == "fail"

    @pytest.fixture
    def other(self, portal, record):
        other = api.content.create(portal, "UsageConcept", "andere", title="Andere")
        transaction.commit()
        return other

    def test_a_draft_may_have_the_account_and_another_public_concept_not(
        self, manager, portal, other
    ):
        address = portal["nutzungskonzept"]["vimeo"].account_url
        body = {"@type": "SocialMediaChannel", "account_url": address}
        assert manager.post("/andere", json=body).status_code == 201
        transaction.begin()
        api.content.transition(other, "publish")
        transaction.commit()
        path = manager.get("/andere").json()["items"][0]["@id"]
        assert manager.patch(path, json={"description": "Neu"}).status_code == 400

    def test_a_framework_may_have_the_account(self, manager, portal, other):
        address = portal["nutzungskonzept"]["vimeo"].account_url
        manager.patch("/nutzungskonzept", json={"framework": other.UID()})
        transaction.begin()
        api.content.transition(other, "publish")
        transaction.commit()
        body = {"@type": "SocialMediaChannel", "account_url": address}
        assert manager.post("/andere", json=body).status_code == 201
