"""Where outdated terms are looked for: all texts that people read of a concept."""

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Iterator
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.assessments.answers import own_words
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.prose import bare
from mittelsachsen.socialmedia.checks.terms import find
from mittelsachsen.socialmedia.checks.terms import Hit
from mittelsachsen.socialmedia.checks.terms import quick_search
from mittelsachsen.socialmedia.checks.terms import Term
from mittelsachsen.socialmedia.content.assessment import answers_of
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.settings import site_setting
from mittelsachsen.socialmedia.text import raw_of
from plone import api
from plone.app.textfield.interfaces import IRichTextValue
from plone.dexterity.content import DexterityContent
from typing import Any


# Texts that are no prose: addresses are another rule's.
NO_PROSE = frozenset(
    "account_url handle platform status kind mode comments_mode language changelog"
    " framework successor dpia editorial_contact technical_contact privacy_contact"
    " numbering as_of_precision".split()
)
# What people read of pages and records in a concept; frozen versions stay as they are.
READ = (
    *("title", "description", "text", "published_summary"),
    *("opinion_note", "result_note"),
)
FROZEN = ("UsageConceptVersion",)
OF_PLATFORMS = ("title", "operator_name", "operator_address", "description")
NOTICES = ("notice_text", "no_disadvantage_text", "awareness_text")


def other_texts(
    items: Iterable[DexterityContent], channels: Iterable[SocialMediaChannel]
) -> Iterator[Subject]:
    """Yield the texts of other items in a concept, of its platforms, of the notices."""
    for item in items:
        if item.portal_type not in FROZEN:
            yield _of_item(item)
    portal = api.portal.get().absolute_url()
    for token in sorted({channel.platform or "" for channel in channels}):
        platform = get_platform(token)
        if platform is not None:
            values = {name: getattr(platform, name) for name in OF_PLATFORMS}
            form = f"{portal}/@@socialmedia-platform-edit?token={token}"
            yield Subject(token, form, platform.title, values, form)
    values = {name: site_setting(name) for name in NOTICES}
    form = f"{portal}/@@socialmedia-controlpanel"
    yield Subject("notices", form, _("Texts of the notices"), values, form)


def _of_item(item: DexterityContent) -> Subject:
    base = aq_base(item)
    values: dict[str, object] = {
        name: _text(getattr(base, name, None)) for name in READ
    }
    values["answers"] = own_words(answers_of(item))
    return Subject(item.UID(), item.absolute_url(), item.title or "", values)


def _text(value: Any) -> str:
    if IRichTextValue.providedBy(value):
        return raw_of(value)
    return value if isinstance(value, str) else ""


def find_terms(who: Subject, terms: tuple[Term, ...]) -> Iterator[Hit]:
    """Yield the outdated terms in the texts of an item, with their fields."""
    may_hold = quick_search(terms)
    for name, value in who.values.items():
        if not value or name in NO_PROSE:
            continue
        text = "\n".join(_texts(value))
        # Entities, tags and invisible signs may stand inside a word.
        if may_hold(text) or may_hold(bare(text)):
            for hit in find(text, terms):
                yield Hit(hit.term, hit.words, hit.sentence, name)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
