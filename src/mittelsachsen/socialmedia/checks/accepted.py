"""Outdated terms that somebody accepts, and why."""

from collections.abc import Mapping
from hashlib import sha256
from mittelsachsen.socialmedia.checks.terms import Hit
from mittelsachsen.socialmedia.content.concept import UsageConcept
from persistent.mapping import PersistentMapping
from zope.annotation.interfaces import IAnnotations


KEY = "mittelsachsen.socialmedia.accepted_terms"


def key_of(hit: Hit) -> str:
    """Return the key of a hit; it changes with the sentence."""
    return key(hit.words, hit.sentence)


def key(words: str, sentence: str) -> str:
    """Return the key of words in a sentence, whichever line of the table finds them."""
    return sha256(f"{words.lower()}\n{sentence}".encode()).hexdigest()[:16]


def accepted(concept: UsageConcept) -> Mapping[str, dict]:
    """Return what is accepted: sentence, words, reason, user and day, by key."""
    return IAnnotations(concept).get(KEY, {})


def accept(concept: UsageConcept, hit: Hit, reason: str, user: str, day: str) -> None:
    """Accept a hit for as long as its sentence stays as it is."""
    store = IAnnotations(concept).setdefault(KEY, PersistentMapping())
    store[key_of(hit)] = {
        "sentence": hit.sentence,
        "words": hit.words,
        "reason": reason,
        "user": user,
        "day": day,
    }


def withdraw(concept: UsageConcept, key: str) -> None:
    """Take an acceptance back."""
    IAnnotations(concept).get(KEY, {}).pop(key, None)


def take_over(concept: UsageConcept, brought: Mapping[str, dict]) -> None:
    """Accept what was accepted in another site, beside what is here."""
    if brought:
        store = IAnnotations(concept).setdefault(KEY, PersistentMapping())
        store.update({**brought, **store})
