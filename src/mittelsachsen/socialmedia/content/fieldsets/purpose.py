"""What channels are for, all of a concept or one."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import Lines
from mittelsachsen.socialmedia.fields import PastDay
from mittelsachsen.socialmedia.fields import Prose
from plone.supermodel import model


class IConceptPurpose(model.Schema):
    """What all channels are for; each may have its own words instead."""

    model.fieldset(
        "channels",
        label=_("For all channels"),
        fields=["purpose", "scope", "necessity", "target_groups", "legal_basis"],
    )

    purpose = Prose(
        title=_("Purpose of use"),
        description=_("What the channels are for, where a channel says nothing else."),
        required=False,
    )

    scope = Prose(
        title=_("Kind and extent of use"),
        description=_("How the channels are used and how far, likewise."),
        required=False,
    )

    necessity = Prose(
        title=_("Necessity"),
        description=_("Why the task would suffer without the channels, likewise."),
        required=False,
    )

    target_groups = Lines(
        title=_("Target groups"),
        description=_("One per line, for channels that name none of their own."),
    )

    legal_basis = Lines(
        title=_("Legal basis"),
        description=_("One per line, for channels that name none of their own."),
    )


class IChannelPurpose(model.Schema):
    """What the account is for, and how far it is used."""

    model.fieldset(
        "purpose",
        label=_("Purpose and extent"),
        fields=[
            "purpose",
            "scope",
            "exclusions",
            "necessity",
            "necessity_reviewed",
            "target_groups",
            "advantages",
            "content_types",
            "posting_frequency",
        ],
    )

    advantages = Prose(
        title=_("Advantages"),
        description=_(
            "Why this platform, for example its reach among people aged 25 to 55."
        ),
        required=False,
    )

    necessity = Prose(
        title=_("Necessity"),
        description=_(
            "Why the task would suffer without this platform; authorities want it"
            " for starting and for keeping a channel."
        ),
        required=False,
    )

    necessity_reviewed = PastDay(
        title=_("Necessity reviewed on"),
        description=_("The day on which the reasons were last weighed."),
        required=False,
    )

    purpose = Prose(
        title=_("Purpose of use"),
        description=_(
            "What the account is for. One of the three things that every authority"
            " demands; example: make first contact with skilled workers."
        ),
        required=False,
    )

    target_groups = Lines(
        title=_("Target groups"),
        description=_("One per line, for example “Skilled workers”."),
    )

    scope = Prose(
        title=_("Kind and extent of use"),
        description=_(
            "How the account is used and how far. Demanded by every authority;"
            " example: it informs about the regional economy."
        ),
        required=False,
    )

    content_types = Lines(
        title=_("Regular contents"),
        description=_("One per line, for example “Notices of events”."),
    )

    posting_frequency = Line(
        title=_("Frequency of posts"),
        description=_("For example “two posts a week”."),
        required=False,
    )

    exclusions = Lines(
        title=_("Excluded uses"),
        description=_(
            "What this channel is not used for, one per line, for example “Advice"
            " on grants in individual cases”."
        ),
    )
