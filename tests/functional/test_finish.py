"""What comes into a page when the theme is done with it."""

import pytest


HTML = {"Accept": "text/html"}


@pytest.mark.parametrize("session", ["anonymous", "manager"])
def test_every_page_holds_the_footer_once(request, session):
    page = request.getfixturevalue(session).get("/", headers=HTML).text
    assert page.count('class="socialmedia-follow') == 1
    assert "<!--socialmedia" not in page


def test_scripts_come_where_they_are_needed(anonymous, manager):
    plain = anonymous.get("/nutzungskonzept", headers=HTML).text
    videos = anonymous.get("/videos", headers=HTML).text
    form = manager.get("/nutzungskonzept/facebook/edit", headers=HTML).text
    assert "embed.js" not in plain
    assert videos.count("embed.js") == 1
    assert "datagridfield" not in plain
    assert form.count("datagridfield-remote.min.js") == 1


def test_only_pages_are_finished(anonymous):
    answer = anonymous.get("/nutzungskonzept").json()
    assert "<link" not in str(answer)


def test_pages_name_the_accounts_for_machines(anonymous):
    page = anonymous.get("/", headers=HTML).text
    assert '<script type="application/ld+json">' in page
    assert '"sameAs": ["https://www.facebook.com/' in page
    assert 'rel="me noopener"' in page
