"""Pages and files of a concept, as rows of a list."""

from Acquisition import aq_base
from mittelsachsen.socialmedia.l10n import long_date
from plone.base.utils import human_readable_size
from plone.dexterity.content import DexterityContent
from typing import TypedDict


class FileRow(TypedDict):
    """Address and title, with type and size where the item is a file."""

    url: str
    title: str
    type: str
    size: str
    date: str


def file_row(item: DexterityContent, language: str) -> FileRow:
    """Return what a list says of a page, file, image or link."""
    # With its base, Zope would find what lies beside the item under these names.
    base = aq_base(item)
    stored = getattr(base, "file", None) or getattr(base, "image", None)
    row: FileRow = {
        "url": item.absolute_url(),
        "title": item.title,
        "type": "",
        "size": "",
        "date": long_date(item.modified().asdatetime().date(), language),
    }
    if stored is not None:
        # The address alone downloads the file; that of its page tells what it is.
        row["url"] = f"{row['url']}/view"
        row["type"] = (stored.filename or "").rpartition(".")[2].upper()
        row["size"] = human_readable_size(stored.getSize())
    return row
