"""Platform records: they stay while channels need them, and find the way back."""

from lxml import html
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.platforms.records import save_platform
from mittelsachsen.socialmedia.platforms.shipped import shipped_platforms
import pytest
import transaction


HTML = {"Accept": "text/html"}
PANEL = "/@@socialmedia-controlpanel"
EDIT = "/@@socialmedia-platform-edit"
RESET = "/@@socialmedia-platform-reset"
REST = "/@controlpanels/socialmedia"


def page(session, path):
    return html.fromstring(session.get(path, headers=HTML).content)


def text(tree, path):
    return [" ".join(each.text_content().split()) for each in tree.xpath(path)]


def send(session, path, **values):
    """Send the last form of a page to where it goes, with its token."""
    (*_others, form) = page(session, path).xpath("//main//form[@method='post']")
    token = form.xpath(".//input[@name='_authenticator']/@value")[0]
    data = {**dict(form.fields), "_authenticator": token, **values}
    answer = session.post(form.action, data=data, headers=HTML)
    return html.fromstring(answer.content)


def row(session, title):
    tree = page(session, PANEL)
    [found] = tree.xpath(f"//tr[th[normalize-space()='{title}']]")
    return [" ".join(cell.text_content().split()) for cell in found.xpath("td")]


def test_a_new_site_has_the_records_as_they_came(portal):
    assert get_platforms() == dict(shipped_platforms())


def test_the_list_counts_the_channels(manager):
    assert row(manager, "Vimeo")[2] == "1"
    assert row(manager, "Mastodon")[2] == "0"


def test_one_that_channels_have_stays_and_they_are_named(manager):
    tree = send(manager, f"{EDIT}?token=vimeo", **{"form.buttons.remove": "1"})
    assert "Vimeo" in " ".join(text(tree, "//*[@id='global_statusmessage']"))
    answer = manager.delete(f"{REST}/vimeo")
    assert answer.status_code == 400 and "Vimeo" in answer.json()["message"]
    assert get_platform("vimeo") is not None


@pytest.mark.parametrize("way", ["form", "rest"])
def test_one_that_nobody_has_goes_and_comes_again(portal, manager, way):
    before = manager.get(f"{REST}/mastodon").json()
    if way == "form":
        send(manager, f"{EDIT}?token=mastodon", **{"form.buttons.remove": "1"})
    else:
        assert manager.delete(f"{REST}/mastodon").status_code == 204
    assert manager.get(f"{REST}/mastodon").status_code == 404
    assert row(manager, "Mastodon")[0] == "hier entfernt"
    send(manager, f"{RESET}?token=mastodon")
    assert manager.get(f"{REST}/mastodon").json() == before


def test_what_was_changed_is_compared_and_taken_back(portal, manager):
    assert not page(manager, f"{RESET}?token=vimeo").xpath(
        "//form[@method='post']//button[contains(., 'Mitgeliefertes')]"
    )
    assert row(manager, "Vimeo")[4] == "wie mitgeliefert"
    save_platform("vimeo", {"operator_name": "Andere", "hosts": ("vimeo.example",)})
    transaction.commit()
    assert row(manager, "Vimeo")[4] == "Vergleichen und zurücksetzen: Vimeo"
    tree = page(manager, f"{RESET}?token=vimeo")
    assert text(tree, "//tbody/tr/td[1]") == ["Andere", "vimeo.example"]
    assert text(tree, "//tbody/tr/td[2]") == ["Vimeo.com, Inc.", "vimeo.com"]
    send(manager, f"{RESET}?token=vimeo")
    assert text(page(manager, f"{RESET}?token=vimeo"), "//tbody/tr") == []


def test_looking_changes_nothing_and_sending_needs_the_token(portal, manager):
    save_platform("vimeo", {"operator_name": "Andere"})
    transaction.commit()
    shipped_platforms.cache_clear()
    # The first page of a session stores what Plone itself keeps.
    manager.get("/", headers=HTML)
    before = portal._p_jar.db().lastTransaction()
    manager.get(f"{RESET}?token=vimeo", headers=HTML)
    manager.get(PANEL, headers=HTML)
    assert portal._p_jar.db().lastTransaction() == before
    answer = manager.post(RESET, data={"token": "vimeo"}, headers=HTML)
    assert answer.status_code == 403
    assert manager.get(f"{REST}/vimeo").json()["operator_name"] == "Andere"


@pytest.mark.parametrize("token", ["", "unbekannt", "../x"])
def test_an_unknown_record_is_not_found(manager, token):
    assert manager.get(RESET, params={"token": token}, headers=HTML).status_code == 404


def test_before_an_upgrade_the_page_says_what_to_do(portal, manager):
    setup = portal.portal_setup
    setup.setLastVersionForProfile("mittelsachsen.socialmedia:default", "1000")
    del portal.portal_registry.records["mittelsachsen.socialmedia.public_url"]
    transaction.commit()
    tree = page(manager, PANEL)
    assert tree.xpath(
        "//*[contains(@class, 'alert-warning')]//a[text()='Aktualisieren']"
    )
    assert not tree.xpath("//*[@name='form.buttons.save']")


def test_settings_stand_in_groups(manager):
    tree = page(manager, PANEL)
    assert text(
        tree,
        "//main//form//fieldset/legend",
    ) == [
        "Termine",
        "Hinweise",
        "Rechtliche Angaben",
        "Eingebettete Inhalte",
        "Betrieb",
        "E-Mails",
    ]
