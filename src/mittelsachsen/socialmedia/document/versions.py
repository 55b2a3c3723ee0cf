"""Versions of a concept's document: frozen once, read for ever.

A version is values, not references: what is renamed or deleted later changes nothing
in it. Its hash is that of the canonical JSON of these values.
"""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.SpecialUsers import nobody
from base64 import b64encode
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import contextmanager
from datetime import date
from datetime import datetime
from datetime import timezone
import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.publishing import is_published
from mittelsachsen.socialmedia.content.rows import Approval
from mittelsachsen.socialmedia.content.rows import IChange
from mittelsachsen.socialmedia.content.version import ConceptVersion
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.document.assessments import assessments_of
from mittelsachsen.socialmedia.document.canonical import black_out
from mittelsachsen.socialmedia.document.canonical import canonical
from mittelsachsen.socialmedia.document.canonical import digest
from mittelsachsen.socialmedia.document.images import kept_images
from mittelsachsen.socialmedia.document.images import site_logo
from mittelsachsen.socialmedia.document.item import body_of
from mittelsachsen.socialmedia.document.item import document_of
from mittelsachsen.socialmedia.document.notices import NOTICES
from mittelsachsen.socialmedia.document.notices import notices_of
from mittelsachsen.socialmedia.document.page import to_page
from mittelsachsen.socialmedia.document.pdf import is_installed
from mittelsachsen.socialmedia.document.printed import pdf_of
from mittelsachsen.socialmedia.document.sections import SectionItem
from mittelsachsen.socialmedia.l10n import language_in
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.register.channels import iso
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
import re
from typing import Any
from typing import TypedDict
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFields
from ZPublisher.HTTPRequest import HTTPRequest


TYPE = "UsageConceptVersion"
# A part of an address, as people number versions: 1, 2.0, 2024-05.
NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}", re.ASCII)

# The parts of a document in which its words are.
WORDS = ("title", "plain_language", "sections")

VersionItem = TypedDict(
    "VersionItem",
    {
        "@id": str,
        "version": str,
        "as_of": str | None,
        "approvals": list[dict[str, Any]],
        "frozen": str,
        "sha256": str,
        "pdf": str | None,
    },
)


class VersionError(ValueError):
    """A version cannot be frozen or changed so; the argument is a message."""


def versions_of(concept: UsageConcept) -> list[ConceptVersion]:
    """Return the versions that the current user may see, the newest first."""
    # Of those of one second, the later one stands behind in the concept.
    versions = sorted(_all(concept), key=lambda each: each.frozen)
    return [version for version in reversed(versions) if visible(version)]


def find_version(concept: UsageConcept, number: str) -> ConceptVersion | None:
    """Return the version with a number, where there is one and the user may see it."""
    found = (each for each in versions_of(concept) if each.number == number)
    return next(found, None)


def version_numbered(concept: UsageConcept, number: str) -> ConceptVersion | None:
    """Return the version with a number, whoever asks."""
    return next((each for each in _all(concept) if each.number == number), None)


def permalink(version: ConceptVersion) -> str:
    """Return the address at which a version stays."""
    concept = version.__parent__
    return f"{concept.absolute_url()}/@@version/{version.number}"


def version_items(concept: UsageConcept) -> list[VersionItem]:
    """Return what there is to know of each version, the newest first."""
    return [version_item(version) for version in versions_of(concept)]


def version_item(version: ConceptVersion) -> VersionItem:
    """Return what there is to know of a version without reading all of it."""
    return {
        "@id": permalink(version),
        "version": version.number,
        "as_of": iso(version.as_of),
        "approvals": [_plain(row) for row in version.approvals or ()],
        "frozen": version.frozen.isoformat(),
        "sha256": version.sha256,
        "pdf": f"{permalink(version)}/@@pdf" if has_pdf(version) else None,
    }


def has_pdf(version: ConceptVersion) -> bool:
    """Tell whether a version was stored as PDF, or can be made one."""
    return version.pdf is not None or is_installed()


def freeze(
    concept: UsageConcept,
    number: str,
    change: str,
    approvals: Sequence[Approval],
    request: HTTPRequest,
) -> ConceptVersion:
    """Freeze the document as it is and return the version.

    Number, change and approvals go into the concept before, whose document may show
    them. Raises :class:`VersionError`, and ``ValidationError`` for a change that is no
    line.
    """
    getFields(IChange)["change"].validate(change)
    if not NUMBER.fullmatch(number):
        raise VersionError(
            _("A version is a number such as 2.0: letters, digits and . _ -")
        )
    if version_numbered(concept, number):
        raise VersionError(_("There is a version with this number."))
    _tell(concept, number, change, approvals)
    return _store(concept, snapshot(concept, change, request))


