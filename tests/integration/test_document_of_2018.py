"""A concept without an outline of its own is the document of 2018, word for word.

``documents-2018.json`` was made by version 1006, before outlines were data.
"""

import json
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from oldconcept import document
from oldconcept import page
from pathlib import Path
import pytest
from zope.interface import alsoProvides


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
