"""Evidence in the language of who reads it."""

from datetime import date
from mittelsachsen.socialmedia.l10n import long_date
from zope.i18n import translate
from zope.i18nmessageid import Message


class Names(tuple):
    """What is joined by commas when it is said: messages, or names with their days."""


def say(message: str, language: str) -> str:
    """Return a message in a language, with the names and days in it."""
    mapping = getattr(message, "mapping", None)
    if not mapping:
        return translate(message, target_language=language)
    said = {key: _said(value, language) for key, value in mapping.items()}
    return translate(Message(message, mapping=said), target_language=language)


def _said(value: object, language: str) -> object:
    if isinstance(value, Names):
        return ", ".join(str(_said(name, language)) for name in value)
    if isinstance(value, tuple):
        name, day = value
        return f"{name} ({long_date(day, language)})"
    if isinstance(value, date):
        return long_date(value, language)
    return say(value, language) if isinstance(value, Message) else value
