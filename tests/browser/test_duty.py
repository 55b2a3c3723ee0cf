"""Editors walk from a finding to its field and through an evaluation."""

import json
import pytest


def test_a_link_opens_the_tab_of_the_field(site, editor):
    editor.goto(f"{site}/nutzungskonzept/@@checks")
    link = editor.locator("a[href$='/vimeo/edit#formfield-form-widgets-insights']")
    link.first.click()
    field = editor.locator("#form-widgets-insights")
    field.wait_for(state="visible")
    editor.wait_for_function("document.activeElement.id === 'form-widgets-insights'")


def take(editor, step):
    """Choose a step in the menu of the workflow."""
    editor.click("#plone-contentmenu-workflow > a")
    editor.get_by_role("link", name=step, exact=True).click()
    editor.wait_for_load_state("networkidle")


def test_an_evaluation_from_its_start_to_its_approval(site, editor):
    editor.goto(f"{site}/nutzungskonzept/@@evaluations")
    editor.get_by_role("button", name="Evaluierung beginnen").click()
    editor.wait_for_url("**/@@evaluate")
    record = editor.url.removesuffix("/@@evaluate")
    for card in editor.locator("fieldset.socialmedia-card").all():
        card.get_by_label("Beibehalten").check()
        card.get_by_label("Grund").fill("Er erreicht die Zielgruppe.")
    editor.get_by_role("button", name="Sichern").click()
    editor.locator("#global_statusmessage", has_text="3 von 3").wait_for()
    editor.goto(record)
    take(editor, "Zur Freigabe einreichen")
    take(editor, "Freigeben")
    editor.get_by_role("button", name="Freigeben").click()
    editor.wait_for_url(record)
    assert editor.locator(".socialmedia-lacks").count() == 0
    assert "Stand bei der Freigabe" in editor.locator("#content").inner_text()
    take(editor, "Freigabe zurücknehmen")
    button = editor.get_by_role("button", name="Freigabe zurücknehmen")
    button.click()
    assert "Kommentar" in editor.locator("#global_statusmessage").inner_text()
    editor.goto(f"{site}/nutzungskonzept/@@evaluations")
    assert "erledigt" in editor.locator(".socialmedia-evaluations").inner_text()


def test_an_incomplete_record_is_not_approved_and_says_why(site, editor):
    editor.goto(f"{site}/nutzungskonzept/@@evaluations")
    editor.get_by_role("button", name="Evaluierung beginnen").click()
    editor.wait_for_url("**/@@evaluate")
    editor.goto(editor.url.removesuffix("/@@evaluate"))
    assert "Vimeo" in editor.locator(".socialmedia-lacks").inner_text()
    take(editor, "Zur Freigabe einreichen")
    take(editor, "Freigeben")
    editor.get_by_role("button", name="Freigeben").click()
    message = editor.locator("#global_statusmessage")
    assert "Keine Entscheidung über Vimeo" in message.inner_text()


def test_a_file_is_checked_and_then_added(site, editor):
    row = {
        "title": "Jugendamt",
        "platform": "facebook",
        "account_url": "https://www.facebook.com/jugendamt",
        "status": "active",
    }
    editor.goto(f"{site}/@@socialmedia-import")
    file = {
        "name": "kanal.json",
        "mimeType": "application/json",
        "buffer": json.dumps([row]).encode(),
    }
    editor.set_input_files("#socialmedia-import-file", file)
    editor.get_by_role("button", name="Datei prüfen").click()
    editor.get_by_role("button", name="Kanäle anlegen").click()
    editor.get_by_role("status").wait_for()
    editor.goto(f"{site}/nutzungskonzept/jugendamt")
    assert editor.locator("h1").inner_text() == "Jugendamt"


@pytest.mark.parametrize("path", ["/@@evaluations", "/nutzungskonzept/@@evaluations"])
def test_the_table_of_dates_is_read_without_the_theme(site, editor, path):
    editor.goto(f"{site}{path}")
    assert "1. Mai 2019" in editor.locator(".socialmedia-evaluations").inner_text()
