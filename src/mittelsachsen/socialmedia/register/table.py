"""The table of channels as people fill it in: headings, terms and days in words.

Headings and terms are read in German, in English and by their names in REST, whatever
the language of whoever reads: a table is filled in by one and imported by another.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from datetime import date
from html import escape
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.l10n import read_date
from plone.app.textfield.interfaces import IRichText
from typing import Any
from z3c.relationfield.interfaces import IRelationChoice
from zope.i18n import translate
from zope.schema import getFields
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IField
from zope.schema.interfaces import ITextLine


# What a first list of channels says; a file may have any other field of a channel.
COLUMNS = (
    "account_url",
    "platform",
    "title",
    "handle",
    "status",
    "start_date",
    "end_date",
    "description",
    "operating_unit",
    "purpose",
    "scope",
    "necessity",
    "target_groups",
    "content_types",
    "posting_frequency",
    "mode",
    "comments_mode",
    "login_to_read",
    "legal_basis",
    "netiquette_url",
    "imprint_url",
    "privacy_url",
)
LANGUAGES = ("de", "en")
YES = {"true", "1", "yes", "ja", "x"}
NO = {"false", "0", "no", "nein"}
WORDS = {True: {"de": "ja", "en": "yes"}, False: {"de": "nein", "en": "no"}}
SEPARATOR = " | "

Cell = str | date


def headings(language: str) -> list[str]:
    """Return the head of the table in a language."""
    fields = getFields(ISocialMediaChannel)
    return [_said(fields[name].title, language) for name in COLUMNS]


def names_of(heads: Iterable[str]) -> list[str]:
    """Return the fields that headings name; what names none stays as it is."""
    known = {
        _folded(_said(field.title, language)): name
        for name, field in getFields(ISocialMediaChannel).items()
        for language in LANGUAGES
    }
    return [known.get(_folded(head), head.strip()) for head in heads]


def allowed(language: str) -> dict[str, list[str]]:
    """Return the values that a cell may have, by field, where they are few."""
    found = {}
    for name, field in getFields(ISocialMediaChannel).items():
        if IBool.providedBy(field):
            found[name] = [WORDS[value][language] for value in (True, False)]
        elif _has_terms(field):
            found[name] = [_said(term.title, language) for term in _terms(field)]
    return found


def tokens() -> dict[str, frozenset[str]]:
    """Return the tokens of the terms that a field may have, by field."""
    return {
        name: frozenset(term.token for term in _terms(field))
        for name, field in getFields(ISocialMediaChannel).items()
        if _has_terms(field)
    }


def row_of(channel: SocialMediaChannel, language: str) -> list[Cell]:
    """Return the cells of a channel, which come back as they are."""
    fields = getFields(ISocialMediaChannel)
    return [
        _cell(fields[name], getattr(channel, name, None), language) for name in COLUMNS
    ]


def reader(field: Any) -> Callable[[str], object]:
    """Return the function that makes a field's JSON value of a cell.

    What it does not understand it leaves, for the field says what is wrong.
    """
    if IBool.providedBy(field):
        return _boolean
    if IDate.providedBy(field):
        return _day
    if ICollection.providedBy(field) and ITextLine.providedBy(field.value_type):
        return _lines
    if _has_terms(field):
        named = _named(field)
        return lambda cell: named.get(_folded(cell), cell)
    return _html if IRichText.providedBy(field) else str


def _said(message: str, language: str) -> str:
    return translate(message, target_language=language)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _has_terms(field: Any) -> bool:
    """Tell whether a field asks for a term; relations ask for an item."""
    return IChoice.providedBy(field) and not IRelationChoice.providedBy(field)


def _terms(field: IChoice) -> Sequence[Any]:
    return list(field.bind(None).vocabulary)


def _named(field: IChoice) -> dict[str, str]:
    """Return the tokens of a field by all that they are called."""
    return {
        _folded(name): term.token
        for term in _terms(field)
        for name in (
            term.token,
            *(_said(term.title, language) for language in LANGUAGES),
        )
    }


def _cell(field: IField, value: Any, language: str) -> Cell:
    if value is None:
        return ""
    if IBool.providedBy(field):
        return WORDS[bool(value)][language]
    if IRichText.providedBy(field):
        return value.raw or ""
    if ICollection.providedBy(field):
        return SEPARATOR.join(value)
    if _has_terms(field):
        terms = {term.value: term.title for term in _terms(field)}
        return _said(terms.get(value, value), language)
    return value if isinstance(value, date) else str(value)


def _boolean(cell: str) -> bool | str:
    word = _folded(cell)
    return word in YES if word in YES | NO else cell


def _day(cell: str) -> str:
    for language in LANGUAGES:
        try:
            return read_date(cell, language).isoformat()
        except ValueError:
            continue
    return cell


def _lines(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _html(cell: str) -> str:
    if "<" in cell:
        return cell
    return "".join(f"<p>{escape(line)}</p>" for line in cell.splitlines())
