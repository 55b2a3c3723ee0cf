"""A frozen document as one HTML file that needs nothing else."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from html import escape
from mittelsachsen.socialmedia.document.item import SectionItem
from typing import Any


def to_page(document: Mapping[str, Any], language: str) -> bytes:
    """Return the document of a version as HTML in UTF-8."""
    title = escape(f"{document['title']} {document['version']}")
    sections = "".join(_sections(document["sections"], 2))
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        f"<title>{title}</title></head>\n<body><h1>{title}</h1>\n{sections}</body></html>"
    ).encode()


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
