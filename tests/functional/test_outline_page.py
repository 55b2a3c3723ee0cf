"""The page on which editors arrange the document: each step is a form that is sent."""

from lxml import html
from plone import api
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import TEST_USER_PASSWORD
from plone.restapi.testing import RelativeSession
import pytest
import transaction


CONCEPT = "/nutzungskonzept"
PAGE = f"{CONCEPT}/@@outline"
SECTION = f"{CONCEPT}/@@outline-section"
HTML = {"Accept": "text/html"}
UNPLACED = "//ul[@class='list-group mb-3']"


class Outline:
    """The page as an editor has it."""

    def __init__(self, session):
        self.session = session
        self.read(session.get(PAGE, headers=HTML))

    def read(self, answer):
        self.answer = answer
        self.tree = html.fromstring(answer.content)

    def send(self, step, authenticator=None, **values):
        """Send a step of the page with its token, and read what comes back."""
        hidden = {"step": step, "_authenticator": authenticator or self.token()}
        self.read(self.session.post(PAGE, data={**hidden, **values}, headers=HTML))
        return self

    def token(self):
        (*_others, token) = self.tree.xpath("//input[@name='_authenticator']/@value")
        return token

    def text(self, path):
        return [" ".join(each.text_content().split()) for each in self.tree.xpath(path)]

    def rows(self):
        names = self.tree.xpath("//li/@data-node")
        return dict(zip(names, self.text("//li[@data-node]//summary"), strict=True))

    def message(self):
        return " ".join(self.text("//*[@id='global_statusmessage']"))

    def problem(self, name):
        return " ".join(self.text(f"//*[@id='problem-{name}']"))


@pytest.fixture
def outline(manager):
    return Outline(manager)


@pytest.fixture
def stored(manager):
    return lambda name="outline": manager.get(CONCEPT).json()[name]


@pytest.fixture
def second(portal):
    """A session of another editor."""
    with api.env.adopt_roles(["Manager"]):
        api.user.grant_roles(username="test_user_1_", roles=["Editor", "Member"])
    transaction.commit()
    session = RelativeSession(portal.absolute_url())
    session.auth = (TEST_USER_NAME, TEST_USER_PASSWORD)
    yield session
    session.close()


def ids(nodes):
    return [node["id"] for node in nodes]


def test_the_page_lists_the_standard_with_its_numbers(outline, stored):
    rows = outline.rows()
    assert rows["preamble"].endswith("1 Präambel")
    assert rows["channels"].endswith("5 Kanäle Kanäle")
    assert rows["goals"].endswith("Ziele leer")
    assert outline.text("//li[@data-node='channels']/ul/li")[0] == "5.1 Facebook"
    assert stored() == []


def test_a_step_stores_the_outline_and_says_the_new_number(outline, stored):
    outline.send("up", id="commitment")
    outline.send("up", id="commitment")
    assert (
        outline.send("up", id="commitment")
        .message()
        .endswith("„Selbstverpflichtung“ ist jetzt 5.")
    )
    assert outline.answer.url.endswith("focus=up-commitment#up-commitment")
    names = ids(stored())
    assert names.index("commitment") + 1 == names.index("channels")


def test_a_step_that_cannot_be_done_says_so(outline, stored):
    assert "kommt nicht weiter" in outline.send("up", id="preamble").message()
    assert stored() == []


def test_a_section_goes_below_the_one_before(outline, stored):
    outline.send("in", id="mandate")
    levels = {node["id"]: node["level"] for node in stored()}
    assert levels["mandate"] == 2
    outline.send("out", id="mandate")
    assert {node["level"] for node in stored() if node["id"] == "mandate"} == {1}


def test_a_drop_names_the_section_before_which_it_is(outline, stored):
    outline.send("drop", id="commitment", before="preamble")
    assert ids(stored())[0] == "commitment"
    outline.send("drop", id="commitment", before="")
    assert ids(stored())[-1] == "commitment"


