"""A form that cannot be used any more is not shown, and the page says why."""

from lxml import html
from mittelsachsen.socialmedia.records.start import start_evaluation
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import TEST_USER_PASSWORD
from plone.restapi.testing import RelativeSession
import pytest
import transaction


CONCEPT = "/nutzungskonzept"
HTML = {"Accept": "text/html"}


@pytest.fixture
def concept(portal):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    return portal["nutzungskonzept"]


@pytest.fixture
def record(concept):
    record = start_evaluation(concept, "de")
    record.decisions = [
        {**row, "decision": "keep", "reason": "Grund"} for row in record.decisions
    ]
    transaction.commit()
    return record


@pytest.fixture
def second(concept):
    """A session of another manager, called Erika Muster."""
    user = api.user.get(TEST_USER_ID)
    user.setMemberProperties({"fullname": "Erika Muster"})
    transaction.commit()
    session = RelativeSession(api.portal.get().absolute_url())
    session.auth = (TEST_USER_NAME, TEST_USER_PASSWORD)
    yield session
    session.close()


def page_of(session, path):
    answer = session.get(path, headers=HTML)
    return answer, html.fromstring(answer.text)


def words_of(page):
    return " ".join(page.text_content().split())


@pytest.mark.parametrize("name", ["", "/twitter", "/andre-kaiser", "/evaluierung"])
def test_a_locked_item_says_who_edits_it(concept, record, manager, second, name):
    if name == "/evaluierung":
        name = f"/{record.getId()}"
    second.get(f"{CONCEPT}{name}/edit", headers=HTML)
    answer, page = page_of(manager, f"{CONCEPT}{name}/edit")
    assert answer.status_code == 200
    assert not page.xpath("//*[@name='form.buttons.save']")
    assert not page.xpath("//*[@id='contentview-edit']")
    [status] = page.xpath("//*[@id='plone-lock-status']")
    assert "Erika Muster" in words_of(status)


def test_nobody_decides_on_a_locked_record(record, manager, second):
    path = f"{CONCEPT}/{record.getId()}"
    second.get(f"{path}/edit", headers=HTML)
    _answer, page = page_of(manager, f"{path}/@@evaluate")
    assert not page.xpath("//form[contains(@action, '@@evaluate')]")
    assert "Erika Muster bearbeitet „" in words_of(page)
    assert not page.xpath("//form[contains(@action, '@@add-figures')]")
    _answer, page = page_of(manager, f"{path}/@@add-figures")
    assert "Erika Muster bearbeitet „" in words_of(page)


@pytest.mark.parametrize("name", ["edit", "@@evaluate", "@@add-figures"])
def test_an_approved_record_has_no_form(record, manager, name):
    api.content.transition(record, "submit")
    api.content.transition(record, "approve")
    transaction.commit()
    path = f"{CONCEPT}/{record.getId()}"
    _answer, page = page_of(manager, f"{path}/{name}")
    assert not page.xpath(
        "//*[@id='content']//form[.//button or .//input[@type='submit']]"
    )
    _answer, page = page_of(manager, path)
    assert not page.xpath("//*[@id='contentview-edit']")
    assert not page.xpath("//*[@id='content']//form")
