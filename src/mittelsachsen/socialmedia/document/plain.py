"""The document in plain language: another form of it, on a page of its own."""

from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.text import html_of


def plain_language_of(concept: UsageConcept) -> str:
    """Return the words as HTML; empty where there are none."""
    return html_of(concept.plain_language, concept)


def simplified(language: str) -> str:
    """Return the tag of a language in its simplified form (BCP 47, RFC 5646)."""
    return f"{language}-simple"
