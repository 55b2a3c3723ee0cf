"""Posters come from a real server, or the page stays as it was saved."""

from contextlib import contextmanager
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from io import BytesIO
import json
from mittelsachsen.socialmedia.addresses import videos
from mittelsachsen.socialmedia.addresses.hosts import read
from mittelsachsen.socialmedia.addresses.videos import SOURCES
from mittelsachsen.socialmedia.addresses.videos.base import Source
from mittelsachsen.socialmedia.embeds import posters
from mittelsachsen.socialmedia.embeds.download import is_public
from mittelsachsen.socialmedia.embeds.posters import add_missing_posters
from mittelsachsen.socialmedia.embeds.posters import fetch_poster
from mittelsachsen.socialmedia.embeds.posters import PosterError
from pathlib import Path
from PIL import Image
from plone import api
import pytest
import socket
import ssl
from threading import Thread
import time
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


# Signed by itself, for these tests alone; key and certificate.
CERTIFICATE = Path(__file__).parents[1] / "data" / "localhost.pem"
VIDEO = videos.read("https://vimeo.com/123")


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
        if mode == "drip header":
            return self.drip(b"HTTP/1.0 200 OK\r\nX: " + b"x" * 1000)
        body = png()
        if self.path.startswith("/oembed"):
            body = json.dumps({"thumbnail_url": self.server.poster}).encode()
            if mode == "nonsense":
                body = b"[1"
        elif mode == "large":
            body = b"x" * 2000
        elif mode == "text":
            body = b"<html>"
        self.send_response({"error": 500, "redirect": 302}.get(mode, 200))
        if mode == "redirect":
            self.send_header("Location", self.server.elsewhere)
        length = len(body) + (mode == "cut off")
        self.send_header("Content-Length", str(length))
        self.end_headers()
        if mode == "drip body":
            return self.drip(body)
        self.wfile.write(body)

    def drip(self, data: bytes):
        """Send a byte now and then, always before the reader loses patience."""
        with suppress(OSError):
            for byte in data:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.1)

    def log_message(self, *args):
        pass


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Vimeo)
    server.mode, server.asked = "good", []
    server.address = f"http://127.0.0.1:{server.server_port}"
    server.poster = f"{server.address}/poster"
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def server():
    with serving() as server:
        yield server


@pytest.fixture
def other():
    """Another server, which would answer if it were asked."""
    with serving() as server:
        yield server


@pytest.fixture
def source(server):
    endpoint = f"{server.address}/oembed"
    return Source(endpoint, frozenset({"127.0.0.1"}), private=True)


@pytest.fixture
def with_video(portal):
    with api.env.adopt_roles(["Manager"]):
        item = api.content.create(portal, "Document", "film", title="Film")
        item.videos = [{"url": "https://vimeo.com/76979871", "title": "Film"}]
        yield item


def test_the_question_holds_the_number_and_no_more(server, source):
    poster = fetch_poster(videos.read("https://vimeo.com/123?x=y#t=3"), source)
    assert poster.data == png()
    assert poster.content_type == "image/png"
    assert server.asked == [
        "/oembed?url=https%3A%2F%2Fvimeo.com%2F123&width=1280",
        "/poster",
    ]


@pytest.mark.parametrize(
    "mode", ["error", "nonsense", "large", "text", "hang", "cut off"]
)
def test_a_bad_answer_is_an_error(server, source, monkeypatch, mode):
    monkeypatch.setattr(posters, "MAX_BYTES", 1000)
    monkeypatch.setattr(posters, "TIMEOUT", 0.3)
    server.mode = mode
    with pytest.raises(PosterError):
        fetch_poster(VIDEO, source)


@pytest.mark.parametrize("mode", ["drip header", "drip body"])
def test_a_server_that_drips_is_left_at_the_deadline(server, source, monkeypatch, mode):
    monkeypatch.setattr(posters, "TIMEOUT", 5)
    monkeypatch.setattr(posters, "DEADLINE", 0.5)
    server.mode = mode
    begin = time.monotonic()
    with pytest.raises(PosterError, match="too slow"):
        fetch_poster(VIDEO, source)
    assert time.monotonic() - begin < 3


def test_a_redirect_is_not_followed(server, other, source):
    server.mode = "redirect"
    server.elsewhere = other.poster
    with pytest.raises(PosterError, match="status 302"):
        fetch_poster(VIDEO, source)
    assert len(server.asked) == 1
    assert other.asked == []


@pytest.mark.parametrize(
    "poster",
    [
        "http://localhost:{port}/poster",
        "http://localhost:{port}\\@127.0.0.1/poster",
        "http://127.0.0.1@localhost:{port}/poster",
    ],
)
def test_images_of_other_hosts_are_not_asked_for(server, other, source, poster):
    server.poster = poster.format(port=other.server_port)
    with pytest.raises(PosterError):
        fetch_poster(VIDEO, source)
    assert other.asked == []


