"""A mistake in a row is told at its cell, and nowhere else."""

from lxml import html
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser
import pytest


ROWS = "form.widgets.alternative_{}.0.widgets.{}"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (ROWS.format("information", "url"), "javascript:x", "vollständige Web-Adresse"),
        (ROWS.format("contact", "email"), "keine", "E-Mail-Adresse ein"),
    ],
)
def test_it_is_told_once(portal, caplog, name, value, said):
    browser = Browser(portal.aq_parent)
    browser.addHeader("Accept-Language", "de")
    browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    browser.open(f"{portal.absolute_url()}/nutzungskonzept/edit")
    browser.getControl(name=name).value = value
    browser.getControl(name="form.buttons.save").click()
    tree = html.fromstring(browser.contents)
    [error] = tree.xpath("//*[@class='invalid-feedback']")
    assert said in error.text_content()
    cell = error.xpath("ancestor::*[starts-with(@id, 'formfield-')]/@id")[-1]
    assert cell == f"formfield-{name.replace('.', '-')}"
    assert browser.getControl(name=name).value == value
    assert value not in caplog.text
