"""Behind a real Varnish, every public address tells what is true the next moment."""

from concurrent.futures import ThreadPoolExecutor
import itertools
import pytest
import time


ADMIN = ("admin", "admin")
CONCEPT = "nutzungskonzept"
ACCOUNT = "https://www.xing.com/pages/pruefling"
NEVER = "public, max-age=0, must-revalidate"
HTML = {"Accept": "text/html"}
# Each address of ours that visitors may ask for; one of each kind of answer.
ADDRESSES = (
    CONCEPT,
    f"{CONCEPT}/{{id}}",
    f"{CONCEPT}/@@pdf",
    f"{CONCEPT}/@@compare",
    "@@all-channels",
    "@@embed-consent",
    f"@@verify-account?url={ACCOUNT}",
    f"++api++/@social-media-account?url={ACCOUNT}",
    "++api++/@social-media-channels",
    "++api++/@social-media-channels?format=csv",
    "++api++/@social-media-channels?format=jsonld",
    "++api++/@social-media-channels?format=atom",
    "++api++/@social-media-channels?q=pr%C3%BCfling",
    "++api++/?expand=social-media-channels",
    f"++api++/{CONCEPT}",
    f"++api++/{CONCEPT}/{{id}}",
    f"++api++/{CONCEPT}?expand=breadcrumbs,social-media-channels",
    f"++api++/{CONCEPT}/@usage-concept",
    f"++api++/{CONCEPT}/@usage-concept-versions",
)
SETTINGS = "++api++/@controlpanels/socialmedia"
numbers = itertools.count(1)


def ask_all(session, paths):
    """Return what a visitor is told at each path: status and words."""

    def ask(path):
        headers = {} if "++api++" in path else HTML
        answer = session.get(path, headers=headers, allow_redirects=False)
        return path, (answer.status_code, answer.content)

    with ThreadPoolExecutor(2) as pool:
        return dict(pool.map(ask, paths))


def retract(session, channel):
    return session.post(f"++api++/{channel}/@workflow/retract", json={})


def edit(session, channel):
    return session.patch(f"++api++/{channel}", json={"title": "Neuer Name"})


def end(session, channel):
    changes = {"status": "ended", "end_date": "2024-01-31"}
    return session.patch(f"++api++/{channel}", json=changes)


def delete(session, channel):
    return session.delete(f"++api++/{channel}")


def rename(session, channel):
    changes = {"id": f"{channel.rpartition('/')[2]}-neu"}
    return session.patch(f"++api++/{channel}", json=changes)


def change_platform(session, channel):
    changes = {"title": f"Xing {next(numbers)}"}
    return session.patch(f"{SETTINGS}/xing", json=changes)


def change_setting(session, channel):
    hidden = session.get(SETTINGS).json()["data"]["hide_persons"]
    return session.patch(SETTINGS, json={"hide_persons": not hidden})


def freeze(session, channel):
    version = {"version": f"9.{next(numbers)}", "change": "", "approvals": []}
    return session.post(f"++api++/{CONCEPT}/@usage-concept-versions", json=version)


@pytest.fixture
def channel(manager):
    """The path of a published channel."""
    data = {
        "@type": "SocialMediaChannel",
        "id": f"pruefling-{next(numbers)}",
        "title": "Prüfling",
        "platform": "xing",
        "account_url": ACCOUNT,
    }
    made = manager.post(f"++api++/{CONCEPT}", json=data)
    assert made.status_code == 201, made.text
    path = f"{CONCEPT}/{data['id']}"
    published = manager.post(f"++api++/{path}/@workflow/publish", json={})
    assert published.ok, published.text
    yield path
    for name in (path, f"{path}-neu"):
        manager.delete(f"++api++/{name}")


@pytest.mark.parametrize(
    "change, shown_at",
    [
        (retract, f"@@verify-account?url={ACCOUNT}"),
        (edit, f"++api++/{CONCEPT}?expand=breadcrumbs,social-media-channels"),
        (end, f"@@verify-account?url={ACCOUNT}"),
        (delete, "@@all-channels"),
        (rename, "++api++/@social-media-channels?format=csv"),
        (change_platform, "++api++/@social-media-channels"),
        (change_setting, f"++api++/{CONCEPT}/@usage-concept"),
        (freeze, f"++api++/{CONCEPT}/@usage-concept-versions"),
    ],
)
@pytest.mark.parametrize("where, elsewhere", [("node1", "node2"), ("node2", "node1")])
def test_no_address_is_behind_a_change(
    visitor, node, channel, change, shown_at, where, elsewhere
):
    paths = [path.format(id=channel.rpartition("/")[2]) for path in ADDRESSES]
    before = ask_all(visitor, paths)
    assert change(node(where, ADMIN), channel).ok
    after, truth = ask_all(visitor, paths), ask_all(node(elsewhere), paths)
    assert [path for path in paths if after[path] != truth[path]] == []
    assert before[shown_at] != after[shown_at]


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_answer_says_how_long_it_is_true(visitor, manager, channel, path):
    path = path.format(id=channel.rpartition("/")[2])
    headers = {} if "++api++" in path else HTML
    assert visitor.get(path, headers=headers).headers["Cache-Control"] == NEVER
    private = manager.get(path, headers=headers).headers["Cache-Control"]
    assert private == "private, no-cache"


@pytest.mark.parametrize("address", ["{}", "{}/@@pdf"])
def test_a_version_is_there_as_soon_as_it_is_frozen(visitor, manager, address):
    number = f"8.{next(numbers)}"
    path = address.format(f"{CONCEPT}/@@version/{number}")
    # That it is not there yet is kept by nobody.
    assert visitor.get(path, headers=HTML).status_code == 404
    version = {"version": number, "change": "", "approvals": []}
    versions = f"++api++/{CONCEPT}/@usage-concept-versions"
    assert manager.post(versions, json=version).status_code == 201
    shown = visitor.get(path, headers=HTML)
    assert shown.status_code == 200
    assert shown.headers["Cache-Control"] == NEVER


def test_what_plone_lets_proxies_keep_is_kept_and_purged(visitor, manager):
    """Else nothing here would show that there is a cache."""
    # One of the types that Plone purges.
    page = {"@type": "News Item", "id": f"seite-{next(numbers)}", "title": "Alt"}
    assert manager.post("++api++/", json=page).status_code == 201
    path = f"++api++/{page['id']}"
    manager.post(f"{path}/@workflow/publish", json={})
    visitor.get(path)
    kept = visitor.get(path)
    assert kept.headers["X-Cache"] == "HIT"
    # Statistics change no answer; whoever is logged in gets one of the node's own.
    tracked = visitor.get(path, headers={"Cookie": "_pk_id.1=abc; _ga=1"})
    assert tracked.headers["X-Cache"] == "HIT"
    assert manager.get(path).headers["X-Cache"] == "MISS"
    known = visitor.get(path, headers={"Cookie": "_ga=1; __ac=abc"})
    assert known.headers["X-Cache"] == "MISS"
    manager.patch(path, json={"title": "Neu"})
    end = time.monotonic() + 5
    while visitor.get(path).json()["title"] == "Alt":
        # Purging is a request of the node's, a moment after the answer.
        assert time.monotonic() < end
        time.sleep(0.05)


def test_plones_own_lists_are_behind_for_a_minute_at_most(visitor):
    """As the guide says of Plone's searches and listings over REST."""
    told = visitor.get("++api++/@search?portal_type=SocialMediaChannel")
    assert "s-maxage=60" in told.headers["Cache-Control"]
    assert "max-age=10" in told.headers["Cache-Control"]
