"""The list of many channels: from the catalog alone, each channel once."""

from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from mittelsachsen.socialmedia.content.interfaces import ISocialMediaContent
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from plone import api
from plone.app.testing import logout
from plone.app.textfield.value import RichTextValue
import pytest
import transaction
from urllib.parse import parse_qs
from urllib.parse import urlencode
from urllib.parse import urlsplit
from zope.component import getMultiAdapter
from zope.interface import alsoProvides


NAME = "@social-media-channels"
REPEATABLE = ("platform", "status", "language", "target_group")
PLATFORMS = ("facebook", "x", "vimeo", "mastodon", "bluesky")
STATUSES = ("planned", "active", "emergency_only", "frozen", "ended")
NAMES = ("Ahorn", "Birke", "Linde")
GROUPS = ("Familien", "Jugend", "Vereine")


@pytest.fixture(scope="module")
def ordinary():
    """How the channels differ: some share their values, none shares all."""
    return [
        {
            "platform": PLATFORMS[number % 5],
            "status": STATUSES[number % 7 % 5],
            "language": ("de", "en")[number % 3 == 0],
            "target_groups": list(GROUPS[: number % 4]),
            "title": f"Kanal {NAMES[number % 3]}",
        }
        for number in range(150)
    ]


@pytest.fixture(scope="class")
def many(functional_portal_class, ordinary):
    """A site with these channels alone, for tests that only read."""
    portal = functional_portal_class
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(portal["nutzungskonzept"])
        concepts = [
            api.content.create(portal, "UsageConcept", f"k{number}", title=f"K{number}")
            for number in range(3)
        ]
        for concept in concepts:
            api.content.transition(concept, "publish")
        for number, values in enumerate(ordinary):
            channel = api.content.create(
                concepts[number % 3],
                "SocialMediaChannel",
                f"c{number}",
                account_url=f"https://example.org/{number}",
                purpose=RichTextValue("<p>Zweck</p>", "text/html", "text/x-html-safe"),
                **values,
            )
            if number % 10:
                api.content.transition(channel, "publish")
    transaction.commit()
    return portal


@pytest.fixture
def ask(many):
    """A function that asks as a visitor and returns the answer."""
    logout()

    def ask(context, **form):
        request = context.REQUEST.clone()
        alsoProvides(request, IBrowserLayer)
        request.form = form
        request["ACTUAL_URL"] = f"{context.absolute_url()}/{NAME}"
        request["QUERY_STRING"] = urlencode(form, doseq=True)
        request.environ["QUERY_STRING"] = request["QUERY_STRING"]
        name = f"GET_application_json_{NAME}"
        return getMultiAdapter((context, request), name=name).reply()

    return ask


def links(data):
    """Return the parameters of the answer's links to other batches."""
    return {
        name: {
            key: values if key in REPEATABLE else values[0]
            for key, values in parse_qs(urlsplit(url).query).items()
        }
        for name, url in data.get("batching", {}).items()
    }


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "platform": st.lists(st.sampled_from(PLATFORMS), min_size=1, max_size=3),
        "status": st.lists(st.sampled_from(STATUSES), min_size=1, max_size=3),
        "language": st.lists(st.sampled_from(["de", "en"]), min_size=1, max_size=2),
        "target_group": st.lists(st.sampled_from(GROUPS), min_size=1, max_size=2),
        "q": st.sampled_from(["Kanal", "Birke"]),
        "modified_since": st.just("2020-01-01"),
        "sort_on": st.sampled_from(["created", "modified", "title", "platform"]),
        "sort_order": st.sampled_from(["ascending", "descending"]),
    },
)


def expected(ordinary, form):
    """Return the ids of the channels that a filter is for, from what was written."""
    return {
        f"c{number}"
        for number, values in enumerate(ordinary)
        if number % 10
        and values["platform"] in form.get("platform", PLATFORMS)
        and values["status"] in form.get("status", STATUSES[1:])
        and values["language"] in form.get("language", ["de", "en"])
        and (
            "target_group" not in form
            or set(values["target_groups"]) & set(form["target_group"])
        )
        and (form.get("q") != "Birke" or "Birke" in values["title"])
    }


def loaded(connection):
    """Return the items of the add-on whose state is in memory."""
    # Asking an object what it provides would load it.
    items = [item for _oid, item in connection._cache.lru_items()]
    return [item for item in items if ISocialMediaContent.providedBy(item)]


class TestList:
    @settings(
        max_examples=40,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(FILTERS, st.sampled_from([1, 7, 25, 500]))
    def test_every_walk_sees_each_channel_once(self, many, ask, ordinary, form, size):
        forward, step = [], {**form, "b_size": str(size)}
        while step:
            data = ask(many, **step)
            ids = [item["@id"].rpartition("/")[2] for item in data["items"]]
            assert len(ids) <= size
            forward += ids
            step = links(data).get("next")
        assert len(forward) == len(set(forward)) == data["items_total"]
        assert set(forward) == expected(ordinary, form)
        backward, step = [], links(data).get("last", {**form, "b_size": str(size)})
        while step:
            data = ask(many, **step)
            backward[:0] = [item["@id"].rpartition("/")[2] for item in data["items"]]
            step = links(data).get("prev")
        assert backward == forward

    @pytest.mark.parametrize("size", [7, 25, 500])
    def test_behind_the_end_there_is_nothing(self, many, ask, size):
        total = ask(many)["items_total"]
        for start in (total, total + 1, 10**6):
            assert ask(many, b_start=str(start), b_size=str(size))["items"] == []

    @pytest.mark.parametrize(
        "form",
        [
            {},
            {"platform": ["x"], "status": ["active", "ended"], "language": ["de"]},
            {"target_group": ["Jugend"], "sort_on": "title"},
            {"q": "Kanal", "sort_order": "descending"},
            {"modified_since": "2020-01-01", "b_start": "50", "b_size": "100"},
            {"concept": "k1"},
            {"format": "csv"},
            {"format": "jsonld"},
            {"format": "atom"},
        ],
    )
    def test_no_content_is_loaded(self, many, ask, form):
        if "concept" in form:
            form = {"concept": many[form["concept"]].UID()}
        connection = many._p_jar
        connection.cacheMinimize()
        assert ask(many, **form)
        assert loaded(connection) == []
        # Otherwise nothing would be found whatever the list does.
        assert many["k1"]["c1"].title
        assert len(loaded(connection)) == 2
