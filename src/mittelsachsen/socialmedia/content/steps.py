"""The last step in a concept's outline, and the way back from it."""

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


def store(
    concept: UsageConcept,
    nodes: Sequence[Node],
    numbering: Sequence[str] | None = None,
) -> None:
    """Give a concept an outline, and numbers where given, and keep the former ones.

    Those who hold data of the concept are told.
    """
    before = {"outline": concept.outline or [], "numbering": concept.numbering or []}
    concept.outline = list(nodes)
    if numbering is not None:
        concept.numbering = list(numbering)
    IAnnotations(concept)[KEY] = {"before": before, "after": _mark(concept)}
    changes = Attributes(IConceptOutline, "outline", "numbering")
    notify(ObjectModifiedEvent(concept, changes))


def can_undo(concept: UsageConcept) -> bool:
    """Tell whether the last step is known and nothing came behind it."""
    step = IAnnotations(concept).get(KEY)
    return step is not None and step["after"] == _mark(concept)


def undo(concept: UsageConcept) -> None:
    """Take the last step back; a second time does it again."""
    before = IAnnotations(concept)[KEY]["before"]
    store(concept, before["outline"], before["numbering"])


def _mark(concept: UsageConcept) -> str:
    """Return what is another for each outline."""
    values = json.dumps([concept.outline or [], concept.numbering or []])
    return sha256(values.encode()).hexdigest()
