"""Deserializers: dates, rows, and the rules across fields."""

from Acquisition import aq_parent
from collective.z3cform.datagridfield.deserializer import DatagridRowDeserializer
from datetime import date
from functools import partial
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.assessments.answers import check_answers
from mittelsachsen.socialmedia.content.assessment import answers_of
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.evaluation import IEvaluationRecord
from mittelsachsen.socialmedia.content.field_rules import check
from mittelsachsen.socialmedia.content.field_rules import FieldError
from mittelsachsen.socialmedia.content.field_rules import StoredValues
from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.content.outline import with_ids
from mittelsachsen.socialmedia.content.outline_rules import check_outline
from mittelsachsen.socialmedia.content.outline_rules import InvalidNode
from mittelsachsen.socialmedia.content.proposals import proposals
from mittelsachsen.socialmedia.content.proposals import tidied
from mittelsachsen.socialmedia.content.proposals import titles_in
from mittelsachsen.socialmedia.document.source import known_to
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.l10n import read_date
from mittelsachsen.socialmedia.l10n import read_number
from mittelsachsen.socialmedia.records.approval import refuse_changes
from mittelsachsen.socialmedia.records.seal import SealError
from mittelsachsen.socialmedia.services.content.luggage import is_sealed_alike
from mittelsachsen.socialmedia.services.content.luggage import KEY
from mittelsachsen.socialmedia.services.content.luggage import unpack
from mittelsachsen.socialmedia.values import read_lines
from mittelsachsen.socialmedia.values import read_rows
from plone.app.textfield.value import RichTextValue
from plone.dexterity.content import DexterityContent
from plone.exportimport.interfaces import IExportImportRequestMarker
from plone.restapi.deserializer import json_body
from plone.restapi.deserializer.dxcontent import DeserializeFromJson
from plone.restapi.deserializer.dxfields import DefaultFieldDeserializer
from plone.restapi.deserializer.dxfields import RichTextFieldDeserializer
from plone.restapi.interfaces import IFieldDeserializer
from typing import Any
from zExceptions import BadRequest
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.schema import getFields
from zope.schema import ValidationError


class InvalidInput(ValidationError):
    """What came in is not of the field's form; the argument is a message."""

    def doc(self) -> str:
        return self.args[0]


class ContentDeserializer(DeserializeFromJson):
    """Adds the rules, with the field that mends each, to the stock errors.

    An import brings things in any order, so rules that ask others are not asked; it
    brings what is no field as well. What is approved is refused before anything is
    set: an import goes on after an error, and what is set would be stored.
    """

    def __call__(
        self,
        validate_all: bool = False,
        data: dict[str, Any] | None = None,
        create: bool = False,
        **kwargs: Any,
    ) -> DexterityContent:
        importing = IExportImportRequestMarker.providedBy(self.request)
        if data is None:
            data = json_body(self.request)
        if IEvaluationRecord.providedBy(self.context):
            if importing and is_sealed_alike(self.context, data.get(KEY, {})):
                return self.context
            refuse_changes(self.context, None)
        if not importing:
            data = self.completed(data, create)
        context = super().__call__(validate_all, data, create, **kwargs)
        if importing:
            unpack_checked(context, data.get(KEY, {}))
            return context
        errors = [
            self.told(error)
            for error in check(context.portal_type, StoredValues(context), context)
        ]
        if errors:
            raise BadRequest(errors)
        return context

    def completed(self, data: dict[str, Any], create: bool) -> dict[str, Any]:
        """Return what comes in with what the address of an account tells."""
        url = data.get("account_url")
        if not ISocialMediaChannel.providedBy(self.context) or not isinstance(url, str):
            return data
        if not create:
            return {**data, "account_url": tidied(url)}
        known = {**data, "platform": _token(data.get("platform"))}
        taken = partial(titles_in, aq_parent(self.context))
        return {**data, **proposals(known, taken)}

    def told(self, error: FieldError) -> dict[str, Any]:
        """Return a broken rule as an error of plone.restapi."""
        told: dict[str, Any] = {
            "error": "ValidationError",
            "field": error.field,
            "message": translate(error.message, context=self.request),
        }
        if error.other is not None:
            told["other"] = {
                "@id": error.other.absolute_url(),
                "title": error.other.title,
            }
        return told


