"""Dialogue, of a concept and of a channel."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import Prose
from mittelsachsen.socialmedia.fields import WebAddress
from mittelsachsen.socialmedia.fields import Words
from plone.supermodel import model
from zope import schema


class IChannelDialogue(model.Schema):
    """Dialogue and access."""

    model.fieldset(
        "dialogue",
        label=_("Dialogue and access"),
        fields=[
            "comments_mode",
            "netiquette_url",
            "mode",
            "direct_messages",
            "login_to_read",
            "login_to_interact",
            "accessibility_measures",
            "automated",
        ],
    )

    mode = schema.Choice(
        title=_("Mode"),
        description=_("Whether the channel only informs or also answers."),
        vocabulary="mittelsachsen.socialmedia.channel_modes",
        required=False,
    )

    comments_mode = schema.Choice(
        title=_("Comments"),
        description=_("Open and moderated comments need a netiquette."),
        vocabulary="mittelsachsen.socialmedia.comment_modes",
        required=False,
    )

    direct_messages = Words(
        title=_("Direct messages"),
        description=_(
            "Whether they are read and where the talk goes on, for example by"
            " telephone or e-mail."
        ),
        required=False,
    )

    netiquette_url = WebAddress(
        title=_("Netiquette"),
        description=_("Only if it differs from the concept's netiquette."),
    )

    login_to_read = schema.Bool(
        title=_("Reading needs an account"),
        description=_("Posts can be read only after logging in to the platform."),
        required=False,
        default=False,
    )

    login_to_interact = schema.Bool(
        title=_("Interaction needs an account"),
        description=_("Commenting and reacting need an account, as almost everywhere."),
        required=False,
        default=False,
    )

    accessibility_measures = Words(
        title=_("Accessibility"),
        description=_("For example “Alternative texts, captions, #CamelCase”."),
        required=False,
    )

    automated = schema.Bool(
        title=_("Automated posts"),
        description=_("§ 18 (3) MStV wants posts by a program to be marked."),
        required=False,
        default=False,
    )


class IConceptDialogue(model.Schema):
    """Rules and hours, for all channels."""

    model.fieldset(
        "dialogue",
        label=_("Dialogue"),
        fields=[
            "netiquette",
            "service_hours",
            "reaction_time",
            "emergency_notice",
            "crisis_communication",
        ],
    )

    netiquette = Prose(
        title=_("Netiquette"),
        description=_(
            "Rules for comments and what follows from breaking them. Needed"
            " wherever comments are open."
        ),
        required=False,
    )

    service_hours = Line(
        title=_("Service hours"),
        description=_("For example “Monday to Friday, 9 to 15 h”."),
        required=False,
    )

    reaction_time = Line(
        title=_("Reaction time"),
        description=_("For example “within one working day”."),
        required=False,
    )

    emergency_notice = Words(
        title=_("Notice for emergencies"),
        description=_(
            "For example “In an emergency call 112 or 110; messages on social"
            " media are not read round the clock”."
        ),
        required=False,
    )

    crisis_communication = Prose(
        title=_("Communication in a crisis"),
        description=_(
            "Which channels inform in a crisis and where the same is found"
            " without logging in."
        ),
        required=False,
    )
