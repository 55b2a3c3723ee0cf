"""Nodes of an outline: what is wrong with them is said, with the place."""

from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.content.outline import free_id
from mittelsachsen.socialmedia.content.outline import shown
from mittelsachsen.socialmedia.content.outline import SLOTS
from mittelsachsen.socialmedia.content.outline import with_ids
from mittelsachsen.socialmedia.content.outline_rules import check_outline
from mittelsachsen.socialmedia.content.outline_rules import ID
from mittelsachsen.socialmedia.content.outline_rules import InvalidNode
from mittelsachsen.socialmedia.content.outline_rules import is_outline
from mittelsachsen.socialmedia.content.outline_rules import Known
from mittelsachsen.socialmedia.document.presets import lay_over
from mittelsachsen.socialmedia.document.presets import preset
from mittelsachsen.socialmedia.document.presets import preset_names
from mittelsachsen.socialmedia.document.slots import SLOTS as FILLED
import pytest


KNOWN = Known(channels={"facebook"}, pages={"dsfa"}, platforms={"x"})
TEXT = {"kind": "text", "level": 1}
FULL = [
    {"id": "a", "kind": "slot", "slot": "preamble", "heading": None, "level": 1},
    {
        "id": "b-2",
        "kind": "text",
        "heading": "",
        "level": 2,
        "numbered": False,
        "html": "<p>x</p>",
        "answers": ["purpose", "dpia"],
        "channels": ["facebook"],
        "hidden": True,
    },
    {
        "kind": "channels",
        "level": 3,
        "form": "table",
        "group": "platform",
        "parts": [{"part": "purpose", "heading": "Zweck"}, {"part": "legal"}],
        "facts": "account",
    },
    {"kind": "platform", "platform": "x", "level": 1, "form": "list", "html": ""},
    {"kind": "page", "page": "dsfa", "level": 1, "form": "link"},
]


def test_what_the_guide_has_is_right():
    assert check_outline(FULL, KNOWN) == []


@pytest.mark.parametrize(
    "node",
    [
        None,
        "text",
        {"level": 1},
        {"kind": "chapter"},
        {"kind": ["text"]},
        {"kind": "slot"},
        {"kind": "slot", "slot": "title"},
        {"kind": "platform"},
        {"kind": "page"},
        {**TEXT, "id": ""},
        {**TEXT, "id": "A b"},
        {**TEXT, "id": 1},
        {**TEXT, "id": "a\n"},
        {**TEXT, "level": 0},
        {**TEXT, "level": 5},
        {**TEXT, "level": True},
        {**TEXT, "level": "1"},
        {**TEXT, "heading": 1},
        {**TEXT, "heading": "a\nb"},
        {**TEXT, "heading": "a" * 1001},
        {**TEXT, "numbered": "no"},
        {**TEXT, "numbered": 1},
        {**TEXT, "hidden": None},
        {**TEXT, "html": None},
        {**TEXT, "html": "\x00"},
        {**TEXT, "answers": "purpose"},
        {**TEXT, "answers": ["money"]},
        {**TEXT, "channels": [1]},
        {**TEXT, "colour": "red"},
        {"kind": "channels", "form": "text"},
        {"kind": "channels", "form": "grid"},
        {"kind": "channels", "group": "unit"},
        {"kind": "channels", "facts": "some"},
        {"kind": "channels", "parts": [{"part": "money"}]},
        {"kind": "channels", "parts": [{"part": "purpose", "colour": 1}]},
        {"kind": "channels", "parts": [{"part": "purpose", "heading": 1}]},
        {"kind": "channels", "parts": ["purpose"]},
        {"kind": "page", "page": "dsfa", "form": "table"},
    ],
    ids=str,
)
def test_a_bad_node_is_named_by_its_place(node):
    (problem,) = check_outline([TEXT, node], KNOWN)
    assert problem.place == 2


@pytest.mark.parametrize(
    "node",
    [
        {"kind": "platform", "platform": "myspace"},
        {"kind": "page", "page": "gone"},
        {**TEXT, "channels": ["gone"]},
    ],
    ids=str,
)
def test_what_a_node_names_must_be_there(node):
    (problem,) = check_outline([node], KNOWN)
    assert problem.place == 1
    assert check_outline([node]) == []


@pytest.mark.parametrize("levels", [[2], [1, 3], [1, 2, 4], [1, 2, 1, 3]])
def test_a_level_that_skips_is_named(levels):
    nodes = [{"kind": "text", "level": level} for level in levels]
    (problem,) = check_outline(nodes)
    assert problem.place == len(levels)


def test_two_nodes_with_one_id_are_named():
    (problem,) = check_outline([{**TEXT, "id": "a"}, {**TEXT, "id": "a"}])
    assert problem.place == 2


