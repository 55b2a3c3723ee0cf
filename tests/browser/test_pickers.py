"""Every picker opens with what belongs in it; what is picked is kept."""

from plone import api
import pytest
import transaction


@pytest.fixture(autouse=True)
def _more(functional_portal):
    """A second concept, with a person and a channel of its own."""
    with api.env.adopt_roles(["Manager"]):
        other = api.content.create(
            functional_portal, "UsageConcept", "rahmen", title="Rahmen"
        )
        api.content.create(other, "ContactPerson", "erna", title="Erna Anderswo")
        concept = functional_portal["nutzungskonzept"]
        api.content.create(concept, "Document", "dsfa", title="Abschätzung")
        api.content.create(concept, "EvaluationRecord", "ev", title="Evaluation")
    transaction.commit()


PICKERS = [
    ("/nutzungskonzept/facebook", "successor", "Vimeo"),
    ("/nutzungskonzept/facebook", "dpia", "Abschätzung"),
    ("/nutzungskonzept/hartmut-schneider", "deputy", "André Kaiser"),
    ("/nutzungskonzept/ev", "evaluators", "André Kaiser"),
    ("/nutzungskonzept", "framework", "Rahmen"),
]


def widget_of(editor, address, field):
    """Open a form at a field and return its place."""
    name = f"[id^='formfield-form-widgets'][id$='{field}']"
    editor.goto(f"{address}/edit")
    found = editor.locator(name)
    found.locator("a.btn").first.wait_for(state="attached")
    # The tab of the field, as the links of the checks open it.
    anchor = found.get_attribute("id")
    editor.goto("about:blank")
    editor.goto(f"{address}/edit#{anchor}")
    found.locator("a.btn").first.wait_for()
    return found


def chosen(found, title):
    """Wait until a field shows what was picked."""
    shown = found.locator(".content-browser-selected-items .item-title")
    shown.filter(has_text=title).wait_for()


def save(editor):
    editor.locator("#form-buttons-save").click()
    editor.wait_for_url(lambda url: not url.partition("#")[0].endswith("edit"))


def picked(portal, path, field):
    transaction.begin()
    value = getattr(portal.unrestrictedTraverse(path.lstrip("/")), field)
    relations = value if isinstance(value, list) else [value]
    return [relation.to_object.title for relation in relations]


@pytest.mark.parametrize(("path", "field", "title"), PICKERS)
def test_a_picker_by_mouse(functional_portal, site, editor, path, field, title):
    found = widget_of(editor, site + path, field)
    found.locator("a.btn").first.click()
    item = editor.locator(".contentItem", has_text=title).first
    item.click()
    editor.get_by_role("button", name=f"{title} auswählen").click()
    chosen(found, title)
    save(editor)
    assert picked(functional_portal, path, field) == [title]


def test_a_picker_by_keyboard(functional_portal, site, editor):
    found = widget_of(editor, f"{site}/nutzungskonzept/facebook", "successor")
    found.locator("a.btn").first.focus()
    editor.keyboard.press("Enter")
    editor.locator(".contentItem", has_text="Twitter").wait_for()
    editor.locator(".contentItem.inPath").focus()
    editor.keyboard.press("ArrowRight")
    for _step in range(8):
        if "Twitter" in editor.evaluate("document.activeElement.innerText"):
            break
        editor.keyboard.press("ArrowDown")
    editor.keyboard.press("Enter")
    chosen(found, "Twitter")
    save(editor)
    path = "/nutzungskonzept/facebook"
    assert picked(functional_portal, path, "successor") == ["Twitter"]


def test_a_word_finds_what_another_concept_holds(functional_portal, site, editor):
    path = "/nutzungskonzept/hartmut-schneider"
    found = widget_of(editor, site + path, "deputy")
    found.locator("a.btn").first.click()
    editor.locator(".contentItem").first.wait_for()
    editor.locator(".content-browser input[type=text], input[name=filter]").first.fill(
        "Erna"
    )
    editor.locator(".contentItem", has_text="Erna Anderswo").click()
    editor.get_by_role("button", name="Erna Anderswo auswählen").click()
    chosen(found, "Erna Anderswo")
    save(editor)
    assert picked(functional_portal, path, "deputy") == ["Erna Anderswo"]


def test_persons_of_one_name_are_told_apart(functional_portal, site, editor):
    with api.env.adopt_roles(["Manager"]):
        concept = functional_portal["nutzungskonzept"]
        person = api.content.create(
            concept, "ContactPerson", "kaiser-2", title="André Kaiser"
        )
        person.function, person.organisation = "Hausmeister", "Gymnasium"
        person.reindexObject()
    transaction.commit()
    editor.goto(f"{site}/nutzungskonzept/facebook/edit")
    options = editor.locator("select[id$='editorial_contact'] option")
    titles = options.all_inner_texts()
    assert "André Kaiser (Hausmeister, Gymnasium)" in titles
    assert len(titles) == len(set(titles))
    # Those of this concept come before others.
    assert titles[-1].startswith("Erna Anderswo")
