"""What editors know from pages holds for the five types."""

from mittelsachsen.socialmedia.content.field_rules import check
from mittelsachsen.socialmedia.content.field_rules import StoredValues
from mittelsachsen.socialmedia.register.channels import find_channels
from mittelsachsen.socialmedia.register.importer import import_channels
from mittelsachsen.socialmedia.register.verify import BESIDE
from mittelsachsen.socialmedia.register.verify import channels_beside
from mittelsachsen.socialmedia.register.verify import check_account
from mittelsachsen.socialmedia.setuphandlers import TYPES
from plone import api
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.testing import applyProfile
from plone.app.textfield.value import RichTextValue
from plone.locking.interfaces import ILockable
import pytest
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


ADDING = "mittelsachsen.socialmedia: Add "
ACCOUNT = "facebook.com/wirtschaft.in.mittelsachsen"
NAMES = {
    "UsageConcept": "Usage Concept",
    "SocialMediaChannel": "Social Media Channel",
    "ContactPerson": "Contact Person",
    "EvaluationRecord": "Evaluation Record",
    "ImpactAssessment": "Impact Assessment",
}


@pytest.fixture
def concept(portal):
    with api.env.adopt_roles(["Manager"]):
        yield portal["nutzungskonzept"]


@pytest.mark.parametrize("portal_type", TYPES)
@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("Contributor", True),
        ("Site Administrator", True),
        ("Owner", True),
        ("Editor", False),
        ("Reviewer", False),
        ("Reader", False),
    ],
)
def test_who_may_add_pages_may_add_each_type(portal, portal_type, role, may):
    with api.env.adopt_roles([role]):
        assert api.user.has_permission("Add portal content", obj=portal) is may
        assert api.user.has_permission(ADDING + NAMES[portal_type], obj=portal) is may


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        ("Edit Internal Fields", {"Manager", "Site Administrator", "Editor", "Owner"}),
        ("Manage Settings", {"Manager", "Site Administrator"}),
        (
            "View Checks",
            {"Manager", "Site Administrator", "Editor", "Reviewer", "Owner"},
        ),
    ],
)
def test_own_permissions(portal, permission, roles):
    name = f"mittelsachsen.socialmedia: {permission}"
    granted = {
        role["name"] for role in portal.rolesOfPermission(name) if role["selected"]
    }
    assert granted == roles


def test_a_copied_channel_must_name_another_account(concept):
    copy = api.content.copy(concept["facebook"], concept, id="kopie")
    assert copy.purpose.raw == concept["facebook"].purpose.raw
    errors = check(copy.portal_type, StoredValues(copy), copy)
    assert [error.field for error in errors] == ["account_url"]


def test_a_moved_and_renamed_concept_keeps_its_channels_in_the_list(portal, concept):
    folder = api.content.create(portal, "Folder", "amt")
    moved = api.content.move(concept, folder)
    api.content.rename(moved, "konzept")
    brains = find_channels(folder)
    assert {brain.getPath() for brain in brains} == {
        f"/{portal.getId()}/amt/konzept/{name}"
        for name in ("facebook", "twitter", "vimeo")
    }


def test_an_unknown_account_has_so_many_channels_beside_it_as_are_read(concept):
    rows = [
        {"platform": "facebook", "account_url": f"https://facebook.com/amt{number}"}
        for number in range(BESIDE)
    ]
    values = [{"title": "Amt", "status": "active", **row} for row in rows]
    import_channels(concept, values, concept.REQUEST, dry_run=False)
    assert len(channels_beside("https://facebook.com/fremd")) == BESIDE


def test_channels_with_a_notice_of_their_own_are_found(portal, concept):
    vimeo = concept["vimeo"]
    for words, found in (("<p>Eigenes</p>", ["vimeo"]), ("", [])):
        vimeo.privacy_notice = RichTextValue(words, "text/html", "text/x-html-safe")
        notify(ObjectModifiedEvent(vimeo))
        brains = find_channels(portal, with_notice=True)
        assert [brain.getId for brain in brains] == found


def test_an_old_version_can_be_restored(portal, concept):
    channel = concept["facebook"]
    repository = portal.portal_repository
    for text in ("zuerst", "danach"):
        channel.handle = text
        notify(ObjectModifiedEvent(channel))
    history = repository.getHistoryMetadata(channel)
    assert history.getLength(countPurged=False) >= 2
    number = history.getLength(countPurged=False) - 2
    repository.revert(channel, number)
    assert channel.handle == "zuerst"


def test_a_working_copy_is_no_second_channel(portal, concept):
    applyProfile(portal, "plone.app.iterate:default")
    channel = concept["facebook"]
    copy = ICheckinCheckoutPolicy(channel).checkout(concept)
    copy.handle = "neu"
    assert list(check(copy.portal_type, StoredValues(copy), copy)) == []
    assert list(check(copy.portal_type, StoredValues(channel), channel)) == []
    copy.reindexObject()
    assert len(find_channels(concept)) == 3
    assert len(check_account(channel.account_url).brains) == 1
    assert len(api.content.find(socialmedia_account=ACCOUNT)) == 1
    ICheckinCheckoutPolicy(copy).checkin("fertig")
    assert concept["facebook"].handle == "neu"
    assert len(find_channels(concept)) == 3


def test_a_working_copy_of_the_concept_leaves_its_channels(portal, concept):
    applyProfile(portal, "plone.app.iterate:default")
    before = set(concept.objectIds())
    copy = ICheckinCheckoutPolicy(concept).checkout(portal)
    copy.commitment = None
    assert len(find_channels(portal)) == 3
    ICheckinCheckoutPolicy(copy).checkin("fertig")
    concept = portal["nutzungskonzept"]
    assert concept.commitment is None
    assert set(concept.objectIds()) == before


def test_two_people_do_not_edit_at_once(concept):
    lockable = ILockable(concept["facebook"])
    lockable.lock()
    assert lockable.locked()


def test_a_translation_has_the_same_account(concept):
    copy = api.content.copy(concept["facebook"], concept, id="facebook-en")
    copy.language = "en"
    assert list(check(copy.portal_type, StoredValues(copy), copy)) == []
