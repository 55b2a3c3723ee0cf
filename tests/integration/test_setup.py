from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.setuphandlers import TYPES
from plone import api
from plone.registry.interfaces import IRegistry
import pytest
from zope.component import getUtility


PROFILE = "mittelsachsen.socialmedia:default"
PACKAGE = "mittelsachsen.socialmedia"


def snapshot(portal) -> dict:
    """What a site has registered, by tool."""
    registry = getUtility(IRegistry)
    catalog = portal.portal_catalog
    return {
        "types": {
            fti.getId(): tuple(getattr(fti, "behaviors", ()))
            for fti in portal.portal_types.objectValues()
        },
        "registry": set(registry.records),
        "displayed": registry["plone.displayed_types"],
        "indexes": set(catalog.indexes()),
        "columns": set(catalog.schema()),
        "configlets": {
            item.getId() for item in portal.portal_controlpanel.listActions()
        },
        "versions": set(portal.portal_repository.getVersionableContentTypes()),
        "diffs": set(portal.portal_diff._pt_diffs),
        "permissions": {
            name for name in portal.__dict__ if name.endswith("_Permission")
        },
    }


class TestSetup:
    def test_layer_is_on(self, portal, browser_layers):
        assert IBrowserLayer in browser_layers

    def test_version_is_current(self, profile_last_version):
        assert profile_last_version(PROFILE) == "1001"

    @pytest.mark.parametrize(
        "token",
        "facebook x vimeo instagram youtube mastodon linkedin xing bluesky threads"
        " tiktok whatsapp rss newsletter".split(),
    )
    def test_platforms_are_seeded(self, portal, token):
        assert get_platforms()[token].title

    def test_uninstall_leaves_nothing_and_keeps_content(self, portal, installer):
        with api.env.adopt_roles(["Manager"]):
            api.content.create(portal, "UsageConcept", "konzept", title="Konzept")
        after = snapshot(portal)
        installer.uninstall_product(PACKAGE)
        bare = snapshot(portal)
        assert not [key for key in bare["registry"] if "mittelsachsen" in key]
        assert not [key for key in bare["registry"] if "usageconcept" in key]
        for name in ("types", "displayed", "versions", "diffs"):
            assert not set(TYPES) & set(bare[name])
        for name in ("indexes", "columns"):
            assert not {entry for entry in bare[name] if "socialmedia" in entry}
        assert "UsageConcept" not in bare["types"]
        assert "mittelsachsen.socialmedia.video" not in bare["types"]["Document"]
        assert "socialmedia" not in bare["configlets"]
        assert not {name for name in bare["permissions"] if "mittelsachsen" in name}
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
