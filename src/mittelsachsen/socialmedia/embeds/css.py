"""The addresses in styles, found as browsers find them (CSS Syntax Level 3).

One pass over the text, as long as the text is: tinycss2, by which the tests judge the
outcome, takes several seconds for a megabyte of brackets.
"""

from collections.abc import Iterator
import re


ESCAPE = r"\\(?:[0-9a-fA-F]{1,6}[ \n\t]?|[^\n0-9a-fA-F]|\Z)"
# What must be told apart lest something in it looks like an address, or hides one.
TOKEN = re.compile(
    r"/\*.*?(?:\*/|\Z)"
    r"|<!--"
    rf'|"(?P<double>(?:[^"\\\n]+|{ESCAPE}|\\\n)*)"?'
    rf"|'(?P<single>(?:[^'\\\n]+|{ESCAPE}|\\\n)*)'?"
    rf"|(?P<mark>[#@])?(?P<name>(?:[\w-]+|[^\x00-\x7f]+|{ESCAPE})+)(?P<open>\()?",
    re.ASCII | re.DOTALL,
)
QUOTE = re.compile(r"[ \n\t]*[\"']")
# What follows ``url(`` where no quote does; without ``end`` it is no address.
URL = re.compile(
    rf"[ \n\t]*(?P<url>(?:[^\"'()\\ \n\t\x00-\x08\x0b\x0e-\x1f\x7f]+|{ESCAPE})*)"
    r"[ \n\t]*(?P<end>\)|\Z)?"
)
REMNANTS = re.compile(r"(?:[^)\\]+|\\.)*\)?", re.DOTALL)
ESCAPED = re.compile(r"\\(?:(?P<code>[0-9a-fA-F]{1,6})[ \n\t]?|(?P<sign>.|\Z))", re.S)
# Functions whose strings are addresses.
FUNCTIONS = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})


def addresses(css: str) -> Iterator[str]:
    """Yield the addresses that a style sheet, or a style attribute, may fetch.

    From the first function, at-rule or variable on whose strings may be addresses, all
    strings are taken for some: rather one too many than one overlooked.
    """
    css = css.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    strings = False
    position = 0
    while token := TOKEN.search(css, position):
        position = token.end()
        text = token["double"] if token["single"] is None else token["single"]
        if text is not None:
            if strings:
                yield unescape(text)
            continue
        name = unescape(token["name"] or "").lower()
        is_function = token["open"] and not token["mark"]
        if is_function and name == "url" and not QUOTE.match(css, position):
            url = match_at(URL, css, position)
            position = url.end()
            if url["end"] is None:
                position = match_at(REMNANTS, css, position).end()
            else:
                yield unescape(url["url"])
        elif (
            (is_function and name in FUNCTIONS)
            or (token["mark"] == "@" and name == "import")
            or name.startswith("--")
        ):
            strings = True


def unescape(text: str) -> str:
    """Return a name, string or address with its escapes resolved."""
    return ESCAPED.sub(_sign, text) if "\\" in text else text


def _sign(escape: re.Match) -> str:
    if escape["code"] is None:
        # A line that goes on; and what the end of the text cuts off.
        return {"\n": "", "": "\ufffd"}.get(escape["sign"], escape["sign"])
    code = int(escape["code"], 16)
    is_scalar = 0 < code < 0xD800 or 0xDFFF < code < 0x110000
    return chr(code) if is_scalar else "\ufffd"


def match_at(pattern: re.Pattern[str], css: str, position: int) -> re.Match[str]:
    """Return the match of a pattern that matches everywhere, if only nothing."""
    match = pattern.match(css, position)
    assert match is not None
    return match
