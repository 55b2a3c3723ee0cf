"""An assessment is made by clicking alone, at a desk and on a telephone."""

from axe_playwright_python.sync_playwright import Axe
from mittelsachsen.socialmedia.assessments.questions import asked
from mittelsachsen.socialmedia.assessments.questions import of_kind
from mittelsachsen.socialmedia.assessments.questions import RISK
from mittelsachsen.socialmedia.clock import site_today
import pytest


RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }
}


def tab(editor, name):
    editor.locator(".autotoc-nav").get_by_text(name, exact=True).click()


def answer(editor, question, language="de"):
    """Click no for a criterion; for a risk some levels and the first measure."""
    card = editor.get_by_role("group", name=question.title(language), exact=True)
    if question.kind != RISK:
        card.get_by_role("radio", name="Nein").check()
        return
    groups = card.get_by_role("radiogroup")
    for number, level in enumerate(("groß", "substanziell", "überschaubar", "groß")):
        groups.nth(number).get_by_role("radio", name=level).check()
    card.get_by_role("checkbox").first.check()


def assert_accessible(editor, width):
    assert editor.evaluate("document.documentElement.scrollWidth") == width
    found = Axe().run(editor, context="#content", options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    ("kind", "title", "result"),
    [
        ("threshold", "Schwellenwertanalyse", "Kein hohes Risiko"),
        ("full", "Vollständige Folgenabschätzung", "Das verbleibende Risiko"),
    ],
)
def test_an_editor_makes_one_by_clicking(site, editor, width, kind, title, result):
    editor.set_viewport_size({"width": width, "height": 900})
    editor.goto(f"{site}/nutzungskonzept/++add++ImpactAssessment")
    editor.get_by_role("radio", name=title, exact=True).check()
    editor.get_by_role("checkbox", name="Facebook").check()
    assert_accessible(editor, width)
    tab(editor, "Fragen")
    for question in asked(kind):
        answer(editor, question)
    seen = editor.locator(".socialmedia-question:visible").count()
    assert seen == len(asked(kind))
    assert_accessible(editor, width)
    tab(editor, "Stellungnahme und Ergebnis")
    editor.get_by_role("radio", name="Stimmt zu", exact=True).check()
    editor.get_by_role("radio", name=result).check()
    assert_accessible(editor, width)
    editor.get_by_role("button", name="Sichern").click()
    page = editor.locator("#content")
    heading = f"Schwellenwertanalyse {site_today().year}"
    page.get_by_role("heading", name=heading).wait_for()
    words = page.inner_text()
    assert "Es fehlt" not in words
    assert "Erfüllte Kriterien: 0 von 9." in words
    assert ("Höchstes verbleibendes Risiko: mittel (8 von 16)." in words) is (
        kind == "full"
    )
    assert of_kind(RISK)[0].measures[0].de in words or kind == "threshold"
    assert_accessible(editor, width)


def test_a_gap_leads_to_its_question(site, editor):
    editor.goto(f"{site}/nutzungskonzept/++add++ImpactAssessment")
    editor.get_by_role("button", name="Sichern").click()
    question = asked("threshold")[6]
    editor.get_by_role("link", name=question.title("de")).click()
    card = editor.get_by_role("group", name=question.title("de"), exact=True)
    card.wait_for()
    editor.wait_for_function(
        "id => document.activeElement.closest(`#${id}`)", arg=card.get_attribute("id")
    )


def test_all_of_it_is_printed(site, editor):
    editor.goto(f"{site}/nutzungskonzept/++add++ImpactAssessment")
    tab(editor, "Fragen")
    for question in asked("threshold"):
        answer(editor, question)
    editor.get_by_role("button", name="Sichern").click()
    editor.locator(".socialmedia-section").first.wait_for()
    editor.emulate_media(media="print")
    for question in asked("threshold"):
        assert editor.get_by_text(question.text("de")).is_visible()
