"""The PDF of a document that is given as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.document.pdf.convert import Converter
from mittelsachsen.socialmedia.document.pdf.convert import ImageOf
from mittelsachsen.socialmedia.document.pdf.convert import language
from mittelsachsen.socialmedia.document.pdf.heads import mark_heads
from mittelsachsen.socialmedia.document.pdf.typeset import is_picture
from mittelsachsen.socialmedia.document.pdf.typeset import PROGRAM
from mittelsachsen.socialmedia.document.pdf.typeset import typeset
from mittelsachsen.socialmedia.document.pdf.typeset import unprintable
from mittelsachsen.socialmedia.document.sections import SectionItem
from mittelsachsen.socialmedia.l10n import supported
from typing import Any
import unicodedata
from zope.i18n import translate


# Who seeks in a list of more than two pages would rather search the file.
MOST_ENTRIES = 90
DEEPEST_ENTRIES = 3
# Nothing that is seen, and what no text of a PDF/A may have (ISO 19005-3, 6.2.11.7).
CONTROLS = {*range(0x20), *range(0x7F, 0xA0), 0xFEFF, 0xFFFE} - {*b"\t\n\r"}
# White space that no font has a sign for.
BLANKS = dict.fromkeys(b"\t\r", " ")
# Marks that only say how others are shown: nothing is lost without them.
SILENT = frozenset({"Cc", "Cf", "Mn", "Me"})


@dataclass(frozen=True)
class Printed:
    """A document to be printed.

    ``url`` is the address of its page, ``language`` a tag (BCP 47). ``description``
    stands below the title; ``lines`` say of which day and version it is. ``closing`` is
    safe HTML that follows the sections; ``annexes`` come after it, each from a new page
    on. ``logo`` is an image in a format of the web.
    ``made`` is the time that the file names. ``data`` is the document as JSON, attached
    as the file ``data_name``.
    """

    url: str
    title: str
    body: str
    language: str
    lines: Sequence[str]
    sections: Sequence[SectionItem]
    made: datetime
    data: bytes
    data_name: str
    description: str = ""
    closing: str = ""
    annexes: Sequence[SectionItem] = ()
    logo: bytes | None = field(default=None, repr=False)


def to_pdf(document: Printed, image_of: ImageOf) -> bytes:
    """Return the document as PDF/UA-1 and PDF/A-3a, the same for the same values.

    ``image_of`` gives the image for the ``src`` of one in the HTML, or nothing; no
    other place is asked.
    """
    convert = Converter(document.url, lambda src: _picture(image_of(src)))
    values: dict[str, Any] = {
        "title": document.title,
        "body": document.body,
        "description": document.description,
        "language": language(document.language) or {"lang": "en", "region": None},
        "lines": " · ".join(document.lines),
        "sections": [_section(each, convert) for each in document.sections],
        "closing": convert(document.closing),
        "annexes": [_section(each, convert) for each in document.annexes],
        "depth": _depth(document.sections),
        "words": _words(supported(document.language)),
        "attachment": {"name": document.data_name, "type": "application/json"},
        "logo": None,
    }
    files = {**convert.files, "attachment": document.data}
    if logo := _picture(document.logo):
        values["logo"] = "logo"
        files["logo"] = logo
    values = _printable(values)
    # A title of nothing that is seen would be none (PDF/UA-1, 7.1).
    values["title"] = values["title"].strip() or document.url
    files["document.json"] = json.dumps(values).encode()
    return mark_heads(typeset(PROGRAM, files, document.made), values)


def _section(section: SectionItem, convert: Converter) -> dict[str, Any]:
    return {
        "number": section["number"],
        "id": section["id"],
        "title": section["title"],
        "body": convert(section["html"]),
        "children": [_section(each, convert) for each in section["children"]],
    }


def _picture(data: bytes | None) -> bytes | None:
    return data if data and is_picture(data) else None


def _depth(sections: Sequence[SectionItem]) -> int:
    """Return how many levels the contents list has without becoming too long."""
    level, entries, depth = list(sections), len(sections), 1
    while depth < DEEPEST_ENTRIES:
        level = [below for section in level for below in section["children"]]
        entries += len(level)
        if entries > MOST_ENTRIES:
            break
        depth += 1
    return depth


def _words(spoken: str) -> dict[str, str]:
    messages = {
        "contents": _("Contents"),
        "page": _(
            "Page ${page} of ${pages}", mapping={"page": "{page}", "pages": "{pages}"}
        ),
        "attachment": _("This document as data"),
    }
    return {
        name: translate(message, target_language=spoken)
        for name, message in messages.items()
    }


def _printable(values: dict[str, Any]) -> dict[str, Any]:
    """Return values in which the name stands for a character that no font has."""
    characters = frozenset(json.dumps(values, ensure_ascii=False))
    names = {ord(char): _name(char) for char in unprintable(characters)}
    return _replaced(values, dict.fromkeys(CONTROLS, "") | BLANKS | names)


def _name(character: str) -> str:
    if unicodedata.category(character) in SILENT:
        return ""
    name = unicodedata.name(character, "")
    return f"[{name.lower()}]" if name else "\ufffd"


def _replaced(value: Any, names: dict[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(names)
    if isinstance(value, list):
        return [_replaced(each, names) for each in value]
    if isinstance(value, dict):
        return {key: _replaced(each, names) for key, each in value.items()}
    return value