def test_a_heading_is_our_own_the_standard_s_or_none(outline, stored):
    def heading(kind, text=""):
        outline.send("head", id="mandate", kind=kind, heading=text, numbered="1")
        return next(node for node in stored() if node["id"] == "mandate")["heading"]

    assert heading("own", "Wozu") == "Wozu"
    assert outline.rows()["mandate"].endswith("2 Wozu")
    assert heading("none") == ""
    assert heading("standard") is None


def test_a_heading_that_is_wrong_is_told_at_its_section(outline, stored):
    outline.send("head", id="mandate", kind="own", heading="a\x07b", numbered="1")
    assert "heading" in outline.problem("mandate")
    assert outline.tree.xpath("//li[@data-node='mandate']//details[@open]")
    assert outline.problem("goals") == ""
    assert stored() == []


def test_a_section_without_number_skips_none(outline):
    outline.send("head", id="mandate", kind="standard", heading="")
    rows = outline.rows()
    assert rows["mandate"].endswith("Ebene 1 Aufgabe und Anliegen")
    assert rows["responsible"].endswith("2 Verantwortliche Stellen")


def test_what_is_hidden_stays_in_the_list(outline, anonymous):
    values = {"kind": "standard", "heading": "", "numbered": "1", "hidden": "1"}
    outline.send("head", id="mandate", **values)
    assert "ist verborgen" in outline.message()
    assert outline.rows()["mandate"].endswith("verborgen")
    sections = anonymous.get(f"{CONCEPT}/@usage-concept").json()["sections"]
    assert "mandate" not in ids(sections)


def test_own_words_are_added_written_and_removed(outline, manager, anonymous, stored):
    outline.send("add", id="preamble", heading="Eigenes")
    assert ids(stored())[4] == "section-eigenes"
    form = manager.get(SECTION, params={"id": "section-eigenes"}, headers=HTML)
    values = {
        "form.widgets.html": "<p>Hier steht es.</p>",
        "form.widgets.html.mimeType": "text/html",
        "form.widgets.answers": ["legal_basis"],
        "form.widgets.channels": ["vimeo"],
        "form.buttons.save": "1",
    }
    answer = send_form(manager, form, values)
    assert answer.url.endswith("@@outline#head-section-eigenes")
    node = next(node for node in stored() if node["id"] == "section-eigenes")
    assert node["html"] == "<p>Hier steht es.</p>"
    assert (node["answers"], node["channels"]) == (["legal_basis"], ["vimeo"])
    sections = anonymous.get(f"{CONCEPT}/@usage-concept").json()["sections"]
    assert "Hier steht es." in sections[1]["html"]

    outline.send("remove", id="section-eigenes")
    assert "section-eigenes" in ids(stored())
    assert outline.answer.url.endswith("#confirm-section-eigenes")
    assert outline.tree.xpath("//button[@id='confirm-section-eigenes']")
    outline.send("remove", id="section-eigenes", confirmed="1")
    assert "section-eigenes" not in ids(stored())


def send_form(session, page, values):
    (form,) = html.fromstring(page.content).xpath("//form[@id='outline-section']")
    values = {"_authenticator": form.fields["_authenticator"], **values}
    return session.post(form.action, data=values, headers=HTML)


def test_an_empty_section_is_removed_at_once(outline, stored):
    outline.send("add", heading="Leer")
    assert "section-leer" in ids(stored())
    outline.send("remove", id="section-leer")
    assert "section-leer" not in ids(stored())


def test_a_section_of_words_that_are_wrong_is_told_at_the_place(outline, stored):
    outline.send("add", id="mandate", heading="a\x07b")
    assert outline.problem("mandate")
    outline.send("add", heading="a\x07b")
    assert outline.text("//div[@id='outline']/div[@role='alert']")
    assert stored() == []


