"""A frozen document as one HTML file that needs nothing else."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from html import escape
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.document.images import with_images
from mittelsachsen.socialmedia.document.notices import NOTICES
from mittelsachsen.socialmedia.document.sections import SectionItem
from mittelsachsen.socialmedia.l10n import as_of_words
from mittelsachsen.socialmedia.l10n import supported
from typing import Any
from zope.i18n import translate


def to_page(document: Mapping[str, Any], language: str) -> bytes:
    """Return the document of a version as HTML in UTF-8."""
    title = f"{document['title']} {document['version'] or ''}".strip()
    sections = words_of(document["sections"])
    words = sections + closing(document) + assessments(document) + notices(document)
    return html_file(title, language, with_images(words, document.get("images", {})))


def words_of(sections: Iterable[SectionItem]) -> str:
    """Return sections as HTML, below a heading of the first level."""
    return "".join(_sections(sections, 2))


def html_file(title: str, language: str, body: str) -> bytes:
    """Return HTML in UTF-8 with a title and, below it, a body that is HTML."""
    title = escape(title)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        f"<title>{title}</title></head>\n<body><h1>{title}</h1>\n{body}</body></html>"
    ).encode()


def closing(document: Mapping[str, Any]) -> str:
    """Return what a frozen document tells behind its sections, as HTML."""
    language = supported(document["language"])

    def say(message: str) -> str:
        return escape(translate(message, target_language=language))

    above, below = document["framework"], document.get("frames", [])
    lines = [f"{say(_('Framework concept'))}: {_link(above)}"] if above else []
    if below:
        named = ", ".join(map(_link, below))
        lines.append(f"{say(_('Concepts in this framework'))}: {named}")
    if document["documents"]:
        named = ", ".join(map(_link, document["documents"]))
        lines.append(f"{say(_('Documents'))}: {named}")
    lines += [
        f"{say(_('Approved by'))}: {_approval(row, language)}"
        for row in document["approvals"]
    ]
    return "".join(f"<p>{line}</p>" for line in lines)


def notices(document: Mapping[str, Any]) -> str:
    """Return what the notices of the channels said, as HTML.

    Documents of earlier versions tell of none.
    """
    return "".join(map(_folded, _notices(document)))


def assessments(document: Mapping[str, Any]) -> str:
    """Return what threshold analyses and impact assessments said, likewise."""
    return "".join(map(_folded, _assessments(document)))


def annexes(document: Mapping[str, Any]) -> list[SectionItem]:
    """Return assessments and notices as sections, each with its own below it."""
    return [*_assessments(document), *_notices(document)]


def _notices(document: Mapping[str, Any]) -> Iterator[SectionItem]:
    for channel in document.get("notices", []):
        for page in NOTICES:
            yield _annex(f"{_name(channel)}-{page}", channel[page])


def _assessments(document: Mapping[str, Any]) -> Iterator[SectionItem]:
    for each in document.get("assessments", []):
        yield _annex(_name(each), each)


def _name(item: Mapping[str, Any]) -> str:
    return item["@id"].rpartition("/")[2]


def _annex(name: str, text: Mapping[str, Any]) -> SectionItem:
    """Return a text of its own as a section; all ids begin with its name."""
    return {
        "number": "",
        "id": name,
        "title": text["title"],
        "html": "",
        "children": _named(text["sections"], f"{name}-"),
    }


def _named(items: Iterable[SectionItem], prefix: str) -> list[SectionItem]:
    return [
        {
            **item,
            "id": f"{prefix}{item['id']}",
            "children": _named(item["children"], prefix),
        }
        for item in items
    ]


def _folded(annex: SectionItem) -> str:
    sections = words_of(annex["children"])
    return f"<details><summary>{escape(annex['title'])}</summary>{sections}</details>\n"


def _approval(row: Mapping[str, Any], language: str) -> str:
    day = as_of_words(row.get("date"), "day", language)
    reference = escape(row.get("reference") or "")
    if reference and row.get("url"):
        reference = f'<a href="{escape(row["url"])}">{reference}</a>'
    named = ", ".join(filter(None, [escape(row.get("body") or ""), day]))
    return f"{named} ({reference})" if reference else named


def _link(item: Mapping[str, Any]) -> str:
    return f'<a href="{escape(item["@id"])}">{escape(item["title"])}</a>'


def _sections(items: Iterable[SectionItem], level: int) -> Iterator[str]:
    for item in items:
        heading = escape(f"{item['number']} {item['title']}".strip())
        tag = f"h{min(level, 6)}"
        yield f'<section id="{escape(item["id"])}">'
        if heading:
            yield f"<{tag}>{heading}</{tag}>"
        yield item["html"]
        yield from _sections(item["children"], level + 1)
        yield "</section>\n"
