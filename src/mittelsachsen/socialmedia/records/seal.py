"""The seal of an approved record: one document of values, and its hash.

What is renamed or deleted later changes nothing in it. The page, the PDF and the REST
answer of an approved record are made of it.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
import json
from math import isfinite
from mittelsachsen.socialmedia.checks.evaluate import Result
from mittelsachsen.socialmedia.checks.gather import results_of
from mittelsachsen.socialmedia.checks.rules import package_rules
from mittelsachsen.socialmedia.checks.rules import Rule
from mittelsachsen.socialmedia.checks.site import overrides
from mittelsachsen.socialmedia.checks.site import site_rules
from mittelsachsen.socialmedia.checks.texts import say
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.content.evaluation import EvaluationRecord
from mittelsachsen.socialmedia.content.evaluation import IEvaluationRecord
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.document.canonical import black_out
from mittelsachsen.socialmedia.document.canonical import canonical
from mittelsachsen.socialmedia.document.canonical import digest
from mittelsachsen.socialmedia.document.canonical import without
from mittelsachsen.socialmedia.document.channel import platform_title
from mittelsachsen.socialmedia.document.presets import language_in
from mittelsachsen.socialmedia.document.versions import freeze
from mittelsachsen.socialmedia.document.versions import is_present
from mittelsachsen.socialmedia.document.versions import NUMBER
from mittelsachsen.socialmedia.document.versions import permalink
from mittelsachsen.socialmedia.document.versions import version_numbered
from mittelsachsen.socialmedia.due.noted import now
from mittelsachsen.socialmedia.due.period import channels_of
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.l10n import LANGUAGES
from mittelsachsen.socialmedia.register.channels import iso
from mittelsachsen.socialmedia.term_titles import term_title
from mittelsachsen.socialmedia.text import html_of
from mittelsachsen.socialmedia.text import rich
from persistent.list import PersistentList
from plone import api
from plone.app.textfield.interfaces import IRichTextValue
from typing import Any
from z3c.caching.purge import Purge
from zope.annotation.interfaces import IAnnotations
from zope.event import notify
from zope.i18n import translate
from zope.schema import getFieldNames


SEALS = "mittelsachsen.socialmedia.seals"
# What approval kept before there were seals: version, day and verdicts.
FROZEN = "mittelsachsen.socialmedia.frozen"

Document = dict[str, Any]


class SealError(ValueError):
    """Words stand nowhere in a seal, or a document is not what its hash says."""


@dataclass(frozen=True)
class Seal:
    """A sealed document with its hash; ``withdrawn`` says why it counts no more."""

    data: bytes
    sha256: str
    withdrawn: str = ""

    @property
    def document(self) -> Document:
        return json.loads(self.data)

    @property
    def intact(self) -> bool:
        """Tell whether the document is still what its hash says."""
        return digest(self.data) == self.sha256


def seals_of(record: EvaluationRecord) -> list[Seal]:
    """Return all seals of a record, the first one first."""
    return [Seal(**each) for each in IAnnotations(record).get(SEALS, ())]


def seal_of(record: EvaluationRecord) -> Seal | None:
    """Return the seal that counts; none where no approval or its withdrawal is last."""
    last = next(reversed(seals_of(record)), None)
    return last if last is not None and not last.withdrawn else None


def document_of(record: EvaluationRecord) -> Document:
    """Return the sealed document of a record; without a seal, what it says today."""
    found = seal_of(record)
    return found.document if found else {**compose(record), **_kept(record)}


def seal(record: EvaluationRecord, comment: str = "") -> Seal:
    """Seal a record as it is approved now, with the concept's version and the verdicts.

    Where the concept's present version is not frozen yet, it is.
    """
    concept = concept_of(record)
    version = _version_of(concept, record)
    if not record.resulting_version:
        record.resulting_version = version.number
    results = results_of(concept, whole=True)
    document = {
        **compose(record),
        "concept": {
            **_concept(concept),
            "version": version.number,
            "sha256": version.sha256,
            "permalink": permalink(version),
        },
        "approval": {
            "time": now(),
            "user": api.user.get_current().getId(),
            "comment": comment,
        },
        "rules": _rules(),
        "verdicts": [_verdict(result) for result in results],
        "sealed_later": None,
    }
    return _add(record, document)


def seal_later(record: EvaluationRecord, approved: datetime | None) -> Seal:
    """Seal a record that was approved before there were seals.

    It has what can still be found, and says of which day it is.
    """
    concept = concept_of(record)
    kept = _kept(record)
    document = {
        **compose(record),
        **kept,
        "concept": {
            **(_concept(concept) if concept is not None else {}),
            **kept["concept"],
        },
        "approval": {"time": iso(approved), "user": None, "comment": ""},
        "rules": [],
        "sealed_later": site_today().isoformat(),
    }
    IAnnotations(record).pop(FROZEN, None)
    return _add(record, document)


def carried(record: EvaluationRecord) -> list[dict[str, str]]:
    """Return a record's seals for another site, the text that was hashed in each."""
    return [{**vars(each), "data": each.data.decode()} for each in seals_of(record)]