def test_the_form_of_channels(outline, manager, anonymous, stored):
    form = manager.get(SECTION, params={"id": "channels"}, headers=HTML)
    part = "form.widgets.parts.0.widgets"
    values = {
        "form.widgets.form": ["table"],
        "form.widgets.facts": ["none"],
        "form.widgets.group": ["selected"],
        "form.widgets.parts.count": "1",
        "form.widgets.parts.0-empty-marker": "1",
        f"{part}.part": ["scope"],
        f"{part}.heading": "Wie wir posten",
        f"{part}.untitled-empty-marker": "1",
        "form.buttons.save": "1",
    }
    send_form(manager, form, values)
    node = next(node for node in stored() if node["id"] == "channels")
    assert node["form"] == "table" and node["facts"] == "none"
    assert node["group"] == "platform"
    assert node["parts"] == [{"part": "scope", "heading": "Wie wir posten"}]


def test_the_form_without_a_change_changes_nothing_to_see(outline, manager, anonymous):
    before = anonymous.get(f"{CONCEPT}/@usage-concept").json()["sections"]
    form = manager.get(SECTION, params={"id": "channels"}, headers=HTML)
    (fields,) = html.fromstring(form.content).xpath("//form[@id='outline-section']")
    values = {
        name: value
        for name, value in fields.form_values()
        if ".AA." not in name and ".TT." not in name
    }
    send_form(manager, form, {**values, "form.buttons.save": "1"})
    after = anonymous.get(f"{CONCEPT}/@usage-concept").json()["sections"]
    assert after == before


@pytest.mark.parametrize("name", ["gone", "preamble", ""])
def test_only_nodes_with_more_than_a_heading_have_a_form(manager, name):
    answer = manager.get(SECTION, params={"id": name}, headers=HTML)
    assert answer.status_code == 404


def test_what_has_content_and_no_place_is_added_with_one_button(
    outline, manager, anonymous
):
    assert outline.text("//h2")[:1] == ["Am Ende hinzufügen"]
    manager.patch(CONCEPT, json={"legal_basis": ["Art. 6"]})
    outline = Outline(manager)
    assert outline.text(f"{UNPLACED}/li/span") == ["Rechtsgrundlage"]
    outline.send("place", token="slot legal_basis")
    assert "„Rechtsgrundlage“ ist jetzt 7." in outline.message()
    sections = anonymous.get(f"{CONCEPT}/@usage-concept").json()["sections"]
    assert sections[-1]["title"] == "Rechtsgrundlage"
    assert not outline.text(f"{UNPLACED}/li")


def test_pages_and_platforms_may_have_a_place(outline, manager, stored):
    page = {"@type": "Document", "id": "dsfa", "title": "Folgen", "text": "<p>a</p>"}
    manager.post(CONCEPT, json=page)
    outline.send("place", token="page dsfa")
    outline.send("place", token="platform facebook")
    assert [node["kind"] for node in stored()[-2:]] == ["page", "platform"]
    manager.delete(f"{CONCEPT}/dsfa")
    assert "dsfa" in Outline(manager).problem("page-dsfa")


def test_a_preset_shows_what_moves_before_it_does(manager, stored):
    answer = manager.get(PAGE, params={"preset": "necessity"}, headers=HTML)
    outline = Outline(manager)
    outline.read(answer)
    moves = outline.text("//table//tbody/tr")
    assert "Kanäle 5 Kanäle 2 Kanäle" in moves
    assert "Aufgabe und Anliegen 2 Aufgabe und Anliegen nicht im Dokument" in moves
    assert stored() == []
    outline.send("preset", preset="necessity")
    assert outline.rows()["channels"].endswith("2 Kanäle Kanäle")
    assert "Aufgabe und Anliegen" in outline.text(f"{UNPLACED}//span")


def test_numbers_are_tried_and_then_stored(outline, stored):
    numbering = {"numbering:list": ["I.", "1.", "", ""]}
    outline.send("try", **numbering)
    assert outline.rows()["channels"].endswith("V. Kanäle Kanäle")
    assert stored("numbering") == []
    outline.send("numbering", **numbering)
    assert stored("numbering") == ["I.", "1."]
    outline.send("numbering", **{"numbering:list": ["1", "1.1", "1.1", ""]})
    assert stored("numbering") == []
    outline.send("numbering", **{"numbering:list": ["", "", "", ""]})
    assert outline.rows()["channels"].endswith("Ebene 1 Kanäle Kanäle")


