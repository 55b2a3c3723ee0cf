"""The register over HTTP: validators, methods, caches."""

from DateTime import DateTime
from datetime import datetime
from datetime import timezone
from email.utils import format_datetime
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from plone.registry.interfaces import IRegistry
import pytest
from queue import Empty
from queue import Queue
from threading import Thread
import transaction
from urllib.parse import urlsplit
from zope.component import getUtility


LIST = "/@social-media-channels"
ACCOUNT = "/@social-media-account?url=https://twitter.com/mswirtschaft"
DOCUMENT = "/nutzungskonzept/@usage-concept"
CALLS = (LIST, f"{LIST}?format=csv", f"/nutzungskonzept{LIST}", ACCOUNT, DOCUMENT)


@pytest.mark.parametrize("path", CALLS)
def test_head_is_get_without_the_body(anonymous, path):
    full = anonymous.get(path)
    head = anonymous.head(path)
    assert head.status_code == 200
    assert head.content == b""
    assert int(head.headers["Content-Length"]) == len(full.content)
    for name in ("Content-Type", "ETag", "Vary", "Cache-Control"):
        assert head.headers[name] == full.headers[name]
    known = {"If-None-Match": full.headers["ETag"]}
    assert anonymous.head(path, headers=known).status_code == 304


def test_head_sends_no_byte_of_the_body(portal):
    parts = urlsplit(portal.absolute_url())
    connection = HTTPConnection(parts.hostname, parts.port)
    try:
        headers = {"Accept": "application/json"}
        connection.request("HEAD", f"{parts.path}{LIST}", headers=headers)
        connection.getresponse().read()
        # The connection goes on where the answer ended.
        connection.request("GET", f"{parts.path}{LIST}", headers=headers)
        assert connection.getresponse().status == 200
    finally:
        connection.close()


def test_no_date_of_change_is_promised(anonymous):
    """Permissions and settings change what is shown, and no date tells of them."""
    answer = anonymous.get(LIST)
    assert "Last-Modified" not in answer.headers
    since = {"If-Modified-Since": format_datetime(datetime.now(timezone.utc), True)}
    assert anonymous.get(LIST, headers=since).status_code == 200


@pytest.mark.parametrize("known", ["*", 'W/{etag}, "b"', '"a", {etag}'])
def test_lists_of_validators(anonymous, known):
    known = known.format(etag=anonymous.get(LIST).headers["ETag"])
    answer = anonymous.get(LIST, headers={"If-None-Match": known})
    assert answer.status_code == 304


def test_the_validator_changes_with_the_answer_alone(anonymous, manager):
    first = anonymous.get(LIST)
    manager.patch("/videos", json={"title": "Andere Seite"})
    assert anonymous.get(LIST).headers["ETag"] == first.headers["ETag"]
    changes = (
        ("/nutzungskonzept", {"evaluation_interval": 6}),
        ("/nutzungskonzept/twitter", {"handle": "@neu"}),
        ("/@controlpanels/socialmedia/x", {"title": "Twitter-Nachfolger"}),
    )
    for path, change in changes:
        known = {"If-None-Match": first.headers["ETag"]}
        assert anonymous.get(LIST, headers=known).status_code == 304
        assert manager.patch(path, json=change).status_code == 204
        answer = anonymous.get(LIST, headers=known)
        assert answer.status_code == 200, path
        first = answer


def test_a_date_of_publication_is_a_change(portal, anonymous):
    vimeo = portal["nutzungskonzept"]["vimeo"]
    published = DateTime() + 2
    vimeo.effective_date = published
    vimeo.reindexObject()
    transaction.commit()
    assert anonymous.get(LIST).json()["items_total"] == 2
    # As if the date had come: what changed last is the publication, not the catalog.
    vimeo.effective_date = DateTime() - 1 / 24
    vimeo.reindexObject()
    transaction.commit()
    assert anonymous.get(LIST).json()["items_total"] == 3


@pytest.mark.parametrize("path", CALLS)
def test_private_answers_are_never_public(anonymous, manager, path):
    assert "public" in anonymous.get(path).headers["Cache-Control"]
    answer = manager.get(path)
    assert answer.headers["Cache-Control"] == "private, no-cache"
    varies = {name.strip() for name in answer.headers["Vary"].split(",")}
    assert varies >= {"Accept", "Accept-Language", "Authorization", "Cookie"}


@pytest.mark.parametrize(
    ("path", "accepted"),
    [
        ("/@@verify-account?url=https://twitter.com/mswirtschaft", "text/html"),
        ("/@@embed-consent", "text/html"),
        ("/nutzungskonzept", "text/html"),
        ("/nutzungskonzept/twitter", "text/html"),
        ("/nutzungskonzept/twitter", "application/json"),
        ("/videos?expand=social-media-channels", "application/json"),
    ],
)
def test_without_a_caching_profile_too_answers_are_asked_for_anew(
    anonymous, manager, path, accepted
):
    headers = {"Accept": accepted}
    told = anonymous.get(path, headers=headers).headers["Cache-Control"]
    assert told == "public, max-age=0, must-revalidate"
    private = manager.get(path, headers=headers).headers["Cache-Control"]
    assert private == "private, no-cache"


