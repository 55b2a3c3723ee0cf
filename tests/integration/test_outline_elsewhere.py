"""An outline goes with its concept wherever that goes."""

from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from plone import api
from plone.exportimport.interfaces import IExportImportRequestMarker
from plone.exportimport.utils.zca import request_provides
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import ISerializeToJson
import pytest
from zExceptions import BadRequest
from zope.component import getMultiAdapter
from zope.interface import alsoProvides


@pytest.fixture
def concept(portal):
    alsoProvides(portal.REQUEST, IBrowserLayer)
    concept = portal["nutzungskonzept"]
    uid = portal["videos"].UID()
    with api.env.adopt_roles(["Manager"]):
        api.content.create(concept, "Document", "seite", title="Seite")
        concept.outline = [
            {
                "kind": "text",
                "id": "a",
                "level": 1,
                "html": f'<p><a href="resolveuid/{uid}">Videos</a></p>'
                '<iframe src="https://player.vimeo.com/video/76979871"></iframe>',
                "channels": ["facebook"],
            },
            {"kind": "page", "page": "seite", "id": "b", "level": 1},
        ]
        concept.numbering = ["", "1"]
        yield concept


def test_an_import_brings_it_before_what_it_names(portal, concept):
    values = getMultiAdapter((concept, portal.REQUEST), ISerializeToJson)()
    data = {name: values[name] for name in ("outline", "numbering")}
    empty = api.content.create(portal, "UsageConcept", "leer", title="Leer")
    deserialize = getMultiAdapter((empty, portal.REQUEST), IDeserializeFromJson)
    with pytest.raises(BadRequest):
        deserialize(data=data)
    with request_provides(portal.REQUEST, IExportImportRequestMarker):
        deserialize(data=data)
    assert empty.outline == concept.outline
    assert empty.numbering == ["", "1"]


def test_a_copy_has_its_own(portal, concept):
    copy = api.content.copy(concept, portal, "kopie")
    copy.outline[0]["id"] = "anders"
    assert concept.outline[0]["id"] == "a"
    api.content.rename(copy["seite"], "neu")
    assert [node.get("page") for node in copy.outline] == [None, "neu"]
    assert [node.get("page") for node in concept.outline] == [None, "seite"]
