"""All that a concept holds, as files that need neither this product nor Plone.

HTML, PDF/A, JSON (RFC 8259) and CSV (RFC 4180) in UTF-8, pages and files as they are.
"""

from Acquisition import aq_base
from collections.abc import Iterator
from datetime import datetime
from datetime import timezone
import json
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.evaluation import EvaluationRecord
from mittelsachsen.socialmedia.content.evaluation import records_in
from mittelsachsen.socialmedia.content.version import ConceptVersion
from mittelsachsen.socialmedia.content.version import IConceptVersion
from mittelsachsen.socialmedia.document.canonical import canonical
from mittelsachsen.socialmedia.document.page import html_file
from mittelsachsen.socialmedia.document.page import to_page
from mittelsachsen.socialmedia.document.page import words_of
from mittelsachsen.socialmedia.document.printed import pdf_of
from mittelsachsen.socialmedia.document.versions import snapshot
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.records.seal import document_of
from mittelsachsen.socialmedia.records.seal import seals_of
from mittelsachsen.socialmedia.register.table import headings
from mittelsachsen.socialmedia.register.table import row_of
from mittelsachsen.socialmedia.reminders import outbox
from mittelsachsen.socialmedia.tables import to_csv
from mittelsachsen.socialmedia.text import html_of
from plone import api
from plone.dexterity.content import DexterityContent
from plone.i18n.normalizer import filenamenormalizer
from plone.restapi.interfaces import ISerializeToJson
from typing import Any
from zope.component import getMultiAdapter
from ZPublisher.HTTPRequest import HTTPRequest


File = tuple[str, bytes]

README = """\
{title}
{url}

Alles, was dieses Nutzungskonzept enthält, in offenen Formaten:
All that this usage concept holds, in open formats:

present/       das Dokument, wie es ist / the document as it is: HTML, PDF/A, JSON
versions/      eingefrorene Fassungen / frozen versions
evaluations/   Evaluierungen; seal-N.json ist, was genehmigt wurde /
               evaluations; seal-N.json is what was approved
tables/        Kanäle, Entscheidungen, Kennzahlen, Erinnerungen als CSV /
               channels, decisions, key figures, reminders as CSV
items/         jedes Objekt mit allen Feldern als JSON /
               each item with all fields as JSON
files/, pages/ Dateien und Seiten des Konzepts / files and pages of the concept

JSON, CSV und HTML sind UTF-8. Die SHA-256 einer Fassung und eines Siegels ist die ihrer
Datei. / JSON, CSV and HTML are UTF-8. The SHA-256 of a version and of a seal is that of
its file.
"""


def files_of(concept: UsageConcept, request: HTTPRequest) -> Iterator[File]:
    """Give path and bytes of each file, for whoever may see all of a concept."""
    words = README.format(title=concept.title, url=concept.absolute_url())
    yield "README.txt", words.encode()
    yield from _present(concept, request)
    yield from _tables(concept, language_of(request))
    yield "items/concept.json", _serialized(concept, request)
    for path, item in _below(concept):
        if IConceptVersion.providedBy(item):
            yield from _version(item)
        else:
            yield f"items/{path}.json", _serialized(item, request)
            yield from _stored(item, path)
    for record in records_in(concept):
        yield from _evaluation(record, request)


def _below(item: DexterityContent) -> Iterator[tuple[str, DexterityContent]]:
    """Give all that an item holds, at any depth, with its path from there."""
    # The catalog has what a user may see; nobody in particular runs a program.
    for name, child in item.objectItems():
        yield name, child
        if child.isPrincipiaFolderish:
            for path, below in _below(child):
                yield f"{name}/{path}", below


def _present(concept: UsageConcept, request: HTTPRequest) -> Iterator[File]:
    document = snapshot(concept, "", request)
    data, now = canonical(document), datetime.now(timezone.utc)
    yield "present/concept.json", data
    yield "present/concept.html", to_page(document, document["language"])
    pdf = pdf_of(document, concept.absolute_url(), now, data)
    if pdf:
        yield "present/concept.pdf", pdf


def _version(version: ConceptVersion) -> Iterator[File]:
    for stored in (version.document, version.page, version.pdf):
        if stored is not None:
            yield f"versions/{stored.filename}", stored.data


def _evaluation(record: EvaluationRecord, request: HTTPRequest) -> Iterator[File]:
    folder = f"evaluations/{record.getId()}"
    for number, seal in enumerate(seals_of(record), 1):
        yield f"{folder}/seal-{number}.json", seal.data
    yield f"{folder}/record.json", canonical(document_of(record))
    view = getMultiAdapter((record, request), name="pdf")
    words = words_of(view.sections())
    yield f"{folder}/record.html", html_file(record.title, view.language, words)
    pdf = view.pdf()
    if pdf:
        yield f"{folder}/record.pdf", pdf


def _tables(concept: UsageConcept, language: str) -> Iterator[File]:
    channels = [each for each in concept.objectValues() if _is_channel(each)]
    rows = [map(str, row_of(each, language)) for each in channels]
    yield _table("channels", headings(language), rows)
    documents = [document_of(record) for record in records_in(concept)]
    for name, columns in (
        ("decisions", ("channel", "decision", "reason", "measures", "due")),
        ("kpis", ("channel", "metric", "value", "date")),
    ):
        yield _table(
            name,
            ("evaluation", *columns),
            (
                [document["title"], *(_said(row[column]) for column in columns)]
                for document in documents
                for row in document[name]
            ),
        )
    mails = outbox.carried(api.portal.get(), concept.UID()).values()
    yield _table("reminders", outbox.Entry._fields, mails)


def _is_channel(item: Any) -> bool:
    return ISocialMediaChannel.providedBy(item)


def _said(value: Any) -> str:
    """Return a value of a sealed row as words: channels and terms have a title."""
    if isinstance(value, dict):
        value = value["title"]
    return "" if value is None else str(value)


def _table(name: str, columns: Any, rows: Any) -> File:
    # With the mark, spreadsheets take it for UTF-8.
    return f"tables/{name}.csv", to_csv(columns, map(list, rows)).encode("utf-8-sig")


def _serialized(item: DexterityContent, request: HTTPRequest) -> bytes:
    serialize = getMultiAdapter((item, request), ISerializeToJson)
    kwargs = {"include_items": False} if item.isPrincipiaFolderish else {}
    return json.dumps(serialize(**kwargs), ensure_ascii=False, indent=1).encode()


def _stored(item: DexterityContent, path: str) -> Iterator[File]:
    """Give the file or the image of an item, and the words of a page."""
    # With its base, Zope would find what lies beside the item under these names.
    base = aq_base(item)
    for field in ("file", "image"):
        stored = getattr(base, field, None)
        if stored is not None:
            name = filenamenormalizer.normalize(stored.filename or "").lstrip(".")
            yield f"files/{path}/{name or field}", stored.data
    if item.portal_type == "Document":
        words = html_of(getattr(base, "text", None), item)
        yield f"pages/{path}.html", html_file(item.title, item.Language(), words)
