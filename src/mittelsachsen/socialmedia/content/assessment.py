"""Threshold analyses and impact assessments of channels (Art. 35 GDPR)."""

from Acquisition import aq_base
from collections.abc import Mapping
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.assessments.answers import check_answers
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.questions_widget import QuestionsFieldWidget
from mittelsachsen.socialmedia.fields import Day
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import PastDay
from mittelsachsen.socialmedia.fields import Words
from plone.app.dexterity.textindexer.utils import searchable
from plone.app.z3cform.widgets.checkbox import CheckBoxFieldWidget
from plone.app.z3cform.widgets.radio import RadioFieldWidget
from plone.autoform import directives
from plone.dexterity.content import DexterityContent
from plone.dexterity.content import Item
from plone.supermodel import model
from z3c.relationfield.schema import RelationChoice
from z3c.relationfield.schema import RelationList
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class IAnswers(Interface):
    """Marks the field of the answers to the questions."""


@implementer(IAnswers)
class Answers(schema.Dict):
    """Answers by the ids of the questions, as :mod:`assessments.answers` has them."""

    def _validate(self, value: Mapping) -> None:
        check_answers(value, answers_of(self.context))
        super()._validate(value)


class IImpactAssessment(model.Schema):
    """Whether a full assessment is needed, or the risks, measures and what remains."""

    title = Line(
        title=_("Title"),
        description=_("For example “Threshold analysis for our video channels”."),
    )

    directives.widget("kind", RadioFieldWidget)
    kind = schema.Choice(
        title=_("Kind"),
        description=_(
            "A threshold analysis asks whether a full impact assessment is needed; a"
            " full one weighs the risks as well (Art. 35 GDPR)."
        ),
        vocabulary="mittelsachsen.socialmedia.assessment_kinds",
        default="threshold",
    )

    assessed_on = PastDay(
        title=_("Assessed on"),
        description=_("The day of the assessment."),
        required=False,
    )

    version = Line(
        title=_("Version"),
        description=_("A number of your own, for example 1.0."),
        required=False,
    )

    directives.widget("channels", CheckBoxFieldWidget)
    channels = RelationList(
        title=_("Channels"),
        description=_("Which ones it covers. With none ticked, all of the concept."),
        value_type=RelationChoice(
            vocabulary="mittelsachsen.socialmedia.own_channel_objects"
        ),
        default=[],
        missing_value=[],
        required=False,
    )

    model.fieldset("questions", label=_("Questions"), fields=["answers"])
    directives.widget("answers", QuestionsFieldWidget)
    answers = Answers(
        title=_("Answers"),
        description=_(
            "Click what applies. Own words are optional. What is not answered yet can"
            " be answered later."
        ),
        key_type=schema.TextLine(),
        value_type=schema.Dict(),
        required=False,
        missing_value={},
        defaultFactory=dict,
    )

    model.fieldset(
        "result",
        label=_("Opinion and result"),
        fields=[
            "opinion",
            "opinion_on",
            "opinion_note",
            "result",
            "result_note",
            "next_review",
        ],
    )
    directives.widget("opinion", RadioFieldWidget)
    opinion = schema.Choice(
        title=_("Opinion of the data protection officer"),
        description=_(
            "Whoever makes an assessment seeks the officer's advice (Art. 35 (2) GDPR)."
        ),
        vocabulary="mittelsachsen.socialmedia.assessment_opinions",
        required=False,
    )

    opinion_on = PastDay(
        title=_("Opinion of"),
        description=_("The day of the opinion."),
        required=False,
    )

    opinion_note = Words(
        title=_("On the opinion"),
        description=_("For example the conditions."),
        required=False,
    )

    directives.widget("result", RadioFieldWidget)
    result = schema.Choice(
        title=_("Result"),
        description=_("What the body decides; the questions only suggest it."),
        vocabulary="mittelsachsen.socialmedia.assessment_results",
        required=False,
    )

    result_note = Words(
        title=_("Reasons for the result"),
        description=_("In your own words, where the answers do not say it."),
        required=False,
    )

    next_review = Day(
        title=_("Next review"),
        description=_(
            "The day by which it is looked at again (Art. 35 (11) GDPR), for example in"
            " a year."
        ),
        required=False,
    )


for name in ("title", "opinion_note", "result_note"):
    searchable(IImpactAssessment, name)


@implementer(IImpactAssessment)
class ImpactAssessment(Item):
    """A threshold analysis or an impact assessment."""


def answers_of(item: DexterityContent | None) -> dict[str, dict]:
    """Return the answers that an assessment has stored; of anything else none."""
    # With its base, Zope would find what holds it.
    return getattr(aq_base(item), "answers", None) or {}


def covers(assessment: ImpactAssessment, channel: SocialMediaChannel) -> bool:
    """Tell whether an assessment is for a channel of its concept.

    One that names no channel is for all; one whose channels are gone is for none.
    """
    named = assessment.channels or ()
    targets = [aq_base(relation.to_object) for relation in named]
    return not named or any(aq_base(channel) is target for target in targets)
