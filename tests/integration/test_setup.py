from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.register.channels import find_channels
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.base.utils import get_installer
from plone.browserlayer.interfaces import ILocalBrowserLayerType
from plone.registry.interfaces import IRegistry
from Products.CMFPlone.factory import addPloneSite
import pytest
from zope.component import getUtility
from zope.component.hooks import setSite


PROFILE = "mittelsachsen.socialmedia:default"
PACKAGE = "mittelsachsen.socialmedia"


def snapshot(portal) -> dict:
    """What a site has registered, by tool; ``portal_setup``'s log apart."""
    registry = getUtility(IRegistry)
    catalog = portal.portal_catalog
    repository = portal.portal_repository
    local = portal.getSiteManager()
    return {
        "types": {
            fti.getId(): {
                **dict(fti.propertyItems()),
                "actions": [action.getId() for action in fti.listActions()],
            }
            for fti in portal.portal_types.objectValues()
        },
        "registry": {name: record.value for name, record in registry.records.items()},
        "indexes": set(catalog.indexes()),
        "columns": set(catalog.schema()),
        "configlets": {item.id for item in portal.portal_controlpanel.listActions()},
        "versions": {
            name: set(policies) for name, policies in repository.getPolicyMap().items()
        },
        "versionable": set(repository.getVersionableContentTypes()),
        "diffs": set(portal.portal_diff._pt_diffs),
        "workflows": {
            name: portal.portal_workflow.getChainForPortalType(name)
            for name in portal.portal_types.objectIds()
        },
        "permissions": {
            name: getattr(portal, name)
            for name in portal.__dict__
            if name.endswith("_Permission")
        },
        "components": {
            (item.provided.__identifier__, item.name)
            for item in local.registeredUtilities()
        },
        "layers": {
            interface.__identifier__
            for item in local.registeredUtilities()
            if item.provided is ILocalBrowserLayerType
            for interface in [item.component]
        },
        "tools": set(portal.objectIds()),
    }


def difference(before: dict, after: dict) -> dict:
    """Where two snapshots differ, by tool."""
    found = {}
    for tool, left in before.items():
        right = after[tool]
        if left == right:
            continue
        if isinstance(left, dict):
            names = set(left) | set(right)
            found[tool] = {
                name: (left.get(name), right.get(name))
                for name in names
                if left.get(name) != right.get(name)
            }
        else:
            found[tool] = left ^ right
    return found


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
    for name in ("socialmedia", "socialmedia-foreign-resources"):
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
    with api.env.adopt_roles(["Manager"]):
        bare_portal.invokeFactory("UsageConcept", "konzept")
    get_installer(bare_portal).uninstall_product(PACKAGE)
    assert "konzept" in bare_portal
    after = snapshot(bare_portal)
    after["tools"].discard("konzept")
    assert difference(before, after) == {}


class TestSetup:
    def test_layer_is_on(self, portal, browser_layers):
        assert IBrowserLayer in browser_layers

    def test_version_is_current(self, profile_last_version):
        assert profile_last_version(PROFILE) == "1004"

    @pytest.mark.parametrize(
        "token",
        "facebook x vimeo instagram youtube mastodon linkedin xing bluesky threads"
        " tiktok whatsapp rss newsletter".split(),
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

    def test_upgrade_fills_the_catalog(self, portal):
        with api.env.adopt_roles(["Manager"]):
            concept = api.content.create(portal, "UsageConcept", "k", title="K")
            api.content.create(
                concept,
                "SocialMediaChannel",
                "x",
                title="X",
                platform="x",
                account_url="https://twitter.com/Example",
            )
        catalog = portal.portal_catalog
        catalog.delColumn("socialmedia")
        catalog.delIndex("socialmedia_account")
        setup = portal.portal_setup
        setup.setLastVersionForProfile(PROFILE, "1000")
        setup.upgradeProfile(PROFILE)
        brains = catalog.unrestrictedSearchResults(socialmedia_account="x.com/example")
        assert [brain.socialmedia["platform"] for brain in brains] == ["x"]

    def test_upgrade_adds_setting_and_view(self, portal):
        setup = portal.portal_setup
        registry = getUtility(IRegistry)
        folder = portal.portal_types["Folder"]
        views = folder.view_methods
        del registry.records["mittelsachsen.socialmedia.foreign_resources"]
        folder.view_methods = tuple(name for name in views if name != "videos_view")
        with api.env.adopt_roles(["Manager"]):
            page = api.content.create(portal, "Document", "seite")
        page.text = RichTextValue(
            '<iframe src="//a.example"></iframe>', "text/html", "text/x-html-safe"
        )
        catalog = portal.portal_catalog
        catalog.delIndex("socialmedia_foreign")
        catalog.delColumn("socialmedia_findings")
        setup.setLastVersionForProfile(PROFILE, "1001")
        setup.upgradeProfile(PROFILE)
        assert registry["mittelsachsen.socialmedia.foreign_resources"] == "platforms"
        assert "videos_view" in folder.view_methods
        brain = catalog(socialmedia_foreign="a.example iframe")[0]
        assert brain.socialmedia_findings[0]["field"] == "text"

    def test_upgrade_orders_the_channels(self, portal):
        with api.env.adopt_roles(["Manager"]):
            concept = api.content.create(portal, "UsageConcept", "k", title="K")
            for name in ("eins", "zwei"):
                api.content.create(
                    concept,
                    "SocialMediaChannel",
                    name,
                    title=name,
                    platform="x",
                    account_url=f"https://x.com/{name}",
                )
        catalog = portal.portal_catalog
        catalog.delIndex("socialmedia_order")
        catalog.delIndex("socialmedia_concept")
        setup = portal.portal_setup
        setup.setLastVersionForProfile(PROFILE, "1002")
        setup.upgradeProfile(PROFILE)
        with api.env.adopt_roles(["Manager"]):
            found = [brain.getId for brain in find_channels(concept)]
        assert found == ["eins", "zwei"]
        assert len(catalog(socialmedia_concept=concept.UID())) == 2

    def test_upgrade_approves_published_records(self, portal):
        workflows = portal.portal_workflow
        with api.env.adopt_roles(["Manager"]):
            workflows.setChainForPortalTypes(
                ["EvaluationRecord"], "simple_publication_workflow"
            )
            concept = api.content.create(portal, "UsageConcept", "k", title="K")
            for name in ("alt", "entwurf"):
                api.content.create(concept, "EvaluationRecord", name, title=name)
            api.content.transition(concept["alt"], "publish")
        registry = getUtility(IRegistry)
        del registry.records["mittelsachsen.socialmedia.terms"]
        setup = portal.portal_setup
        setup.setLastVersionForProfile(PROFILE, "1003")
        setup.upgradeProfile(PROFILE)
        states = [api.content.get_state(concept[name]) for name in ("alt", "entwurf")]
        assert states == ["approved", "draft"]
        assert registry["mittelsachsen.socialmedia.terms"]
        found = portal.portal_catalog.unrestrictedSearchResults(review_state="approved")
        assert [brain.getId for brain in found] == ["alt"]
