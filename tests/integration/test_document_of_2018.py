"""A concept without an outline of its own is the document of 2018, word for word.

``documents-2018.json`` was made by version 1006, before outlines were data. What the
demo says followed it. Persons stand once since, and words that no body wrote are gone.
"""

import json
from mittelsachsen.socialmedia.content.outline_rules import check_outline
from mittelsachsen.socialmedia.document.build import build
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.upgrades.v1007 import carry_outlines
from mittelsachsen.socialmedia.upgrades.v1011 import keep_documents
from oldconcept import document
from oldconcept import fill
from oldconcept import page
from oldconcept import rich
from pathlib import Path
import pytest
from zope.interface import alsoProvides


PROFILE = "mittelsachsen.socialmedia:default"
STORED = json.loads(
    (Path(__file__).parents[1] / "data" / "documents-2018.json").read_text("utf-8")
)


@pytest.fixture
def concept(portal):
    alsoProvides(portal.REQUEST, IBrowserLayer)
    return portal["nutzungskonzept"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_document_of_the_demo(concept, language):
    concept.language = language
    assert document(concept, language) == STORED[f"demo {language}"]


def test_the_page_of_the_demo(concept):
    assert page(concept) == STORED["demo page"]


@pytest.fixture
def upgraded(concept):
    """A concept with all fields filled, carried over from version 1006."""
    fill(concept)
    setup = concept.portal_setup
    setup.setLastVersionForProfile(PROFILE, "1006")
    setup.upgradeProfile(PROFILE)
    return concept


def test_an_upgrade_changes_nothing_in_the_document(upgraded):
    assert document(upgraded, "de") == STORED["full de"]


def test_an_upgrade_changes_nothing_on_the_page(upgraded):
    assert page(upgraded) == STORED["full page"]


def test_an_upgrade_keeps_words_that_were_not_shown(upgraded):
    (hidden,) = [node for node in upgraded.outline if node.get("hidden")]
    assert hidden["html"] == "<p>Ohne Überschrift, nirgends zu sehen</p>"
    assert check_outline(upgraded.outline) == []


def test_an_upgrade_stores_nothing_twice_and_runs_twice(upgraded):
    assert not {"sections", "section_order", "approved_by"} & set(vars(upgraded))
    outline, approvals = upgraded.outline, upgraded.approvals
    carry_outlines(upgraded.portal_setup)
    assert (upgraded.outline, upgraded.approvals) == (outline, approvals)


def test_an_upgrade_is_no_change_of_the_concept(concept):
    fill(concept)
    before = concept.modified()
    carry_outlines(concept.portal_setup)
    assert concept.outline and concept.modified() == before


def test_a_concept_without_own_sections_keeps_the_standard(concept):
    concept.sections, concept.approved_by = [], "Landrat"
    carry_outlines(concept.portal_setup)
    assert concept.outline == []
    assert [row["body"] for row in concept.approvals] == ["Landrat"]


def test_plain_language_stays_where_it_stood(concept):
    concept.plain_language = rich("Ganz einfach")
    before = [each.id for each in build(concept, "de")]
    keep_documents(concept.portal_setup)
    after = [each.id for each in build(concept, "de")]
    assert after == [before[0], "plain-language", *before[1:]]
    concept.outline = [{"id": "a", "kind": "slot", "slot": "mandate", "level": 1}]
    keep_documents(concept.portal_setup)
    assert [each.id for each in build(concept, "de")] == ["a"]