def snapshot(
    concept: UsageConcept, change: str, request: HTTPRequest
) -> dict[str, Any]:
    """Return the document as it is, with all that a file of it shows."""
    document = _seen(concept, request)
    with as_readers(concept):
        document["notices"] = notices_of(concept, request)
        document["assessments"] = assessments_of(concept, request)
        document["images"] = kept_images(_html_in(document), concept)
    logo = site_logo()
    return document | {
        "approvals": [_plain(row) for row in concept.approvals or ()],
        "as_of_precision": concept.as_of_precision,
        "body": body_of(concept),
        "change": change,
        "language": language_in(concept, language_of(request)),
        "logo": b64encode(logo).decode() if logo else None,
        "redactions": [],
    }


def is_present(version: ConceptVersion, request: HTTPRequest) -> bool:
    """Tell whether a version has the words that the document has now."""
    kept, now = read_document(version), _seen(version.__parent__, request)
    return all(kept[part] == now[part] for part in WORDS)


def _seen(concept: UsageConcept, request: HTTPRequest) -> dict[str, Any]:
    with as_readers(concept):
        return document_of(concept, request)


def _html_in(document: dict[str, Any]) -> Iterator[str]:
    yield document["plain_language"]
    yield from _texts(document["sections"])
    for channel in document["notices"]:
        for page in NOTICES:
            yield from _texts(channel[page]["sections"])


def _texts(sections: Iterable[SectionItem]) -> Iterator[str]:
    for section in sections:
        yield section["html"]
        yield from _texts(section["children"])


def read_document(version: ConceptVersion) -> dict[str, Any]:
    """Return the document of a version as it was."""
    return json.loads(version.document.data)


def is_intact(version: ConceptVersion) -> bool:
    """Tell whether a version is still what its hash says."""
    return digest(version.document.data) == version.sha256


@contextmanager
def as_readers(concept: UsageConcept) -> Iterator[None]:
    """See a concept with the eyes of its readers: of everybody, where it is public.

    Who freezes it may see drafts of channels that the public does not.
    """
    before = getSecurityManager()
    if is_published(concept):
        users = api.portal.get_tool("acl_users")
        newSecurityManager(None, nobody.__of__(users))
    try:
        yield
    finally:
        setSecurityManager(before)


def _all(concept: UsageConcept) -> list[ConceptVersion]:
    return [item for item in concept.objectValues() if item.portal_type == TYPE]


def _tell(
    concept: UsageConcept, number: str, change: str, approvals: Sequence[Approval]
) -> None:
    """Let the concept name the version, what has changed and who approved it."""
    concept.version = number
    if change:
        row = {"date": site_today(), "version": number, "change": change}
        concept.changelog = [*(concept.changelog or ()), row]
    if approvals:
        concept.approvals = list(approvals)
    names = ("version", "changelog", "approvals")
    notify(ObjectModifiedEvent(concept, Attributes(type(concept), *names)))


def _plain(row: Approval) -> dict[str, Any]:
    return {**row, "date": iso(row.get("date"))}


def _row(plain: dict[str, Any]) -> Approval:
    day = date.fromisoformat(plain["date"]) if plain["date"] else None
    return Approval(**{**plain, "date": day})  # type: ignore[typeddict-item]


def redact(version: ConceptVersion, words: str, reason: str) -> int:
    """Black out words in a version, as a request under Art. 17 GDPR may ask for.

    Returns in how many texts they stood. That it was done stays to be seen, with day,
    reason and the hash from before. Raises :class:`VersionError`.
    """
    former = {"date": site_today().isoformat(), "reason": reason}
    former["sha256"] = version.sha256
    found, document = black_out(read_document(version), words, former)
    if not found:
        raise VersionError(_("The words stand nowhere in this version."))
    _write(version, document, permalink(version))
    notify(ObjectModifiedEvent(version))
    return found


def _store(concept: UsageConcept, document: dict[str, Any]) -> ConceptVersion:
    version = createContent(
        TYPE,
        id=f"version-{document['version']}",
        number=document["version"],
        as_of=concept.as_of,
        frozen=datetime.now(timezone.utc).replace(microsecond=0),
    )
    url = f"{concept.absolute_url()}/@@version/{version.number}"
    _write(version, document, url)
    return addContentToContainer(concept, version, checkConstraints=False)


def _write(version: ConceptVersion, document: dict[str, Any], url: str) -> None:
    """Give a version its files and their hash, and what lists tell of it.

    All of it comes from the document: what is blacked out there stands nowhere else.
    """
    data, name = canonical(document), version.number
    version.title = f"{document['title']} {name}"
    version.change = document["change"]
    version.approvals = [_row(approval) for approval in document["approvals"]]
    version.sha256 = digest(data)
    version.document = NamedBlobFile(data, "application/json", f"{name}.json")
    page = to_page(document, document["language"])
    version.page = NamedBlobFile(page, "text/html", f"{name}.html")
    pdf = pdf_of(document, url, version.frozen, data)
    version.pdf = NamedBlobFile(pdf, "application/pdf", f"{name}.pdf") if pdf else None
