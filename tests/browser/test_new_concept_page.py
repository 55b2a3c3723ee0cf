"""A concept with its accounts from one page, public with two clicks."""

from axe_playwright_python.sync_playwright import Axe
from clicks import CLICKS
from plone import api
import pytest
import transaction


WIDTHS = (320, 768, 1280)


def broken(page):
    """Return the rules of WCAG 2.2 A and AA that the content breaks."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    options = {"runOnly": {"type": "tag", "values": tags}}
    found = Axe().run(page, context="#content", options=options)
    return {violation["id"] for violation in found.response["violations"]}


@pytest.fixture
def many(functional_portal):
    """A draft of a concept with 52 channels."""
    with api.env.adopt_roles(["Manager"]):
        concept = api.content.create(
            functional_portal, "UsageConcept", "viele", title="Viele"
        )
        for number in range(52):
            api.content.create(
                concept,
                "SocialMediaChannel",
                title=f"Kanal {number}",
                platform="x",
                account_url=f"https://x.com/kreis{number}",
            )
    transaction.commit()
    return concept


def test_fifty_two_channels_are_published_with_two_clicks(site, editor, many):
    editor.goto(f"{site}/viele")
    editor.add_init_script(CLICKS)
    editor.reload()
    editor.get_by_role("link", name="Gemeinsam veröffentlichen").click()
    editor.get_by_role("button", name="Veröffentlichen").first.click()
    message = editor.locator("#global_statusmessage")
    message.filter(has_text="53 Inhalte sind veröffentlicht").wait_for()
    assert editor.evaluate("Number(sessionStorage.clicks)") == 2
    transaction.begin()
    states = {api.content.get_state(item) for item in (many, *many.objectValues())}
    assert states == {"published"}
    assert editor.locator(".socialmedia-hidden").count() == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_fit(site, editor, many, width):
    editor.set_viewport_size({"width": width, "height": 900})
    for path in ("/@@new-usage-concept", "/viele", "/viele/@@publish-together"):
        editor.goto(f"{site}{path}")
        assert editor.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_pages_break_no_rule(site, editor, many):
    for path in ("/@@new-usage-concept", "/viele", "/viele/@@publish-together"):
        editor.goto(f"{site}{path}")
        assert broken(editor) == set(), path


def test_a_concept_by_keyboard(functional_portal, site, editor):
    editor.goto(f"{site}/@@new-usage-concept")
    editor.get_by_label("Titel").first.focus()
    editor.keyboard.press("Control+a")
    editor.keyboard.insert_text("Konzept der Stadt")
    editor.get_by_label("Adressen der Konten").focus()
    editor.keyboard.insert_text("instagram.com/stadt")
    editor.get_by_role("button", name="Konzept anlegen").focus()
    editor.keyboard.press("Enter")
    editor.wait_for_url(f"{site}/konzept-der-stadt")
    transaction.begin()
    assert list(functional_portal["konzept-der-stadt"]) == ["instagram"]