@pytest.mark.parametrize("nodes", [None, {}, "text", 1, [TEXT] * 1001], ids=type)
def test_an_outline_is_a_list_that_ends(nodes):
    assert len(check_outline(nodes)) == 1


def test_the_field_refuses_the_first_bad_node():
    with pytest.raises(InvalidNode) as error:
        is_outline([TEXT, {"kind": "slot"}])
    assert error.value.problem.place == 2


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
    lambda below: st.one_of(
        st.lists(below, max_size=3),
        st.dictionaries(
            st.sampled_from(["kind", "id", "level", "slot", "html", "parts", "x"]),
            below,
            max_size=4,
        ),
    ),
    max_leaves=12,
)


@given(json_values)
def test_anything_can_be_checked(value):
    problems = check_outline(value, KNOWN)
    if not problems:
        assert check_outline(with_ids(value), KNOWN) == []


def test_missing_ids_come_from_headings_and_stay_apart():
    nodes = with_ids(
        [
            {"kind": "text", "heading": "Über uns & mehr"},
            {"kind": "text", "heading": "Über uns & mehr"},
            {"kind": "text", "heading": "日本"},
            {"kind": "text"},
            {"kind": "slot", "slot": "changelog", "heading": "Historie"},
            {"kind": "platform", "platform": "x"},
            {"kind": "page", "page": "dsfa"},
            {"kind": "channels", "id": "section"},
        ]
    )
    ids = [node["id"] for node in nodes]
    assert ids[:2] == ["section-uber-uns-mehr", "section-uber-uns-mehr-2"]
    assert ids[4:] == ["changes", "platform-x", "page-dsfa", "section"]
    assert len(set(ids)) == len(ids)
    assert all(map(ID.fullmatch, ids))


def test_an_id_that_is_there_stays_whatever_the_heading():
    (node,) = with_ids([{"kind": "text", "id": "a", "heading": "Neu"}])
    assert node["id"] == "a"


@given(st.lists(st.sampled_from(["a", "a-2", "b"])))
def test_free_ids_are_free(wanted):
    taken = set()
    found = [free_id(name, taken) for name in wanted]
    assert len(set(found)) == len(found)
    assert set(found) == taken


def test_what_is_below_a_hidden_node_is_hidden():
    levels = [(1, False), (2, True), (3, False), (2, False), (1, True), (2, False)]
    nodes = [
        {"kind": "text", "id": str(place), "level": level, "hidden": hidden}
        for place, (level, hidden) in enumerate(levels)
    ]
    assert [node["id"] for node in shown(nodes)] == ["0", "3"]


def test_each_slot_has_a_heading_and_words():
    assert set(FILLED) == set(SLOTS)


@pytest.mark.parametrize("name", preset_names())
@pytest.mark.parametrize("language", ["de", "en"])
def test_presets_are_right(name, language):
    assert check_outline(preset(name, language)) == []


@pytest.mark.parametrize("before", preset_names())
@pytest.mark.parametrize("after", preset_names())
def test_own_words_stay_whatever_is_laid_over(before, after):
    own = [
        {"id": "vorweg", "kind": "text", "level": 1, "html": "<p>a</p>"},
        *preset(before, "de"),
        {"id": "commitment-2", "kind": "text", "level": 2, "heading": "Teil"},
        {"id": "x", "kind": "platform", "platform": "x", "level": 3, "html": "b"},
        {"id": "dsfa", "kind": "page", "page": "dsfa", "level": 1},
    ]
    if before == "blank":
        own[1]["level"] = 2
        own[2]["level"] = 2
    laid = lay_over(own, after, "de")
    assert check_outline(laid) == []
    kept = {node["id"]: node for node in laid}
    assert kept["vorweg"]["html"] == "<p>a</p>"
    assert kept["commitment-2"]["heading"] == "Teil"
    assert kept["x"]["html"] == "b"
    assert "dsfa" in kept
    things = [(node["kind"], node.get("slot")) for node in laid]
    for node in preset(after, "de"):
        assert (node["kind"], node.get("slot")) in things


def test_a_node_that_is_in_both_keeps_its_id_and_heading():
    old = with_ids(
        [
            {"kind": "slot", "slot": "commitment", "id": "z", "heading": "Versprechen"},
            {"kind": "text", "heading": "Danach", "html": "<p>a</p>"},
            {"kind": "slot", "slot": "preamble", "heading": ""},
        ]
    )
    laid = lay_over(old, "lfdi", "de")
    place = [node["id"] for node in laid].index("z")
    assert laid[place]["heading"] == "Versprechen"
    assert laid[place + 1]["heading"] == "Danach"
    assert laid[0]["slot"] == "preamble" and not laid[0]["heading"]


@pytest.mark.parametrize("name", preset_names())
def test_what_is_laid_over_twice_lies_as_before(name):
    once = lay_over(preset("necessity", "de"), name, "de")
    assert lay_over(once, name, "de") == once
