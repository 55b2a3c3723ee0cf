"""Numbers of sections, by the formats of their levels."""

from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.content.outline import InvalidNumberFormat
from mittelsachsen.socialmedia.content.outline import is_number_format
from mittelsachsen.socialmedia.document.numbering import label
from mittelsachsen.socialmedia.document.numbering import letters
from mittelsachsen.socialmedia.document.numbering import number
from mittelsachsen.socialmedia.document.numbering import roman
from mittelsachsen.socialmedia.document.sections import Section
import pytest


FORMATS = ["", "1", "1.", "1)", "1.1", "1.1.", "A", "A.", "a", "a)", "I", "I."]
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def tree(*names, numbered=True):
    """Return sections; a tuple is one with its children."""
    return [
        Section(each[0], each[0], children=tree(*each[1:]), numbered=numbered)
        if isinstance(each, tuple)
        else Section(each, each, numbered=numbered)
        for each in names
    ]


def walk(sections):
    for section in sections:
        yield section
        yield from walk(section.children)


def numbers(sections, formats=()):
    return [section.number for section in walk(number(sections, formats))]


@pytest.mark.parametrize("form", FORMATS)
def test_the_formats_of_the_guide_are_formats(form):
    assert is_number_format(form)


@pytest.mark.parametrize("form", ["i", "1,1", "1..1", "A)", "(1)", "I)", " 1", "1.1)"])
def test_other_formats_are_refused(form):
    with pytest.raises(InvalidNumberFormat):
        is_number_format(form)


@pytest.mark.parametrize(
    ("formats", "expected"),
    [
        ([], ["1", "1.1", "1.1.1", "1.2", "2", "2.1"]),
        (["1.", "1.1."], ["1.", "1.1.", "", "1.2.", "2.", "2.1."]),
        (["I.", "1."], ["I.", "1.", "", "2.", "II.", "1."]),
        (["A.", "1.1"], ["A.", "A.1", "", "A.2", "B.", "B.1"]),
        (["1.", "a)"], ["1.", "a)", "", "b)", "2.", "a)"]),
        (["1)"], ["1)", "", "", "", "2)", ""]),
        (["", "1.1", "1.1.1"], ["", "1", "1.1", "2", "", "1"]),
        ([""], ["", "", "", "", "", ""]),
    ],
)
def test_each_level_has_its_format(formats, expected):
    sections = tree(("a", ("b", "c"), "d"), ("e", "f"))
    assert numbers(sections, formats) == expected


def test_what_takes_no_number_skips_none():
    first, second, third, fourth = sections = tree("a", "b", "c", "d")
    first.numbered = False
    third.title = ""
    assert numbers(sections) == ["", "1", "", "2"]


def test_levels_are_counted_from_the_first():
    sections = number(tree(("a", ("b", "c"))))
    assert [section.level for section in walk(sections)] == [1, 2, 3]


@given(st.integers(1, 3999))
def test_roman_numerals_are_those_of_romans(count):
    text = roman(count)
    values = [VALUES[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    assert sum(-low if low < high else low for low, high in pairs) == count
    assert not any(letter * 4 in text for letter in VALUES)


@given(st.integers(1, 100_000))
def test_letters_count_without_a_gap(count):
    value = 0
    for letter in letters(count):
        value = value * 26 + ord(letter) - ord("A") + 1
    assert value == count


sections_of = st.recursive(
    st.just([]),
    lambda below: st.lists(
        st.builds(
            lambda children, numbered: Section(
                "x", "x", children=children, numbered=numbered
            ),
            below,
            st.booleans(),
        ),
        max_size=4,
    ),
    max_leaves=20,
)
formats_of = st.lists(st.sampled_from(FORMATS), max_size=4)


@given(sections_of, formats_of)
def test_no_two_sections_beside_each_other_have_one_number(sections, formats):
    top = Section("", "", children=number(sections, formats))
    for section in walk([top]):
        found = [each.number for each in section.children if each.number]
        assert len(set(found)) == len(found)


@given(sections_of, formats_of)
def test_numbers_of_siblings_go_up_by_one(sections, formats):
    top = Section("", "", children=number(sections, formats))
    formats = formats or ["1", "1.1", "1.1.1"]
    for section in walk([top]):
        found = [each.number for each in section.children if each.number]
        level = section.children[0].level if section.children else 1
        form = formats[level - 1] if level <= len(formats) else ""
        expected = [
            label(form, count, section.number) for count in range(1, len(found) + 1)
        ]
        assert found == expected


@given(sections_of)
def test_decimal_numbers_are_unique_in_a_document(sections):
    for section in walk(sections):
        section.numbered = True
    found = numbers(sections, ["1", "1.1", "1.1.1", "1.1.1.1"])
    shown = [each for each in found if each]
    assert len(set(shown)) == len(shown)
