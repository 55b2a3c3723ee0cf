"""Sections are told by their ids: what is moved is neither deleted nor added."""

from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.document.compare import compare
import pytest


def section(name, html="<p>Text</p>", title=None, number="", children=()):
    return {
        "id": name,
        "number": number,
        "title": name.upper() if title is None else title,
        "html": html,
        "children": list(children),
    }


def document(*sections):
    return {"sections": list(sections)}


def kinds(old, new):
    differences, counts = compare(old, new)
    return [(each.id, *each.kinds) for each in differences], dict(counts)


A, B, C = (section(name) for name in "abc")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((A, B), (A, B), [("a", "same"), ("b", "same")]),
        ((A, B), (A, B, C), [("a", "same"), ("b", "same"), ("c", "added")]),
        ((A, B, C), (A, C), [("a", "same"), ("b", "removed"), ("c", "same")]),
        ((B, A), (A,), [("b", "removed"), ("a", "same")]),
        ((A, B, C), (B, C, A), [("b", "same"), ("c", "same"), ("a", "moved")]),
        ((A, B), (section("a", children=[B]),), [("a", "same"), ("b", "moved")]),
        ((A,), (section("a", "<p>Neu</p>"),), [("a", "changed")]),
        ((A,), (section("a", title="Anders"),), [("a", "changed")]),
        ((A,), (section("a", number="2"),), [("a", "same")]),
        (
            (A, B, C),
            (B, C, section("a", "<p>Neu</p>")),
            [("b", "same"), ("c", "same"), ("a", "changed", "moved")],
        ),
        ((), (), []),
    ],
)
def test_what_happened_to_each_section(old, new, expected):
    found, counts = kinds(document(*old), document(*new))
    assert found == expected
    assert sum(counts.values()) == sum(len(each) - 1 for each in expected)


def test_words_are_marked_and_text_stays_text():
    old = document(section("a", "<p>Wir nutzen Facebook.</p>", "Alt &amp; <b>"))
    new = document(section("a", "<p>Wir nutzen Mastodon.</p>", "Neu &amp; <b>"))
    [difference], _counts = compare(old, new)
    assert "<del>Facebook.</del>" in difference.html
    assert "<ins>Mastodon.</ins>" in difference.html
    assert "<b>" not in difference.heading
    assert "<ins>" in difference.heading


NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(NAMES, NAMES)
def test_each_section_is_told_of_once(old, new):
    found, _counts = kinds(document(*map(section, old)), document(*map(section, new)))
    names = [name for name, *_kinds in found]
    assert sorted(names) == sorted({*old, *new})
    assert [name for name in names if name in new] == new
    for name, *what in found:
        assert ("added" in what) == (name not in old)
        assert ("removed" in what) == (name not in new)
