"""Evidence in the language of who reads it."""

from zope.i18n import translate
from zope.i18nmessageid import Message


class Names(tuple):
    """Messages that are joined by commas when they are translated."""


def say(message: str, language: str) -> str:
    """Return a message in a language, with the names in it."""
    mapping = getattr(message, "mapping", None)
    if not mapping:
        return translate(message, target_language=language)
    said = {
        key: ", ".join(say(name, language) for name in value)
        if isinstance(value, Names)
        else value
        for key, value in mapping.items()
    }
    return translate(Message(message, mapping=said), target_language=language)
