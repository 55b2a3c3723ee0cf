"""Bodies of pages leave the site by more ways than their own view."""

from plone import api
from plone.app.textfield.value import RichTextValue
from plone.base.interfaces.syndication import IFeedSettings
import pytest
import transaction


FOREIGN = "maps.example.org"


@pytest.fixture
def folder(functional_portal):
    """A published folder with a page, a news item and an event that hold frames."""
    with api.env.adopt_roles(["Manager"]):
        folder = api.content.create(functional_portal, "Folder", "ordner", title="O")
        for portal_type in ("Document", "News Item", "Event"):
            item = api.content.create(folder, portal_type, title=portal_type)
            item.text = RichTextValue(
                f'<p>Karte</p><iframe src="https://{FOREIGN}/a"></iframe>',
                "text/html",
                "text/x-html-safe",
            )
            api.content.transition(item, "publish")
            item.reindexObject()
        api.content.transition(folder, "publish")
        functional_portal.portal_registry[
            "plone.base.interfaces.syndication.ISiteSyndicationSettings.allowed"
        ] = True
    transaction.commit()
    return folder


@pytest.mark.parametrize(
    "view", ["listing_view", "full_view", "summary_view", "event_listing"]
)
def test_listings_hold_no_frame(folder, anonymous, view):
    page = anonymous.get(f"/ordner/{view}", headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert "<iframe" not in page.text
    if view == "full_view":
        assert page.text.count(f'data-host="{FOREIGN}"') == 3


@pytest.mark.parametrize("view", ["RSS", "rss.xml", "atom.xml"])
def test_feeds_with_bodies_hold_no_frame(folder, anonymous, view):
    with api.env.adopt_roles(["Manager"]):
        settings = IFeedSettings(folder)
        settings.enabled = True
        settings.feed_types = ("RSS", "rss.xml", "atom.xml")
        settings.render_body = True
    transaction.commit()
    feed = anonymous.get(f"/ordner/{view}", headers={"Accept": "*/*"})
    assert feed.status_code == 200
    assert "Karte" in feed.text
    assert "iframe src" not in feed.text
    assert "iframe+src" not in feed.text
