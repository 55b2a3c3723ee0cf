"""What is typed into fields of several lines stays text in the forms."""

from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.fields import Lines
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser
import pytest
from zope.schema import getFields


SCRIPT = "<script>alert(1)</script>"
LINES = [f"</textarea>{SCRIPT}", "Müller & Söhne", "&lt;b&gt;", '"<b>x</b>"']


@pytest.fixture
def browser(portal):
    browser = Browser(portal.getPhysicalRoot())
    browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    browser.handleErrors = False
    return browser


def lines_of(browser, name):
    return browser.getControl(name=f"form.widgets.{name}").value.splitlines()


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/nutzungskonzept", IUsageConcept),
        ("/nutzungskonzept/facebook", ISocialMediaChannel),
    ],
)
def test_lines_of_content_stay_as_they_are(portal, manager, browser, path, schema):
    names = [
        name for name, field in getFields(schema).items() if isinstance(field, Lines)
    ]
    wanted = dict.fromkeys(names, LINES)
    manager.patch(path, json=wanted).raise_for_status()
    browser.open(f"{portal.absolute_url()}{path}/edit")
    assert SCRIPT not in browser.contents
    assert {name: lines_of(browser, name) for name in names} == wanted
    browser.getControl(name="form.buttons.save").click()
    assert not browser.url.endswith("/edit")
    saved = manager.get(path).json()
    assert {name: saved[name] for name in names} == wanted


@pytest.mark.parametrize(
    ("view", "names"),
    [
        (
            "@@socialmedia-platform-edit?token=facebook",
            ("hosts", "account_paths", "embed_hosts"),
        ),
        ("@@socialmedia-controlpanel", ("reminder_days", "own_hosts")),
    ],
)
def test_refused_lines_of_settings_come_back_as_text(portal, browser, view, names):
    browser.open(f"{portal.absolute_url()}/{view}")
    for name in names:
        browser.getControl(name=f"form.widgets.{name}").value = "\n".join(LINES)
    browser.getControl(name="form.buttons.save").click()
    assert SCRIPT not in browser.contents
    for name in names:
        assert lines_of(browser, name) == LINES
