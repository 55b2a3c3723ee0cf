"""The channel list as CSV, JSON-LD and Atom."""

from collections.abc import Iterable
import json
from lxml import etree
from mittelsachsen.socialmedia.due.statuses import linked_account
from mittelsachsen.socialmedia.register.items import ChannelItem
from mittelsachsen.socialmedia.tables import to_csv
import re
from typing import Any


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


def to_jsonld(items: Iterable[ChannelItem], name: str, url: str) -> dict:
    """Return the organisation with its accounts in use (schema.org ``sameAs``)."""
    return to_organization(map(_linked, items), name, url)


def _linked(item: ChannelItem) -> str:
    return linked_account(item["account_url"], item["status"]["token"])


def to_organization(accounts: Iterable[str | None], name: str, url: str) -> dict:
    """Return an organisation of schema.org with the addresses of its accounts."""
    return {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": name,
        "url": url,
        "sameAs": [account for account in accounts if account],
    }


def script_of(data: dict) -> str:
    """Return JSON-LD as an element for HTML, from which no text can break out."""
    # What JSON may write as an escape: no value can end the element or begin another.
    text = json.dumps(data).replace("<", "\\u003c").replace(">", "\\u003e")
    return f'<script type="application/ld+json">{text}</script>'


def to_atom(items: Iterable[ChannelItem], title: str, url: str) -> str:
    """Return the channels as an Atom feed (RFC 4287), the last change first.

    An entry's id stays while the channel changes, so that readers show updates.
    """
    items = sorted(items, key=lambda item: item["modified"], reverse=True)
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    _add(feed, "id", url)
    _add(feed, "title", title)
    _add(feed, "updated", items[0]["modified"] if items else NEVER)
    _add(feed, "link", rel="self", href=url)
    author = etree.SubElement(feed, f"{{{ATOM}}}author")
    _add(author, "name", title)
    for item in items:
        entry = etree.SubElement(feed, f"{{{ATOM}}}entry")
        _add(entry, "id", f"urn:uuid:{item['UID']}")
        _add(entry, "title", f"{item['title']}: {item['status']['title']}")
        _add(entry, "updated", item["modified"])
        _add(entry, "published", item["created"])
        _add(entry, "link", rel="alternate", href=item["@id"])
        if account := _linked(item):
            _add(entry, "link", rel="related", href=account)
        _add(entry, "category", term=item["status"]["token"])
        _add(entry, "summary", item["description"] or item["title"])
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8").decode()


def _add(parent: Any, name: str, text: str | None = None, **attributes: str) -> None:
    known = {key: INVALID.sub("", value) for key, value in attributes.items()}
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", known)
    element.text = INVALID.sub("", text) if text else text
