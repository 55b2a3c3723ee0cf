"""Rows are cards with labels, and what is typed into one is kept."""

import pytest
import transaction


FORMS = {
    "/nutzungskonzept/edit": ("approvals", "body"),
    "/nutzungskonzept/facebook/edit": ("alternative_contact", "label"),
    "/videos/edit": ("videos", "url"),
    "/nutzungskonzept/vimeo/edit": ("alternative_information", "label"),
}


def words_for(column):
    return {
        "url": "https://vimeo.com/76979871",
        "label": "Bürgerbüro",
    }.get(column, "Kreistag")


def cell(editor, address, field, column):
    """Open a form and return an input of the empty row, in its tab."""
    editor.goto(address)
    found = editor.locator(f"[id^='formfield-form-widgets'][id$='{field}']").first
    anchor = found.get_attribute("id")
    editor.goto("about:blank")
    editor.goto(f"{address}#{anchor}")
    empty = found.locator(f".auto-append [name$='.{column}']")
    empty.wait_for()
    return empty


def stored(portal, path, field):
    transaction.begin()
    item = portal.unrestrictedTraverse(path.strip("/").removesuffix("/edit"))
    return getattr(item, field)


@pytest.mark.parametrize("way", ["Enter", "Tab", "mouse"])
@pytest.mark.parametrize("path", FORMS)
def test_a_row_that_was_typed_is_kept(functional_portal, site, editor, path, way):
    field, column = FORMS[path]
    words = words_for(column)
    before = len(stored(functional_portal, path, field) or ())
    cell(editor, site + path, field, column).click()
    editor.keyboard.type(words)
    if way == "Enter":
        editor.keyboard.press("Enter")
    else:
        if way == "Tab":
            editor.keyboard.press("Tab")
        editor.locator("#form-buttons-save").click()
    editor.wait_for_url(lambda url: not url.partition("#")[0].endswith("edit"))
    rows = stored(functional_portal, path, field)
    assert [row[column] for row in rows][before:] == [words]


@pytest.mark.parametrize("width", [320, 1024])
def test_inputs_of_rows_are_wide_enough(site, editor, width):
    editor.set_viewport_size({"width": width, "height": 900})
    roles = {"/nutzungskonzept/hartmut-schneider/edit": ("roles", "scope")}
    for path, (field, column) in {**FORMS, **roles}.items():
        cell(editor, site + path, field, column)
        editor.wait_for_function("document.documentElement.scrollWidth <= innerWidth")
        table = editor.locator(f"[id$='{field}'] table[data-mode='block']").first
        inputs = table.locator("input:visible:not([type=checkbox]), select:visible")
        widths = [each.bounding_box()["width"] for each in inputs.all()]
        assert widths and min(widths) >= 120, path
        labels = table.locator("label:visible")
        assert labels.count() >= len(widths), path
