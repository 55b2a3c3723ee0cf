"""GET ``@evaluations``."""

from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.due.overview import ConceptDue
from mittelsachsen.socialmedia.due.overview import concepts_due
from mittelsachsen.socialmedia.services.parameters import batched
from mittelsachsen.socialmedia.services.parameters import check_batch
from mittelsachsen.socialmedia.services.parameters import refuse_unknown
from plone.restapi.services import Service
from typing import TypedDict


class UpdateDue(TypedDict):
    """A channel of which the concept does not yet know."""

    title: str
    date: str


LastRecord = TypedDict("LastRecord", {"@id": str, "title": str, "date": str | None})
EvaluationItem = TypedDict(
    "EvaluationItem",
    {
        "@id": str,
        "UID": str,
        "title": str,
        "state": str,
        "next_due": str | None,
        "last": LastRecord | None,
        "update_due": list[UpdateDue],
    },
)


class EvaluationsGet(Service):
    """The concepts here and below with their due dates, batched, for editors."""

    def reply(self) -> dict:
        form = self.request.form
        refuse_unknown(form, frozenset({"b_start", "b_size"}))
        check_batch(form)
        self.request.response.setHeader("Cache-Control", "private, no-cache")
        return batched(self.request, concepts_due(self.context, site_today()), item)


def item(concept: ConceptDue) -> EvaluationItem:
    last = concept.last
    return {
        "@id": concept.url,
        "UID": concept.uid,
        "title": concept.title,
        "state": concept.state,
        "next_due": concept.due.isoformat() if concept.due else None,
        "last": {
            "@id": last.url,
            "title": last.title,
            "date": last.day.isoformat() if last.day else None,
        }
        if last
        else None,
        "update_due": [
            {"title": title, "date": day.isoformat()} for title, day in concept.changes
        ],
    }
