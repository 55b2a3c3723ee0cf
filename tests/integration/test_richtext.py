"""Foreign frames in rich text wait for consent wherever Plone shows the text."""

from datetime import date
from mittelsachsen.socialmedia.addresses import videos
from mittelsachsen.socialmedia.addresses.hosts import is_on
from mittelsachsen.socialmedia.browser.videos import video_figures
from mittelsachsen.socialmedia.content.video import lacks
from mittelsachsen.socialmedia.embeds.notices import get_notice
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.cachepurging.interfaces import ICachePurgingSettings
from plone.portlet.static.static import Assignment
from plone.portlets.interfaces import IPortletManager
from plone.portlets.interfaces import IPortletRenderer
from plone.registry.interfaces import IRegistry
import pytest
from urllib.parse import urlsplit
from z3c.caching.interfaces import IPurgeEvent
from zope.component import adapter
from zope.component import getGlobalSiteManager
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.component import provideHandler
from zope.interface import alsoProvides


FRAME = '<iframe src="https://player.vimeo.com/video/76979871"></iframe>'


@pytest.fixture
def request_(portal):
    request = portal.REQUEST
    alsoProvides(request, IBrowserLayer)
    return request


@pytest.fixture
def document(portal, request_):
    with api.env.adopt_roles(["Manager"]):
        document = api.content.create(portal, "Document", "seite", title="Seite")
        document.text = RichTextValue(
            f"<p>Vor</p>{FRAME}", "text/html", "text/x-html-safe"
        )
        yield document


def test_output(document):
    html = document.text.output_relative_to(document)
    assert "<iframe" not in html
    assert 'data-video="76979871"' in html
    assert '<button type="button"' in html


def test_static_portlet(portal, document, request_):
    manager = getUtility(IPortletManager, name="plone.leftcolumn", context=portal)
    assignment = Assignment(header="Kopf", text=FRAME)
    view = document.restrictedTraverse("@@plone")
    renderer = getMultiAdapter(
        (document, request_, view, manager, assignment), IPortletRenderer
    )
    assert "<iframe" not in renderer.transformed()
    assert 'data-video="76979871"' in renderer.transformed()


def test_a_changed_record_changes_every_embed_at_once(document):
    before = document.text.output_relative_to(document)
    name = "mittelsachsen.socialmedia.platforms/vimeo.operator_name"
    api.portal.set_registry_record(name, "Neue Betreiberin GmbH")
    after = document.text.output_relative_to(document)
    assert "Neue Betreiberin GmbH" in after
    version = 'data-version="'
    assert before.split(version)[1][:12] != after.split(version)[1][:12]


def test_the_vimeo_channels_own_notice_goes_first(portal, document):
    portal.portal_setup.runAllImportStepsFromProfile(
        "profile-mittelsachsen.socialmedia:demo"
    )
    channel = portal["nutzungskonzept"]["vimeo"]
    channel.privacy_notice = RichTextValue(
        "<p>Unser eigener Hinweis</p>", "text/html", "text/x-html-safe"
    )
    channel.reindexObject()
    assert "Unser eigener Hinweis" in document.text.output_relative_to(document)


@pytest.mark.parametrize("setting", ["leave", "link", "block", "platforms"])
def test_images_follow_the_setting(document, setting):
    api.portal.set_registry_record(
        "mittelsachsen.socialmedia.foreign_resources", setting
    )
    document.text = RichTextValue(
        '<img src="https://i.vimeocdn.com/a.jpg" alt="A">'
        '<img src="https://cdn.example.org/b.jpg" alt="B">',
        "text/html",
        "text/x-html-safe",
    )
    html = document.text.output_relative_to(document)
    assert ('src="https://i.vimeocdn.com' in html) is (setting == "leave")
    left = setting in ("leave", "platforms")
    assert ('src="https://cdn.example.org' in html) is left
    assert ('href="https://cdn.example.org/b.jpg"' in html) is (setting == "link")


@pytest.mark.parametrize(
    ("address", "provider", "named"),
    [
        ("https://vimeo.com/1", "vimeo", "Vimeo"),
        ("https://youtu.be/dQw4w9WgXcQ", "youtube", "YouTube"),
        ("https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv", "peertube", "tube.example"),
    ],
)
def test_a_video_has_the_notice_of_its_provider(
    document, request_, address, provider, named
):
    document.videos = [{"url": address, "title": "Film"}]
    [figure] = video_figures(document, request_)
    assert f'data-provider="{provider}"' in figure
    assert f"Einwilligung für {named} widerrufen</button>" in figure


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/a/posts/1",
        "https://www.instagram.com/p/CuE2WzNs-1_/",
        "https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv",
        "https://www.tiktok.com/@a/video/7123456789012345678",
        "https://vimeo.com/1",
        "https://vimeo.com/event/1",
        "https://x.com/a/status/1",
        "https://youtu.be/dQw4w9WgXcQ",
    ],
)
def test_consent_is_for_hosts_that_hold_the_player(portal, address):
    video = videos.read(address)
    hosts = get_notice(video.provider, video.host).hosts
    assert is_on(urlsplit(video.player).hostname, hosts)


def test_a_folder_shows_the_videos_of_its_pages_by_topic(portal, document, request_):
    api.content.delete(portal["videos"], check_linkintegrity=False)
    for number, topic in enumerate(["Wirtschaft", "Bildung"]):
        item = api.content.create(portal["seite"].aq_parent, "Document", title=topic)
        item.videos = [
            {"url": f"https://vimeo.com/10{number}{index}", "title": f"V{index}"}
            for index in range(5)
        ]
    html = portal.restrictedTraverse("videos_view")()
    content = html.partition('id="content-core"')[2]
    assert content.count('<figure class="socialmedia-embed"') == 10
    assert content.index("Wirtschaft") < content.index("Bildung")


def test_a_changed_record_purges_the_pages_with_embeds(portal, document, request_):
    registry = getUtility(IRegistry)
    registry.registerInterface(ICachePurgingSettings)
    registry.forInterface(ICachePurgingSettings).enabled = True
    document.reindexObject()
    purged = []

    @adapter(IPurgeEvent)
    def collect(event):
        purged.append(event.object.getId())

    provideHandler(collect)
    counter = portal.portal_catalog.getCounter()
    try:
        name = "mittelsachsen.socialmedia.platforms/vimeo.policy_url"
        api.portal.set_registry_record(name, "https://vimeo.com/neu")
    finally:
        getGlobalSiteManager().unregisterHandler(collect)
    assert sorted(purged) == ["seite", "videos"]
    assert portal.portal_catalog.getCounter() > counter


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        ({"published": date(2020, 9, 22)}, set()),
        ({"published": date(2020, 9, 23)}, {"captions", "audio_description"}),
        ({"published": None}, {"captions", "audio_description"}),
        ({"captions": True, "transcript": "Text"}, set()),
        ({"captions": True}, {"audio_description"}),
        ({"audio_description": True}, {"captions"}),
    ],
)
def test_new_videos_need_captions_and_description(row, missing):
    assert lacks(row) == missing
