"""The outline is arranged by keyboard alone, and without script by forms."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
from test_accessibility import RULES
from test_accessibility import rules


STATUS = "#outline-status"


@pytest.fixture
def outline(site, editor):
    editor.goto(f"{site}/nutzungskonzept/@@outline")
    return editor


@pytest.fixture
def plain(site, browser):
    """The page of an editor whose browser runs no script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/login")
    page.fill("#__ac_name", SITE_OWNER_NAME)
    page.fill("#__ac_password", SITE_OWNER_PASSWORD)
    page.click("#buttons-login")
    page.goto(f"{site}/nutzungskonzept/@@outline")
    yield page
    context.close()


def names(page):
    rows = page.locator("#outline li[data-node]").all()
    return [row.get_attribute("data-node") for row in rows]


def says(page, words):
    page.locator(STATUS, has_text=words).wait_for()


def head(page, name):
    """Return what the list shows of a section."""
    return " ".join(page.locator(f"#head-{name}").inner_text().split())


def test_a_section_moves_and_keeps_the_focus(outline):
    outline.focus("#up-commitment")
    for following in ("crisis", "dialogue", "channels"):
        outline.keyboard.press("Enter")
        below = outline.locator(f"#entry-commitment + #entry-{following}")
        below.wait_for()
        expect(outline.locator("#up-commitment")).to_be_focused()
    says(outline, "„Selbstverpflichtung“ ist jetzt 5.")
    outline.keyboard.press("Tab")
    outline.keyboard.press("Tab")
    outline.keyboard.press("Tab")
    expect(outline.locator("#in-commitment")).to_be_focused()
    outline.keyboard.press("Space")
    says(outline, "4.1")
    expect(outline.locator("#in-commitment")).to_be_focused()


def test_a_section_is_renamed_in_its_place(outline):
    outline.focus("#head-mandate")
    outline.keyboard.press("Enter")
    outline.focus("#heading-mandate")
    outline.keyboard.type("Wozu das alles")
    outline.keyboard.press("Enter")
    says(outline, "„Wozu das alles“ ist jetzt 2.")
    expect(outline.locator("#head-mandate")).to_be_focused()
    assert "2 Wozu das alles" in head(outline, "mandate")


def test_words_are_added_and_written(site, outline):
    outline.focus("#head-preamble")
    outline.keyboard.press("Enter")
    outline.focus("#new-preamble")
    outline.keyboard.type("Eigenes")
    outline.keyboard.press("Enter")
    says(outline, "„Eigenes“")
    expect(outline.locator("#head-section-eigenes")).to_be_focused()
    outline.keyboard.press("Tab")
    outline.keyboard.press("Enter")
    outline.wait_for_url("**/@@outline-section?id=section-eigenes")
    frame = outline.frame_locator(".tox-edit-area iframe")
    frame.locator("body").press_sequentially("Hier steht es.")
    outline.focus("#form-buttons-save")
    outline.keyboard.press("Enter")
    outline.wait_for_url("**/@@outline#head-section-eigenes")
    expect(outline.locator("#head-section-eigenes")).to_be_focused()
    assert "2 Eigenes" in head(outline, "section-eigenes")
    outline.goto(f"{site}/nutzungskonzept")
    assert "Hier steht es." in outline.locator("#section-eigenes").inner_text()


def test_a_preset_is_seen_applied_and_taken_back(outline):
    before = names(outline)
    outline.select_option("select[name=preset]", "necessity")
    outline.focus("#outline-presets button")
    outline.keyboard.press("Enter")
    outline.locator("#outline-presets tbody tr").first.wait_for()
    assert names(outline) == before
    outline.focus("#outline-adopt")
    outline.keyboard.press("Enter")
    says(outline, "„Erforderlichkeit zuerst“")
    assert names(outline)[1] == "necessity"
    expect(outline.locator("#outline-undo")).to_be_focused()
    outline.keyboard.press("Enter")
    says(outline, "zurückgenommen")
    assert names(outline) == before


def test_numbers_are_tried(outline):
    outline.select_option("#outline-format-1", "I.")
    outline.get_by_role("button", name="Vorschau").press("Enter")
    outline.get_by_text("noch nicht gespeichert").wait_for()
    assert "V. Kanäle" in head(outline, "channels")


def test_a_section_is_dragged(outline):
    outline.set_viewport_size({"width": 1280, "height": 2600})
    place = {"x": 200, "y": 3}
    outline.drag_and_drop(
        "[data-grip=commitment]", "#entry-channels", target_position=place
    )
    says(outline, "„Selbstverpflichtung“ ist jetzt 5.")
    expect(outline.locator("#head-commitment")).to_be_focused()


def test_what_does_not_work_is_said(outline):
    outline.route("**/@@outline", lambda route: route.fulfill(status=500))
    outline.click("#up-mandate")
    says(outline, "Laden Sie die Seite neu")


def test_without_script_the_forms_do_the_same(plain):
    plain.click("#up-commitment")
    expect(plain.locator("#up-commitment")).to_be_focused()
    message = plain.locator("#global_statusmessage")
    assert "„Selbstverpflichtung“" in message.inner_text()
    plain.click("#head-mandate")
    plain.check("#own-mandate")
    plain.fill("#heading-mandate", "Wozu")
    plain.click("#apply-mandate")
    expect(plain.locator("#head-mandate")).to_be_focused()
    assert "2 Wozu" in head(plain, "mandate")
    plain.click("#outline-undo")
    assert "zurückgenommen" in message.inner_text()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_rule_is_broken_and_nothing_overflows(outline, width):
    outline.set_viewport_size({"width": width, "height": 900})
    for name in ("mandate", "channels", "dialogue"):
        outline.click(f"#head-{name}")
    found = Axe().run(outline, context="#content", options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert outline.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("name", ["dialogue", "channels"])
def test_the_forms_break_no_rule_that_stock_forms_keep(site, editor, name):
    editor.goto(f"{site}/++add++Document")
    editor.wait_for_load_state("networkidle")
    stock = rules(editor, "#content")
    editor.goto(f"{site}/nutzungskonzept/@@outline-section?id={name}")
    editor.wait_for_load_state("networkidle")
    assert rules(editor, "#content") <= stock
