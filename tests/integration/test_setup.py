from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.kept import KEY
from mittelsachsen.socialmedia.permissions import VIEW_CONTACT_DATA
from mittelsachsen.socialmedia.platforms.records import delete_platform
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.platforms.records import save_platform
from plone import api
from plone.base.utils import get_installer
from plone.registry.interfaces import IRegistry
from Products.CMFPlone.factory import addPloneSite
import pytest
from sitestate import difference
from sitestate import snapshot
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility
from zope.component.hooks import setSite


PROFILE = "mittelsachsen.socialmedia:default"
PACKAGE = "mittelsachsen.socialmedia"


@pytest.fixture
def bare_portal(app, portal):
    """A second site, in which the add-on was never installed."""
    with api.env.adopt_roles(["Manager"]):
        setSite(None)
        site = addPloneSite(app, "bare", setup_content=False)
    setSite(site)
    yield site
    setSite(portal)


def test_uninstall_restores_the_site(bare_portal):
    setup = bare_portal.portal_setup
    for profile in setup.getProfileDependencyChain(f"profile-{PROFILE}")[:-1]:
        setup.runAllImportStepsFromProfile(profile)
    # The second site in one database shows the first site's configlets as well.
    for name in ("mittelsachsen-socialmedia", "socialmedia-foreign-resources"):
        bare_portal.portal_controlpanel.unregisterConfiglet(name)
    before = snapshot(bare_portal)
    setup.runAllImportStepsFromProfile(f"profile-{PROFILE}")
    installed = difference(before, snapshot(bare_portal))
    assert set(installed) >= {
        "types",
        "registry",
        "indexes",
        "columns",
        "configlets",
        "versions",
        "diffs",
        "permissions",
        "layers",
    }
    # Plone's own panel "Social Media", for one, is not among them.
    assert set(installed["configlets"]) == {
        "mittelsachsen-socialmedia",
        "socialmedia-foreign-resources",
    }
    with api.env.adopt_roles(["Manager"]):
        bare_portal.invokeFactory("UsageConcept", "konzept")
    get_installer(bare_portal).uninstall_product(PACKAGE)
    assert "konzept" in bare_portal
    after = snapshot(bare_portal)
    after["tools"].discard("konzept")
    assert difference(before, after) == {}


def test_another_site_of_the_database_is_left_alone(portal, bare_portal):
    before = snapshot(bare_portal)
    assert [name for name in before["registry"] if PACKAGE in name] == []
    setSite(portal)
    installer = get_installer(portal)
    for change in (installer.uninstall_product, installer.install_product):
        change(PACKAGE)
        setSite(bare_portal)
        after = snapshot(bare_portal)
        # Zope's configlets of one site are shown in the next one of a database.
        for each in (before, after):
            each["configlets"] = {
                name: value
                for name, value in each["configlets"].items()
                if value["app"] != PACKAGE
            }
        assert difference(before, after) == {}
        setSite(portal)


class TestSetup:
    def test_layer_is_on(self, portal, browser_layers):
        assert IBrowserLayer in browser_layers

    def test_version_is_current(self, profile_last_version):
        assert profile_last_version(PROFILE) == "1017"

    @pytest.mark.parametrize(
        "token",
        "facebook x vimeo instagram youtube mastodon linkedin xing bluesky threads"
        " tiktok whatsapp rss newsletter other".split(),
    )
    def test_platforms_are_seeded(self, portal, token):
        assert get_platforms()[token].title

    def test_content_lives_again_after_a_new_installation(self, portal, installer):
        with api.env.adopt_roles(["Manager"]):
            api.content.create(portal, "UsageConcept", "konzept", title="Konzept")
        after = snapshot(portal)
        installer.uninstall_product(PACKAGE)
        assert "konzept" in portal
        installer.install_product(PACKAGE)
        assert snapshot(portal) == after
        assert portal["konzept"].title == "Konzept"


@pytest.fixture(scope="class")
def manager():
    with api.env.adopt_roles(["Manager"]):
        yield


@pytest.fixture(scope="class")
def changed_portal(portal_class, manager):
    """A site whose webmaster has made choices."""
    save_platform("eigene", {"title": "Eigene", "hosts": ("eigene.example",)})
    save_platform("vimeo", {"operator_name": "Vimeo anders"})
    delete_platform("xing")
    registry = getUtility(IRegistry)
    registry["mittelsachsen.socialmedia.hide_persons"] = True
    registry["mittelsachsen.socialmedia.terms"] = []
    concept = api.content.create(portal_class, "UsageConcept", "k", title="K")
    api.content.create(concept, "ContactPerson", "p", title="P")
    folder = api.content.create(portal_class, "Folder", "ordner", title="Ordner")
    folder.setLayout("videos_view")
    portal_class.setLayout("videos_view")
    return portal_class


class TestUninstalled:
    @pytest.fixture(scope="class", autouse=True)
    def uninstalled(self, changed_portal):
        get_installer(changed_portal).uninstall_product(PACKAGE)

    def test_no_record_is_left(self, portal_class):
        names = getUtility(IRegistry).records
        assert [name for name in names if "mittelsachsen" in name] == []

    def test_plones_own_panel_is_left(self, portal_class):
        panel = portal_class.portal_controlpanel
        found = [action for action in panel.listActions() if action.id == "socialmedia"]
        assert [action.getAppId() for action in found] == ["Plone"]

    @pytest.mark.parametrize("path", ["", "ordner"])
    def test_what_showed_videos_has_its_default_view(self, portal_class, path):
        item = portal_class.unrestrictedTraverse(path) if path else portal_class
        default = portal_class.portal_types[item.portal_type].default_view
        assert item.getLayout() == default != "videos_view"

    def test_uninstalled_again_it_keeps_the_same(self, portal_class):
        before = dict(IAnnotations(portal_class)[KEY])
        get_installer(portal_class).uninstall_product(PACKAGE)
        assert IAnnotations(portal_class)[KEY] == before

    def test_only_changes_are_kept(self, portal_class):
        kept = IAnnotations(portal_class)[KEY]
        prefix = "mittelsachsen.socialmedia"
        changed = {
            name
            for name in kept["changed"]
            if not name.startswith(f"{prefix}.platforms/eigene.")
        }
        assert changed == {
            f"{prefix}.hide_persons",
            f"{prefix}.terms",
            f"{prefix}.platforms/vimeo.operator_name",
        }
        tokens = {name.rpartition(".")[0] for name in kept["deleted"]}
        assert tokens == {f"{prefix}.platforms/xing"}


class TestInstalledAgain:
    @pytest.fixture(scope="class", autouse=True)
    def states(self, changed_portal):
        before = snapshot(changed_portal)
        installer = get_installer(changed_portal)
        installer.uninstall_product(PACKAGE)
        installer.install_product(PACKAGE)
        return before, snapshot(changed_portal)

    def test_all_is_as_before(self, states):
        assert difference(*states) == {}

    def test_persons_stay_hidden(self, portal_class):
        roles = portal_class.rolesOfPermission(VIEW_CONTACT_DATA)
        assert "Anonymous" not in {role["name"] for role in roles if role["selected"]}
        catalog = portal_class.portal_catalog
        brain = catalog.unrestrictedSearchResults(portal_type="ContactPerson")[0]
        index = catalog.Indexes["allowedRolesAndUsers"]
        assert "Anonymous" not in index.getEntryForObject(brain.getRID())

    def test_nothing_waits_any_more(self, portal_class):
        assert KEY not in IAnnotations(portal_class)
