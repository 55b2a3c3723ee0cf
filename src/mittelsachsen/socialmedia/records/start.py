"""A new evaluation record with all that is known already."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.evaluation import EvaluationRecord
from mittelsachsen.socialmedia.content.evaluation import records_in
from mittelsachsen.socialmedia.due.period import ran_in_period
from mittelsachsen.socialmedia.due.records import approved_records
from mittelsachsen.socialmedia.records.figures import last_figures
from plone.dexterity.utils import createContentInContainer
from zope.i18n import translate


def start_evaluation(concept: UsageConcept, language: str) -> EvaluationRecord:
    """Add a draft to a concept and return it.

    It has the period since the last one, a row for each channel that ran in it with
    last time's open measures, and the last key figures. What the checks find is for
    the page that asks for decisions, and for the seal.
    Raises ``Unauthorized`` where the user must not add records there.
    """
    today = site_today()
    records = records_in(concept)
    approved = [record.uid for record in approved_records(concept.UID())][:1]
    last = next((item for item in records if item.UID() in approved), None)
    start = last.evaluated_on if last is not None else concept.as_of
    measures = {
        row["channel"]: row
        for row in (last.decisions if last is not None else None) or ()
        if row.get("measures")
    }
    decisions = []
    for channel in ran_in_period(concept, start, today):
        before = measures.get(channel.UID(), {})
        decisions.append(
            {
                "channel": channel.UID(),
                "decision": None,
                "reason": None,
                "measures": before.get("measures"),
                "due": before.get("due"),
            }
        )
    title = _("Evaluation ${year}", mapping={"year": today.year})
    return createContentInContainer(
        concept,
        "EvaluationRecord",
        title=translate(title, target_language=language),
        language=concept.Language(),
        evaluated_on=today,
        period_start=start,
        period_end=today,
        kind="annual",
        decisions=decisions,
        kpis=last_figures(item.kpis for item in records),
    )
