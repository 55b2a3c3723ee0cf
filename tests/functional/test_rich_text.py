"""Rich text over HTTP: stored for writers, protected for readers on every surface."""

from html import unescape
import logging
from mittelsachsen.socialmedia.embeds import richtext
from mittelsachsen.socialmedia.embeds.plan import make_plan
from mittelsachsen.socialmedia.embeds.plan import Policy
from plone import api
from plone.app.discussion.interfaces import IConversation
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.testing import applyProfile
from plone.app.textfield.value import RichTextValue
from plone.base.interfaces.syndication import IFeedSettings
import pytest
import re
import transaction
from zope.component import createObject
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


FRAME = '<iframe src="https://player.vimeo.com/video/76979871"></iframe>'
IMAGE = '<img src="https://i.vimeocdn.com/video/1.jpg" alt="Vorschau">'
CORPUS = [
    f"<p>Vor</p>{FRAME}",
    IMAGE,
    '<iframe src="https://maps.example.org/embed?pb=!1m18" width="100%" height="450"'
    ' id="k" class="karte" loading="lazy"></iframe>',
    '<iframe src="http://geo.example.org:8080/map?ort=M%FCnchen&layer=1;2&x"></iframe>',
    '<p style="background:URL(https://x.vimeocdn.com/a.png);width:50%">x</p>',
    "<p>a &lt;b&gt; &amp;amp; &quot;c&quot; &auml; &#8211;\r\n\tb</p>",
    '<video poster="https://i.vimeocdn.com/1.jpg" controls src="/film.mp4"></video>',
    '<a href="../resolveuid/1234">x</a><img src="resolveuid/5678/@@images/image">',
    "<p>offen <b>fett <table><tr><td>x",
    '<blockquote class="twitter-tweet"><a href="https://x.com/a/status/1">x</a>',
    "<figure class='socialmedia-embed' data-provider=vimeo><p>eigenes",
    "<!-- Kommentar --><SCRIPT>alert('x')</SCRIPT>",
    "Ohne Auszeichnung & ohne Ende \U0001f642",
]


@pytest.fixture
def document(portal):
    with api.env.adopt_roles(["Manager"]):
        document = api.content.create(portal, "Document", "seite", title="Seite")
        api.content.transition(document, "publish")
    transaction.commit()
    return document


def write(item, html):
    transaction.begin()
    item.text = RichTextValue(html, "text/html", "text/x-html-safe")
    notify(ObjectModifiedEvent(item))
    transaction.commit()


def shown(session, address):
    answer = session.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    return answer.text.partition('id="content"')[2].partition("</article>")[0]


def asked(html):
    """The foreign hosts that a browser would ask for a page."""
    plan = make_plan(html, {"localhost"}, Policy("leave"))
    return {fetch.host for fetch in plan.fetches} if plan else set()


@pytest.mark.parametrize("html", CORPUS)
def test_what_a_writer_gets_and_sends_back_is_what_was_there(document, manager, html):
    write(document, html)
    text = manager.get("/seite").json()["text"]
    assert text["data"] == html
    assert manager.patch("/seite", json={"text": text}).status_code == 204
    assert manager.patch("/seite", json={"text": html}).status_code == 204
    transaction.begin()
    assert document.text.raw == html


def test_readers_get_the_protected_text(document, anonymous):
    write(document, FRAME + IMAGE)
    text = anonymous.get("/seite").json()["text"]["data"]
    assert 'data-video="76979871"' in text
    assert asked(text) == set()
    found = anonymous.get("/@search?portal_type=Document&fullobjects=1").json()["items"]
    assert text in [item["text"]["data"] for item in found if item["text"]]


@pytest.mark.parametrize(
    ("html", "there", "gone"),
    [
        (
            '<p><video style="width:100%" poster="https://i.vimeocdn.com/video/1.jpg"'
            ' controls src="/plone/film.mp4"></video></p>',
            "film.mp4",
            "i.vimeocdn.com",
        ),
        (
            '<table style="color:red;background-image:url(https://x.vimeocdn.com/a)">'
            "</table>",
            "color:red",
            "x.vimeocdn.com",
        ),
        (
            '<img src="/plone/logo" srcset="https://x.vimeocdn.com/a.png 2x"'
            ' style="width:50%">',
            "width:50%",
            "x.vimeocdn.com",
        ),
        ("<p style='background:url(" + " " * 40_000 + ")'>Text</p>", "Text", "iframe"),
    ],
)
def test_only_what_is_foreign_goes(document, anonymous, html, there, gone):
    write(document, html)
    result = shown(anonymous, "/seite")
    assert there in result
    assert gone not in result


def test_a_text_that_cannot_be_protected_is_shown_without_what_it_fetches(
    document, anonymous, monkeypatch, caplog
):
    def fail(*args):
        raise LookupError

    monkeypatch.setattr(richtext, "get_notice", fail)
    write(document, f'<p>Wörter</p>{FRAME}<img src="/plone/logo">')
    with caplog.at_level(logging.ERROR):
        result = shown(anonymous, "/seite")
    assert "Wörter" in result
    assert 'src="/plone/logo"' in result
    assert "player.vimeo" not in result
    [record] = [line for line in caplog.records if "lost" in line.message]
    assert record.message == "A text lost what it may fetch: LookupError"


def embed_in_notices(concept):
    """Let the notices of two channels embed each other's platform."""
    for name, address in {
        "vimeo": "https://www.facebook.com/plugins/post.php?href=a",
        "facebook": "https://player.vimeo.com/video/99",
    }.items():
        notice = f'<p>x</p><iframe title="Film" src="{address}"></iframe>'
        concept[name].privacy_notice = RichTextValue(
            notice, "text/html", "text/x-html-safe"
        )
        notify(ObjectModifiedEvent(concept[name]))


