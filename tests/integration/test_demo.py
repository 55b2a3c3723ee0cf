from mittelsachsen.socialmedia.checks.gather import facts_of
from mittelsachsen.socialmedia.demo import EXAMPLES
from mittelsachsen.socialmedia.demo import NewContentImporter
from mittelsachsen.socialmedia.document.build import build
from mittelsachsen.socialmedia.document.html import SectionHTML
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.text import rich
from plone import api
import pytest
import transaction
from zope.interface import alsoProvides


PLACES = (
    "nutzungskonzept",
    "nutzungskonzept/andre-kaiser",
    "nutzungskonzept/hartmut-schneider",
    "nutzungskonzept/facebook",
    "nutzungskonzept/twitter",
    "nutzungskonzept/vimeo",
    "videos",
)


@pytest.fixture(autouse=True)
def first(portal):
    """When the layer made the demo content, which is gone in these tests."""
    made = portal["nutzungskonzept"].created()
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(objects=[portal["nutzungskonzept"], portal["videos"]])
        yield made


def run(portal):
    portal.portal_setup.runAllImportStepsFromProfile(
        "profile-mittelsachsen.socialmedia:demo"
    )


@pytest.fixture
def concept(portal):
    run(portal)
    alsoProvides(portal.REQUEST, IBrowserLayer)
    return portal["nutzungskonzept"]


def test_the_document_keeps_the_numbers_of_2018(concept):
    sections = build(concept, "de")
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


def test_every_value_arrives(portal):
    importer = NewContentImporter(portal)
    importer.import_data(EXAMPLES)
    assert (importer.dropped, importer.incomplete) == (set(), {})


def test_everything_is_published_and_german(portal, concept):
    for place in PLACES:
        item = portal.unrestrictedTraverse(place)
        assert api.content.get_state(item) == "published"
        assert item.language == "de"


def test_indexes_know_the_identifiers_of_the_data(portal, concept):
    catalog = portal.portal_catalog
    for name in ("facebook", "twitter", "vimeo"):
        (brain,) = catalog(UID=concept[name].UID())
        assert brain.getId == name
        order = catalog.getIndexDataForRID(brain.getRID())["socialmedia_order"]
        assert order.endswith(brain.UID)


def test_a_second_run_changes_nothing(portal, concept):
    items = [portal.unrestrictedTraverse(place) for place in PLACES]
    before = [item.modified() for item in items]
    run(portal)
    assert [item.modified() for item in items] == before


def test_what_editors_changed_stays(portal, concept):
    concept["facebook"].handle = "neu"
    concept["facebook"].purpose = None
    concept.moveObjectsToTop(["vimeo"])
    api.content.transition(concept["twitter"], "retract")
    order = list(concept.objectIds())
    run(portal)
    assert concept["facebook"].handle == "neu"
    assert concept["facebook"].purpose is None
    assert api.content.get_state(concept["twitter"]) == "private"
    assert list(concept.objectIds()) == order


def test_what_editors_moved_is_not_made_again(portal, concept):
    folder = api.content.create(portal, "Folder", "amt")
    api.content.move(concept, folder)
    run(portal)
    assert "nutzungskonzept" not in portal


def test_what_editors_deleted_comes_back(portal, concept):
    api.content.delete(concept["vimeo"])
    run(portal)
    assert concept["vimeo"].account_url == "https://vimeo.com/user16758230"


def test_a_page_of_the_site_keeps_its_place(portal):
    own = api.content.create(portal, "Document", "videos", title="Unsere Videos")
    run(portal)
    assert portal["videos"].UID() == own.UID()
    assert portal["videos"].title == "Unsere Videos"


def test_the_navigation_of_the_site_keeps_its_order(portal):
    for name in ("zwei", "eins"):
        api.content.create(portal, "Document", name)
    before = list(portal.objectIds())
    run(portal)
    assert list(portal.objectIds()) == [*before, "nutzungskonzept", "videos"]


def test_relations_of_the_site_stay(portal):
    first, second = (
        api.content.create(portal, "Document", name) for name in ("eins", "zwei")
    )
    api.relation.create(first, second, "relatedItems")
    run(portal)
    (relation,) = api.relation.get(source=first)
    assert relation.to_object.getId() == "zwei"


def test_an_installation_that_fails_leaves_nothing_behind(portal, first):
    run(portal)
    assert portal["nutzungskonzept"].created() != first
    transaction.abort()
    assert portal["nutzungskonzept"].created() == first


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


def test_the_demo_has_the_names_and_norms_of_2018_for_the_linter(concept):
    found = {hit.words for hit in facts_of(concept, whole=True).hits}
    assert found >= {"RStV", "Facebook Inc.", "IAC", "Twitter", "Tweets", "http://"}


def test_the_demo_says_that_there_is_the_same_elsewhere_and_when(concept):
    (section,) = [item for item in build(concept, "de") if item.id == "alternatives"]
    words = SectionHTML(concept, concept.REQUEST)(section)
    assert "zu den Öffnungszeiten des Landratsamtes" in words
    assert "In gleicher oder ähnlicher Form" in words
    kinds = {concept[name].alternative_equivalence for name in ("facebook", "vimeo")}
    assert kinds == {"full"}


@pytest.fixture
def bare(portal):
    """A site whose front page nobody made."""
    portal.text, portal.description = None, ""
    portal.manage_delProperties(["layout"])
    return portal


def test_the_front_page_shows_concept_channels_and_videos(bare):
    run(bare)
    alsoProvides(bare.REQUEST, IBrowserLayer)
    page = bare.restrictedTraverse(bare.getLayout())()
    for place in ("/nutzungskonzept", "@@all-channels", "@@verify-account", "/videos"):
        assert f'{place}"' in page
    assert page.count('<figure class="socialmedia-embed"') == 1


def test_the_front_page_of_plone_makes_way(bare):
    from plone.app.contenttypes.setuphandlers import create_frontpage

    create_frontpage(bare, "de")
    run(bare)
    assert bare.text.raw.startswith("<p>Der Landkreis Mittelsachsen")
    assert bare.description == ""


@pytest.mark.parametrize(
    "change",
    [
        lambda site: setattr(site, "description", "Willkommen im Landkreis"),
        lambda site: setattr(site, "text", rich("<p>Willkommen</p>")),
        lambda site: site.setLayout("summary_view"),
        lambda site: site.setDefaultPage(api.content.create(site, "Document", "a").id),
    ],
)
def test_a_front_page_of_the_site_stays(bare, change):
    change(bare)
    before = bare.text, bare.description, bare.getLayout()
    run(bare)
    assert (bare.text, bare.description, bare.getLayout()) == before
