"""A channel is an address and three clicks."""

from clicks import CLICKS
import pytest


def fields(page):
    names = ("account_url", "platform", "handle", "title")
    return [page.input_value(f"#form-widgets-{name}") for name in names]


def open_form(editor, site):
    editor.goto(f"{site}/nutzungskonzept")
    editor.click("#plone-contentmenu-factories > a")
    editor.click("#socialmediachannel")
    editor.locator("#form-widgets-account_url:focus").wait_for()


def told(page):
    page.locator("[role=status]", has_text="Adresse").wait_for()


def test_three_clicks_and_one_text(site, editor):
    editor.add_init_script(CLICKS)
    open_form(editor, site)
    editor.keyboard.insert_text("instagram.com/kreis?igsh=MzRl")
    editor.click("#form-buttons-save")
    editor.wait_for_url(f"{site}/nutzungskonzept/instagram/view")
    assert editor.evaluate("Number(sessionStorage.clicks)") <= 3


def test_proposals_are_seen_before_saving(site, editor):
    open_form(editor, site)
    assert editor.input_value("#form-widgets-platform") == "--NOVALUE--"
    editor.keyboard.insert_text("@kreis@social.example.de")
    editor.keyboard.press("Tab")
    told(editor)
    assert fields(editor) == [
        "https://social.example.de/@kreis",
        "mastodon",
        "@kreis@social.example.de",
        "Mastodon",
    ]
    editor.fill("#form-widgets-account_url", "https://www.facebook.com/Kreis?igsh=a")
    editor.keyboard.press("Tab")
    editor.wait_for_function(
        "document.getElementById('form-widgets-platform').value === 'facebook'"
    )
    assert fields(editor)[2:] == ["@Kreis", "Facebook @Kreis"]


def test_what_was_typed_is_never_overwritten(site, editor):
    open_form(editor, site)
    editor.fill("#form-widgets-title", "Unser Kanal")
    editor.select_option("#form-widgets-platform", "newsletter")
    editor.fill("#form-widgets-account_url", "x.com/kreis?s=21")
    editor.keyboard.press("Tab")
    told(editor)
    assert fields(editor) == [
        "https://x.com/kreis",
        "newsletter",
        "@kreis",
        "Unser Kanal",
    ]


def test_fields_come_in_the_order_of_the_checks(site, editor):
    open_form(editor, site)
    tabs = editor.locator("nav.autotoc-nav a")
    tabs.first.wait_for()
    assert tabs.all_inner_texts()[:6] == [
        "Standard",
        "Zweck und Umfang",
        "Alternativen",
        "Verantwortliche Personen",
        "Datenschutz und Recht",
        "Dialog und Zugang",
    ]


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_form_fits(site, editor, width):
    open_form(editor, site)
    editor.set_viewport_size({"width": width, "height": 900})
    editor.fill("#form-widgets-account_url", "x.com/kreis")
    editor.keyboard.press("Tab")
    told(editor)
    assert editor.evaluate("document.documentElement.scrollWidth") <= width
