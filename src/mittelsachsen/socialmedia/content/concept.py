"""The usage concept: the document that holds channels, contacts, evaluations."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.fieldsets.alternatives import (
    IConceptAlternatives,
)
from mittelsachsen.socialmedia.content.fieldsets.dialogue import IConceptDialogue
from mittelsachsen.socialmedia.content.fieldsets.evaluation import IConceptEvaluation
from mittelsachsen.socialmedia.content.fieldsets.evaluation import IConceptInternal
from mittelsachsen.socialmedia.content.fieldsets.outline import IConceptOutline
from mittelsachsen.socialmedia.content.fieldsets.privacy import IConceptPrivacy
from mittelsachsen.socialmedia.content.fieldsets.purpose import IConceptPurpose
from mittelsachsen.socialmedia.content.fieldsets.responsible import IConceptResponsible
from mittelsachsen.socialmedia.content.fieldsets.text import IConceptText
from mittelsachsen.socialmedia.content.picker import PickerFieldWidget
from mittelsachsen.socialmedia.fields import Day
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import Words
from plone.app.dexterity.textindexer.utils import searchable
from plone.autoform import directives
from plone.dexterity.content import Container
from z3c.relationfield.schema import RelationChoice
from zope import schema
from zope.interface import implementer


# The forms have the bases as tabs, the last one first.
class IUsageConcept(
    IConceptInternal,
    IConceptEvaluation,
    IConceptDialogue,
    IConceptPrivacy,
    IConceptAlternatives,
    IConceptResponsible,
    IConceptPurpose,
    IConceptText,
    IConceptOutline,
):
    """A public body's concept for its social media."""

    title = Line(
        title=_("Title"),
        description=_("For example “Usage concept for social media”."),
    )

    description = Words(
        title=_("Summary"),
        description=_(
            "One or two sentences for lists and search results: whose concept"
            " it is and which channels it covers."
        ),
        required=False,
        missing_value="",
        default="",
    )

    kind = schema.Choice(
        title=_("Kind"),
        description=_(
            "A usage concept covers channels. A framework concept lays down"
            " rules for the concepts of several units."
        ),
        vocabulary="mittelsachsen.socialmedia.concept_kinds",
        default="usage",
        required=False,
    )

    directives.widget(
        "framework",
        PickerFieldWidget,
        pattern_options={"selectableTypes": ["UsageConcept"]},
    )
    framework = RelationChoice(
        title=_("Framework concept"),
        description=_("The concept above this one, where there is one."),
        vocabulary="mittelsachsen.socialmedia.concept_objects",
        required=False,
    )

    as_of = Day(
        title=_("As of"),
        description=_(
            "The date of this text. Authorities expect a dated document; the"
            " next evaluation is counted from here. Example: 1 May 2018."
        ),
        required=False,
    )

    as_of_precision = schema.Choice(
        title=_("“As of” names"),
        description=_("Whether readers see the day or only month and year."),
        vocabulary="mittelsachsen.socialmedia.precisions",
        default="month",
        required=False,
    )


for name in ("title", "description", "preamble", "mandate", "staged_model"):
    searchable(IUsageConcept, name)
for name in ("netiquette", "crisis_communication", "organisation", "commitment"):
    searchable(IUsageConcept, name)
for name in ("plain_language", "controller_name", "goals", "exclusions"):
    searchable(IUsageConcept, name)
for name in ("purpose", "scope", "necessity", "target_groups", "legal_basis"):
    searchable(IUsageConcept, name)


@implementer(IUsageConcept)
class UsageConcept(Container):
    """A usage concept; its children are channels, contacts and records."""
