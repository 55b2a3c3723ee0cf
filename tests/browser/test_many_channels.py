"""With many channels a citizen sees what there is, and opens what is wanted."""

from axe_playwright_python.sync_playwright import Axe
from plone import api
import pytest
import transaction


@pytest.fixture
def many(functional_portal, site):
    """The address of a concept with 50 channels."""
    with api.env.adopt_roles(["Manager"]):
        concept = api.content.create(
            functional_portal, "UsageConcept", "viele", title="Viele Kanäle"
        )
        for number in range(50):
            api.content.create(
                concept,
                "SocialMediaChannel",
                f"k{number}",
                title=f"Kanal {number}",
                description="Neues aus dem Amt",
                platform="facebook",
                account_url=f"https://facebook.com/kanal{number}",
                target_groups=["Familien"],
            )
        for item in (concept, *concept.objectValues()):
            api.content.transition(item, "publish")
    transaction.commit()
    return f"{site}/viele"


def test_fifty_channels_fit(many, page, foreign):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(many)
    assert page.evaluate("document.documentElement.scrollHeight") < 8000
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
    found = Axe().run(page, context="#content")
    assert found.violations_count == 0, found.generate_report()


def test_a_folded_channel_opens(many, page, foreign):
    page.goto(many)
    words = page.locator("#channel-k7 .socialmedia-facts")
    assert not words.is_visible()
    page.locator("#channel-k7 summary").focus()
    page.keyboard.press("Enter")
    assert words.is_visible()
    # Who follows a link to a channel finds it open, and so does who prints the page.
    page.goto("about:blank")
    page.goto(f"{many}#channel-k9")
    assert page.locator("#channel-k9 .socialmedia-facts").is_visible()
    assert not page.locator("#channel-k7 .socialmedia-facts").is_visible()
    page.emulate_media(media="print")
    assert page.locator("#channel-k7 .socialmedia-facts").is_visible()
