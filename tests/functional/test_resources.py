"""What pages carry of the add-on: one footer, one small bundle."""

import pytest


HTML = {"Accept": "text/html"}


@pytest.mark.parametrize("session", ["anonymous", "manager"])
def test_every_page_holds_the_footer_once(request, session):
    page = request.getfixturevalue(session).get("/", headers=HTML).text
    assert page.count('class="socialmedia-follow') == 1


@pytest.mark.parametrize("path", ["/", "/nutzungskonzept", "/videos"])
def test_script_and_styles_are_on_every_page(anonymous, path):
    """So windows and what is loaded later may hold embeds."""
    page = anonymous.get(path, headers=HTML).text
    assert page.count("/socialmedia.js") == page.count("/socialmedia.css") == 1


def test_the_script_of_grids_is_in_forms_that_have_one(anonymous, manager):
    script = "datagridfield-remote.min.js"
    assert script not in anonymous.get("/nutzungskonzept", headers=HTML).text
    form = manager.get("/nutzungskonzept/facebook/edit", headers=HTML).text
    assert form.count(script) == 1


def test_pages_name_the_accounts_for_machines(anonymous):
    page = anonymous.get("/", headers=HTML).text
    assert '<script type="application/ld+json">' in page
    assert '"sameAs": ["https://www.facebook.com/' in page
    assert 'rel="me noopener"' in page