def test_an_embed_in_a_notice_is_a_link(portal, document, anonymous):
    with api.env.adopt_roles(["Manager"]):
        embed_in_notices(portal["nutzungskonzept"])
    transaction.commit()
    write(document, FRAME + FRAME.replace("player.vimeo", "www.facebook"))
    result = shown(anonymous, "/seite")
    assert (
        '<a href="https://player.vimeo.com/video/99" rel="noopener">Film</a>' in result
    )
    assert '<a href="https://www.facebook.com/plugins/post.php?href=a"' in result
    for address in ("/nutzungskonzept", "/nutzungskonzept/vimeo", "/@@embed-consent"):
        assert shown(anonymous, address)
    assert anonymous.get("/nutzungskonzept/@usage-concept").status_code == 200


@pytest.fixture
def comment(portal, document):
    applyProfile(portal, "plone.app.discussion:default")
    api.portal.set_registry_record(
        "plone.app.discussion.interfaces.IDiscussionSettings.globally_enabled", True
    )
    api.portal.set_registry_record(
        "plone.app.discussion.interfaces.IDiscussionSettings.text_transform",
        "text/html",
    )
    document.allow_discussion = True
    comment = createObject("plone.Comment")
    comment.text = FRAME + IMAGE
    comment.mime_type = "text/html"
    with api.env.adopt_roles(["Manager"]):
        number = IConversation(document).addComment(comment)
        comment = IConversation(document)[number]
        if api.content.get_state(comment) != "published":
            api.content.transition(comment, "publish")
    transaction.commit()
    return comment


def test_comments(comment, anonymous, manager):
    answer = anonymous.get("/seite", headers={"Accept": "text/html"})
    assert 'data-video="76979871"' in answer.text
    assert asked(answer.text) == set()
    [item] = anonymous.get("/seite/@comments").json()["items"]
    assert 'data-video="76979871"' in item["text"]["data"]
    rows = manager.get("/@foreign-resources?element=IMG").json()["items"]
    assert [each["field"] for row in rows for each in row["findings"]] == ["comment"]


def test_versions_and_their_comparison(portal, document, manager):
    write(document, "<p>Erste</p>")
    with api.env.adopt_roles(["Manager"]):
        portal.portal_repository.save(document)
        write(document, f"<p>Zweite</p>{FRAME}{IMAGE}")
        portal.portal_repository.save(document)
    transaction.commit()
    newest = document.version_id
    for address in (
        f"/seite/@@history?one=current&two={newest - 1}",
        f"/seite/versions_history_form?version_id={newest}",
    ):
        html = manager.get(address, headers={"Accept": "text/html"}).text
        assert "Zweite" in html
        assert asked(html) == set()


def test_rows_are_compared_as_lines(portal, manager):
    concept = portal["nutzungskonzept"]
    with api.env.adopt_roles(["Manager"]):
        portal.portal_repository.save(concept)
        concept.statistics = [
            {"source": "Eigene Zählung", "year": 2018, "value": "12", "url": None}
        ]
        portal.portal_repository.save(concept)
    transaction.commit()
    address = f"/nutzungskonzept/@@history?one=current&two={concept.version_id - 1}"
    html = manager.get(address, headers={"Accept": "text/html"}).text
    assert "Eigene Zählung; 2018; 12" in html
    assert "TypeError" not in html


def test_working_copies_and_their_comparison(portal, document, manager):
    write(document, "<p>Erste</p>")
    applyProfile(portal, "plone.app.iterate:default")
    with api.env.adopt_roles(["Manager"]):
        copy = ICheckinCheckoutPolicy(document).checkout(portal)
    transaction.commit()
    write(copy, f"<p>Zweite</p>{FRAME}{IMAGE}")
    address = f"/{copy.getId()}/@@iterate_diff"
    html = manager.get(address, headers={"Accept": "text/html"}).text
    assert "Zweite" in html
    assert asked(html) == set()


def test_feeds_and_listings(portal, document, anonymous, manager):
    write(document, FRAME + IMAGE)
    with api.env.adopt_roles(["Manager"]):
        folder = api.content.create(portal, "Folder", "ordner", title="Ordner")
        api.content.transition(folder, "publish")
        api.content.move(document, folder)
        settings = IFeedSettings(folder)
        settings.enabled = settings.render_body = True
        settings.feed_types = ("rss.xml", "atom.xml")
    transaction.commit()
    for name in ("full_view", "rss.xml", "atom.xml"):
        text = anonymous.get(f"/ordner/{name}", headers={"Accept": "*/*"}).text
        assert "76979871" in text
        assert asked(unescape(text)) == set()


def test_the_audit_follows_static_portlets(document, manager):
    portlets = "/seite/++contextportlets++plone.rightcolumn"

    def send(address, button, data):
        html = manager.get(address, headers={"Accept": "text/html"}).text
        token = re.search(r'name="_authenticator"[^>]*value="(\w+)"', html)[1]
        data = {**data, "_authenticator": token, f"form.buttons.{button}": "Save"}
        manager.post(address, data=data, headers={"Accept": "text/html"})

    def listed():
        items = manager.get("/@foreign-resources?host=Player.Vimeo.com").json()["items"]
        return {
            (item["title"], row["field"]) for item in items for row in item["findings"]
        }

    fields = {"form.widgets.header": "Karte", "form.widgets.text.mimeType": "text/html"}
    send(
        f"{portlets}/+/plone.portlet.static.Static",
        "add",
        {**fields, "form.widgets.text": FRAME},
    )
    assert ("Seite", "portlet") in listed()
    send(f"{portlets}/karte/edit", "apply", {**fields, "form.widgets.text": "<p>x</p>"})
    assert ("Seite", "portlet") not in listed()
