"""Channels from files: first checked, then all of them or none."""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.accounts import AccountAddressError
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.notice_pages import IMPRINT
from mittelsachsen.socialmedia.content.notice_pages import is_our_page
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.register.table import allowed
from mittelsachsen.socialmedia.register.table import names_of
from mittelsachsen.socialmedia.register.table import reader
from mittelsachsen.socialmedia.register.table import tokens
from mittelsachsen.socialmedia.tables import plain_cell
from mittelsachsen.socialmedia.tables import read_csv
from mittelsachsen.socialmedia.tables import TableError
from mittelsachsen.socialmedia.workbook import MAGIC
from mittelsachsen.socialmedia.workbook import read_workbook
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
from ZPublisher.HTTPRequest import HTTPRequest


TYPE = "SocialMediaChannel"
# What exported lists have and channels do not: it is passed over.
DERIVED = frozenset(
    "@id @type UID concept created modified last_evaluated next_evaluation"
    " privacy_notice_url".split()
)
# Objects in memory before they are written to disk; no commit.
SAVE = 1000
Progress = Callable[[int, int], None]


class UnreadableError(ValueError):
    """The file is no list of channels; its argument is a message."""


@dataclass
class RowReport:
    """What became of a row; ``number`` counts from 1, errors are (field, message).

    ``platform`` is a token; where the row is right, it is the channel's.
    """

    number: int
    title: str
    platform: str = ""
    account: str = ""
    errors: list[tuple[str, str]] = field(default_factory=list)


def read(data: bytes) -> list[dict]:
    """Return the rows of a file as objects of plone.restapi.

    JSON is a list of objects, or an object with ``items``, as the channel list has
    it. CSV (RFC 4180; comma, semicolon or tab; UTF-8) and workbooks (.xlsx) have the
    fields in the first line, by their names or as forms call them in German or
    English: lists are joined by `` | ``, empty cells are no values, terms and days may
    be in words. Raises :class:`UnreadableError`.
    """
    if data.startswith(MAGIC):
        return _read_lines(read_workbook, data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(_("The file must be encoded as UTF-8.")) from None
    if text.lstrip()[:1] in ("[", "{"):
        return _read_json(text)
    return _read_lines(read_csv, text)


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


def _read_lines(read: Callable[[Any], list[list[str]]], content: Any) -> list[dict]:
    try:
        lines = read(content)
    except TableError:
        raise UnreadableError(_("The file is no table that can be read.")) from None
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    if not lines:
        raise UnreadableError(_("The file is empty."))
    names = names_of(lines[0])
    if len(set(names)) != len(names):
        raise UnreadableError(_("Two columns have the same name."))
    if not {"title", "account_url"} & set(names):
        message = _("There is neither a column for the address nor one for the title.")
        raise UnreadableError(message)
    fields = channel_fields()
    readers = {name: reader(fields.get(name)) for name in names}
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
    accounts, right = _Accounts(), _Rows(language_of(request))
    for number, row in enumerate(rows, start=1):
        title, platform, account = (
            str(row.get(name) or "") for name in ("title", "platform", "account_url")
        )
        report = RowReport(number, title, platform, account)
        report.errors += right.check(row)
        channel = create(concept, TYPE)
        wrong = {name for name, _message in report.errors}
        rest = {
            name: value
            for name, value in row.items()
            if name not in wrong and not _is_derived(name, value)
        }
        more = fill(channel, concept, rest, request)
        # What is wrong already is not also called missing.
        report.errors += [error for error in more if error[0] not in wrong]
        if not report.errors:
            report.title, report.platform = channel.title, channel.platform
            report.account = channel.account_url or ""
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


def _is_derived(name: str, value: Any) -> bool:
    """Tell whether a value is what lists say of a channel that says nothing."""
    made = name == "imprint_url" and is_our_page(value, IMPRINT)
    return made or name in DERIVED


class _Rows:
    """Finds what the deserializer would pass over, and terms that there are not."""

    def __init__(self, language: str) -> None:
        self.fields, self.tokens = channel_fields(), tokens()
        self.allowed = allowed(language)

    def check(self, row: dict) -> Iterator[tuple[str, str]]:
        for name, value in row.items():
            field = self.fields.get(name)
            if field is None and name not in DERIVED:
                yield name, _("There is no such field.")
            elif IBool.providedBy(field) and not isinstance(value, bool | None):
                yield name, _("Write true or false.")
            elif self.lacks(name, value):
                named = {"value": value, "values": ", ".join(self.allowed[name])}
                yield name, _("“${value}” is none of: ${values}", mapping=named)

    def lacks(self, name: str, value: Any) -> bool:
        """Tell whether a field has terms, and this is the token of none."""
        if name not in self.tokens or not value or not isinstance(value, str):
            return False
        return value not in self.tokens[name]


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
