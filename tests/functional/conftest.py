from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.restapi.testing import RelativeSession
import pytest
import transaction


def pytest_configure(config):
    config.pluginmanager.import_plugin("layers")


@pytest.fixture(autouse=True, scope="session")
def _layer(functional_session):
    """Keeps the layer from the first of these tests to the end."""


@pytest.fixture
def portal(functional_portal):
    """The site with the demo content."""
    return functional_portal


@pytest.fixture
def anonymous(portal):
    session = RelativeSession(portal.absolute_url())
    session.headers["Accept"] = "application/json"
    yield session
    session.close()


@pytest.fixture
def manager(portal):
    session = RelativeSession(portal.absolute_url())
    session.headers["Accept"] = "application/json"
    session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    yield session
    session.close()


@pytest.fixture
def twitter_ended(portal):
    """The demo with a channel that has ended."""
    twitter = portal["nutzungskonzept"]["twitter"]
    twitter.status = "ended"
    twitter.reindexObject()
    transaction.commit()