def test_steps_are_taken_back_and_done_again(outline, stored):
    assert not outline.tree.xpath("//button[@value='undo' or @value='redo']")
    states = [stored()]
    for name in ("commitment", "mandate", "channels"):
        outline.send("up", id=name)
        states.append(stored())
    for state in reversed(states[:-1]):
        outline.send("undo")
        assert stored() == state
    assert not outline.tree.xpath("//button[@value='undo']")
    for state in states[1:]:
        outline.send("redo")
        assert stored() == state
    assert not outline.tree.xpath("//button[@value='redo']")


def test_a_new_step_is_the_end_of_those_taken_back(outline, stored):
    outline.send("up", id="commitment")
    outline.send("undo")
    outline.send("up", id="channels")
    assert "keinen Schritt" in outline.send("redo").message()


def test_the_history_says_what_a_step_did(outline, manager):
    outline.send("up", id="commitment")
    newest = manager.get(f"{CONCEPT}/@history").json()[0]
    assert newest["comments"] == "Gliederung: „Selbstverpflichtung“ verschoben"


def test_a_removal_with_words_is_taken_back(outline, manager, stored):
    outline.send("add", heading="Eigenes")
    form = manager.get(SECTION, params={"id": "section-eigenes"}, headers=HTML)
    words = {"form.widgets.html": "<p>Wort</p>", "form.buttons.save": "1"}
    send_form(manager, form, words)
    before = stored()
    outline.send("remove", id="section-eigenes", confirmed="1")
    outline.send("undo")
    assert stored() == before


def test_nothing_is_taken_back_once_others_have_changed_it(outline, manager, stored):
    outline.send("up", id="commitment")
    manager.patch(CONCEPT, json={"outline": [{"kind": "text", "html": "<p>a</p>"}]})
    assert "keinen Schritt" in outline.send("undo").message()
    assert ids(stored()) == ["section"]
    assert not Outline(manager).tree.xpath("//button[@value='undo']")


def test_a_preset_over_rest_is_a_step_as_well(manager, stored):
    manager.post(f"{CONCEPT}/@usage-concept-outline", json={"preset": "necessity"})
    assert stored()
    Outline(manager).send("undo")
    assert stored() == []


def test_a_section_that_is_gone_is_told(outline, stored):
    for step in ("up", "remove", "head", "drop"):
        values = {"kind": "standard", "heading": "", "before": ""}
        outline.send(step, id="weg", **values)
        assert "gibt es nicht mehr" in outline.message()
    assert stored() == []


@pytest.mark.parametrize("step", ["", "delete"])
def test_a_step_that_is_none_is_refused(outline, step):
    assert outline.send(step, id="mandate").answer.status_code == 400


def test_a_format_that_is_none_is_refused(outline, stored):
    outline.send("numbering", **{"numbering:list": ["(1)"]})
    assert outline.answer.status_code == 400
    assert stored("numbering") == []


def test_a_form_of_another_site_changes_nothing(outline, stored):
    outline.send("up", authenticator="a" * 40, id="mandate")
    assert outline.answer.status_code == 403
    assert stored() == []


def test_looking_writes_nothing(manager, portal):
    # Plone gives portlets their places with the first page.
    manager.get(CONCEPT, headers=HTML)
    database = portal._p_jar.db()
    before = database.lastTransaction()
    for query in ("", "?preset=blank", "?confirm=dialogue", "?step=undo&id=mandate"):
        assert manager.get(PAGE + query, headers=HTML).status_code == 200
    assert database.lastTransaction() == before


@pytest.mark.parametrize("path", [PAGE, f"{SECTION}?id=dialogue"])
def test_the_pages_are_for_those_who_may_edit(anonymous, path):
    answer = anonymous.get(path, headers=HTML, allow_redirects=False)
    assert answer.status_code == 302 and "require_login" in answer.headers["Location"]


def test_what_another_editor_has_locked_is_not_changed(outline, second, stored):
    second.get(f"{CONCEPT}/edit", headers=HTML)
    outline.send("up", id="mandate")
    assert "test_user_1_ bearbeitet „" in outline.message()
    assert stored() == []
    assert not outline.tree.xpath("//div[@id='outline']//button")
    assert outline.text("//*[@id='plone-lock-status']//strong") == ["Gesperrt"]


