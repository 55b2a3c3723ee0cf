from mittelsachsen.socialmedia.browser.document import ConceptView
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from plone import api
import pytest
from zope.interface import alsoProvides


@pytest.fixture
def concept(portal):
    alsoProvides(portal.REQUEST, IBrowserLayer)
    with api.env.adopt_roles(["Manager"]):
        yield portal["nutzungskonzept"]


def test_the_document_keeps_the_numbers_of_2018(concept):
    sections = ConceptView(concept, concept.REQUEST).sections()
    assert [(item.number, item.id) for item in sections] == [
        ("1", "preamble"),
        ("2", "mandate"),
        ("3", "responsible"),
        ("4", "alternatives"),
        ("5", "channels"),
        ("6", "commitment"),
    ]
    channels = sections[4].children
    assert [item.title for item in channels] == ["Facebook", "Twitter", "Vimeo"]
    assert [item.number for item in channels[0].children] == ["5.1.1", "5.1.2"]


def test_everything_is_published(concept):
    for item in (concept, *concept.objectValues()):
        assert api.content.get_state(item) == "published"


def test_a_second_run_changes_nothing(portal, concept):
    before = {item.getId(): item.modified() for item in concept.objectValues()}
    with api.env.adopt_roles(["Manager"]):
        portal.portal_setup.runAllImportStepsFromProfile(
            "profile-mittelsachsen.socialmedia:demo"
        )
    assert {item.getId(): item.modified() for item in concept.objectValues()} == before


def test_deleting_a_named_contact_breaks_a_link(portal, concept):
    from plone.app.linkintegrity.utils import getIncomingLinks
    from z3c.relationfield import RelationValue
    from zope.component import getUtility
    from zope.event import notify
    from zope.intid.interfaces import IIntIds
    from zope.lifecycleevent import ObjectModifiedEvent

    contact = concept["andre-kaiser"]
    channel = concept["facebook"]
    channel.editorial_contact = RelationValue(getUtility(IIntIds).getId(contact))
    notify(ObjectModifiedEvent(channel))
    sources = {link.from_object.getId() for link in getIncomingLinks(contact)}
    assert sources == {"facebook"}
