"""What caches are told, and the profile for sites behind one."""

from importlib.resources import files
from lxml import etree
from mittelsachsen.socialmedia.caching import PURGED
from plone.app.caching.interfaces import IPloneCacheSettings
from plone.cachepurging.interfaces import ICachePurgingSettings
from plone.caching.interfaces import ICacheSettings
from plone.registry.interfaces import IRegistry
import pytest
from z3c.caching.registry import lookup
from zope.component import getUtility
from zope.dottedname.resolve import resolve


BROWSER = "mittelsachsen.socialmedia.browser"
PAGE = "mittelsachsen.socialmedia.page"
# The feed is a secret of its user's; the other is a part of a form of Plone's.
NOT_PUBLIC = {"evaluations.ics", "delete_confirmation_info"}


@pytest.fixture
def apply(portal):
    """A function that applies a profile."""

    def apply(name):
        portal.portal_setup.runAllImportStepsFromProfile(f"profile-{name}")

    return apply


def settings(interface):
    return getUtility(IRegistry).forInterface(interface)


def public_pages():
    """Return the classes of the pages that whoever may view an item may ask for."""
    tree = etree.fromstring(files(BROWSER).joinpath("configure.zcml").read_bytes())
    pages = tree.iter("{http://namespaces.zope.org/browser}page")
    return {
        page.get("name"): page.get("class")
        for page in pages
        if page.get("permission") == "zope2.View" and page.get("name") not in NOT_PUBLIC
    }


def test_every_public_page_has_the_ruleset_that_is_asked_for_anew(portal):
    found = {
        name: lookup(resolve(f"{BROWSER}{dotted}")(portal, portal.REQUEST))
        for name, dotted in public_pages().items()
    }
    assert len(found) > 8
    assert found == dict.fromkeys(found, PAGE)


def test_the_profile_sets_up_a_site_without_caching(apply):
    apply("mittelsachsen.socialmedia:caching")
    caching = settings(ICacheSettings)
    assert caching.enabled
    assert caching.operationMapping["plone.resource"]
    assert not any(name.startswith("mitt") for name in caching.operationMapping)
    assert settings(ICachePurgingSettings).enabled
    assert settings(IPloneCacheSettings).purgedContentTypes[-6:] == PURGED


def test_what_a_webmaster_has_decided_stays(apply):
    apply("plone.app.caching:default")
    caching, purging = settings(ICacheSettings), settings(ICachePurgingSettings)
    own = {"plone.resource": "plone.app.caching.weakCaching"}
    caching.enabled, caching.operationMapping = True, own
    purging.enabled, purging.cachingProxies = False, ("http://127.0.0.1:6081",)
    apply("mittelsachsen.socialmedia:caching")
    assert caching.operationMapping == own
    assert not purging.enabled
    assert purging.cachingProxies == ("http://127.0.0.1:6081",)


@pytest.mark.parametrize("name", ["caching-uninstall", "uninstall"])
def test_uninstalling_takes_our_types_alone(apply, name):
    apply("plone.app.caching:default")
    before = settings(IPloneCacheSettings).purgedContentTypes
    apply("mittelsachsen.socialmedia:caching")
    apply(f"mittelsachsen.socialmedia:{name}")
    assert settings(IPloneCacheSettings).purgedContentTypes == before
    assert settings(ICacheSettings).enabled


def test_applying_it_again_changes_nothing(apply):
    for _time in range(2):
        apply("mittelsachsen.socialmedia:caching")
    types = settings(IPloneCacheSettings).purgedContentTypes
    assert len(set(types)) == len(types)
