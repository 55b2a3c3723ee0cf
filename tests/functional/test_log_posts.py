"""A reminder post is logged by one form of the evaluations page."""

from datetime import date
from datetime import timedelta
from mittelsachsen.socialmedia.clock import site_today
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser
import pytest
import transaction


CONCEPT = "/nutzungskonzept"


@pytest.fixture
def sheet(portal):
    """The evaluations page as a manager has it, without JavaScript."""
    browser = Browser(portal.aq_parent)
    login = f"{SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}"
    browser.addHeader("Authorization", f"Basic {login}")
    browser.addHeader("Accept-Language", "de")
    browser.open(f"{portal.absolute_url()}{CONCEPT}/@@evaluations")
    return browser


def log(sheet, **typed):
    form = sheet.getForm(action="@@log-post")
    for name, text in typed.items():
        control = form.getControl(name=name)
        if name == "channel":
            control.displayValue = [text]
        else:
            control.value = text
    form.submit()


def posts(portal, name="twitter"):
    transaction.begin()
    return portal.unrestrictedTraverse(f"nutzungskonzept/{name}").awareness_posts


def test_a_post_is_appended_with_the_day_that_the_form_proposes(portal, sheet):
    before = list(posts(portal))
    log(sheet, channel="Twitter", url="x.com/mswirtschaft/status/1?s=21")
    assert posts(portal)[: len(before)] == before
    assert posts(portal)[len(before) :] == [
        {
            "date": site_today(),
            "url": "https://x.com/mswirtschaft/status/1",
            "kind": "alternatives",
        }
    ]
    assert "für Twitter protokolliert" in sheet.contents


def test_the_log_needs_no_address(portal, sheet):
    log(sheet, channel="Twitter", kind=["risks"], date="2026-01-31")
    row = {"date": date(2026, 1, 31), "url": None, "kind": "risks"}
    assert posts(portal)[-1] == row


@pytest.mark.parametrize(
    "typed",
    [
        {"url": "kein Link"},
        {"date": "heute"},
        {"date": ""},
        {"date": (date.today() + timedelta(days=5)).isoformat()},
    ],
)
def test_what_is_wrong_is_said_and_stays_in_the_form(portal, sheet, typed):
    before = list(posts(portal))
    log(sheet, channel="Twitter", **{"url": "https://x.com/a", **typed})
    assert posts(portal) == before
    assert "portalMessage" in sheet.contents and "protokolliert." not in sheet.contents
    form = sheet.getForm(action="@@log-post")
    assert form.getControl(name="channel").displayValue == ["Twitter"]
    if "url" in typed:
        assert form.getControl(name="url").value == typed["url"]


def test_only_the_form_logs(manager, portal):
    before = list(posts(portal))
    uid = portal.unrestrictedTraverse("nutzungskonzept/twitter").UID()
    fields = {"channel": uid, "date": "2026-01-31", "kind": "risks", "url": ""}
    url = f"{CONCEPT}/@@log-post"
    assert manager.get(url, params=fields).status_code == 403
    assert manager.post(url, data=fields).status_code == 403
    assert posts(portal) == before


def test_who_may_not_edit_a_channel_logs_nothing_for_it(portal, sheet):
    with api.env.adopt_roles(["Manager"]):
        twitter = portal.unrestrictedTraverse("nutzungskonzept/twitter")
        twitter.manage_permission("Modify portal content", [], acquire=0)
    transaction.commit()
    sheet.reload()
    form = sheet.getForm(action="@@log-post")
    assert "Twitter" not in form.getControl(name="channel").displayOptions
