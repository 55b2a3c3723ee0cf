"""What a concept says."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.grid import GridFieldWidget
from mittelsachsen.socialmedia.content.rows import IReferenceDocument
from mittelsachsen.socialmedia.content.rows import IStatistic
from mittelsachsen.socialmedia.fields import Lines
from mittelsachsen.socialmedia.fields import Prose
from mittelsachsen.socialmedia.fields import Rows
from plone.autoform import directives
from plone.supermodel import model
from zope import schema


class IConceptText(model.Schema):
    """Why and where to: the words of the document."""

    model.fieldset(
        "text",
        label=_("Text"),
        fields=[
            "preamble",
            "statistics",
            "reference_documents",
            "mandate",
            "scope_of_validity",
            "goals",
            "staged_model",
            "excludes_services",
            "exclusions",
            "plain_language",
        ],
    )

    preamble = Prose(
        title=_("Preamble"),
        description=_(
            "Why the body uses social media at all and on which task it rests."
            " Authorities want the reasons before the first account is opened."
        ),
        required=False,
    )

    directives.widget("statistics", GridFieldWidget)
    statistics = Rows(
        title=_("Cited statistics"),
        description=_(
            "Each figure with its source and year, for example “Social-Media-Atlas,"
            " 2016, 80 % of internet users are active in social media”."
        ),
        row_schema=IStatistic,
    )

    directives.widget("reference_documents", GridFieldWidget)
    reference_documents = Rows(
        title=_("Reference documents"),
        description=_(
            "Strategies and guides on which the concept rests, for example"
            " “Marketing concept, M&M Mediation und Marketing, 2017”."
        ),
        row_schema=IReferenceDocument,
    )

    mandate = Prose(
        title=_("Task and concern"),
        description=_(
            "Which statutory or voluntary task the channels serve and which unit"
            " has it. Example: the press office informs the public."
        ),
        required=False,
    )

    scope_of_validity = Lines(
        title=_("Scope of validity"),
        description=_(
            "Units and legal entities that the concept binds, one per line, for"
            " example “District administration” or “Youth centre”."
        ),
    )

    goals = Lines(
        title=_("Goals"),
        description=_(
            "One per line, for example “Inform about the region as a place to work”."
        ),
    )

    staged_model = Prose(
        title=_("Staged model"),
        description=_(
            "In which steps channels are started, for example one platform at a"
            " time after a trial."
        ),
        required=False,
    )

    excludes_services = schema.Bool(
        title=_("No administrative services"),
        description=_(
            "Authorities ask for it: applications, decisions and advice in"
            " individual cases are not handled through social media."
        ),
        required=False,
        default=False,
    )

    exclusions = Lines(
        title=_("Excluded uses"),
        description=_(
            "What the channels are not used for, one per line, for example"
            " “Advice on grants in individual cases”."
        ),
    )

    plain_language = Prose(
        title=_("In plain language"),
        description=_(
            "The most important points in plain language; public bodies owe it"
            " to readers with learning difficulties."
        ),
        required=False,
    )
