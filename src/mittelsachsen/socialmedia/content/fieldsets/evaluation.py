"""Evaluations and versions of a concept, and its internal notes."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.grid import GridFieldWidget
from mittelsachsen.socialmedia.content.rows import IApproval
from mittelsachsen.socialmedia.content.rows import IChange
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import Prose
from mittelsachsen.socialmedia.fields import Rows
from mittelsachsen.socialmedia.fields import Words
from mittelsachsen.socialmedia.permissions import EDIT_INTERNAL_FIELDS_ID
from mittelsachsen.socialmedia.settings import site_setting
from plone.autoform import directives
from plone.dexterity.content import DexterityContent
from plone.supermodel import model
from zope import schema
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory


@provider(IContextAwareDefaultFactory)
def default_evaluation_interval(context: DexterityContent) -> int:
    return site_setting("evaluation_interval")


@provider(IContextAwareDefaultFactory)
def default_awareness_interval(context: DexterityContent) -> int:
    return site_setting("awareness_interval")


class IConceptEvaluation(model.Schema):
    """The promise to evaluate, and the document's versions."""

    model.fieldset(
        "evaluation",
        label=_("Commitment and versions"),
        fields=[
            "commitment",
            "evaluation_interval",
            "awareness_interval",
            "version",
            "followed_version",
            "show_evaluation",
            "approvals",
            "changelog",
        ],
    )

    commitment = Prose(
        title=_("Commitment"),
        description=_(
            "The promise to evaluate whether and how to go on, once a year and"
            " when channels change, and to remind users of the risks."
        ),
        required=False,
    )

    evaluation_interval = schema.Int(
        title=_("Evaluate every (months)"),
        description=_("Authorities expect 12 months at most."),
        required=False,
        min=1,
        max=120,
        defaultFactory=default_evaluation_interval,
    )

    awareness_interval = schema.Int(
        title=_("Remind users every (months)"),
        description=_(
            "How often each channel posts about risks and alternatives, for example 1."
        ),
        required=False,
        min=1,
        max=120,
        defaultFactory=default_awareness_interval,
    )

    version = Line(
        title=_("Version"),
        description=_("For example 1.0."),
        required=False,
    )

    followed_version = Line(
        title=_("Version of the original"),
        description=_(
            "For a translation: which version of the original it follows. Readers are"
            " told when the original has a newer one."
        ),
        required=False,
    )

    show_evaluation = schema.Bool(
        title=_("Show the evaluations"),
        description=_(
            "The document ends with a line on the last and the next evaluation."
        ),
        required=False,
        default=True,
    )

    directives.widget("approvals", GridFieldWidget)
    approvals = Rows(
        title=_("Approvals"),
        description=_(
            "Who has approved the document and when, for example “Municipal council,"
            " 12 March 2024, resolution 2024/31”."
        ),
        row_schema=IApproval,
    )

    directives.widget("changelog", GridFieldWidget)
    changelog = Rows(
        title=_("Changes"),
        description=_("What changed in which version, the latest first."),
        row_schema=IChange,
    )


class IConceptInternal(model.Schema):
    """What leaves the editors' room in no way."""

    model.fieldset("internal", label=_("Internal"), fields=["internal_notes"])

    directives.read_permission(internal_notes=EDIT_INTERNAL_FIELDS_ID)
    directives.write_permission(internal_notes=EDIT_INTERNAL_FIELDS_ID)
    internal_notes = Words(
        title=_("Internal notes"),
        description=_("For editors only; never shown, searched or exported."),
        required=False,
    )
