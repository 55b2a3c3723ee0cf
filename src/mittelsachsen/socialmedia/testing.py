"""Test layers."""

from plone.app.contenttypes.testing import PLONE_APP_CONTENTTYPES_FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.registry.interfaces import IRegistry
from plone.testing.zope import WSGI_SERVER_FIXTURE
from Products.CMFCore.indexing import processQueue
from Products.CMFPlone.Portal import PloneSite
from typing import Any
from zope.component import getUtility
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest


class SocialMediaLayer(PloneSandboxLayer):
    """A German site with the add-on and the demo content.

    Autoinclude is off in fixtures, hence the ZCML. The demo content is made here once:
    made for each test, it would be most of what functional tests take.
    """

    defaultBases = (PLONE_APP_CONTENTTYPES_FIXTURE,)

    def setUpZope(self, app: Any, configurationContext: Any) -> None:
        import mittelsachsen.socialmedia
        import plone.app.caching
        import plone.app.iterate
        import plone.exportimport
        import plone.restapi

        self.loadZCML(package=plone.app.caching)
        self.loadZCML(package=plone.app.iterate)
        self.loadZCML(package=plone.exportimport)
        self.loadZCML(package=plone.restapi)
        self.loadZCML(package=mittelsachsen.socialmedia)

    def setUpPloneSite(self, portal: PloneSite) -> None:
        registry = getUtility(IRegistry)
        registry["plone.available_languages"] = ["de", "en"]
        registry["plone.default_language"] = "de"
        portal.portal_workflow.setDefaultChain("simple_publication_workflow")
        applyProfile(portal, "plone.app.caching:default")
        applyProfile(portal, "mittelsachsen.socialmedia:default")
        setRoles(portal, TEST_USER_ID, ["Manager"])
        # The importer keeps its notes in the request, which layers do not set.
        setRequest(portal.REQUEST)
        applyProfile(portal, "mittelsachsen.socialmedia:demo")
        clearRequest()
        # Columns of the catalog are made of the site, which is not set at the commit.
        processQueue()
        setRoles(portal, TEST_USER_ID, ["Member"])


FIXTURE = SocialMediaLayer()

INTEGRATION_TESTING = IntegrationTesting(
    bases=(FIXTURE,), name="SocialMedia:Integration"
)

FUNCTIONAL_TESTING = FunctionalTesting(
    bases=(FIXTURE, WSGI_SERVER_FIXTURE), name="SocialMedia:Functional"
)