def test_who_decides_reads_as_who_connects(server, other, source):
    """Some readers see ``i.vimeocdn.com`` here, and connect to 127.0.0.1."""
    server.poster = f"{other.address}\\@i.vimeocdn.com/poster"
    listed = replace(source, image_hosts=frozenset({"i.vimeocdn.com"}))
    with pytest.raises(PosterError, match="not the provider's"):
        fetch_poster(VIDEO, listed)
    assert other.asked == []


def test_a_private_network_is_never_asked(server):
    endpoint = f"{server.address}/oembed"
    with pytest.raises(PosterError, match="not public"):
        fetch_poster(VIDEO, Source(endpoint, frozenset()))
    assert server.asked == []


@pytest.mark.parametrize(
    "addresses", [["127.0.0.1", "1.1.1.1"], ["1.1.1.1", "127.0.0.1"]]
)
def test_one_address_that_is_not_public_is_enough(server, monkeypatch, addresses):
    port = server.server_port
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in addresses
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kw: found)
    endpoint = f"http://two.example:{port}/oembed"
    with pytest.raises(PosterError, match="not public"):
        fetch_poster(VIDEO, Source(endpoint, frozenset()))
    assert server.asked == []


def test_the_name_is_resolved_once_for_each_file(server, source, monkeypatch):
    names = []
    resolve = socket.getaddrinfo

    def counted(host, *args, **kw):
        names.append(host)
        return resolve(host, *args, **kw)

    monkeypatch.setattr(socket, "getaddrinfo", counted)
    fetch_poster(VIDEO, source)
    assert names == ["127.0.0.1", "127.0.0.1"]


@pytest.fixture
def tls(server, monkeypatch):
    """The server with a certificate of ``localhost``, and the names asked for."""
    names = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    context.sni_callback = lambda sock, name, context: names.append(name)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.names = names
    server.poster = f"https://localhost:{server.server_port}/poster"
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    return server


def test_tls_is_for_the_name_in_the_address(tls):
    endpoint = f"https://localhost:{tls.server_port}/oembed"
    source = Source(endpoint, frozenset({"localhost"}), private=True)
    assert fetch_poster(VIDEO, source).data == png()
    assert tls.names == ["localhost", "localhost"]


def test_a_certificate_of_another_name_is_refused(tls):
    endpoint = f"https://127.0.0.1:{tls.server_port}/oembed"
    source = Source(endpoint, frozenset({"localhost"}), private=True)
    with pytest.raises(PosterError, match="SSLCertVerificationError"):
        fetch_poster(VIDEO, source)
    assert tls.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("1.1.1.1", True),
        ("2606:4700::1111", True),
        ("10.0.0.1", False),
        ("169.254.169.254", False),
        ("::1", False),
        ("fe80::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:1.1.1.1", True),
    ],
)
def test_public_addresses(address, public):
    assert is_public(address) is public


def test_the_poster_is_kept_beside_the_page_with_its_source(portal, source, with_video):
    add_missing_posters(with_video, {"vimeo": source})
    image = api.content.get(UID=with_video.videos[0]["poster"])
    assert image.aq_parent is portal or image.aq_parent == portal
    assert image.image.data == png()
    assert image.rights.endswith("/poster")


def test_a_failure_keeps_the_page(server, source, with_video):
    server.mode = "error"
    add_missing_posters(with_video, {"vimeo": source})
    assert with_video.videos == [{"url": "https://vimeo.com/76979871", "title": "Film"}]


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1/w/kkGMgK9ZtnKfYAgnEtQxbv",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    ],
)
def test_a_provider_without_a_source_is_not_asked(server, source, with_video, address):
    with_video.videos = [{"url": address}]
    add_missing_posters(with_video, {"vimeo": source})
    assert server.asked == []
    assert with_video.videos == [{"url": address}]


def test_no_editor_chooses_which_servers_are_asked():
    hosts = {token: read(source.endpoint).host for token, source in SOURCES.items()}
    assert hosts == {"vimeo": "vimeo.com", "youtube": "www.youtube.com"}


def test_the_question_for_youtube_has_no_moment_to_begin(server, source):
    fetch_poster(videos.read("https://youtu.be/dQw4w9WgXcQ?t=9"), source)
    watch = "https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DdQw4w9WgXcQ"
    assert server.asked[0] == f"/oembed?url={watch}&width=1280"


def test_nothing_is_fetched_unless_switched_on(with_video, monkeypatch):
    asked = []
    monkeypatch.setattr(posters, "fetch_poster", lambda *args: asked.append(args))
    notify(ObjectModifiedEvent(with_video))
    assert asked == []
