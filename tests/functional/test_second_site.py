"""A second site of the instance, without the add-on, knows nothing of it."""

from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.textfield import RichTextValue
from plone.restapi.testing import RelativeSession
from Products.CMFPlone.factory import addPloneSite
import pytest
import transaction
from zope.component.hooks import setSite


PICTURE = '<p><img src="https://i.ytimg.com/vi/abc/0.jpg" alt="Bild"></p>'
HTML = {"Accept": "text/html"}


@pytest.fixture
def second(portal):
    """A session of the manager of a site without the add-on."""
    with api.env.adopt_roles(["Manager"]):
        setSite(None)
        site = addPloneSite(
            portal.__parent__,
            "zweite",
            setup_content=False,
            extension_ids=("plone.app.contenttypes:default", "plone.restapi:default"),
        )
        setSite(site)
        add_page(site)
        setSite(portal)
        add_page(portal)
    transaction.commit()
    session = RelativeSession(site.absolute_url())
    session.headers["Accept"] = "application/json"
    session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    yield session
    session.close()


def add_page(site):
    page = api.content.create(site, "Document", "seite", title="Seite")
    page.text = RichTextValue(PICTURE, "text/html", "text/x-html-safe")


@pytest.mark.parametrize(
    "path",
    [
        "/@social-media-channels",
        "/@social-media-account?url=x.com/a",
        "/@socialmedia-health",
        "/@foreign-resources",
        "/@@socialmedia-controlpanel",
        "/@@verify-account",
        "/@@all-channels",
        "/@@embed-consent",
    ],
)
def test_it_has_none_of_the_addresses(manager, second, path):
    assert manager.get(path).status_code == 200
    assert second.get(path).status_code == 404


def test_its_pages_are_as_plone_makes_them(manager, second):
    ours, other = (
        session.get("/seite", headers=HTML).text for session in (manager, second)
    )
    assert 'src="https://i.ytimg.com' not in ours and "socialmedia" in ours
    assert 'src="https://i.ytimg.com' in other and "socialmedia" not in other


def test_plones_panel_of_the_same_name_answers_there(manager, second):
    ours, other = (
        set(session.get("/@controlpanels/socialmedia").json()["data"])
        for session in (manager, second)
    )
    assert "public_health" in ours and "public_health" not in other
    assert "facebook_app_id" in other
