"""A copied concept is a concept of its own."""

from datetime import date
from mittelsachsen.socialmedia.records.seal import seals_of
from mittelsachsen.socialmedia.records.start import start_evaluation
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
import pytest
import transaction


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
