"""The address of an account is all that a new channel needs."""

from ast import literal_eval
from html import unescape
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser
import pytest
import transaction


CONCEPT = "/nutzungskonzept"
ADDRESSES = [
    (
        "www.facebook.com/x?igsh=MzRl",
        ("https://www.facebook.com/x", "facebook", "@x", "Facebook @x"),
    ),
    (
        "@kreis@social.example.de",
        (
            "https://social.example.de/@kreis",
            "mastodon",
            "@kreis@social.example.de",
            "Mastodon",
        ),
    ),
    (
        "https://m.facebook.com/Kreis",
        ("https://m.facebook.com/Kreis", "facebook", "@Kreis", "Facebook @Kreis"),
    ),
    (
        "instagram.com/x?igsh=a",
        ("https://instagram.com/x", "instagram", "@x", "Instagram"),
    ),
    (
        "https://x.com/landkreis?s=21&t=aB",
        ("https://x.com/landkreis", "x", "@landkreis", "X"),
    ),
    (
        "https://youtube.com/@kreis?si=aB",
        ("https://youtube.com/@kreis", "youtube", "@kreis", "YouTube"),
    ),
    (
        "https://www.youtube.com/channel/UCaB?si=aB",
        ("https://www.youtube.com/channel/UCaB", "youtube", None, "YouTube"),
    ),
]


def post(manager, **values):
    return manager.post(CONCEPT, json={"@type": "SocialMediaChannel", **values})


def form_of(portal):
    browser = Browser(portal.aq_parent)
    browser.handleErrors = False
    login = f"{SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}"
    browser.addHeader("Authorization", f"Basic {login}")
    browser.open(f"{portal.absolute_url()}{CONCEPT}/++add++SocialMediaChannel")
    return browser


def value(browser, name):
    return browser.getControl(name=f"form.widgets.{name}")


@pytest.mark.parametrize(("typed", "told"), ADDRESSES)
def test_rest_takes_an_address_alone(manager, typed, told):
    made = post(manager, account_url=typed).json()
    token = made["platform"]["token"]
    assert (made["account_url"], token, made["handle"], made["title"]) == told


@pytest.mark.parametrize(("typed", "told"), ADDRESSES)
def test_the_form_takes_an_address_alone(portal, typed, told):
    browser = form_of(portal)
    value(browser, "account_url").value = typed
    browser.getControl(name="form.buttons.save").click()
    transaction.begin()
    channel = portal.unrestrictedTraverse("nutzungskonzept").objectValues()[-1]
    made = (channel.account_url, channel.platform, channel.handle, channel.title)
    assert made == told


@pytest.mark.parametrize(("typed", "told"), ADDRESSES[:3])
def test_the_script_is_told_the_same(manager, typed, told):
    view = f"{CONCEPT}/@@account-proposals"
    answer = manager.get(view, params={"account_url": typed})
    values = answer.json()["values"]
    names = ("account_url", "platform", "handle", "title")
    assert tuple(values.get(name) for name in names) == told
    assert answer.headers["Cache-Control"] == "no-store"


def test_visitors_are_told_nothing(anonymous):
    answer = anonymous.get(f"{CONCEPT}/@@account-proposals?account_url=x.com/a")
    assert answer.status_code == 401


def test_what_was_typed_stays(manager):
    typed = {"title": "Unser Kanal", "handle": "kreis", "platform": "newsletter"}
    made = post(manager, account_url="example.org/@kreis", **typed).json()
    assert (made["title"], made["handle"]) == ("Unser Kanal", "kreis")
    assert made["platform"]["token"] == "newsletter"


def test_a_change_tidies_the_address_and_nothing_else(manager):
    url = f"{CONCEPT}/twitter"
    before = manager.get(url).json()
    changed = {"account_url": "x.com/mswirtschaft?s=21", "handle": None}
    assert manager.patch(url, json=changed).status_code == 204
    after = manager.get(url).json()
    assert after["account_url"] == "https://x.com/mswirtschaft"
    assert (after["handle"], after["title"]) == (None, before["title"])