def test_answers_of_others_are_left_to_plone(anonymous):
    for accepted in ("text/html", "application/json"):
        answer = anonymous.get("/videos", headers={"Accept": accepted})
        assert answer.status_code == 200
        assert "Cache-Control" not in answer.headers


def test_answers_of_editors_and_visitors_never_mix(anonymous, manager):
    body = {"@type": "SocialMediaChannel", "title": "Entwurf", "platform": "xing"}
    body["account_url"] = "https://www.xing.com/pages/entwurf"
    manager.post("/nutzungskonzept", json=body)
    for _round in range(2):
        assert "Entwurf" in manager.get(LIST).text
        assert "Entwurf" not in anonymous.get(LIST).text


@pytest.fixture
def caching(portal):
    """Turns on plone.app.caching with an operation for the register."""
    registry = getUtility(IRegistry)
    settings = "plone.caching.interfaces.ICacheSettings"
    registry[f"{settings}.enabled"] = True
    registry[f"{settings}.operationMapping"] = {
        "mittelsachsen.socialmedia.register": "plone.app.caching.moderateCaching"
    }
    transaction.commit()
    return portal


def test_caching_operations_are_for_visitors_alone(caching, anonymous, manager):
    answer = anonymous.get(LIST)
    assert answer.headers["X-Cache-Rule"] == "mittelsachsen.socialmedia.register"
    assert "s-maxage" in answer.headers["Cache-Control"]
    known = {"If-None-Match": answer.headers["ETag"]}
    assert anonymous.get(LIST, headers=known).status_code == 304
    answer = manager.get(LIST)
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "X-Cache-Rule" not in answer.headers


def test_weak_caching_knows_an_answer_by_the_catalogs_counter(
    caching, anonymous, manager
):
    registry = getUtility(IRegistry)
    settings = "plone.caching.interfaces.ICacheSettings"
    registry[f"{settings}.operationMapping"] = {
        "mittelsachsen.socialmedia.register": "plone.app.caching.weakCaching"
    }
    registry["plone.app.caching.weakCaching.etags"] = ("catalogCounter", "userLanguage")
    transaction.commit()
    first = anonymous.get(LIST)
    known = {"If-None-Match": first.headers["ETag"]}
    assert first.headers["ETag"].endswith('|de"')
    assert anonymous.get(LIST, headers=known).status_code == 304
    # Another format has the same address, and an ETag of its own.
    csv = {**known, "Accept": "text/csv"}
    assert anonymous.get(LIST, headers=csv).status_code == 200
    manager.patch("/nutzungskonzept/vimeo", json={"title": "Vimeo neu"})
    assert "Vimeo neu" in anonymous.get(LIST, headers=known).text
    settings = "/@controlpanels/socialmedia"
    known = {"If-None-Match": anonymous.get(LIST).headers["ETag"]}
    manager.patch(f"{settings}/vimeo", json={"title": "Vimeo anders"})
    assert "Vimeo anders" in anonymous.get(LIST, headers=known).text


class Proxy(BaseHTTPRequestHandler):
    def do_PURGE(self):
        self.server.purged.put(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def proxy(portal):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    server.purged = Queue()
    Thread(target=server.serve_forever, daemon=True).start()
    registry = getUtility(IRegistry)
    settings = "plone.cachepurging.interfaces.ICachePurgingSettings"
    registry[f"{settings}.enabled"] = True
    registry[f"{settings}.cachingProxies"] = (f"http://127.0.0.1:{server.server_port}",)
    transaction.commit()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "change",
    [
        lambda manager: manager.patch(
            "/nutzungskonzept/vimeo", json={"title": "Vimeo neu"}
        ),
        lambda manager: manager.post("/nutzungskonzept/vimeo/@workflow/retract"),
        lambda manager: manager.delete("/nutzungskonzept/vimeo"),
    ],
)
def test_a_change_purges_the_lists_that_show_it(proxy, manager, change):
    assert change(manager).ok
    wanted = {
        f"/plone/{path}"
        for path in (
            "@social-media-channels",
            "++api++/@social-media-channels?format=csv",
            "nutzungskonzept/@social-media-channels",
            "++api++/nutzungskonzept/@social-media-channels",
        )
    }
    purged = set()
    while not wanted <= purged:
        try:
            purged.add(proxy.purged.get(timeout=5))
        except Empty:
            pytest.fail(f"never purged: {wanted - purged}")


def test_the_language_follows_the_request(portal, anonymous):
    registry = getUtility(IRegistry)
    registry["plone.use_request_negotiation"] = True
    transaction.commit()
    titles = {
        anonymous.get(LIST, headers={"Accept-Language": language}).json()["items"][0][
            "status"
        ]["title"]
        for language in ("de", "en")
    }
    assert len(titles) == 2


def test_a_body_changes_no_answer(anonymous):
    # plone.restapi's batches read it with other methods, and caches tell none apart.
    short = anonymous.get(LIST, json={"b_size": 1})
    assert len(short.json()["items"]) == 3
    assert short.content == anonymous.get(LIST).content
