"""Texts that were taken over from a text module and that nobody has looked through yet.

A note on the item says so for as long as the field holds just that text: who changes
it by hand has looked at it.
"""

from Acquisition import aq_base
from collections.abc import Mapping
from hashlib import sha256
from persistent.mapping import PersistentMapping
from plone.app.textfield.interfaces import IRichTextValue
from plone.dexterity.content import DexterityContent
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "mittelsachsen.socialmedia.unchecked_texts"


def words_of(item: DexterityContent, field: str) -> str:
    """Return what a field of words holds, as it was entered; entries are lines."""
    value: Any = getattr(aq_base(item), field, None)
    if IRichTextValue.providedBy(value):
        return value.raw or ""
    if isinstance(value, list | tuple):
        return "\n".join(value)
    return value or ""


def note(item: DexterityContent, field: str, rule: str, user: str, day: str) -> None:
    """Note that a field's text was taken over for a rule, by whom and when."""
    store = IAnnotations(item).setdefault(KEY, PersistentMapping())
    store[field] = {
        "hash": _hash(words_of(item, field)),
        "rule": rule,
        "user": user,
        "day": day,
    }


def unchecked(item: DexterityContent) -> dict[str, dict[str, str]]:
    """Return the notes by field: hash of the text, rule, user and day."""
    notes = IAnnotations(item).get(KEY, {})
    return {
        field: dict(entry)
        for field, entry in notes.items()
        if entry["hash"] == _hash(words_of(item, field))
    }


def check_off(item: DexterityContent, field: str) -> None:
    """Remove a note: somebody has looked through the text."""
    IAnnotations(item).get(KEY, {}).pop(field, None)


def take_over(item: DexterityContent, brought: Mapping[str, dict[str, str]]) -> None:
    """Note what was noted in another site, beside what is here."""
    if brought:
        store = IAnnotations(item).setdefault(KEY, PersistentMapping())
        store.update({**brought, **store})


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