def test_an_address_of_no_known_platform_asks_for_one(manager, portal):
    errors = literal_eval(
        post(manager, account_url="example.org/kreis").json()["message"]
    )
    assert {error["field"] for error in errors} == {"platform", "title"}
    browser = form_of(portal)
    value(browser, "account_url").value = "example.org/kreis"
    browser.getControl(name="form.buttons.save").click()
    assert "/++add++" in browser.url
    assert value(browser, "platform:list").value == ["--NOVALUE--"]
    assert value(browser, "account_url").value == "https://example.org/kreis"


@pytest.mark.parametrize("token", ["mastodon", "newsletter", "other"])
def test_an_address_of_a_known_platform_is_refused_under_another(manager, token):
    url = "https://www.facebook.com/neu"
    answer = post(manager, title="Neu", platform=token, account_url=url)
    [error] = literal_eval(answer.json()["message"])
    assert error["field"] == "account_url"
    assert "Facebook" in error["message"]


def test_a_duplicate_names_the_other_channel_and_links_to_it(manager, portal):
    answer = post(manager, account_url="x.com/MSWirtschaft")
    [error] = literal_eval(answer.json()["message"])
    there = f"{portal.absolute_url()}{CONCEPT}/twitter"
    assert error["message"].endswith("Twitter")
    assert error["other"] == {"@id": there, "title": "Twitter"}
    browser = form_of(portal)
    value(browser, "account_url").value = "x.com/MSWirtschaft"
    browser.getControl(name="form.buttons.save").click()
    assert f'<a href="{there}">Twitter</a>' in unescape(browser.contents)


def test_a_title_of_another_channel_is_no_markup(manager, portal):
    manager.patch(f"{CONCEPT}/twitter", json={"title": "<b>X</b>"})
    browser = form_of(portal)
    value(browser, "account_url").value = "x.com/MSWirtschaft"
    browser.getControl(name="form.buttons.save").click()
    error = browser.contents.partition("invalid-feedback")[2].partition("</div>")[0]
    assert "&lt;b&gt;X" in error and "<b>" not in error


def test_a_duplicate_that_the_user_may_not_see_stays_unnamed(manager, portal):
    with api.env.adopt_roles(["Manager"]):
        api.user.create("a@example.org", "anna", "secret-Pa55", roles=["Member"])
        concept = api.content.create(portal, "UsageConcept", "dritte", title="Dritte")
        roles = ["Reader", "Contributor", "Editor"]
        api.user.grant_roles(username="anna", roles=roles, obj=concept)
        hidden = api.content.create(
            concept,
            "SocialMediaChannel",
            "geheim",
            title="Geheim",
            platform="x",
            account_url="https://x.com/geheim",
        )
        hidden.__ac_local_roles_block__ = True
        hidden.reindexObjectSecurity()
    transaction.commit()
    manager.auth = ("anna", "secret-Pa55")
    body = {"@type": "SocialMediaChannel", "account_url": "x.com/geheim"}
    [error] = literal_eval(manager.post("/dritte", json=body).json()["message"])
    assert error["field"] == "account_url"
    assert "Geheim" not in str(error) and "other" not in error


def test_another_platform_has_the_name_that_the_channel_gives_it(manager, anonymous):
    answer = post(
        manager,
        platform="other",
        platform_name="Lemmy",
        account_url="https://lemmy.example/c/kreis",
    )
    made = answer.json()
    assert made["title"] == "Lemmy"
    manager.post(f"{CONCEPT}/lemmy/@workflow/publish")
    items = anonymous.get("/@social-media-channels?platform=other").json()["items"]
    assert items[0]["platform"] == {"token": "other", "title": "Lemmy"}
    page = anonymous.get(f"{CONCEPT}/lemmy", headers={"Accept": "text/html"}).text
    assert page.count("Lemmy") > 2 and "Andere Plattform" not in page
