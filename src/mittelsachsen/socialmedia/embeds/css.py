"""The addresses in styles, found by the tokens of CSS (CSS Syntax Level 3)."""

from collections.abc import Callable
from collections.abc import Iterator
from tinycss2 import parse_component_value_list
from tinycss2 import serialize
from tinycss2.ast import Node
from tinycss2.ast import StringToken
from tinycss2.ast import URLToken


# Functions whose strings are addresses.
FUNCTIONS = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})
# What stands where an address was: it is fetched by nobody (CSS Values Level 4).
NOTHING = "about:invalid"


def may_fetch(css: str) -> bool:
    """Tell quickly whether a style may name an address.

    It then has a function, an at-rule or a variable, or hides one by an escape.
    """
    return any(sign in css for sign in ("(", "@", "--", "\\"))


def addresses(css: str) -> list[str]:
    """Return the addresses that a style sheet, or a style attribute, may fetch."""
    return [token.value for token in _fetched(parse_component_value_list(css))]


def without(css: str, is_unwanted: Callable[[str], bool]) -> str:
    """Return a style in which the unwanted addresses name nothing.

    Empty where it cannot be written again, as blocks in a thousand others cannot.
    """
    tokens = parse_component_value_list(css)
    for token in _fetched(tokens):
        if is_unwanted(token.value):
            token.value = NOTHING
            name = "url({})" if token.type == "url" else '"{}"'
            token.representation = name.format(NOTHING)
    try:
        text = serialize(tokens)
    except RecursionError:
        return ""
    return text if _is_safe(text, is_unwanted) else ""


def _is_safe(css: str, is_unwanted: Callable[[str], bool]) -> bool:
    """Tell whether a style that was written again says what it said before.

    What was left open at its end may now go on in what follows, and an escape may have
    hidden the end of the element in which the style stands.
    """
    return "</style" not in css.lower() and not any(map(is_unwanted, addresses(css)))


def _fetched(tokens: list[Node]) -> Iterator[URLToken | StringToken]:
    """Yield the tokens that are addresses.

    From the first function, at-rule or variable on whose strings may be addresses, all
    strings are taken for some: rather one too many than one overlooked.
    """
    strings = False
    for token in _in_order(tokens):
        if token.type == "url" or (token.type == "string" and strings):
            yield token
        elif token.type == "function":
            strings |= token.lower_name in FUNCTIONS
        elif token.type == "at-keyword":
            strings |= token.lower_value == "import"
        elif token.type == "ident":
            strings |= token.value.startswith("--")


def _in_order(tokens: list[Node]) -> Iterator[Node]:
    """Yield all tokens, a block before what is in it; no depth is too much."""
    waiting = tokens[::-1]
    while waiting:
        token = waiting.pop()
        yield token
        name = "arguments" if token.type == "function" else "content"
        waiting.extend(reversed(getattr(token, name, ())))
