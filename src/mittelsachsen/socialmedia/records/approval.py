"""What an evaluation record needs for approval, and how approval freezes it."""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.gather import results_of
from mittelsachsen.socialmedia.checks.texts import say
from mittelsachsen.socialmedia.content.evaluation import EvaluationRecord
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.due.period import ran_in_period
from mittelsachsen.socialmedia.due.records import APPROVED
from mittelsachsen.socialmedia.l10n import LANGUAGES
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.i18n import translate


FROZEN = "mittelsachsen.socialmedia.frozen"


class FrozenError(WorkflowException):
    """An approved record was to be changed."""


def missing_for_approval(
    evaluated_on: date | None,
    decisions: Iterable[Mapping],
    channels: Mapping[str, str],
) -> list[str]:
    """Return messages about what an approval still lacks.

    ``channels`` are the titles of those that ran in the period, by UID: each needs a
    decision and a reason.
    """
    missing = []
    if evaluated_on is None:
        missing.append(_("The day of the evaluation is missing."))
    rows = {row.get("channel"): row for row in decisions}
    for uid, title in channels.items():
        row = rows.get(uid, {})
        name = {"channel": title}
        if not row.get("decision"):
            missing.append(_("No decision on ${channel}.", mapping=name))
        elif not (row.get("reason") or "").strip():
            missing.append(
                _(
                    "No reason for the decision on ${channel}.",
                    mapping=name,
                )
            )
    return missing


def lacks_of(record: EvaluationRecord) -> list[str]:
    """Return what a record lacks for approval."""
    concept = concept_of(record)
    channels = {
        channel.UID(): channel.title
        for channel in ran_in_period(concept, record.period_start, record.period_end)
    }
    return missing_for_approval(record.evaluated_on, record.decisions or (), channels)


def before_transition(record: EvaluationRecord, event: Any) -> None:
    """Refuse incomplete approvals and withdrawals without a comment.

    Raises ``WorkflowException`` with a message for the editor.
    """
    name = event.transition.id if event.transition is not None else ""
    if name == "approve":
        lacks = lacks_of(record)
        if lacks:
            request = record.REQUEST
            raise WorkflowException(
                " ".join(translate(message, context=request) for message in lacks)
            )
    elif name == "reopen" and not (event.kwargs or {}).get("comment", "").strip():
        raise WorkflowException(
            translate(
                _("Say in a comment why the approval is withdrawn."),
                context=record.REQUEST,
            )
        )


def after_transition(record: EvaluationRecord, event: Any) -> None:
    """Freeze an approved record with the concept's version and the verdicts of now."""
    if event.transition is not None and event.transition.id == "approve":
        concept = concept_of(record)
        IAnnotations(record)[FROZEN] = json.dumps(
            {
                "version": concept.version,
                "as_of": concept.as_of.isoformat() if concept.as_of else None,
                "results": [
                    {
                        "id": result.rule.id,
                        "title": {name: result.rule.title(name) for name in LANGUAGES},
                        "severity": result.rule.severity,
                        "subject": result.subject.title,
                        "verdict": result.finding.verdict,
                        "evidence": {
                            name: say(result.finding.evidence, name)
                            for name in LANGUAGES
                        },
                        "source": result.rule.source,
                    }
                    # What is sealed is the concept's, not the reviewer's view of it.
                    for result in results_of(concept, whole=True)
                ],
            }
        )


def frozen(record: EvaluationRecord) -> dict | None:
    """Return what approval froze: version, date of the concept and results."""
    text = IAnnotations(record).get(FROZEN)
    return json.loads(text) if text else None


def is_frozen(record: EvaluationRecord) -> bool:
    return api.content.get_state(record, default="") == APPROVED


def refuse_changes(record: EvaluationRecord, event: Any) -> None:
    """Keep an approved record as it is, whoever writes and by which way.

    Raises :class:`FrozenError`; the workflow takes the permission as well, which
    code that trusts itself does not ask for.
    """
    if is_frozen(record):
        raise FrozenError("An approved evaluation record cannot be changed.")
