"""Records of the evaluations that a concept promises."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.grid import GridFieldWidget
from mittelsachsen.socialmedia.content.picker import PickerFieldWidget
from mittelsachsen.socialmedia.content.rows import IDecision
from mittelsachsen.socialmedia.content.rows import IKeyFigure
from mittelsachsen.socialmedia.fields import Day
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import PastDay
from mittelsachsen.socialmedia.fields import Prose
from mittelsachsen.socialmedia.fields import Rows
from mittelsachsen.socialmedia.fields import Words
from mittelsachsen.socialmedia.permissions import VIEW_CHECKS_ID
from plone.app.dexterity.textindexer.utils import searchable
from plone.autoform import directives
from plone.dexterity.content import DexterityContent
from plone.dexterity.content import Item
from plone.supermodel import model
from z3c.relationfield.schema import RelationChoice
from z3c.relationfield.schema import RelationList
from zope import schema
from zope.interface import implementer


class IEvaluationRecord(model.Schema):
    """Whether and how to go on, decided for each channel."""

    # What citizens may read is title, day, occasion, version and summary.
    directives.read_permission(
        period_start=VIEW_CHECKS_ID,
        period_end=VIEW_CHECKS_ID,
        trigger=VIEW_CHECKS_ID,
        evaluators=VIEW_CHECKS_ID,
        method=VIEW_CHECKS_ID,
        decisions=VIEW_CHECKS_ID,
        kpis=VIEW_CHECKS_ID,
        findings=VIEW_CHECKS_ID,
        legal_changes=VIEW_CHECKS_ID,
    )

    title = Line(title=_("Title"), description=_("For example “Evaluation 2019”."))

    evaluated_on = PastDay(
        title=_("Evaluated on"),
        description=_("The day of the evaluation; the next one is counted from it."),
        required=False,
    )

    period_start = Day(
        title=_("Period from"),
        description=_("First day of the period looked at."),
        required=False,
    )

    period_end = Day(
        title=_("Period to"),
        description=_("Last day of the period looked at."),
        required=False,
    )

    kind = schema.Choice(
        title=_("Occasion"),
        description=_("The yearly evaluation, or one that an event called for."),
        vocabulary="mittelsachsen.socialmedia.evaluation_kinds",
        default="annual",
        required=False,
    )

    trigger = Line(
        title=_("Event"),
        description=_("What called for it, for example “Start of a new channel”."),
        required=False,
    )

    directives.widget(
        "evaluators",
        PickerFieldWidget,
        pattern_options={"selectableTypes": ["ContactPerson"]},
    )
    evaluators = RelationList(
        title=_("Evaluators"),
        description=_("Who took part, for example the head of the press office."),
        value_type=RelationChoice(
            vocabulary="mittelsachsen.socialmedia.contact_objects"
        ),
        default=[],
        missing_value=[],
        required=False,
    )

    method = Words(
        title=_("Method"),
        description=_("For example “Key figures of the year, talk with the editors”."),
        required=False,
    )

    directives.widget("decisions", GridFieldWidget)
    decisions = Rows(
        title=_("Decisions"),
        description=_("One row per channel: keep, change or end, and why."),
        row_schema=IDecision,
    )

    directives.widget("kpis", GridFieldWidget)
    kpis = Rows(
        title=_("Key figures"),
        description=_("For example “followers, 1,250, 31 December 2018”."),
        row_schema=IKeyFigure,
    )

    findings = Prose(
        title=_("Findings"),
        description=_("What came out, for example that a target group has moved away."),
        required=False,
    )

    legal_changes = Prose(
        title=_("Changes in the law"),
        description=_("Rulings and statutes that were weighed since the last time."),
        required=False,
    )

    resulting_version = Line(
        title=_("Resulting version"),
        description=_("The version of the concept that follows, for example 1.1."),
        required=False,
    )

    published_summary = Words(
        title=_("Summary for the public"),
        description=_("Two or three sentences that citizens may read."),
        required=False,
    )


for name in ("title", "published_summary"):
    searchable(IEvaluationRecord, name)


@implementer(IEvaluationRecord)
class EvaluationRecord(Item):
    """An evaluation record."""


def records_in(concept: DexterityContent) -> list[EvaluationRecord]:
    """Return the evaluation records that a concept holds, drafts included."""
    return [
        item for item in concept.objectValues() if IEvaluationRecord.providedBy(item)
    ]
