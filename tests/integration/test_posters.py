"""Posters come from a real server, or the page stays as it was saved."""

from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from io import BytesIO
import json
from mittelsachsen.socialmedia.addresses import vimeo
from mittelsachsen.socialmedia.embeds import posters
from mittelsachsen.socialmedia.embeds.posters import add_missing_posters
from mittelsachsen.socialmedia.embeds.posters import fetch_poster
from mittelsachsen.socialmedia.embeds.posters import PosterError
from mittelsachsen.socialmedia.embeds.posters import Source
from PIL import Image
from plone import api
import pytest
from threading import Thread
import time
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


def png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 36), "navy").save(out, "PNG")
    return out.getvalue()


class Vimeo(BaseHTTPRequestHandler):
    """Answers as ``self.server.mode`` says and keeps what it was asked."""

    def do_GET(self):
        self.server.asked.append(self.path)
        mode = self.server.mode
        if mode == "hang":
            time.sleep(1.5)
        if self.path.startswith("/oembed"):
            host = f"http://127.0.0.1:{self.server.server_port}"
            if mode == "elsewhere":
                host = "http://10.0.0.1"
            body = json.dumps({"thumbnail_url": f"{host}/poster"}).encode()
            if mode == "nonsense":
                body = b"[1"
        elif mode == "large":
            body = b"x" * 2000
        elif mode == "text":
            body = b"<html>"
        else:
            body = png()
        status = {"error": 500, "redirect": 302}.get(mode, 200)
        self.send_response(status)
        if mode == "redirect":
            self.send_header("Location", "http://127.0.0.1:1/")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Vimeo)
    server.mode, server.asked = "good", []
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def source(server):
    endpoint = f"http://127.0.0.1:{server.server_port}/oembed"
    return Source(endpoint, frozenset({"127.0.0.1"}), private=True)


@pytest.fixture
def with_video(portal):
    with api.env.adopt_roles(["Manager"]):
        item = api.content.create(portal, "Document", "film", title="Film")
        item.videos = [{"url": "https://vimeo.com/76979871", "title": "Film"}]
        yield item


def test_the_question_holds_the_number_and_no_more(server, source):
    poster = fetch_poster(vimeo.parse("https://vimeo.com/123?x=y#t=3"), source)
    assert poster.data == png()
    assert poster.content_type == "image/png"
    assert server.asked == [
        "/oembed?url=https%3A%2F%2Fvimeo.com%2F123&width=1280",
        "/poster",
    ]


@pytest.mark.parametrize(
    "mode", ["error", "redirect", "nonsense", "large", "text", "hang", "elsewhere"]
)
def test_a_bad_answer_is_an_error(server, source, monkeypatch, mode):
    monkeypatch.setattr(posters, "MAX_BYTES", 1000)
    monkeypatch.setattr(posters, "TIMEOUT", 0.3)
    server.mode = mode
    with pytest.raises(PosterError):
        fetch_poster(vimeo.parse("https://vimeo.com/123"), source)


def test_a_private_network_is_never_asked(server):
    endpoint = f"http://127.0.0.1:{server.server_port}/oembed"
    with pytest.raises(PosterError):
        fetch_poster(vimeo.parse("https://vimeo.com/123"), Source(endpoint))
    assert server.asked == []


def test_the_poster_is_kept_beside_the_page_with_its_source(portal, source, with_video):
    add_missing_posters(with_video, source)
    image = api.content.get(UID=with_video.videos[0]["poster"])
    assert image.aq_parent is portal or image.aq_parent == portal
    assert image.image.data == png()
    assert image.rights.endswith("/poster")


def test_a_failure_keeps_the_page(server, source, with_video):
    server.mode = "error"
    add_missing_posters(with_video, source)
    assert with_video.videos == [{"url": "https://vimeo.com/76979871", "title": "Film"}]


def test_nothing_is_fetched_unless_switched_on(with_video, monkeypatch):
    asked = []
    monkeypatch.setattr(posters, "fetch_poster", lambda *args: asked.append(args))
    notify(ObjectModifiedEvent(with_video))
    assert asked == []
