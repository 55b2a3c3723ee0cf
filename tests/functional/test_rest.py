from mittelsachsen.socialmedia.permissions import MANAGE_SETTINGS
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.restapi.testing import RelativeSession
import pytest
import transaction


def test_the_list_names_the_three_accounts(anonymous):
    data = anonymous.get("/@social-media-channels").json()
    assert data["items_total"] == 3
    assert [item["platform"]["token"] for item in data["items"]] == [
        "facebook",
        "x",
        "vimeo",
    ]
    assert data["items"][0]["next_evaluation"] == "2019-05-01"
    assert data["items"][0]["alternative_contact"][0]["label"] == "Pressestelle"


def test_filters_and_batches(anonymous):
    data = anonymous.get("/@social-media-channels?platform=x&platform=vimeo").json()
    assert data["items_total"] == 2
    data = anonymous.get("/@social-media-channels?b_size=2").json()
    assert len(data["items"]) == 2
    assert "next" in data["batching"]
    assert anonymous.get("/@social-media-channels?status=ended").json()["items"] == []


@pytest.mark.parametrize(
    "query",
    [
        "platform=myspace",
        "status=x",
        "b_size=0",
        "b_size=501",
        "b_size=a",
        "u=1",
        "language=xx",
        "target_group=Niemand",
        "concept=1234",
        "modified_since=gestern",
        "sort_on=purpose",
        "sort_order=up",
        "q=a&q=b",
        "q=%22*(",
    ],
)
def test_unknown_values_are_refused(anonymous, query):
    response = anonymous.get(f"/@social-media-channels?{query}")
    assert response.status_code == 400
    assert response.json()["message"]


@pytest.mark.parametrize(
    ("query", "tokens"),
    [
        ("target_group=Journalisten", ["x"]),
        ("target_group=Journalisten&target_group=Unternehmen", ["facebook", "x"]),
        ("target_group=Journalisten&platform=facebook", []),
        ("language=de", ["facebook", "x", "vimeo"]),
        ("q=Kurznachrichten", ["x"]),
        ("q=%22Kurznachrichten%22*(", ["x"]),
        ("q=and", []),
        ("q=not+kurznachrichten", []),
        ("modified_since=2099-01-01", []),
        ("modified_since=2018-05-01T00:00:00Z", ["facebook", "x", "vimeo"]),
        ("sort_on=title&sort_order=descending", ["vimeo", "x", "facebook"]),
        ("sort_on=platform", ["facebook", "vimeo", "x"]),
    ],
)
def test_filters_and_orders(anonymous, query, tokens):
    data = anonymous.get(f"/@social-media-channels?{query}").json()
    assert [item["platform"]["token"] for item in data["items"]] == tokens


def test_a_concept_limits_the_list(portal, anonymous):
    with api.env.adopt_roles(["Manager"]):
        other = api.content.create(portal, "UsageConcept", "zweites", title="Zweites")
        api.content.transition(other, "publish")
    transaction.commit()
    for name, total in (("nutzungskonzept", 3), ("zweites", 0)):
        query = f"?concept={portal[name].UID()}"
        data = anonymous.get(f"/@social-media-channels{query}").json()
        assert data["items_total"] == total


def test_every_batch_size_shows_each_channel_once(anonymous):
    for size in (1, 2, 3, 4):
        seen, url = [], f"/@social-media-channels?b_size={size}"
        while url:
            data = anonymous.get(url).json()
            seen += [item["@id"] for item in data["items"]]
            url = data.get("batching", {}).get("next", "")
            url = url and url[url.index("/@social") :]
        assert len(seen) == len(set(seen)) == 3


@pytest.mark.parametrize("path", ["/", "/nutzungskonzept"])
def test_the_component_is_a_link_until_it_is_expanded(anonymous, path):
    name = "social-media-channels"
    component = anonymous.get(path).json()["@components"][name]
    assert set(component) == {"@id"}
    assert anonymous.get(component["@id"]).json()["items_total"] == 3
    expanded = anonymous.get(f"{path}?expand={name}").json()["@components"][name]
    assert expanded["items_total"] == len(expanded["items"]) == 3
    page = anonymous.get("/videos").json()["@components"]
    assert name not in page


