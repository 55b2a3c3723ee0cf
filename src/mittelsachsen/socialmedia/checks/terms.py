"""Outdated names and norms in texts."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
import re
import yaml


# What all addresses have; how they begin, how e-mail addresses end, and host names.
SIGN = re.compile(r"\.\w|//")
WORD = re.compile(r"\S+")
BEGIN = re.compile(r"(?:https?://|\bwww\.)(?=\S)", re.IGNORECASE)
MAIL = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
HOST = re.compile(r"(?<![\w-])[\w-]+(?:\.[\w-]+)+")
ENDING = re.compile(r"\.(?:com|de|eu|org|net|info|io|social)\b", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„“\"(])|\n+")


@dataclass(frozen=True)
class Term:
    """An outdated term: a pattern, today's term, since when, and the source."""

    pattern: str
    today: str
    since: date | None = None
    source: str = ""
    anywhere: bool = False


@dataclass(frozen=True)
class Hit:
    """A term that was found: the words, the sentence around them, the field."""

    term: Term
    words: str
    sentence: str
    field: str = ""


class TermError(ValueError):
    """A line is no term; the argument is the line."""


@cache
def package_terms() -> tuple[Term, ...]:
    """Return the table that comes with the package."""
    text = files(__package__).joinpath("terms.yaml").read_text("utf-8")
    return tuple(Term(**entry) for entry in yaml.safe_load(text))


def to_line(term: Term) -> str:
    """Return a term as it is edited: pattern, today's term, since when, source."""
    since = term.since.isoformat() if term.since else ""
    pattern = f"*{term.pattern}" if term.anywhere else term.pattern
    return " ; ".join((pattern, term.today, since, term.source))


@cache
def from_line(line: str) -> Term:
    """Return the term of an edited line; a star before it matches in addresses too.

    Raises :class:`TermError`.
    """
    parts = [part.strip() for part in line.split(";")]
    if not 2 <= len(parts) <= 4 or not parts[0] or not parts[1]:
        raise TermError(line)
    pattern, today, since, source = (*parts, "", "")[:4]
    anywhere = pattern.startswith("*")
    try:
        term = Term(
            pattern.removeprefix("*"),
            today,
            date.fromisoformat(since) if since else None,
            source,
            anywhere,
        )
        empty = _regex(term.pattern, term.anywhere).search("")
    except (ValueError, re.error):
        raise TermError(line) from None
    if empty:
        raise TermError(line)
    return term


@cache
def _regex(pattern: str, anywhere: bool) -> re.Pattern:
    if anywhere:
        return re.compile(pattern, re.IGNORECASE)
    # Not \b: names may begin and end with other signs than letters.
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")


@cache
def quick_search(terms: tuple[Term, ...]) -> Callable[[str], object]:
    """Return a function that tells quickly whether a text may hold a term."""
    if not terms:
        return lambda text: None
    pattern = "|".join(
        f"(?i:{term.pattern})" if term.anywhere else f"(?:{term.pattern})"
        for term in terms
    )
    return re.compile(pattern).search


def find(text: str, terms: Iterable[Term]) -> Iterator[Hit]:
    """Yield the terms of a plain text, sentence by sentence.

    Words in web and e-mail addresses and parts of other words are none.
    """
    terms = tuple(terms)
    may_hold = quick_search(terms)
    searches = [(term, _regex(term.pattern, term.anywhere).search) for term in terms]
    for sentence in SENTENCE.split(text):
        if not may_hold(sentence):
            continue
        blank = sentence
        if SIGN.search(sentence):
            blank = WORD.sub(_without_addresses, sentence)
        for term, search in searches:
            match = search(sentence if term.anywhere else blank)
            if match:
                yield Hit(term, match[0], " ".join(sentence.split()))


def _without_addresses(match: re.Match) -> str:
    """Return a word with blanks in place of an address in it.

    Each step looks at the word once: one expression for all of it would look again
    from each of its letters on.
    """
    word = match[0]
    begin = BEGIN.search(word)
    mail = max((found.end() for found in MAIL.finditer(word, 1)), default=0)
    word = " " * mail + word[mail:]
    if begin:
        word = word[: begin.start()].ljust(len(word))
    return _without_hosts(word)


def _without_hosts(word: str) -> str:
    pieces, done = [], 0
    for host in HOST.finditer(word):
        endings = list(ENDING.finditer(word, host.start(), host.end()))
        if endings:
            end = endings[-1].end()
            if word[end : end + 1] == "/":
                end = len(word)
            pieces += [word[done : host.start()], " " * (end - host.start())]
            done = end
        if done == len(word):
            break
    return "".join(pieces) + word[done:]
