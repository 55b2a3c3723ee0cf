"""The channel: one account of the body on one platform."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.fieldsets.alternatives import (
    IChannelAlternatives,
)
from mittelsachsen.socialmedia.content.fieldsets.dialogue import IChannelDialogue
from mittelsachsen.socialmedia.content.fieldsets.privacy import IChannelPrivacy
from mittelsachsen.socialmedia.content.fieldsets.purpose import IChannelPurpose
from mittelsachsen.socialmedia.content.fieldsets.responsible import IChannelResponsible
from mittelsachsen.socialmedia.content.picker import PickerFieldWidget
from mittelsachsen.socialmedia.fields import Day
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import WebAddress
from mittelsachsen.socialmedia.fields import Words
from plone.app.dexterity.textindexer.utils import searchable
from plone.autoform import directives
from plone.dexterity.content import Item
from z3c.relationfield.schema import RelationChoice
from zope import schema
from zope.interface import implementer


# The forms have the bases as tabs, the last one first: in the order in which the
# checks ask for them.
class ISocialMediaChannel(
    IChannelDialogue,
    IChannelPrivacy,
    IChannelResponsible,
    IChannelAlternatives,
    IChannelPurpose,
):
    """An account on a platform, what it is for and who answers for it."""

    account_url = WebAddress(
        title=_("Address of the account"),
        description=_(
            "Paste it from the platform, or write @example@mastodon.example. Platform,"
            " account name and title are proposed from it. Only a planned channel may"
            " do without."
        ),
    )

    platform = schema.Choice(
        title=_("Platform"),
        description=_(
            "Whose service it is. Left empty in a new channel, it is the one to which"
            " the address belongs."
        ),
        vocabulary="mittelsachsen.socialmedia.platforms",
    )

    platform_name = Line(
        title=_("Name of another platform"),
        description=_(
            "Only where the list above does not have it, for example “Lemmy”."
        ),
        required=False,
    )

    title = Line(
        title=_("Title"),
        description=_(
            "As it heads the section, for example “Facebook”. Left empty in a new"
            " channel, it is the platform's name."
        ),
    )

    handle = Line(
        title=_("Account name"),
        description=_("For example @example or @example@mastodon.example."),
        required=False,
    )

    status = schema.Choice(
        title=_("Status"),
        description=_(
            "Frozen and ended channels stay in the document, so that nobody takes"
            " a stranger's account for yours."
        ),
        vocabulary="mittelsachsen.socialmedia.channel_statuses",
        default="active",
        required=False,
    )

    directives.omitted("status_since")
    status_since = Day(
        title=_("Status since"),
        description=_("Set by itself when the status changes."),
        readonly=True,
        required=False,
    )

    start_date = Day(
        title=_("Start"),
        description=_("First day of the account; the concept must be older."),
        required=False,
    )

    description = Words(
        title=_("Summary"),
        description=_("One or two sentences on what readers find there."),
        required=False,
        missing_value="",
        default="",
    )

    end_date = Day(
        title=_("End"),
        description=_("Last day of the account; needed for an ended channel."),
        required=False,
    )

    end_reason = Words(
        title=_("Reason for the end"),
        description=_("For example “Posts can no longer be read without logging in”."),
        required=False,
    )

    directives.widget(
        "successor",
        PickerFieldWidget,
        pattern_options={"selectableTypes": ["SocialMediaChannel"]},
    )
    successor = RelationChoice(
        title=_("Successor"),
        description=_("The channel that readers should follow instead."),
        vocabulary="mittelsachsen.socialmedia.channel_objects",
        required=False,
    )


for name in ("title", "description", "handle", "account_url", "platform_name"):
    searchable(ISocialMediaChannel, name)
for name in ("advantages", "necessity", "purpose", "scope"):
    searchable(ISocialMediaChannel, name)
for name in ("target_groups", "content_types"):
    searchable(ISocialMediaChannel, name)


@implementer(ISocialMediaChannel)
class SocialMediaChannel(Item):
    """A channel."""
