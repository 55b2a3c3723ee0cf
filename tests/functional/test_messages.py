"""Who does something learns what has come of it."""

from plone.app.testing import setRoles
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from plone.testing.zope import Browser
import pytest
import transaction


CONCEPT = "/nutzungskonzept"


@pytest.fixture
def concept(portal):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    return portal["nutzungskonzept"]


@pytest.fixture
def browser(portal, concept):
    browser = Browser(portal.aq_parent)
    browser.handleErrors = False
    browser.addHeader("Accept-Language", "de")
    login = f"{SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}"
    browser.addHeader("Authorization", f"Basic {login}")
    transaction.commit()
    return browser


def test_a_version_that_is_frozen_and_blacked_out_says_so(portal, browser):
    browser.open(f"{portal.absolute_url()}{CONCEPT}/@@freeze-version")
    browser.getControl(name="form.widgets.version").value = "7"
    browser.getControl("Einfrieren").click()
    assert "Fassung 7 ist eingefroren." in browser.contents
    browser.open(f"{portal.absolute_url()}{CONCEPT}/@@redact-version")
    for name, text in (("number", "7"), ("words", "Facebook"), ("reason", "Antrag")):
        browser.getControl(name=f"form.widgets.{name}").value = text
    browser.getControl("Schwärzen").click()
    assert "Die Wörter sind geschwärzt." in browser.contents


def test_a_term_that_stays_or_stays_no_more_says_so(portal, browser):
    browser.open(f"{portal.absolute_url()}{CONCEPT}/@@checks")
    browser.getControl(name="reason", index=0).value = "So heißt es"
    browser.getControl(name="accept", index=0).click()
    assert "Der Begriff gilt: Er bleibt so stehen." in browser.contents
    browser.getControl(name="withdraw", index=0).click()
    assert "Der Begriff wird wieder gesucht." in browser.contents
