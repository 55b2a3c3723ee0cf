"""The channel list as CSV, JSON-LD and Atom."""

from collections.abc import Iterable
from dataclasses import dataclass
import json
from lxml import etree
from mittelsachsen.socialmedia.content.rows import AlternativeContact
from mittelsachsen.socialmedia.due.statuses import linked_account
from mittelsachsen.socialmedia.register.items import ChannelItem
from mittelsachsen.socialmedia.tables import to_csv
import re
from typing import Any
from typing import TypedDict
from uuid import NAMESPACE_OID
from uuid import UUID
from uuid import uuid5


COLUMNS = (
    "UID",
    "@id",
    "title",
    "description",
    "platform",
    "account_url",
    "handle",
    "status",
    "start_date",
    "end_date",
    "successor",
    "language",
    "target_groups",
    "purpose",
    "login_to_read",
    "privacy_notice_url",
    "imprint_url",
    "alternative_information",
    "alternative_contact",
    "concept",
    "last_evaluated",
    "next_evaluation",
    "created",
    "modified",
)
ATOM = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01T00:00:00+00:00"
# What XML 1.0 (2.2) has not; old content may have it.
INVALID = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Work(TypedDict):
    """A concept as others name it; what it does not tell is empty."""

    url: str
    name: str
    date: str
    version: str


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself; at ``page`` people see the same."""

    id: str
    title: str
    author: str
    url: str
    page: str


def channels_csv(items: Iterable[ChannelItem]) -> str:
    """Return items of the list as CSV (RFC 4180), one line per channel.

    Terms are their tokens, references their addresses; lists and rows are joined
    by `` | ``, the values of a row by ``, ``.
    """
    rows = (dict(item) for item in items)
    return to_csv(COLUMNS, ([_cell(row[name]) for name in COLUMNS] for row in rows))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        if "token" in value:
            return value["token"]
        return value.get("@id") or ", ".join(
            str(part) for part in value.values() if part
        )
    if isinstance(value, list):
        return " | ".join(_cell(part) for part in value)
    return str(value)


def to_organization(
    name: str,
    url: str,
    accounts: Iterable[str],
    contacts: Iterable[AlternativeContact],
    works: Iterable[Work],
) -> dict:
    """Return an organisation of schema.org with accounts, contacts and concepts."""
    more = {
        "contactPoint": [_contact_point(row) for row in contacts],
        "subjectOf": [_creative_work(work) for work in works],
    }
    return {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": name,
        "url": url,
        "sameAs": [account for account in accounts if account],
        **_filled(more),
    }


def _contact_point(row: AlternativeContact) -> dict:
    return _filled(
        {
            "@type": "ContactPoint",
            "contactType": row["label"],
            "telephone": row["phone"],
            "email": row["email"],
        }
    )


def _creative_work(work: Work) -> dict:
    return _filled(
        {
            "@type": "CreativeWork",
            "@id": work["url"],
            "url": work["url"],
            "name": work["name"],
            "dateModified": work["date"],
            "version": work["version"],
        }
    )


def _filled(values: dict) -> dict:
    return {key: value for key, value in values.items() if value}


def script_of(data: dict) -> str:
    """Return JSON-LD as an element for HTML, from which no text can break out."""
    # What JSON may write as an escape: no value can end the element or begin another.
    text = json.dumps(data).replace("<", "\\u003c").replace(">", "\\u003e")
    return f'<script type="application/ld+json">{text}</script>'


def to_atom(items: Iterable[ChannelItem], feed: Feed) -> str:
    """Return the channels as an Atom feed (RFC 4287), the last change first.

    An entry's id stays while the channel changes, so that readers show updates.
    """
    items = sorted(items, key=lambda item: item["modified"], reverse=True)
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", items[0]["modified"] if items else NEVER)
    _add(root, "link", rel="self", type="application/atom+xml", href=feed.url)
    _add(root, "link", rel="alternate", type="text/html", href=feed.page)
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    _add(author, "name", feed.author)
    for item in items:
        entry = etree.SubElement(root, f"{{{ATOM}}}entry")
        _add(entry, "id", _uuid(item["UID"]).urn)
        _add(entry, "title", f"{item['title']}: {item['status']['title']}")
        _add(entry, "updated", item["modified"])
        _add(entry, "published", item["created"])
        _add(entry, "link", rel="alternate", href=item["@id"])
        account = linked_account(item["account_url"], item["status"]["token"])
        if account:
            _add(entry, "link", rel="related", href=account)
        _add(entry, "category", term=item["status"]["token"])
        _add(entry, "summary", item["description"] or item["title"])
    return etree.tostring(root, xml_declaration=True, encoding="utf-8").decode()


def feed_id(uid: str, query: str) -> str:
    """Return the id of the feed below an item, one for each ``query`` of filters.

    It is made of no address: that changes with port and scheme, an id must not.
    """
    return uuid5(_uuid(uid), f"channels?{query}").urn


def _uuid(uid: str) -> UUID:
    """Return an item's identifier; a site may have others than Plone makes."""
    try:
        return UUID(uid)
    except ValueError:
        return uuid5(NAMESPACE_OID, uid)


def _add(parent: Any, name: str, text: str | None = None, **attributes: str) -> None:
    known = {key: INVALID.sub("", value) for key, value in attributes.items()}
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", known)
    element.text = INVALID.sub("", text) if text else text
