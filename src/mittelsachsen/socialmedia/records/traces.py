"""Where a person's name stands, for requests under Art. 15 and 17 GDPR.

What is content, editors change or delete. What stays by intent is blacked out here:
frozen versions, sealed records, and the history of the items.
"""

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from mittelsachsen.socialmedia.document import versions
from mittelsachsen.socialmedia.document.canonical import without
from mittelsachsen.socialmedia.records import seal
from plone import api
from plone.app.textfield.interfaces import IRichTextValue
from plone.dexterity.content import DexterityContent
from plone.dexterity.utils import iterSchemata
from typing import Any
from zope.schema import getFieldNames


CONTENT, HISTORY, VERSION, RECORD = "content", "history", "version", "record"
TYPES = (
    "UsageConcept",
    "SocialMediaChannel",
    "ContactPerson",
    "EvaluationRecord",
    "ImpactAssessment",
    versions.TYPE,
)


@dataclass(frozen=True)
class Trace:
    """Words found in an item: in how many of its texts, and in what of it."""

    kind: str
    item: DexterityContent
    texts: int

    @property
    def path(self) -> str:
        return "/".join(self.item.getPhysicalPath())


def traces(words: str) -> list[Trace]:
    """Return where words stand in this site's concepts and in what they hold."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type=TYPES, sort_on="path")
    found = []
    for brain in brains:
        item = brain._unrestrictedGetObject()
        for kind, value in _texts(item):
            texts, _rest = without(value, words)
            if texts:
                found.append(Trace(kind, item, texts))
    return found


def erase(found: Iterable[Trace], words: str, reason: str) -> None:
    """Black out words in versions and records, and forget former states with them.

    Day and reason stay to be seen in versions and records (Art. 5(2) GDPR). Content is
    left to its editors.
    """
    for trace in found:
        if trace.kind == VERSION:
            versions.redact(trace.item, words, reason)
        elif trace.kind == RECORD:
            seal.redact(trace.item, words, reason)
        elif trace.kind == HISTORY:
            _forget(trace.item, words)


def _texts(item: DexterityContent) -> Iterator[tuple[str, Any]]:
    if item.portal_type == versions.TYPE:
        yield VERSION, versions.read_document(item)
        return
    sealed = [each.document for each in seal.seals_of(item)]
    if sealed:
        yield RECORD, sealed
    else:
        yield CONTENT, _values(item)
    yield HISTORY, [_values(former) for _number, former in _former(item)]


def _values(item: DexterityContent) -> list[Any]:
    """Return the values of an item's fields, rich texts as HTML."""
    names = {name for schema in iterSchemata(item) for name in getFieldNames(schema)}
    base = aq_base(item)
    return [_plain(vars(base).get(name)) for name in sorted(names)]


def _plain(value: Any) -> Any:
    if IRichTextValue.providedBy(value):
        return value.raw
    return list(value) if isinstance(value, tuple) else value


def _former(item: DexterityContent) -> list[tuple[int, DexterityContent]]:
    """Return numbers and states of an item's history as far as they are kept."""
    repository = api.portal.get_tool("portal_repository")
    if not repository.isVersionable(item):
        return []
    history = repository.getHistory(item, oldestFirst=True, countPurged=False)
    return [(number, data.object) for number, data in enumerate(history)]


def _forget(item: DexterityContent, words: str) -> None:
    """Take former states with these words out of an item's history."""
    repository = api.portal.get_tool("portal_repository")
    # The last one first: the numbers of those before stay then.
    for number, former in reversed(_former(item)):
        if without(_values(former), words)[0]:
            comment = "Art. 17 GDPR"
            repository.purge(item, number, comment=comment, countPurged=False)
