"""Addresses in styles: all spellings are found, and only they are taken out."""

from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.embeds import css
import pytest


PIECES = st.sampled_from(
    [
        *"()'\"\\;:{}[],/*@#-! \n\ta1",
        "url(",
        "u\\72l(",
        "URL(",
        "src(",
        "image-set(",
        "-webkit-image-set(",
        "@import ",
        "//a.de",
        "/*",
        "*/",
        "<!--",
        "-->",
        "\\2f ",
        "\\\n",
    ]
)


@example("a{b:url(x y) url(//a.de)}")
@example("@\\69mport/**/'//a.de'")
@given(st.lists(PIECES, max_size=25).map("".join))
def test_what_is_taken_out_is_gone(style):
    def is_foreign(address):
        return "//" in address

    left = css.addresses(css.without(style, is_foreign))
    assert not any(map(is_foreign, left))


@pytest.mark.parametrize(
    ("style", "addresses"),
    [
        ("background: URL( //a.de/x )", ["//a.de/x"]),
        ("background: u\\72l('//a.de')", ["//a.de"]),
        ("background: url(\\2f\\2f a.de)", ["//a.de"]),
        ("background: image-set('//a.de' 1x, url(b) 2x)", ["//a.de", "b"]),
        ('background: -webkit-image-set("//a.de" 1x)', ["//a.de"]),
        ("--a: '//a.de'; background: image-set(var(--a) 1x)", ["//a.de"]),
        ("a { background: src('//a.de') }", ["//a.de"]),
        ("@import '//a.de';", ["//a.de"]),
        ("@IMPORT url(//a.de", ["//a.de"]),
        ("/* url(a) */ color: red", []),
        ("content: '//a.de url(b)'", []),
        ("#url(a)", []),
        ("1url(a)", []),
        ("url(a b)", []),
    ],
)
def test_addresses_of_styles(style, addresses):
    assert css.addresses(style) == addresses
    assert css.may_fetch(style) or not addresses


def test_only_the_address_goes():
    style = "color: red; background: no-repeat URL(//a.de/b) 0 0, u\\72l(/c); d: 'e'"
    assert css.without(style, "//a.de/b".__eq__) == (
        'color: red; background: no-repeat url(about:invalid) 0 0, url(/c); d: "e"'
    )


def test_an_escaped_end_of_the_element_does_not_come_out():
    style = "a{b:url(//a.de)} c{d:'\\3c/style>'}"
    assert "</style" not in css.without(style, "//a.de".__eq__)


def test_blocks_in_blocks_are_read_to_any_depth():
    style = "(" * 50_000 + "url(//a.de)"
    assert css.addresses(style) == ["//a.de"]
    assert css.without(style, "//a.de".__eq__) == ""