def take_over(record: EvaluationRecord, brought: Iterable[Mapping[str, str]]) -> None:
    """Give a record that has no seals those that it had in another site.

    Raises :class:`SealError` for a document that is not what its hash says.
    """
    found = [
        Seal(each["data"].encode(), each["sha256"], each["withdrawn"])
        for each in brought
    ]
    for each in found:
        if not each.intact:
            raise SealError(each.sha256)
    if found and not seals_of(record):
        record.approved_at = found[-1].document["approval"]["time"]
        _keep(record, found)


def withdraw(record: EvaluationRecord, reason: str) -> None:
    """Let the last seal count no more; it stays with the reason."""
    seals = seals_of(record)
    if seals:
        last = seals[-1]
        _keep(record, [*seals[:-1], Seal(last.data, last.sha256, reason)])


def forget_seals(record: EvaluationRecord, event: Any) -> None:
    """Let a copy be a draft of its own, which nobody has approved."""
    for name in (SEALS, FROZEN):
        IAnnotations(record).pop(name, None)


def redact(record: EvaluationRecord, words: str, reason: str) -> int:
    """Black out words in a record's seals, as a request under Art. 17 GDPR may ask for.

    Returns in how many texts of the seals they stood. They go from the fields as well;
    that it was done stays to be seen. Raises :class:`SealError`.
    """
    former = {"date": site_today().isoformat(), "reason": reason}
    seals, total = [], 0
    for each in seals_of(record):
        found, document = black_out(
            each.document, words, {**former, "sha256": each.sha256}
        )
        data = canonical(document)
        new = Seal(data, digest(data), each.withdrawn)
        seals.append(new if found else each)
        total += found
    if not total:
        raise SealError(words)
    _keep(record, seals)
    for name in getFieldNames(IEvaluationRecord):
        setattr(record, name, _redacted(getattr(record, name, None), words))
    record.reindexObject()
    notify(Purge(record))
    return total


def compose(record: EvaluationRecord) -> Document:
    """Return what a record says, as values: no reference is left in it."""
    language = language_in(record, language_of(record.REQUEST))
    concept = concept_of(record)
    found = channels_of(concept) if concept is not None else ()
    channels = {channel.UID(): channel for channel in found}

    def term(name: str, token: str | None) -> dict[str, str | None]:
        title = translate(term_title(name, token), target_language=language)
        return {"token": token, "title": title}

    def channel(row: Mapping) -> dict[str, str | None]:
        return _channel(row.get("channel"), channels)

    return {
        "uid": record.UID(),
        "url": record.absolute_url(),
        "title": record.title,
        "language": language,
        "evaluated_on": iso(record.evaluated_on),
        "period_start": iso(record.period_start),
        "period_end": iso(record.period_end),
        "kind": term("evaluation_kinds", record.kind),
        "trigger": record.trigger or "",
        "evaluators": [_person(each) for each in record.evaluators or ()],
        "method": record.method or "",
        "decisions": [
            {
                "channel": channel(row),
                "decision": term("decisions", row.get("decision")),
                "reason": row.get("reason") or "",
                "measures": row.get("measures") or "",
                "due": iso(row.get("due")),
            }
            for row in record.decisions or ()
        ],
        "kpis": [
            {
                "channel": channel(row),
                "metric": row.get("metric") or "",
                "value": _finite(row.get("value")),
                "date": iso(row.get("date")),
            }
            for row in record.kpis or ()
        ],
        "findings": html_of(record.findings, record),
        "legal_changes": html_of(record.legal_changes, record),
        "resulting_version": record.resulting_version or "",
        "published_summary": record.published_summary or "",
        "redactions": [],
    }


