"""Channels from CSV or JSON: first checked, then all of them or none."""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from html import escape
import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.accounts import AccountAddressError
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.tables import plain_cell
from mittelsachsen.socialmedia.tables import read_csv
from mittelsachsen.socialmedia.tables import TableError
from plone.app.textfield.interfaces import IRichText
from plone.dexterity.content import DexterityContent
from plone.dexterity.utils import iterSchemataForType
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.services.content.utils import add
from plone.restapi.services.content.utils import create
import transaction
from typing import Any
from zExceptions import BadRequest
from zope.component import getMultiAdapter
from zope.event import notify
from zope.i18nmessageid import Message
from zope.lifecycleevent import ObjectCreatedEvent
from zope.schema import getFields
from zope.schema.interfaces import IBool
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import ITextLine
from ZPublisher.HTTPRequest import HTTPRequest


TYPE = "SocialMediaChannel"
# What exported lists have and channels do not: it is passed over.
DERIVED = frozenset(
    "@id @type UID concept created modified last_evaluated next_evaluation"
    " privacy_notice_url".split()
)
YES = frozenset({"true", "1", "yes", "ja", "x"})
NO = frozenset({"false", "0", "no", "nein"})
# Objects in memory before they are written to disk; no commit.
SAVE = 1000
Progress = Callable[[int, int], None]


class UnreadableError(ValueError):
    """The file is no list of channels; its argument is a message."""


@dataclass
class RowReport:
    """What became of a row; ``number`` counts from 1, errors are (field, message)."""

    number: int
    title: str
    errors: list[tuple[str, str]] = field(default_factory=list)


def read(data: bytes) -> list[dict]:
    """Return the rows of a CSV or JSON file as objects of plone.restapi.

    JSON is a list of objects, or an object with ``items``, as the channel list has
    it. CSV (RFC 4180; comma, semicolon or tab) is UTF-8 with the fields' names in
    its first line: lists are joined by `` | ``, empty cells are no values. Raises
    :class:`UnreadableError`.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(_("The file must be encoded as UTF-8.")) from None
    if text.lstrip()[:1] in ("[", "{"):
        return _read_json(text)
    return _read_csv(text)


def _read_json(text: str) -> list[dict]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableError(_("The file is no valid JSON.")) from None
    if isinstance(rows, dict):
        rows = rows.get("items")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UnreadableError(_("JSON must be a list of objects."))
    return rows


def _read_csv(text: str) -> list[dict]:
    try:
        lines = read_csv(text)
    except TableError:
        raise UnreadableError(_("The file is no valid CSV.")) from None
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    if not lines:
        raise UnreadableError(_("The file is empty."))
    names = [name.strip() for name in lines[0]]
    if len(set(names)) != len(names):
        raise UnreadableError(_("Two columns have the same name."))
    if not {"title", "platform"} <= set(names):
        raise UnreadableError(_("The columns title and platform are missing."))
    fields = channel_fields()
    readers = {name: _reader(fields.get(name)) for name in names}
    rows = []
    for line in lines[1:]:
        # A line with more cells than the head has keeps them under no name.
        cells = dict(zip(names, line, strict=False))
        row = {
            name: readers[name](plain_cell(cell.strip()))
            for name, cell in cells.items()
            if cell.strip()
        }
        if len(line) > len(names):
            row[""] = line[len(names) :]
        rows.append(row)
    return rows


def _reader(kind: Any) -> Callable[[str], object]:
    """Return the function that makes a field's JSON value of a cell."""
    if IBool.providedBy(kind):
        return _boolean
    if ICollection.providedBy(kind) and ITextLine.providedBy(kind.value_type):
        return _lines
    return _html if IRichText.providedBy(kind) else str


def _boolean(cell: str) -> bool | str:
    word = cell.lower()
    return word in YES if word in YES or word in NO else cell


def _lines(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _html(cell: str) -> str:
    if "<" in cell:
        return cell
    return "".join(f"<p>{escape(line)}</p>" for line in cell.splitlines())


def channel_fields() -> dict:
    """Return the fields of channels by name, those of behaviors included."""
    fields = {}
    for schema in iterSchemataForType(TYPE):
        fields.update(getFields(schema))
    return fields


def import_channels(
    concept: UsageConcept,
    rows: list[dict],
    request: HTTPRequest,
    dry_run: bool,
    progress: Progress | None = None,
) -> list[RowReport]:
    """Add the rows as channels of a concept, or only report on them.

    Rows are checked as REST and the forms check them. Nothing is added where one
    row has an error. ``progress`` is told how many steps of how many are done.
    Raises ``Unauthorized`` where the user must not add channels there.
    """
    tell = progress or (lambda done, total: None)
    total = len(rows) if dry_run else 2 * len(rows)
    reports, channels = [], []
    accounts = _Accounts()
    fields = channel_fields()
    for number, row in enumerate(rows, start=1):
        report = RowReport(number, str(row.get("title") or ""))
        report.errors += _misplaced(row, fields)
        channel = create(concept, TYPE)
        if not report.errors:
            values = {k: v for k, v in row.items() if k not in DERIVED}
            report.errors += fill(channel, concept, values, request)
        if not report.errors:
            report.errors += accounts.check(channel, number)
        reports.append(report)
        channels.append(channel)
        tell(number, total)
    if dry_run or any(report.errors for report in reports):
        return reports
    for number, channel in enumerate(channels, start=1):
        join(concept, channel)
        channels[number - 1] = None
        if number % SAVE == 0:
            transaction.savepoint(optimistic=True)
        tell(len(rows) + number, total)
    return reports


def _misplaced(row: dict, fields: dict) -> Iterator[tuple[str, str]]:
    """Find what the deserializer would pass over."""
    for name, value in row.items():
        if name not in fields and name not in DERIVED:
            yield name, _("There is no such field.")
        elif IBool.providedBy(fields.get(name)) and not isinstance(value, bool | None):
            yield name, _("Write true or false.")


def join(container: DexterityContent, item: DexterityContent) -> DexterityContent:
    """Add an item that :func:`fill` has filled, under a name of its title."""
    item.__parent__ = None
    notify(ObjectCreatedEvent(item))
    return add(container, item)


def fill(
    item: DexterityContent,
    container: DexterityContent,
    values: dict,
    request: HTTPRequest,
) -> list[tuple[str, str]]:
    """Write values, as REST has them, into a new item and return the errors.

    The item is in its container only while it is looked at.
    """
    item.__parent__ = container
    wrapped = item.__of__(container)
    try:
        getMultiAdapter((wrapped, request), IDeserializeFromJson)(
            validate_all=True, data=values, create=True
        )
    except BadRequest as error:
        return [_error(entry) for entry in error.args[0]]
    return []


def _error(entry: Any) -> tuple[str, str]:
    if isinstance(entry, dict):
        return str(entry.get("field") or ""), str(entry["message"])
    return "", str(entry)


class _Accounts:
    """Finds rows of one file that name one account in one language."""

    def __init__(self) -> None:
        self.platforms = get_platforms()
        self.seen: dict[tuple[str, str], int] = {}

    def check(
        self, channel: SocialMediaChannel, number: int
    ) -> Iterator[tuple[str, Message]]:
        try:
            platform = self.platforms[channel.platform]
            account = platform.canonical(channel.account_url or "")
        except (KeyError, AccountAddressError):
            return
        first = self.seen.setdefault((account, channel.language or ""), number)
        if first != number:
            yield (
                "account_url",
                _("Row ${row} has this account already.", mapping={"row": first}),
            )