class VersionDeserializer(DeserializeFromJson):
    """Lets an import bring a version; one that is frozen here stays as it is."""

    def __call__(
        self,
        validate_all: bool = False,
        data: dict[str, Any] | None = None,
        create: bool = False,
        **kwargs: Any,
    ) -> DexterityContent:
        known = self.context.sha256
        if data is None or not known:
            return super().__call__(validate_all, data, create, **kwargs)
        if data.get("sha256") != known:
            raise BadRequest("Another version of this number is frozen already.")
        return self.context


def unpack_checked(item: DexterityContent, luggage: dict[str, Any]) -> None:
    try:
        unpack(item, luggage)
    except SealError:
        raise BadRequest("The seal is not what its SHA-256 says.") from None


def _token(value: Any) -> Any:
    """Return the token of a term, which may come as it is given out."""
    return value.get("token") if isinstance(value, dict) else value


class DateDeserializer(DefaultFieldDeserializer):
    """Reads ISO 8601 dates; a time behind the date is refused."""

    def __call__(self, value: Any) -> Any:
        if isinstance(value, str):
            try:
                value = self.read(value)
            except ValueError:
                raise InvalidInput(
                    _("Not a date (YYYY-MM-DD): ${value}", mapping={"value": value})
                ) from None
        self.field.validate(value)
        return value

    def read(self, text: str) -> date:
        return date.fromisoformat(text)


class WrittenDayDeserializer(DateDeserializer):
    """Reads dates as the language of the request writes them, too."""

    def read(self, text: str) -> date:
        return read_date(text, language_of(self.request))


class FloatDeserializer(DefaultFieldDeserializer):
    """Reads JSON numbers, and texts as the language writes numbers.

    JSON knows no number that is none (RFC 8259, 6); Python reads them.
    """

    def __call__(self, value: Any) -> Any:
        try:
            if isinstance(value, str):
                value = read_number(value, language_of(self.request))
            elif isinstance(value, int) and not isinstance(value, bool):
                value = float(value)
        except (ValueError, OverflowError):
            raise InvalidInput(
                _("Not a number: ${value}", mapping={"value": str(value)[:40]})
            ) from None
        self.field.validate(value)
        return value


class LinesDeserializer(DefaultFieldDeserializer):
    """Reads lists of short entries; the error names the line."""

    def __call__(self, value: Any) -> Any:
        lines = value if isinstance(value, list) else [value]
        return read_lines(self.field, lines)


class RowsDeserializer(DefaultFieldDeserializer):
    """Reads grids; the error names the row."""

    def __call__(self, value: Any) -> Any:
        rows = value if isinstance(value, list) else [value]
        kind = self.field.value_type
        read = getMultiAdapter((kind, self.context, self.request), IFieldDeserializer)
        value = read_rows(self.field, rows, read)
        self.field.validate(value)
        return value


class RowDeserializer(DatagridRowDeserializer):
    """Refuses rows that are no objects and keys that no column has."""

    def __call__(self, row: Any) -> dict:
        if not isinstance(row, dict):
            raise InvalidInput(_("A row must be an object."))
        unknown = sorted(set(row) - set(getFields(self.field.schema)))
        if unknown:
            raise InvalidInput(
                _("Unknown key in a row: ${name}", mapping={"name": unknown[0]})
            )
        return super().__call__(row)


class OutlineDeserializer(DefaultFieldDeserializer):
    """Reads nodes, gives them the ids that they lack, and names the one that is wrong.

    An import may bring an outline before what it names; that is looked for otherwise.
    """

    def __call__(self, value: Any) -> list[Node]:
        importing = IExportImportRequestMarker.providedBy(self.request)
        known = None if importing else known_to(self.context)
        for problem in check_outline(value, known):
            raise InvalidNode(problem)
        return with_ids(value)


class AnswersDeserializer(DefaultFieldDeserializer):
    """Reads the answers of an assessment; the error names the question.

    An import may bring answers that are older than the questions.
    """

    def __call__(self, value: Any) -> dict[str, dict]:
        value = value if value is not None else {}
        importing = IExportImportRequestMarker.providedBy(self.request)
        check_answers(value, value if importing else answers_of(self.context))
        return value


class RichTextDeserializer(RichTextFieldDeserializer):
    """Takes a rich text as it is written; the stock one resolves its entities."""

    def __call__(self, value: Any) -> Any:
        data = value.get("data", "") if isinstance(value, dict) else value
        text = super().__call__(value)
        if not isinstance(data, str):
            return text
        text = RichTextValue(data, text.mimeType, text.outputMimeType, text.encoding)
        self.field.validate(text)
        return text
