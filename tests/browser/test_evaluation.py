"""An evaluation is a page of cards: few clicks, by keyboard, narrow, without script."""

from axe_playwright_python.sync_playwright import Axe
from clicks import CLICKS
from datetime import date
from mittelsachsen.socialmedia.due.overview import concepts_due
import os
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
import pytest
import transaction


WIDTHS = (320, 768, 1280)


@pytest.fixture
def six(functional_portal):
    """The demo's concept with six channels, of which some were counted."""
    setRoles(functional_portal, TEST_USER_ID, ["Manager"])
    concept = functional_portal["nutzungskonzept"]
    for name, platform in (
        ("Instagram", "instagram"),
        ("Mastodon", "mastodon"),
        ("YouTube", "youtube"),
    ):
        api.content.create(
            concept,
            "SocialMediaChannel",
            title=name,
            platform=platform,
            account_url=f"https://{platform}.example/landkreis",
        )
    record = api.content.create(
        concept,
        "EvaluationRecord",
        title="Evaluierung 2025",
        evaluated_on=date(2025, 6, 1),
    )
    uids = [
        each.UID()
        for each in concept.objectValues()
        if each.portal_type == "SocialMediaChannel"
    ]
    record.decisions = [
        {"channel": uid, "decision": "keep", "reason": "Grund"} for uid in uids
    ]
    record.kpis = [
        {"channel": uids[0], "metric": "Follower", "value": value, "date": day}
        for value, day in ((1166.0, date(2024, 6, 1)), (1250.0, date(2025, 6, 1)))
    ]
    for step in ("submit", "approve"):
        api.content.transition(record, step)
    transaction.commit()
    return concept


def begin(editor, site):
    editor.goto(f"{site}/nutzungskonzept/@@evaluations")
    editor.get_by_role("button", name="Evaluierung beginnen").click()
    editor.wait_for_url("**/@@evaluate")
    return editor.locator("fieldset.socialmedia-card")


def test_six_channels_from_start_to_approval_in_fourteen_clicks(site, editor, six):
    editor.add_init_script(CLICKS)
    cards = begin(editor, site)
    assert cards.count() == 6
    assert editor.locator(".socialmedia-card input:checked").count() == 0
    assert "0 von 6 Kanälen entschieden" in editor.locator("#content").inner_text()
    for number in range(6):
        card = cards.nth(number)
        card.get_by_label("Beibehalten", exact=True).click()
        card.get_by_label("Grund").click()
        editor.keyboard.type("Er erreicht die Zielgruppe.")
    editor.get_by_role("button", name="Freigeben", exact=True).click()
    editor.wait_for_load_state()
    assert "versiegelt" in editor.locator("#global_statusmessage").inner_text()
    assert "SHA-256" in editor.locator("#content").inner_text()
    assert editor.evaluate("Number(sessionStorage.clicks)") <= 14


def test_by_keyboard_alone(site, editor, six):
    cards = begin(editor, site)
    cards.nth(0).locator("input[type=radio]").first.focus()
    editor.keyboard.press("Space")
    editor.keyboard.press("Tab")
    editor.keyboard.type("Grund")
    editor.get_by_role("button", name="Sichern").focus()
    editor.keyboard.press("Enter")
    message = editor.locator("#global_statusmessage")
    message.filter(has_text="1 von 6 Kanälen").wait_for()
    assert cards.nth(0).get_by_label("Grund").input_value() == "Grund"


def test_only_what_a_decision_needs_is_asked(site, editor, six):
    card = begin(editor, site).nth(0)
    measures = card.get_by_label("Maßnahmen")
    assert not measures.is_visible()
    card.locator("[value=end]").check()
    assert measures.is_visible() and card.get_by_label("Bis").is_visible()
    card.locator("[value=keep]").check()
    assert not measures.is_visible()


def test_what_one_needs_to_know_is_there(site, editor, six):
    text = begin(editor, site).nth(0).inner_text()
    assert "Follower 1.250 (+84)" in text
    assert "2025: " in text and "offene Prüfungen" in text
    content = editor.locator("#content").inner_text()
    assert "Einreichen dürfen" in content and "Freigeben dürfen" in content


def test_without_script(site, editor, six, browser):
    begin(editor, site)
    state = editor.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(editor.url)
    card = page.locator("fieldset.socialmedia-card").nth(1)
    card.locator("[value=change]").check()
    card.get_by_label("Grund").fill("Wird selten gelesen.")
    card.get_by_label("Maßnahmen").fill("Seltener posten")
    page.get_by_role("button", name="Einreichen").click()
    assert "Eingereicht" in page.locator("#global_statusmessage").inner_text()
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_sticks_out(site, editor, six, width):
    begin(editor, site).nth(1).locator("[value=end]").check()
    editor.set_viewport_size({"width": width, "height": 900})
    if folder := os.environ.get("PICTURES"):
        editor.screenshot(path=f"{folder}/evaluate-{width}.png", full_page=True)
    inner = editor.evaluate("document.documentElement.scrollWidth")
    assert inner <= width
    for box in editor.locator(".socialmedia-choice label").all():
        assert box.bounding_box()["height"] >= 24


def broken(page):
    """Return the rules of WCAG 2.2 A and AA that the content breaks."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    options = {"runOnly": {"type": "tag", "values": tags}}
    found = Axe().run(page, context="#content", options=options)
    return {violation["id"] for violation in found.response["violations"]}


def test_cards_and_records_break_no_rule(site, editor, six):
    begin(editor, site).nth(1).locator("[value=end]").check()
    assert broken(editor) == set()
    editor.goto(f"{site}/nutzungskonzept/evaluierung-2025")
    assert broken(editor) == set()
    editor.goto(f"{site}/nutzungskonzept/@@evaluations")
    assert broken(editor) == set()


def test_it_is_no_duty_any_more(site, editor, six):
    cards = begin(editor, site)
    for number in range(6):
        cards.nth(number).locator("[value=keep]").check()
        cards.nth(number).get_by_label("Grund").fill("Er erreicht die Zielgruppe.")
    editor.get_by_role("button", name="Freigeben", exact=True).click()
    editor.wait_for_load_state()
    transaction.begin()
    [due] = concepts_due(six, date.today(), restricted=False)
    assert (due.state, due.last.day) == ("done", date.today())