def test_a_known_validator_gets_304(anonymous, manager):
    first = anonymous.get("/@social-media-channels")
    known = {"If-None-Match": first.headers["ETag"]}
    assert anonymous.get("/@social-media-channels", headers=known).status_code == 304
    manager.patch("/nutzungskonzept/vimeo", json={"title": "Vimeo neu"})
    assert anonymous.get("/@social-media-channels", headers=known).status_code == 200


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"account_url": "javascript:alert(1)"}, "account_url"),
        ({"account_url": "https://example.org/a"}, "account_url"),
        (
            {"account_url": "http://m.facebook.com/Wirtschaft.in.Mittelsachsen/?a=b"},
            "account_url",
        ),
        ({"account_url": None}, "account_url"),
        ({"status": "ended"}, "end_date"),
        ({"start_date": "2020-02-02", "end_date": "2020-02-01"}, "end_date"),
        ({"alternative_contact": [{"email": "nobody"}]}, "alternative_contact"),
        ({"alternative_contact": ["x"]}, "alternative_contact"),
        ({"start_date": "2020-13-01"}, "start_date"),
    ],
)
def test_bad_channels_name_the_field(manager, values, field):
    body = {
        "@type": "SocialMediaChannel",
        "title": "Neu",
        "platform": "facebook",
        "account_url": "https://www.facebook.com/neu",
        **values,
    }
    response = manager.post("/nutzungskonzept", json=body)
    assert response.status_code == 400
    assert f"'field': '{field}'" in response.json()["message"]


def test_a_good_channel_is_created_changed_and_deleted(manager):
    body = {
        "@type": "SocialMediaChannel",
        "title": "Mastodon",
        "platform": "mastodon",
        "account_url": "https://social.example/@kreis",
        "start_date": "2024-01-31",
        "purpose": "<p>Informieren</p>",
        "awareness_posts": [{"date": "2024-02-01", "kind": "risks"}],
    }
    response = manager.post("/nutzungskonzept", json=body)
    assert response.status_code == 201
    created = response.json()
    assert created["start_date"] == "2024-01-31"
    assert created["awareness_posts"][0]["kind"]
    path = "/nutzungskonzept/" + created["id"]
    assert manager.patch(path, json={"handle": "@kreis"}).status_code == 204
    assert manager.get(path).json()["handle"] == "@kreis"
    assert manager.delete(path).status_code == 204


@pytest.mark.parametrize("portal_type", ["UsageConcept", "ContactPerson"])
def test_a_title_is_enough(manager, portal_type):
    response = manager.post(
        "/nutzungskonzept" if portal_type == "ContactPerson" else "",
        json={"@type": portal_type, "title": "Neu"},
    )
    assert response.status_code == 201


def test_internal_notes_never_leave(anonymous, manager):
    manager.patch("/nutzungskonzept", json={"internal_notes": "geheimesWort"})
    assert manager.get("/nutzungskonzept").json()["internal_notes"] == "geheimesWort"
    for path in (
        "/nutzungskonzept",
        "/@search?portal_type=UsageConcept&metadata_fields=_all",
        "/@social-media-channels",
        "/nutzungskonzept/manage_DAVget",
        "/nutzungskonzept/manage_FTPget",
        "/nutzungskonzept/internal_notes",
    ):
        for accept in ("application/json", "text/html"):
            response = anonymous.get(path, headers={"Accept": accept})
            assert "geheimesWort" not in response.text, path
    found = anonymous.get("/@search?SearchableText=geheimesWort").json()
    assert found["items_total"] == 0


def test_drafts_stay_private(anonymous, manager):
    body = {
        "@type": "SocialMediaChannel",
        "title": "Entwurf",
        "platform": "bluesky",
        "account_url": "https://bsky.app/profile/entwurf.example",
    }
    manager.post("/nutzungskonzept", json=body)
    assert "Entwurf" not in anonymous.get("/@social-media-channels").text
    assert (
        "Entwurf"
        not in anonymous.get("/nutzungskonzept", headers={"Accept": "text/html"}).text
    )


