import pytest


def error_of(page, name):
    return page.locator(
        f"#formfield-form-widgets-{name} .invalid-feedback"
    ).inner_text()


def test_broken_rules_are_shown_at_their_fields(site, editor):
    editor.goto(f"{site}/nutzungskonzept/vimeo/edit")
    editor.select_option("#form-widgets-platform", "facebook")
    editor.fill(
        "#form-widgets-account_url",
        "http://m.facebook.com/Wirtschaft.in.Mittelsachsen/?a=b",
    )
    editor.select_option("#form-widgets-status", "ended")
    editor.click("#form-buttons-save")
    assert error_of(editor, "account_url")
    assert error_of(editor, "end_date")
    editor.fill("#form-widgets-account_url", "https://www.facebook.com/zweitkonto")
    editor.select_option("#form-widgets-status", "active")
    editor.click("#form-buttons-save")
    editor.wait_for_url(f"{site}/nutzungskonzept/vimeo")


@pytest.mark.parametrize("path", ["/nutzungskonzept", "/nutzungskonzept/facebook"])
def test_saving_without_a_change_is_possible(site, editor, path):
    editor.goto(f"{site}{path}/edit")
    editor.click("#form-buttons-save")
    editor.wait_for_url(f"{site}{path}")


def test_a_platform_is_added_and_removed(site, editor):
    editor.goto(f"{site}/@@socialmedia-platform-add")
    editor.fill("#form-widgets-token", "testnetz")
    editor.fill("#form-widgets-title", "Testnetz")
    editor.click("#form-buttons-save")
    editor.wait_for_url("**/@@socialmedia-controlpanel")
    editor.click("text=Testnetz")
    editor.click("#form-buttons-remove")
    editor.wait_for_url("**/@@socialmedia-controlpanel")
    assert editor.locator("table >> text=Testnetz").count() == 0


TYPES = ["UsageConcept", "SocialMediaChannel", "ContactPerson", "EvaluationRecord"]


@pytest.mark.parametrize("portal_type", TYPES)
def test_a_title_and_an_account_make_an_item(site, editor, portal_type):
    place = site if portal_type == "UsageConcept" else f"{site}/nutzungskonzept"
    editor.goto(f"{place}/++add++{portal_type}")
    editor.fill("#form-widgets-title", "Neuer Eintrag")
    if portal_type == "SocialMediaChannel":
        editor.select_option("#form-widgets-platform", "bluesky")
        editor.fill("#form-widgets-account_url", "https://bsky.app/profile/neu.example")
    editor.click("#form-buttons-save")
    editor.wait_for_url(f"{place}/neuer-eintrag/view")
    assert editor.locator("h1").inner_text() == "Neuer Eintrag"


def test_rows_are_added_and_moved(site, editor):
    editor.goto(f"{site}/nutzungskonzept/edit")
    grid = editor.locator("[data-fieldname='form.widgets.alternative_information']")
    tab = editor.locator("fieldset", has=grid).locator("legend").inner_text()
    editor.get_by_role("tab", name=tab).or_(
        editor.locator("nav.autotoc-nav a", has_text=tab)
    ).first.click()
    rows = grid.locator("tbody tr:not(.auto-append):not(.datagridwidget-empty-row)")
    before = rows.count()
    grid.get_by_title("Zeile hinzufügen").first.click()
    assert rows.count() == before + 1
    rows.nth(1).locator("input[name$='.label']").fill("Zwischenzeile")
    rows.nth(1).locator("input[name$='.url']").fill("https://neu.example/")
    rows.nth(1).get_by_title("Zeile nach oben").click()
    editor.click("#form-buttons-save")
    editor.wait_for_url(f"{site}/nutzungskonzept")
    links = editor.locator("section#alternatives a[href^=http]").all_inner_texts()
    assert links[0] == "Zwischenzeile"


def test_an_empty_row_is_dropped_and_a_row_without_its_role_named(site, editor):
    editor.goto(f"{site}/nutzungskonzept/andre-kaiser/edit")
    grid = editor.locator("#formfield-form-widgets-roles")
    name = "form.widgets.roles.1.widgets"
    grid.get_by_role("button", name="Zeile hinzufügen").first.click()
    editor.fill(f"input[name='{name}.scope']", "Soziale Medien")
    editor.click("#form-buttons-save")
    assert "Zeile 2: Wählen Sie eine Rolle." in error_of(editor, "roles")
    editor.fill(f"input[name='{name}.scope']", "")
    editor.click("#form-buttons-save")
    editor.wait_for_url(f"{site}/nutzungskonzept/andre-kaiser")
    assert editor.locator(".socialmedia-contacts li").count() == 1


def test_the_line_that_is_wrong_is_named_in_the_settings(site, editor):
    editor.goto(f"{site}/@@socialmedia-controlpanel")
    mails = editor.locator(".autotoc-nav a", has_text="E-Mails")
    mails.click()
    editor.fill("#form-widgets-reminder_days", "30\n\n sieben \n7")
    editor.click("#form-buttons-save")
    assert "Zeile 3" in error_of(editor, "reminder_days")
    mails.click()
    editor.fill("#form-widgets-reminder_days", " 30 \n\n 7")
    editor.click("#form-buttons-save")
    editor.wait_for_load_state()
    assert editor.input_value("#form-widgets-reminder_days") == "30\n7"
