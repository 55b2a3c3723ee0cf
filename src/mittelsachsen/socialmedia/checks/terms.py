"""Outdated names and norms in texts."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from mittelsachsen.socialmedia.checks.prose import Prose
from mittelsachsen.socialmedia.checks.prose import read
from mittelsachsen.socialmedia.checks.wordforms import Word
import re


# What all addresses have; how they begin, how e-mail addresses end, and host names.
SIGN = re.compile(r"\.\w|//")
WORD = re.compile(r"\S+")
BEGIN = re.compile(r"(?:\b[a-z]{2,10}://|\bwww\.)(?=\S)", re.IGNORECASE)
MAIL = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
HOST = re.compile(r"(?<![\w-])[\w-]+(?:\.[\w-]+)+")
# Of host names and of files.
ENDING = re.compile(
    r"\.(?:com|de|eu|org|net|info|io|social|at|ch|li|lu|uk|fr|it|nl|be|dk|pl|cz|us|ie"
    r"|app|dev|tv|me|co|ly|gov|edu|int|biz|blog|cloud|news|online|site|wiki|example"
    r"|sachsen|bayern|berlin|hamburg|koeln|saarland|nrw|png|jpe?g|gif|svg|webp|pdf|docx?"
    r"|xlsx?|html?|css|js|json|xml|csv|php|mp4|zip)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„“\"(])|\n+")
FLAGS = re.compile(r"(?<=\s)[+~]{1,2}\Z")
# Signs of patterns, which would be looked for as they stand.
NO_WORD = re.compile(r"[\\\[\]{}^$?*<>]")


@dataclass(frozen=True)
class Term:
    """An outdated term: its words, today's term, since when, and the source.

    ``inflected`` words count in all their forms, ``compounds`` in longer words too.
    With ``anywhere`` they are looked for in addresses, letter by letter. A ``pattern``
    is a regular expression for whole words, in place of the words.
    """

    words: tuple[str, ...]
    today: str
    since: date | None = None
    source: str = ""
    inflected: bool = False
    compounds: bool = False
    anywhere: bool = False
    pattern: str = ""


@dataclass(frozen=True)
class Hit:
    """A term that was found: the words, the sentence around them, the field."""

    term: Term
    words: str
    sentence: str
    field: str = ""


class TermError(ValueError):
    """A line is no term; the arguments are the line and what is wrong."""


@cache
def package_terms() -> tuple[Term, ...]:
    """Return the table that comes with the package."""
    text = files(__package__).joinpath("terms.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(map(from_line, lines))


def to_line(term: Term) -> str:
    """Return a term as it is edited; see :func:`from_line`."""
    since = term.since.isoformat() if term.since else ""
    words = f"/{term.pattern}/" if term.pattern else " | ".join(term.words)
    flags = ("+" if term.compounds else "") + ("~" if term.inflected else "")
    first = ("*" if term.anywhere else "") + words + (f" {flags}" if flags else "")
    return " ; ".join((first, term.today, since, term.source))


@cache
def from_line(line: str) -> Term:
    """Return the term of an edited line: words, today's term, since when, source.

    Words are parted by ``|``. After them, ``~`` stands for all their forms and ``+``
    for longer words. A ``*`` before them looks in addresses. ``/…/`` is a regular
    expression. Raises :class:`TermError` where it could not be searched for.
    """
    parts = [part.strip() for part in line.split(";")]
    if not 2 <= len(parts) <= 4 or not parts[0] or not parts[1]:
        raise TermError(line, "parts")
    first, today, since, source = (*parts, "", "")[:4]
    try:
        day = date.fromisoformat(since) if since else None
    except ValueError:
        raise TermError(line, "since") from None
    anywhere = first.startswith("*")
    first = first.removeprefix("*")
    if len(first) > 2 and first.startswith("/") and first.endswith("/"):
        pattern = _pattern(line, first[1:-1])
        return Term((), today, day, source, anywhere=anywhere, pattern=pattern)
    flags = FLAGS.search(first)
    given = flags[0] if flags else ""
    words = tuple(word.strip() for word in first.removesuffix(given).split("|"))
    for word in words:
        letters = sum(char.isalnum() for char in word)
        if letters < 2 or NO_WORD.search(word):
            raise TermError(line, "words")
    return Term(words, today, day, source, "~" in given, "+" in given, anywhere)


def _pattern(line: str, pattern: str) -> str:
    try:
        found = re.compile(pattern).search("") or _whole_words(pattern).search("")
    except (re.error, OverflowError):
        raise TermError(line, "pattern") from None
    if found:
        raise TermError(line, "pattern")
    return pattern


@cache
def _whole_words(pattern: str) -> re.Pattern:
    # Not \b: names may begin and end with other signs than letters.
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")


@cache
def quick_search(terms: tuple[Term, ...]) -> Callable[[str], bool]:
    """Return a function that tells quickly whether a text may hold a term."""
    needles = {needle for term in terms for needle in _needles(term)}

    def may_hold(text: str) -> bool:
        lower = text.lower()
        return any(needle in lower for needle in needles)

    return may_hold


@cache
def _needles(term: Term) -> frozenset[str]:
    """Return what a text that holds a term has one of, in lower case."""
    if term.pattern:
        return frozenset({""})
    if term.anywhere:
        return frozenset(map(str.lower, term.words))
    return frozenset(Word(word, term.inflected).needle for word in term.words)


@cache
def _search_of(term: Term) -> Callable[[str], str]:
    """Return a function that gives the words of a term in a sentence, or nothing."""
    if term.pattern:
        whole = _whole_words(term.pattern)
        search = (re.compile(term.pattern, re.I) if term.anywhere else whole).search
        return lambda sentence: found[0] if (found := search(sentence)) else ""
    if term.anywhere:
        pattern = "|".join(map(re.escape, term.words))
        find_any = re.compile(pattern, re.IGNORECASE).search
        return lambda sentence: found[0] if (found := find_any(sentence)) else ""
    words = [Word(word, term.inflected, term.compounds) for word in term.words]
    return lambda sentence: next(filter(None, (w.search(sentence) for w in words)), "")


def find(text: str, terms: Iterable[Term]) -> Iterator[Hit]:
    """Yield the terms of a text, plain or HTML, sentence by sentence.

    Words in web and e-mail addresses and parts of other words are none.
    """
    terms = tuple(terms)
    prose = read(text)
    lower = prose.words.lower()
    # Of the table, a text has next to nothing.
    searches = [
        (term.anywhere, term, _search_of(term))
        for term in terms
        if any(needle in lower for needle in _needles(term))
    ]
    may_hold = quick_search(tuple(term for _anywhere, term, _search in searches))
    for sentence in SENTENCE.split(prose.words) if searches else ():
        if not may_hold(sentence):
            continue
        blank = sentence
        if SIGN.search(sentence):
            blank = WORD.sub(_without_addresses, sentence)
        for anywhere, term, search in searches:
            words = search(sentence if anywhere else blank)
            if words:
                yield Hit(term, words, " ".join(sentence.split()))
    yield from _in_addresses(prose, terms)


def _in_addresses(prose: Prose, terms: Iterable[Term]) -> Iterator[Hit]:
    for term in terms:
        if term.anywhere:
            for address in dict.fromkeys(prose.addresses):
                words = _search_of(term)(address)
                # One that can be read has been found there.
                if words and address not in prose.words:
                    yield Hit(term, words, address)


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
