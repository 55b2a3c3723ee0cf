"""From the document of 2018 to one with hardly a rule open, by clicking alone."""

from clicks import CLICKS
from plone import api
import pytest
import transaction


# Twenty minutes, with six seconds for a click.
CLICKS_IN_TIME = 200
# A key that writes is no click.
NO_TYPING = """
window.addEventListener("keydown", event => {
  if (event.key.length === 1) sessionStorage.typed = "yes";
}, true);
"""
CHECKS = "nutzungskonzept/@@checks"


@pytest.fixture
def page_of_checks(functional_portal, site, editor):
    """The page of the checks on a site whose public address is known."""
    with api.env.adopt_roles(["Manager"]):
        api.portal.set_registry_record(
            "mittelsachsen.socialmedia.public_url", "https://www.example.org"
        )
    transaction.commit()
    editor.add_init_script(CLICKS + NO_TYPING)
    editor.goto(f"{site}/{CHECKS}")
    return editor


def open_rules(page):
    """Return the rules without evidence, and those with a part of it."""
    badges = {"fail": ".text-bg-danger", "partial": ".text-bg-warning"}
    return {
        name: page.locator(f".socialmedia-rule:has({badge})").evaluate_all(
            "rules => rules.map(rule => rule.id)"
        )
        for name, badge in badges.items()
    }


def press(page, button):
    """Press a button and wait for the page that comes."""
    with page.expect_navigation():
        button.click()


def choose(page, rule, title, option=None):
    """Open what a rule offers, choose, and enter it."""
    aid = page.locator(f"#{rule} details", has_text=title).first
    aid.locator("summary").click()
    if option:
        aid.locator("select").select_option(option)
    press(page, aid.locator("button"))


def take_over_all(page):
    """Take over each text that is offered and lacks nothing."""
    offered = page.locator("details.socialmedia-module:has(button)")
    while offered.count():
        offered.first.locator("summary").click()
        press(page, offered.first.locator("button"))


def accept_terms(page):
    terms = page.locator("#terms > ul details")
    while terms.count():
        terms.first.locator("summary").click()
        press(page, terms.first.locator("button"))


def assess(page):
    """Make a threshold analysis that covers all channels."""
    press(page, page.locator("#C16").get_by_role("link", name="Hinzufügen"))
    tabs = page.locator(".autotoc-nav")
    tabs.get_by_text("Fragen", exact=True).click()
    for question in page.locator(".socialmedia-question:visible").all():
        question.get_by_role("radio", name="Nein").check()
    tabs.get_by_text("Stellungnahme und Ergebnis", exact=True).click()
    page.get_by_role("radio", name="Stimmt zu", exact=True).check()
    page.get_by_role("radio", name="Kein hohes Risiko").check()
    press(page, page.get_by_role("button", name="Sichern"))


def evaluate(page, site):
    page.goto(f"{site}/nutzungskonzept/@@evaluations")
    press(page, page.get_by_role("button", name="Evaluierung beginnen"))
    for card in page.locator("fieldset.socialmedia-card").all():
        card.get_by_label("Beibehalten", exact=True).click()
        card.locator("select").select_option(index=1)
    press(page, page.get_by_role("button", name="Freigeben", exact=True))


def caption_videos(page, site):
    name = "formfield-form-widgets-IVideos-videos"
    page.goto(f"{site}/videos/edit#{name}")
    row = page.locator(f"#{name}")
    for way in ("Untertitel", "Audiodeskription"):
        row.get_by_label(way).first.check()
    press(page, page.locator("#form-buttons-save"))


def drop_old_statistics(page, site):
    name = "formfield-form-widgets-statistics"
    page.goto(f"{site}/nutzungskonzept/edit#{name}")
    rows = page.locator(f"#{name} [aria-label='Zeile löschen']:enabled:visible")
    rows.first.wait_for()
    while rows.count():
        rows.first.click()
    press(page, page.locator("#form-buttons-save"))


def test_the_demo_in_twenty_minutes(page_of_checks, site):
    page = page_of_checks
    assert len(open_rules(page)["fail"]) == 15
    take_over_all(page)
    choose(page, "C06", "Redaktionelle", "André Kaiser")
    choose(page, "C06", "Technische", "Hartmut Schneider")
    choose(page, "C09", "Betroffenen", "André Kaiser")
    choose(page, "C15", "Gemeinsame", "assessed_not_joint")
    choose(page, "C15", "Stand der Position")
    choose(page, "C22", "Kommentare", "moderated")
    choose(page, "C35", "Erklärung zur Barrierefreiheit")
    choose(page, "C40", "Statistiken", "off")
    person = page.locator("#C07 details", has_text="André Kaiser")
    person.locator("summary").click()
    for channel in ("Facebook", "Twitter"):
        person.get_by_label(channel).check()
    press(page, person.locator("button"))
    # What depends on a choice is offered after it.
    take_over_all(page)
    choose(page, "C04", "Erforderlichkeit")
    accept_terms(page)
    assess(page)
    evaluate(page, site)
    caption_videos(page, site)
    drop_old_statistics(page, site)
    page.goto(f"{site}/{CHECKS}")
    # Who the officer is, where a post stands, what a video says: no click knows it.
    assert set(open_rules(page)["fail"]) == {"C10", "C21", "C30"}
    assert page.evaluate("sessionStorage.typed") is None
    assert page.evaluate("Number(sessionStorage.clicks)") <= CLICKS_IN_TIME