def test_hidden_persons_stay_hidden(portal, anonymous):
    with api.env.adopt_roles(["Manager"]):
        portal.manage_permission(
            "mittelsachsen.socialmedia: View Contact Data", ["Manager", "Editor"], 0
        )
        for brain in api.content.find(portal_type="ContactPerson"):
            brain.getObject().reindexObjectSecurity()
    transaction.commit()
    for path in ("/nutzungskonzept", "/@search?portal_type=ContactPerson"):
        for accept in ("application/json", "text/html"):
            text = anonymous.get(path, headers={"Accept": accept}).text
            assert "Kaiser" not in text
            assert "799 1410" not in text
    response = anonymous.get("/nutzungskonzept/andre-kaiser")
    assert "799 3305" not in response.text


def test_platforms_over_rest(anonymous, manager):
    panel = "/@controlpanels/socialmedia"
    assert anonymous.get(panel).status_code == 401
    assert {item["token"] for item in manager.get(panel).json()["items"]} >= {"x"}
    new = {"token": "peertube", "title": "PeerTube", "kind": "video"}
    assert manager.post(panel, json=new).status_code == 201
    bad = {"policy_url": "javascript:alert(1)"}
    assert manager.patch(f"{panel}/peertube", json=bad).status_code == 400
    assert manager.patch(f"{panel}/peertube", json={"country": "FR"}).status_code == 204
    assert manager.get(f"{panel}/peertube").json()["country"] == "FR"
    assert manager.delete(f"{panel}/peertube").status_code == 204
    assert manager.get(f"{panel}/peertube").status_code == 404
    assert manager.patch(panel, json={"evaluation_interval": 6}).status_code == 204
    assert manager.get(panel).json()["data"]["evaluation_interval"] == 6


@pytest.fixture
def session_as(portal):
    """A function that opens a session of a user with one role."""
    sessions = []

    def open_session(role):
        name = role.replace(" ", "-").lower()
        with api.env.adopt_roles(["Manager"]):
            portal.acl_users.userFolderAddUser(name, "geheim-12345", [role], [])
        transaction.commit()
        session = RelativeSession(portal.absolute_url())
        session.headers["Accept"] = "application/json"
        session.auth = (name, "geheim-12345")
        sessions.append(session)
        return session

    yield open_session
    for session in sessions:
        session.close()


@pytest.mark.parametrize(
    ("role", "add", "edit", "panel", "notes"),
    [
        ("Contributor", 201, 401, 401, False),
        ("Editor", 401, 204, 401, True),
        ("Reviewer", 401, 401, 401, False),
        ("Site Administrator", 201, 204, 200, True),
        ("Member", 401, 401, 401, False),
    ],
)
def test_roles(manager, session_as, role, add, edit, panel, notes):
    manager.patch("/nutzungskonzept", json={"internal_notes": "geheimesWort"})
    session = session_as(role)
    new = {"@type": "ContactPerson", "title": "Neu"}
    assert session.post("/nutzungskonzept", json=new).status_code == add
    change = {"handle": "neu"}
    answer = session.patch("/nutzungskonzept/vimeo", json=change)
    assert answer.status_code == edit
    answer = session.get("/@controlpanels/socialmedia")
    assert answer.status_code == panel
    answer = session.get("/nutzungskonzept").json()
    assert ("internal_notes" in answer) is notes


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("POST", "", {"token": "peertube", "title": "PeerTube"}),
        ("GET", "/x", None),
        ("PATCH", "/x", {"country": "FR"}),
        ("DELETE", "/xing", None),
    ],
)
def test_the_panel_asks_for_its_own_permission(portal, session_as, method, path, body):
    session = session_as("Site Administrator")
    url = f"/@controlpanels/socialmedia{path}"
    # Plone's permission for control panels stays with the role.
    portal.manage_permission(MANAGE_SETTINGS, ["Manager"], acquire=0)
    transaction.commit()
    assert session.request(method, url, json=body).status_code == 401
    portal.manage_permission(MANAGE_SETTINGS, ["Site Administrator"], acquire=0)
    transaction.commit()
    assert session.request(method, url, json=body).status_code < 300


@pytest.mark.parametrize(
    "address",
    ["https://a@player.vimeo.com/video/1", "//", "https://x:y/"],
)
def test_a_page_with_a_broken_embed_is_shown(portal, anonymous, address):
    # Set directly, because link integrity refuses some of them today.
    text = f'<p>Vorher</p><iframe src="{address}"></iframe>'
    portal["videos"].text = RichTextValue(text, "text/html", "text/x-html-safe")
    transaction.commit()
    page = anonymous.get("/videos", headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert "Vorher" in page.text
