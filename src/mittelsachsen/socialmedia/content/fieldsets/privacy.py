"""Privacy and law, of a channel and for all channels of a concept."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.grid import GridFieldWidget
from mittelsachsen.socialmedia.content.rows import INoticePart
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import Lines
from mittelsachsen.socialmedia.fields import PastDay
from mittelsachsen.socialmedia.fields import Prose
from mittelsachsen.socialmedia.fields import Rows
from mittelsachsen.socialmedia.fields import WebAddress
from mittelsachsen.socialmedia.fields import Words
from plone.app.z3cform.widgets.contentbrowser import ContentBrowserFieldWidget
from plone.autoform import directives
from plone.supermodel import model
from z3c.relationfield.schema import RelationChoice
from zope import schema


class IChannelPrivacy(model.Schema):
    """Privacy and law."""

    model.fieldset(
        "privacy",
        label=_("Privacy and law"),
        fields=[
            "imprint_url",
            "privacy_url",
            "dpia_kind",
            "dpia_date",
            "dpia",
            "legal_basis",
            "joint_controller_status",
            "joint_controller_note",
            "joint_controller_date",
            "joint_controller_url",
            "insights",
            "insights_note",
            "privacy_notice",
            "storage_period",
            "notice_parts",
            "instance_operator",
        ],
    )

    privacy_notice = Prose(
        title=_("Privacy notice"),
        description=_(
            "What the platform learns, in your words. Left empty, the text of the"
            " platform's record is shown."
        ),
        required=False,
    )

    privacy_url = WebAddress(
        title=_("Privacy statement of the account"),
        description=_(
            "Its address, as linked from the account (Art. 13 GDPR). Left empty, it is"
            " the page that is made of what is recorded."
        ),
    )

    imprint_url = WebAddress(
        title=_("Legal notice of the account"),
        description=_(
            "Its address, two clicks from the account at most (§ 5 DDG). Left empty, it"
            " is the page that is made of what is recorded."
        ),
    )

    instance_operator = Line(
        title=_("Operator of the server"),
        description=_("In the Fediverse: who runs the server of this account."),
        required=False,
    )

    legal_basis = Lines(
        title=_("Legal basis"),
        description=_("One per line, for example “Art. 6 (1) (e) GDPR”."),
    )

    joint_controller_status = schema.Choice(
        title=_("Joint controllership"),
        description=_(
            "The law is in dispute; authorities want a position that is recorded"
            " and dated (Art. 26 GDPR)."
        ),
        vocabulary="mittelsachsen.socialmedia.joint_controller_statuses",
        required=False,
    )

    joint_controller_note = Words(
        title=_("Reasons for the position"),
        description=_("For example which ruling it follows."),
        required=False,
    )

    joint_controller_date = PastDay(
        title=_("Position of"),
        description=_("The day on which the position was taken."),
        required=False,
    )

    joint_controller_url = WebAddress(
        title=_("Agreement"),
        description=_("Address of the agreement or addendum, where there is one."),
    )

    insights = schema.Choice(
        title=_("Statistics of the platform"),
        description=_("Whether visitors are measured and by whom it is read."),
        vocabulary="mittelsachsen.socialmedia.insights",
        required=False,
    )

    insights_note = Words(
        title=_("On the statistics"),
        description=_("What they are used for, for example reach per month."),
        required=False,
    )

    storage_period = Words(
        title=_("Storage"),
        description=_("Only if it differs from what the concept says."),
        required=False,
    )

    directives.widget("notice_parts", GridFieldWidget)
    notice_parts = Rows(
        title=_("Own words in the notices"),
        description=_(
            "Words for parts of this channel's legal notice and privacy statement."
            " For the same part they count instead of the concept's."
        ),
        row_schema=INoticePart,
    )

    dpia_kind = schema.Choice(
        title=_("Impact assessment"),
        description=_("Threshold analysis or full assessment (Art. 35 GDPR)."),
        vocabulary="mittelsachsen.socialmedia.dpia_kinds",
        required=False,
    )

    dpia_date = PastDay(
        title=_("Assessed on"),
        description=_("The day of the assessment."),
        required=False,
    )

    directives.widget(
        "dpia",
        ContentBrowserFieldWidget,
        pattern_options={"selectableTypes": ["Document", "File", "Link"]},
    )
    dpia = RelationChoice(
        title=_("Assessment"),
        description=_("The page or file of the assessment; several may share one."),
        vocabulary="plone.app.vocabularies.Catalog",
        required=False,
    )


class IConceptPrivacy(model.Schema):
    """What the notices of all channels say."""

    model.fieldset(
        "privacy",
        label=_("Privacy and law"),
        fields=["storage_period", "notice_parts"],
    )

    storage_period = Words(
        title=_("Storage"),
        description=_(
            "How long you keep what people write to you, for example “We delete direct"
            " messages after three months” (Art. 13 (2) (a) GDPR)."
        ),
        required=False,
    )

    directives.widget("notice_parts", GridFieldWidget)
    notice_parts = Rows(
        title=_("Own words in the notices"),
        description=_(
            "Legal notice and privacy statement of each channel are made of what is"
            " recorded. Own words replace or follow any part of them."
        ),
        row_schema=INoticePart,
    )
