"""WCAG 2.2 A and AA by axe-core; stock Plone has no violation in ``#content``."""

from axe_playwright_python.sync_playwright import Axe
import pytest


PAGES = [
    "/nutzungskonzept",
    "/nutzungskonzept/facebook",
    "/nutzungskonzept/facebook/@@imprint",
    "/nutzungskonzept/vimeo/@@privacy",
    "/nutzungskonzept/hartmut-schneider",
    "/videos",
    "/@@embed-consent",
    "/@@all-channels",
    "/@@verify-account?url=x.com/fremd",
]
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }
}


# What stock Plone fails outside the content, on every page.
STOCK = {"color-contrast"}


def rules(page, context="html"):
    found = Axe().run(page, context=context, options=RULES)
    return {violation["id"] for violation in found.response["violations"]}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_found_in_the_content(site, page, foreign, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + path)
    for place in ("#content", ".socialmedia-awareness", ".socialmedia-follow"):
        found = Axe().run(page, context=place, options=RULES)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["", *PAGES])
def test_no_other_rule_is_broken_around_it(site, page, foreign, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + path)
    assert rules(page) <= STOCK


@pytest.mark.parametrize(
    "path",
    [
        "/nutzungskonzept/edit",
        "/nutzungskonzept/facebook/edit",
        "/nutzungskonzept/hartmut-schneider/edit",
        "/@@socialmedia-controlpanel",
        "/@@socialmedia-platform-edit?token=vimeo",
        "/@@foreign-resources",
        "/nutzungskonzept/@@checks",
        "/nutzungskonzept/@@checks?show=all",
        "/nutzungskonzept/@@evaluations",
        "/@@socialmedia-rules",
        "/@@socialmedia-import",
    ],
)
def test_forms_break_no_rule_that_stock_forms_keep(site, editor, path):
    editor.goto(f"{site}/++add++Document")
    editor.wait_for_load_state("networkidle")
    stock = rules(editor, "#content")
    editor.goto(site + path)
    editor.wait_for_load_state("networkidle")
    assert rules(editor, "#content") <= stock
