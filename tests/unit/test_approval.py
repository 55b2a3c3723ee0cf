"""What an approval lacks, and what its withdrawal needs."""

from datetime import date
from mittelsachsen.socialmedia.records.approval import before_transition
from mittelsachsen.socialmedia.records.approval import missing_for_approval
from Products.CMFCore.WorkflowCore import WorkflowException
from Products.DCWorkflow.events import BeforeTransitionEvent
from Products.DCWorkflow.Transitions import TransitionDefinition
import pytest
from types import SimpleNamespace


DAY = date(2026, 6, 30)
KEEP = {"channel": "u1", "decision": "keep", "reason": "Er erreicht viele."}


def withdraw(kwargs):
    record = SimpleNamespace(REQUEST=None)
    transition = TransitionDefinition("reopen")
    before_transition(
        record,
        BeforeTransitionEvent(record, None, None, None, transition, None, kwargs),
    )


@pytest.mark.parametrize("kwargs", [None, {}, {"comment": ""}, {"comment": " \n\t"}])
def test_a_withdrawal_without_a_reason_is_refused(kwargs):
    with pytest.raises(WorkflowException, match="Say in a comment why"):
        withdraw(kwargs)


def test_a_withdrawal_with_a_reason_is_done():
    assert withdraw({"comment": "Zahlendreher"}) is None


def test_nothing_is_missing():
    assert missing_for_approval(DAY, [KEEP], {"u1": "Vimeo"}) == []
    assert missing_for_approval(DAY, [], {}) == []


@pytest.mark.parametrize(
    ("day", "row", "message"),
    [
        (None, {}, "The day of the evaluation is missing."),
        (DAY, {"channel": "u2"}, "No decision on ${channel}."),
        (DAY, {"decision": None}, "No decision on ${channel}."),
        (DAY, {"reason": None}, "No reason for the decision on ${channel}."),
        (DAY, {"reason": " \n"}, "No reason for the decision on ${channel}."),
    ],
)
def test_what_is_missing_is_named(day, row, message):
    [found] = missing_for_approval(day, [{**KEEP, **row}], {"u1": "Vimeo"})
    assert found == message
    assert found.mapping in (None, {"channel": "Vimeo"})
