"""Reminder posts: one text to copy for many channels, two clicks to log one."""

from clicks import CLICKS
import pytest
import transaction


PAGE = "/nutzungskonzept/@@evaluations"


def test_a_post_is_logged_with_two_clicks(functional_portal, site, editor):
    editor.goto(f"{site}{PAGE}")
    editor.add_init_script(CLICKS)
    editor.reload()
    editor.get_by_role("link", name="Beitrag protokollieren Twitter").click()
    editor.locator("#log-post-url:focus").wait_for()
    editor.keyboard.insert_text("https://x.com/mswirtschaft/status/7?s=21")
    editor.get_by_role("button", name="Protokollieren").click()
    editor.locator("#global_statusmessage", has_text="für Twitter").wait_for()
    assert editor.evaluate("Number(sessionStorage.clicks)") == 2
    transaction.begin()
    log = functional_portal["nutzungskonzept"]["twitter"].awareness_posts
    assert log[-1]["url"] == "https://x.com/mswirtschaft/status/7"


def test_a_text_is_copied_by_keyboard_and_that_is_said(site, editor):
    origin = site.rpartition("/")[0]
    permissions = ["clipboard-read", "clipboard-write"]
    editor.context.grant_permissions(permissions, origin=origin)
    editor.goto(f"{site}{PAGE}")
    button = editor.get_by_role("button", name="Text kopieren").first
    text = editor.get_by_label("Text zum Kopieren").first.input_value()
    assert editor.locator("#awareness [role=status]", has_text="Kopiert").count() == 0
    button.focus()
    editor.keyboard.press("Enter")
    editor.locator("#awareness [role=status]", has_text="Kopiert").wait_for()
    assert editor.evaluate("navigator.clipboard.readText()") == text


def test_a_text_is_copied_on_a_site_without_https(site, editor):
    editor.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )
    editor.goto(f"{site}{PAGE}")
    editor.get_by_role("button", name="Text kopieren").first.click()
    editor.locator("#awareness [role=status]", has_text="Kopiert").wait_for()
    assert editor.evaluate("document.activeElement.selectionEnd") > 0


def test_channels_of_one_wording_share_a_text(site, editor):
    editor.goto(f"{site}{PAGE}")
    texts = editor.get_by_label("Text zum Kopieren")
    found = [each.input_value() for each in texts.all()]
    assert len(found) == len(set(found))
    channels = editor.locator("#awareness li strong").all_inner_texts()
    assert sorted(channels) == ["Facebook", "Twitter", "Vimeo"]
    assert len(found) == 1


def test_without_script_the_text_is_there_and_no_button(site, editor, browser):
    state = editor.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(f"{site}{PAGE}")
    assert page.get_by_label("Text zum Kopieren").first.is_visible()
    assert page.get_by_role("button", name="Text kopieren").count() == 0
    context.close()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_page_fits(site, editor, width):
    editor.set_viewport_size({"width": width, "height": 900})
    editor.goto(f"{site}{PAGE}")
    assert editor.evaluate("document.documentElement.scrollWidth") <= width
