"""Notices and the statement on accessibility as people use them."""

from axe_playwright_python.sync_playwright import Axe
import pytest


PAGES = [
    "/nutzungskonzept/facebook/@@imprint",
    "/nutzungskonzept/twitter/@@privacy",
    "/nutzungskonzept/@@accessibility-statement",
]
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }
}


@pytest.mark.parametrize("path", PAGES)
def test_editors_read_them_at_any_width(site, editor, path):
    for width in (320, 768, 1280):
        editor.set_viewport_size({"width": width, "height": 900})
        editor.goto(site + path)
        assert editor.locator("#content").count() == 1
        assert editor.evaluate("document.documentElement.scrollWidth") == width
        found = Axe().run(editor, context="#content", options=RULES)
        assert found.violations_count == 0, found.generate_report()


def test_the_address_for_the_profile_is_copied(site, editor):
    editor.goto(site + PAGES[0])
    editor.get_by_role("button", name="Adresse kopieren").click()
    said = editor.locator("aside [role=status]")
    assert said.inner_text() == "Kopiert"
    address = editor.locator("#socialmedia-permalink").input_value()
    assert address.endswith(PAGES[0])
