"""The last steps in a concept's outline, and the way back from them and on again."""

from collections.abc import Sequence
from hashlib import sha256
import json
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.fieldsets.outline import IConceptOutline
from mittelsachsen.socialmedia.content.outline import Node
from zope.annotation.interfaces import IAnnotations
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


KEY = "mittelsachsen.socialmedia.outline_step"
# So many steps can be taken back; an outline with its texts is some 50 KB.
KEPT = 20

# An outline and the formats of its numbers.
State = dict[str, list]


def store(
    concept: UsageConcept,
    nodes: Sequence[Node],
    numbering: Sequence[str] | None = None,
) -> None:
    """Give a concept an outline, and numbers where given, and keep the former ones.

    Those who hold data of the concept are told.
    """
    now = _state(concept)
    numbers = now["numbering"] if numbering is None else list(numbering)
    past, _ahead = _steps(concept)
    state = {"outline": list(nodes), "numbering": numbers}
    _put(concept, state, [*past, now][-KEPT:], [])


def can_undo(concept: UsageConcept) -> bool:
    """Tell whether the last step is known and nothing came behind it."""
    return bool(_steps(concept)[0])


def can_redo(concept: UsageConcept) -> bool:
    """Tell whether a step was taken back and nothing came behind that."""
    return bool(_steps(concept)[1])


def undo(concept: UsageConcept) -> None:
    """Take the last step back."""
    past, ahead = _steps(concept)
    _put(concept, past[-1], past[:-1], [*ahead, _state(concept)])


def redo(concept: UsageConcept) -> None:
    """Do the step again that was taken back last."""
    past, ahead = _steps(concept)
    _put(concept, ahead[-1], [*past, _state(concept)], ahead[:-1])


def _steps(concept: UsageConcept) -> tuple[list[State], list[State]]:
    """Return the states before and after this one, as far as steps led to it."""
    steps = IAnnotations(concept).get(KEY, {})
    if steps.get("mark") != _mark(concept):
        return [], []
    return steps["past"], steps["ahead"]


def _put(
    concept: UsageConcept, state: State, past: list[State], ahead: list[State]
) -> None:
    concept.outline = state["outline"]
    concept.numbering = state["numbering"]
    steps = {"past": past, "ahead": ahead, "mark": _mark(concept)}
    IAnnotations(concept)[KEY] = steps
    changes = Attributes(IConceptOutline, "outline", "numbering")
    notify(ObjectModifiedEvent(concept, changes))


def _state(concept: UsageConcept) -> State:
    return {"outline": concept.outline or [], "numbering": concept.numbering or []}


def _mark(concept: UsageConcept) -> str:
    """Return what is another for each outline."""
    return sha256(json.dumps(_state(concept)).encode()).hexdigest()
