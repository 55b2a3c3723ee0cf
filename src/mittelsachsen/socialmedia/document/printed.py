"""A frozen document as a PDF, of its own values alone."""

from base64 import b64decode
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from functools import partial
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.document.images import image_kept
from mittelsachsen.socialmedia.document.page import annexes
from mittelsachsen.socialmedia.document.page import closing
from mittelsachsen.socialmedia.document.pdf import is_installed
from mittelsachsen.socialmedia.l10n import as_of_words
from mittelsachsen.socialmedia.l10n import supported
from typing import Any
from zope.i18n import translate


def pdf_of(document: Mapping[str, Any], url: str, made: datetime, data: bytes) -> bytes:
    """Return the PDF of a version that stands at ``url``; ``data`` is its JSON.

    Empty where the extra is not installed, which makes PDF files. Documents of earlier
    versions tell neither body nor logo.
    """
    if not is_installed():
        return b""
    # Without the extra they could not be imported.
    from mittelsachsen.socialmedia.document.pdf.write import Printed
    from mittelsachsen.socialmedia.document.pdf.write import to_pdf

    logo = document.get("logo")
    printed = Printed(
        url=url,
        title=document["title"],
        body=document.get("body", ""),
        language=document["language"],
        lines=lines_of(
            document["as_of"],
            document.get("as_of_precision", "day"),
            document["version"],
            supported(document["language"]),
        ),
        sections=document["sections"],
        made=made,
        data=data,
        data_name=f"{document['version']}.json",
        closing=closing(document),
        annexes=annexes(document),
        logo=b64decode(logo) if logo else None,
    )
    images = document.get("images", {})
    return to_pdf(printed, partial(image_kept, images=images))


def lines_of(
    as_of: date | str | None, precision: str, version: str | None, language: str
) -> list[str]:
    """Return of which day a document is, and which version, as far as it has them."""
    day = as_of_words(as_of, precision, language)
    stand, number = (
        translate(message, target_language=language)
        for message in (_("As of"), _("Version"))
    )
    return [
        *([f"{stand}: {day}"] if day else []),
        *([f"{number} {version}"] if version else []),
    ]
