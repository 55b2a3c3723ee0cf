"""Titles of the terms of the package's vocabularies."""

from mittelsachsen.socialmedia import PACKAGE_NAME
from zope.component import getUtility
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.interfaces import IVocabularyTokenized


def vocabulary(name: str, context: object = None) -> IVocabularyTokenized:
    """Return a vocabulary of the package by its short name."""
    return getUtility(IVocabularyFactory, f"{PACKAGE_NAME}.{name}")(context)


def term_title(name: str, token: str | None) -> str:
    """Return the message of a term; the token itself where no term has it.

    Content may be older than the vocabulary.
    """
    if not token:
        return ""
    try:
        return vocabulary(name).getTermByToken(token).title
    except LookupError:
        return token