def test_words_are_locked_while_they_are_written(manager, second, stored):
    form = manager.get(SECTION, params={"id": "dialogue"}, headers=HTML)
    answer = second.get(f"{SECTION}?id=dialogue", headers=HTML)
    assert answer.url.endswith("nutzungskonzept/@@view")
    assert not Outline(second).tree.xpath("//div[@id='outline']//button")
    send_form(manager, form, {"form.buttons.cancel": "1"})
    assert Outline(second).tree.xpath("//div[@id='outline']//button")


def test_words_are_not_stored_over_another_editor_s_lock(manager, second, stored):
    form = manager.get(SECTION, params={"id": "dialogue"}, headers=HTML)
    send_form(manager, form, {"form.buttons.cancel": "1"})
    second.get(f"{CONCEPT}/edit", headers=HTML)
    words = {"form.widgets.html": "<p>Wort</p>", "form.buttons.save": "1"}
    answer = send_form(manager, form, words)
    assert "test_user_1_ bearbeitet „" in answer.text
    assert stored() == []


def test_an_outdated_term_leads_to_its_section(manager):
    node = {"kind": "text", "id": "alt", "html": "<p>Unsere Seite bei Google+.</p>"}
    manager.patch(CONCEPT, json={"outline": [node]})
    page = manager.get(f"{CONCEPT}/@@checks", headers=HTML)
    links = html.fromstring(page.content).xpath("//a/@href")
    (link,) = [link for link in links if "@@outline#" in link]
    assert link.endswith("/nutzungskonzept/@@outline#head-alt")


def place(session, name):
    page = html.fromstring(session.get(f"{CONCEPT}/edit", headers=HTML).content)
    path = f"//div[@id='formfield-form-widgets-{name}']//a[@class='d-block']"
    return [each.text_content() for each in page.xpath(path)]


def test_each_field_says_where_in_the_document_it_is(manager):
    assert place(manager, "mandate") == ["Erscheint unter: 2 Aufgabe und Anliegen"]
    assert place(manager, "statistics") == ["Erscheint unter: 1 Präambel"]
    assert place(manager, "staged_model") == ["Erscheint unter: 5 Kanäle"]
    assert place(manager, "goals") == ["Erscheint unter: Ziele"]
    responsible = ["Erscheint unter: 3 Verantwortliche Stellen"]
    assert place(manager, "controller_phone") == responsible
    assert place(manager, "purpose") == ["Erscheint nicht im Dokument – Gliederung"]
    assert place(manager, "version") == []


def test_a_heading_is_text_where_the_form_names_it(manager):
    node = {"kind": "slot", "slot": "purpose", "heading": "<b>&"}
    manager.patch(CONCEPT, json={"outline": [node], "purpose": "<p>a</p>"})
    assert place(manager, "purpose") == ["Erscheint unter: 1 <b>&"]


def tabs(session):
    page = html.fromstring(session.get(f"{CONCEPT}/edit", headers=HTML).content)
    return [each.text_content().strip() for each in page.xpath("//legend")]


def test_the_tabs_follow_the_standard(manager):
    expected = ["Text", "Verantwortliche Stellen", "Alternativen", "Dialog"]
    assert tabs(manager)[1:5] == expected


def test_the_tabs_follow_the_body_s_own_document(manager):
    nodes = [
        {"kind": "slot", "slot": "netiquette"},
        {"kind": "slot", "slot": "responsible"},
    ]
    manager.patch(CONCEPT, json={"outline": nodes})
    assert tabs(manager)[1:3] == ["Dialog", "Verantwortliche Stellen"]
    assert tabs(manager)[-1] == "Urheber"


def test_the_concept_has_a_link_to_its_outline(manager):
    page = html.fromstring(manager.get(CONCEPT, headers=HTML).content)
    assert page.xpath("//a[contains(@href, '/nutzungskonzept/@@outline')]")
