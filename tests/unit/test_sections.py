"""Sections as readers see them: none is empty, none without title holds another."""

from mittelsachsen.socialmedia.document.sections import listed
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.document.sections import settle


def section(title, *children, text="x", name=None):
    result = Section(name or title, title, children=list(children))
    result.add("text", text)
    return result


def texts(sections):
    """Return titles, words and what is below, as plain lists."""
    return [
        [each.title, "".join(it.value for it in each.blocks), texts(each.children)]
        for each in sections
    ]


def test_empty_sections_are_left_out():
    found = settle([section("a"), section("b", section("c", text=""), text="")])
    assert texts(found) == [["a", "x", []]]


def test_a_section_without_words_stays_for_those_below():
    found = settle([section("a", section("b"), text="")])
    assert texts(found) == [["a", "", [["b", "x", []]]]]


def test_what_is_in_a_section_without_title_takes_its_level():
    found = settle([section("", section("a", section("b")), text="y")])
    assert texts(found) == [["", "y", []], ["a", "x", [["b", "x", []]]]]


def test_words_without_title_join_those_above():
    found = settle([section("a", section("", text="y"), section("b"))])
    assert texts(found) == [["a", "xy", [["b", "x", []]]]]


def test_words_behind_a_section_stay_behind_it():
    found = settle([section("a", section("b"), section("", text="y"))])
    assert texts(found) == [["a", "x", [["b", "x", []], ["", "y", []]]]]


def test_an_empty_section_without_title_leaves_nothing():
    assert settle([section("", section("", text=""), text="")]) == []


def test_the_contents_list_names_parts_of_high_channels_only():
    high, low, plain, nameless = map(section, ("a", "b", "c", ""))
    high.listed = low.listed = False
    high.level, low.level, plain.level = 2, 3, 4
    assert listed([high, low, plain, nameless]) == [high, plain]