def _kept(record: EvaluationRecord) -> dict[str, Any]:
    """Return what an approval before there were seals kept, in the words of a seal."""
    kept = json.loads(IAnnotations(record).get(FROZEN) or "{}")
    return {
        "concept": {
            "version": kept.get("version"),
            "as_of": kept.get("as_of"),
            "sha256": None,
        },
        "verdicts": [
            {
                "rule": each["id"],
                "title": each["title"],
                "severity": each["severity"],
                "source": each["source"],
                "subject": {"uid": None, "title": each["subject"]},
                "verdict": each["verdict"],
                "evidence": each["evidence"],
            }
            for each in kept.get("results", ())
        ],
    }


def _finite(value: float | None) -> float | None:
    """Return a number that JSON knows; old ones may be none (RFC 8259, 6)."""
    return value if value is not None and isfinite(value) else None


def _add(record: EvaluationRecord, document: Document) -> Seal:
    data = canonical(document)
    new = Seal(data, digest(data))
    record.approved_at = document["approval"]["time"]
    _keep(record, [*seals_of(record), new])
    return new


def _keep(record: EvaluationRecord, seals: Iterable[Seal]) -> None:
    # Plain values: they outlive the class.
    IAnnotations(record)[SEALS] = PersistentList(vars(each) for each in seals)


def _version_of(concept: UsageConcept, record: EvaluationRecord) -> Any:
    """Return the frozen version of the concept as it is; freeze one where none is.

    A text that was changed without another number gets that of its day.
    """
    request, today = record.REQUEST, site_today().isoformat()
    named = (concept.version, record.resulting_version, today)
    number = next(each for each in named if each and NUMBER.fullmatch(each))
    known = version_numbered(concept, number)
    if known is not None and is_present(known, request):
        return known
    return freeze(concept, _free(concept, number, today), "", [], request)


def _free(concept: UsageConcept, number: str, today: str) -> str:
    """Return a number that no version has: this one, or else that of the day."""
    numbers = (number, today, *(f"{today}.{count}" for count in range(2, 1000)))
    return next(each for each in numbers if version_numbered(concept, each) is None)


def _concept(concept: UsageConcept) -> dict[str, str | None]:
    return {
        "uid": concept.UID(),
        "title": concept.title,
        "url": concept.absolute_url(),
        "as_of": iso(concept.as_of),
    }


def _channel(uid: str | None, channels: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the names of a channel; none where it was gone before the sealing."""
    channel = channels.get(uid or "")
    if channel is None:
        return {"uid": uid, "title": None}
    return {
        "uid": uid,
        "title": channel.title,
        "platform": platform_title(channel),
        "account_url": channel.account_url,
        "handle": channel.handle,
    }


def _person(relation: Any) -> dict[str, str | None]:
    person: ContactPerson | None = getattr(relation, "to_object", None)
    if person is None:
        return {"uid": None, "name": None}
    return {
        "uid": person.UID(),
        "name": person.title,
        "function": person.function or "",
        "organisation": person.organisation or "",
    }


def _rules() -> list[dict[str, Any]]:
    """Return the rules in force with the site's changes, switched-off ones too."""
    today = site_today()
    changed = {name: json.loads(change) for name, change in overrides().items()}
    on_site = {rule.id: rule for rule in site_rules()}
    return [
        {
            **_rule(on_site.get(rule.id, rule)),
            "override": changed.get(rule.id),
        }
        for rule in package_rules()
        if rule.in_force(today)
    ]


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": {name: rule.title(name) for name in LANGUAGES},
        "severity": rule.severity,
        "parameters": dict(rule.parameters),
        "valid_from": iso(rule.valid_from),
        "source": rule.source,
        "url": rule.url,
    }


def _verdict(result: Result) -> dict[str, Any]:
    return {
        "rule": result.rule.id,
        "title": {name: result.rule.title(name) for name in LANGUAGES},
        "severity": result.rule.severity,
        "source": result.rule.source,
        "subject": {"uid": result.subject.uid, "title": result.subject.title},
        "verdict": result.finding.verdict,
        "evidence": {name: say(result.finding.evidence, name) for name in LANGUAGES},
    }


def _redacted(value: Any, words: str) -> Any:
    """Return a field's value without words; relations and days stay."""
    if IRichTextValue.providedBy(value):
        found, raw = without(value.raw, words)
        return rich(raw) if found else value
    if isinstance(value, str | list):
        return without(value, words)[1]
    return value
