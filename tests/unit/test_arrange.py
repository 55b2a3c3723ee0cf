"""Steps in an outline: nothing is lost, and the outline stays right."""

from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.content.arrange import added
from mittelsachsen.socialmedia.content.arrange import changed
from mittelsachsen.socialmedia.content.arrange import dropped
from mittelsachsen.socialmedia.content.arrange import new_in
from mittelsachsen.socialmedia.content.arrange import node_of
from mittelsachsen.socialmedia.content.arrange import STEPS
from mittelsachsen.socialmedia.content.arrange import without
from mittelsachsen.socialmedia.content.outline_rules import check_outline
import pytest


def outline(text):
    """Return text nodes of ``a1 b2``: ids with their levels."""
    return [
        {"kind": "text", "id": word[:-1], "level": int(word[-1])}
        for word in text.split()
    ]


def brief(nodes):
    return " ".join(f"{node['id']}{node['level']}" for node in nodes)


@pytest.mark.parametrize(
    ("step", "name", "before", "after"),
    [
        ("up", "b", "a1 b1", "b1 a1"),
        ("up", "a", "a1 b1", "a1 b1"),
        ("up", "b", "a1 x2 b1 y2 c1", "b1 y2 a1 x2 c1"),
        # The first of a chapter becomes the last of the one before.
        ("up", "y", "a1 x2 b1 y2", "a1 x2 y2 b1"),
        ("up", "y", "a1 b1 y2", "a1 y2 b1"),
        ("up", "y", "a1 y2", "a1 y2"),
        ("up", "z", "a1 b1 y2 z3", "a1 b1 y2 z3"),
        ("down", "a", "a1 x2 b1", "b1 a1 x2"),
        ("down", "b", "a1 b1", "a1 b1"),
        ("down", "x", "a1 x2 b1 y2", "a1 b1 x2 y2"),
        ("down", "x", "a1 x2 b1", "a1 b1 x2"),
        ("in", "b", "a1 b1 y2", "a1 b2 y3"),
        ("in", "a", "a1 b1", "a1 b1"),
        ("in", "x", "a1 x2", "a1 x2"),
        ("in", "b", "a1 b1 x2 y3 z4", "a1 b1 x2 y3 z4"),
        ("out", "x", "a1 x2 y3 z2", "a1 x1 y2 z2"),
        ("out", "a", "a1 b1", "a1 b1"),
    ],
)
def test_a_step_moves_a_node_with_what_is_below_it(step, name, before, after):
    assert brief(STEPS[step](outline(before), name)) == after


@pytest.mark.parametrize(
    ("name", "target", "before", "after"),
    [
        ("c", "a", "a1 b1 c1", "c1 a1 b1"),
        ("a", "", "a1 x2 b1", "b1 a1 x2"),
        # Between a chapter and its first section only a section can stand.
        ("b", "x", "a1 x2 b1", "a1 b2 x2"),
        ("y", "a", "a1 b1 y2", "y1 a1 b1"),
        ("y", "b", "a1 b1 y2", "a1 y2 b1"),
        ("a", "x", "a1 x2 b1", "a1 x2 b1"),
        ("a", "a", "a1 x2 b1", "a1 x2 b1"),
        ("b", "z", "a1 x2 y3 z4 b1 u2", "a1 x2 y3 z4 b1 u2"),
    ],
)
def test_a_drop_takes_the_nearest_level(name, target, before, after):
    assert brief(dropped(outline(before), name, target)) == after


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (None, "a1 x2 b1 section1"),
        ("a", "a1 x2 section1 b1"),
        ("x", "a1 x2 section2 b1"),
    ],
)
def test_a_new_node_stands_behind_another_on_its_level(after, expected):
    before = outline("a1 x2 b1")
    nodes = added(before, {"kind": "text"}, after)
    assert brief(nodes) == expected
    assert new_in(nodes, before)["id"] == "section"


def test_what_is_below_a_removed_node_takes_its_level():
    assert brief(without(outline("a1 x2 y3 b1"), "a")) == "x1 y2 b1"


def test_only_the_named_node_changes():
    nodes = changed(outline("a1 b1"), "b", {"heading": "B"})
    assert [node.get("heading") for node in nodes] == [None, "B"]


def test_a_node_that_is_gone_is_named():
    with pytest.raises(KeyError):
        node_of(outline("a1"), "b")


levels = st.lists(st.integers(1, 4), min_size=1, max_size=12)


def valid(wanted):
    """Return an outline with the wanted levels, or less where one would skip."""
    nodes = []
    for number, level in enumerate(wanted):
        above = nodes[-1]["level"] if nodes else 0
        node = {"kind": "text", "id": f"n{number}", "level": min(level, above + 1)}
        nodes.append(node)
    return nodes


@given(levels, st.data())
def test_no_sequence_of_steps_loses_a_node_or_breaks_the_outline(wanted, data):
    nodes = valid(wanted)
    ids = sorted(node["id"] for node in nodes)
    for _number in range(data.draw(st.integers(1, 15))):
        name = data.draw(st.sampled_from(ids))
        step = data.draw(st.sampled_from([*STEPS, "drop"]))
        if step == "drop":
            nodes = dropped(nodes, name, data.draw(st.sampled_from(["", *ids])))
        else:
            nodes = STEPS[step](nodes, name)
        assert sorted(node["id"] for node in nodes) == ids
        assert check_outline(nodes) == []


@given(levels, st.data())
def test_what_goes_up_comes_down_again(wanted, data):
    nodes = valid(wanted)
    name = data.draw(st.sampled_from([node["id"] for node in nodes]))
    for there, back in (("up", "down"), ("down", "up"), ("in", "out")):
        moved = STEPS[there](nodes, name)
        if moved != nodes:
            assert STEPS[back](moved, name) == nodes


@given(levels, st.data())
def test_a_removal_takes_one_node_and_an_addition_brings_one(wanted, data):
    nodes = valid(wanted)
    name = data.draw(st.sampled_from([node["id"] for node in nodes]))
    fewer = without(nodes, name)
    more = added(nodes, {"kind": "text"}, name)
    assert check_outline(fewer) == check_outline(more) == []
    assert [n["id"] for n in fewer] == [n["id"] for n in nodes if n["id"] != name]
    assert len(more) == len(nodes) + 1
