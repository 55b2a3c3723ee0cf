"""What an evaluation record needs for approval, and how approval seals it."""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.evaluation import EvaluationRecord
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.due.period import channels_of
from mittelsachsen.socialmedia.due.period import ran_in_period
from mittelsachsen.socialmedia.due.records import APPROVED
from mittelsachsen.socialmedia.records.seal import seal
from mittelsachsen.socialmedia.records.seal import seal_of
from mittelsachsen.socialmedia.records.seal import withdraw
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from typing import Any
from z3c.relationfield.interfaces import IRelationBrokenEvent
from zExceptions import Forbidden
from zope.globalrequest import getRequest
from zope.i18n import translate


class FrozenError(Forbidden):
    """An approved record was to be changed or removed; says so to people."""


def refuse(message: str) -> FrozenError:
    """Return the error with a message in the language of whoever asks."""
    return FrozenError(translate(message, context=getRequest()))


def missing_for_approval(
    evaluated_on: date | None,
    decisions: Iterable[Mapping],
    channels: Mapping[str, str],
    today: date = date.max,
) -> list[str]:
    """Return messages about what an approval still lacks.

    ``channels`` are the titles of those that ran in the period, by UID: each needs a
    decision and a reason.
    """
    missing = []
    if evaluated_on is None:
        missing.append(_("The day of the evaluation is missing."))
    elif evaluated_on > today:
        missing.append(_("The day of the evaluation lies ahead."))
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
    if concept is None:
        return [_("The record is in no usage concept.")]
    channels = {
        channel.UID(): channel.title
        for channel in ran_in_period(concept, record.period_start, record.period_end)
    }
    decisions = record.decisions or ()
    lacks = missing_for_approval(record.evaluated_on, decisions, channels, site_today())
    own = {channel.UID() for channel in channels_of(concept)}
    if any(row.get("channel") not in own for row in decisions):
        lacks.append(_("A decision is about no channel of this concept."))
    return lacks


def before_transition(record: EvaluationRecord, event: Any) -> None:
    """Refuse incomplete approvals and withdrawals without a comment.

    Raises ``WorkflowException`` with a message for the editor.
    """
    name = event.transition.id if event.transition is not None else ""
    if name == "approve" and seal_of(record) is None:
        lacks = lacks_of(record)
        if lacks:
            request = record.REQUEST
            raise WorkflowException(
                " ".join(translate(message, context=request) for message in lacks)
            )
    elif name == "reopen" and not _comment(event):
        raise WorkflowException(
            translate(
                _("Say in a comment why the approval is withdrawn."),
                context=record.REQUEST,
            )
        )


def after_transition(record: EvaluationRecord, event: Any) -> None:
    """Seal an approved record; a seal whose approval is withdrawn counts no more.

    A record that comes with its seal from another site keeps that one.
    """
    name = event.transition.id if event.transition is not None else ""
    if name == "approve" and seal_of(record) is None:
        seal(record, _comment(event))
        record.reindexObject(idxs=["socialmedia_concept"])
    elif name == "reopen":
        withdraw(record, _comment(event))


def _comment(event: Any) -> str:
    return ((event.kwargs or {}).get("comment") or "").strip()


def is_frozen(record: EvaluationRecord) -> bool:
    """Tell whether a record is approved, by its workflow or by the seal that it has.

    An import may bring another history than the record's own.
    """
    approved = api.content.get_state(record, default="") == APPROVED
    return approved or seal_of(record) is not None


def refuse_changes(record: EvaluationRecord, event: Any) -> None:
    """Keep an approved record as it is, whoever writes and by which way.

    Raises :class:`FrozenError`; the workflow takes the permission as well, which
    code that trusts itself does not ask for. A relation may break, for whoever is
    evaluator may leave: the seal has the name.
    """
    if is_frozen(record) and not IRelationBrokenEvent.providedBy(event):
        raise refuse(_("An approved evaluation record cannot be changed."))
