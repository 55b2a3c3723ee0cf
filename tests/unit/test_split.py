"""Rich text is split at its headings, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.document.split import Piece
from mittelsachsen.socialmedia.document.split import split
from mittelsachsen.socialmedia.text import plain_text
import pytest
from selectolax.lexbor import LexborHTMLParser


def outline(piece: Piece, depth: int = 0) -> list[tuple[int, str]]:
    """Return depths and headings of what is below a piece."""
    found = []
    for below in piece.children:
        found += [(depth + 1, below.heading), *outline(below, depth + 1)]
    return found


def joined(piece: Piece) -> str:
    """Return the HTML of all pieces, with their headings as paragraphs."""
    heading = f"<p>{piece.heading}</p>" if piece.heading else ""
    return heading + piece.html + "".join(map(joined, piece.children))


def normal(html: str) -> str:
    return LexborHTMLParser(html).body.html


@pytest.mark.parametrize("html", ["", "<p>a</p>", "a < b &amp; c", "<hr><p>b<br/>"])
def test_text_without_headings_comes_back_as_it_is(html):
    assert split(html) == Piece("", html=html)


def test_each_heading_has_what_follows_it():
    whole = split("<p>a</p><h2>B <b>b</b></h2><p>c</p>d<h2 id='E'>E</h2><ul></ul>")
    assert whole.html == "<p>a</p>"
    assert whole.children == [
        Piece("B b", html="<p>c</p>d"),
        Piece("E", anchor="E", html="<ul></ul>"),
    ]


@pytest.mark.parametrize(
    ("levels", "depths"),
    [
        ([1, 2, 3], [1, 2, 3]),
        ([2, 2, 3, 2], [1, 1, 2, 1]),
        ([4, 2, 6, 3, 6, 1], [1, 1, 2, 2, 3, 1]),
        ([3, 6], [1, 2]),
    ],
)
def test_a_level_is_never_skipped(levels, depths):
    html = "".join(f"<h{level}>x</h{level}>" for level in levels)
    assert [depth for depth, _heading in outline(split(html))] == depths


@given(st.lists(st.integers(1, 6), max_size=30))
def test_no_heading_is_deeper_than_one_below_the_last(levels):
    html = "".join(f"<h{level}>{level}</h{level}>" for level in levels)
    found = outline(split(html))
    assert [int(heading) for _depth, heading in found] == levels
    depths = [0, *(depth for depth, _heading in found)]
    assert all(b <= a + 1 for a, b in zip(depths, depths[1:], strict=False))


@pytest.mark.parametrize(
    "html",
    [
        "<table><tbody><tr><td><h2>x</h2></td></tr></tbody></table>",
        "<blockquote><h2>x</h2></blockquote>",
        "<ul><li><div><h2>x</h2></div></li></ul>",
        "<figure><h2>x</h2></figure>",
    ],
)
def test_headings_of_tables_lists_quotations_and_figures_stay_there(html):
    assert split(html) == Piece("", html=html)
    assert split(f"<h2>a</h2>{html}").children == [Piece("a", html=html)]


def test_what_is_around_a_heading_is_around_its_text():
    whole = split('<div lang="en" id="x"><p>a</p><h2>b</h2><p>c</p></div><p>d</p>')
    assert whole.html == '<div lang="en"><p>a</p></div>'
    assert whole.children[0].html == '<div lang="en"><p>c</p></div><p>d</p>'


def test_a_wrapper_without_sections_stays_whole():
    html = '<div id="x"><blockquote><h2>b</h2></blockquote></div>'
    assert split(f"<h2>a</h2>{html}").children[0].html == html


def test_values_of_attributes_stay_values():
    text = '<div title="&quot;&gt;&lt;script&gt;"><h2>a</h2><p>b</p></div>'
    (piece,) = split(text).children
    assert LexborHTMLParser(piece.html).css_first("script") is None


def test_empty_headings_are_gone_and_images_of_headings_are_not():
    assert outline(split("<h2>a</h2><h2><br></h2><h2> </h2><p>b</p>")) == [(1, "a")]
    assert "img" in split('<h2>a<img src="b"></h2>').children[0].html
    assert "img" in split('<h2>a</h2><h2><img src="b"></h2>').children[0].html


def test_line_breaks_in_a_heading_part_words():
    assert outline(split("<h2>a<br>b<i>c</i></h2>")) == [(1, "a bc")]


BLOCKS = st.sampled_from(
    [
        "<p>a &amp; b</p>",
        "<ul><li>c<h3>d</h3></li></ul>",
        "text &lt;e",
        "<table><tbody><tr><th>f</th></tr></tbody></table>",
        '<p class="x">g<br>h</p>',
    ]
)
HEADED = st.sampled_from(["<h1>i</h1>", "<h2>j &amp; k</h2>", "<h4>l</h4>"])


@given(st.lists(st.one_of(BLOCKS, HEADED), max_size=12))
def test_the_rest_comes_back_unchanged(parts):
    whole = "".join(parts)
    kept = "".join(part for part in parts if not part.startswith("<h"))
    pieces = joined(split(whole))
    for text in ("i", "j & k", "l"):
        pieces = pieces.replace(f"<p>{text}</p>", "")
    assert normal(pieces) == normal(kept)


@given(st.text("<>/h2div pa=\"'&", max_size=60))
def test_any_text_can_be_split_and_keeps_its_words(text):
    html = f"<h2>x</h2>{text}"
    letters = [char for char in plain_text(joined(split(html))) if char.isalnum()]
    assert letters == [char for char in plain_text(normal(html)) if char.isalnum()]
