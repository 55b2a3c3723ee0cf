"""WCAG 2.2 A and AA by axe-core; stock Plone has no violation in ``#content``."""

from axe_playwright_python.sync_playwright import Axe
import pytest


PAGES = [
    "/nutzungskonzept",
    "/nutzungskonzept/facebook",
    "/nutzungskonzept/hartmut-schneider",
    "/videos",
]
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }
}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_found_in_the_content(site, page, foreign, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + path)
    for place in ("#content", ".socialmedia-awareness", ".socialmedia-follow"):
        found = Axe().run(page, context=place, options=RULES)
        assert found.violations_count == 0, found.generate_report()
