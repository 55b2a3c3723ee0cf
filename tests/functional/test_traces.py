"""A name is found wherever it stands, and goes from what editors cannot change."""

from mittelsachsen.socialmedia.document.versions import freeze
from mittelsachsen.socialmedia.document.versions import is_intact
from mittelsachsen.socialmedia.document.versions import read_document
from mittelsachsen.socialmedia.document.versions import version_numbered
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.records.seal import seal_of
from mittelsachsen.socialmedia.records.start import start_evaluation
from mittelsachsen.socialmedia.records.traces import erase
from mittelsachsen.socialmedia.records.traces import traces
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
import pytest
from zope.interface import alsoProvides
from zope.lifecycleevent import modified


NAME = "Erika Mustermann-Öztürk"


@pytest.fixture
def concept(portal):
    """A concept in which a person stands everywhere, though she has left."""
    alsoProvides(portal.REQUEST, IBrowserLayer)
    setRoles(portal, TEST_USER_ID, ["Manager"])
    concept = portal["nutzungskonzept"]
    person = api.content.create(concept, "ContactPerson", "erika", title=NAME)
    person.roles = [{"role": "editorial", "scope": "", "phone": "", "email": ""}]
    concept.organisation = concept.crisis_communication = None
    concept["twitter"].operating_unit = f"bei {NAME}"
    modified(concept["twitter"])
    concept.controller_representative = NAME
    modified(concept)
    freeze(concept, "1.0", "", [], portal.REQUEST)
    record = start_evaluation(concept, "de")
    record.title = "Evaluierung"
    record.decisions = [
        {**row, "decision": "keep", "reason": f"sagt {NAME}"}
        for row in record.decisions
    ]
    modified(record)
    for step in ("submit", "approve"):
        api.content.transition(record, step)
    # She is gone from what editors can change.
    api.content.delete(person)
    concept["twitter"].operating_unit = "Pressestelle"
    modified(concept["twitter"])
    concept.controller_representative = None
    modified(concept)
    return concept


def kinds():
    return {(trace.kind, trace.item.portal_type) for trace in traces(NAME)}


def test_it_is_found_wherever_it_stands(concept):
    assert kinds() == {
        ("history", "UsageConcept"),
        ("history", "SocialMediaChannel"),
        ("version", "UsageConceptVersion"),
        ("record", "EvaluationRecord"),
        ("history", "EvaluationRecord"),
    }


def test_it_goes_from_all_of_it_and_the_reason_stays(concept):
    erase(traces(NAME), NAME, "Antrag vom 1. Mai")
    assert kinds() == set()
    version = version_numbered(concept, "1.0")
    [redaction] = read_document(version)["redactions"]
    assert redaction["reason"] == "Antrag vom 1. Mai" and is_intact(version)
    assert NAME.encode() not in version.page.data
    [record] = concept.listFolderContents({"portal_type": "EvaluationRecord"})
    assert seal_of(record).intact
    assert seal_of(record).document["redactions"][0]["reason"] == "Antrag vom 1. Mai"


def test_what_is_content_is_told_and_left_to_its_editors(concept):
    concept["vimeo"].operating_unit = NAME
    erase(traces(NAME), NAME, "Antrag")
    [trace] = traces(NAME)
    assert (trace.kind, trace.path) == ("content", "/plone/nutzungskonzept/vimeo")
    assert concept["vimeo"].operating_unit == NAME


def test_histories_without_it_are_as_they_were(concept):
    repository = api.portal.get_tool("portal_repository")

    def states():
        history = repository.getHistory(concept["facebook"], countPurged=False)
        return [each.object.title for each in history]

    before = states()
    erase(traces(NAME), NAME, "Antrag")
    assert states() == before and before
