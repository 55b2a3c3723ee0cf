"""Addresses in styles, compared with those that tinycss2 finds."""

from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.embeds import css
import pytest
from tinycss2 import parse_component_value_list


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


def in_browser(tokens, inside=False):
    """Yield what CSS takes for an address, given as the tokens of tinycss2."""
    previous = None
    for token in tokens:
        if token.type == "url" or (token.type == "string" and (inside or previous)):
            yield token.value
        if token.type == "function":
            yield from in_browser(token.arguments, token.lower_name in css.FUNCTIONS)
        elif hasattr(token, "content"):
            yield from in_browser(token.content)
        if token.type not in ("whitespace", "comment"):
            previous = token.type == "at-keyword" and token.lower_value == "import"


@example("a{b:url(x y) url(//a.de)}")
@example("@\\69mport/**/'//a.de'")
@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_address_is_overlooked(style):
    found = list(css.addresses(style))
    for address in in_browser(parse_component_value_list(style)):
        assert address in found


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
    assert list(css.addresses(style)) == addresses
