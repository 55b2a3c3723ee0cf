"""The channel: one account of the body on one platform."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.grid import GridFieldWidget
from mittelsachsen.socialmedia.content.rows import IAlternativeContact
from mittelsachsen.socialmedia.content.rows import IAlternativeInformation
from mittelsachsen.socialmedia.content.rows import IAwarenessPost
from mittelsachsen.socialmedia.fields import Day
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import Lines
from mittelsachsen.socialmedia.fields import PastDay
from mittelsachsen.socialmedia.fields import Prose
from mittelsachsen.socialmedia.fields import Rows
from mittelsachsen.socialmedia.fields import WebAddress
from mittelsachsen.socialmedia.fields import Words
from mittelsachsen.socialmedia.permissions import VIEW_CONTACT_DATA_ID
from plone.app.dexterity.textindexer.utils import searchable
from plone.app.z3cform.widgets.contentbrowser import ContentBrowserFieldWidget
from plone.app.z3cform.widgets.select import SelectFieldWidget
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.supermodel import model
from z3c.relationfield.schema import RelationChoice
from zope import schema
from zope.interface import implementer


class ISocialMediaChannel(model.Schema):
    """An account on a platform, what it is for and who answers for it."""

    title = Line(
        title=_("Title"),
        description=_("As it heads the section, for example “Facebook”."),
    )

    description = Words(
        title=_("Summary"),
        description=_("One or two sentences on what readers find there."),
        required=False,
        missing_value="",
        default="",
    )

    platform = schema.Choice(
        title=_("Platform"),
        description=_("Whose service it is; the records are in the control panel."),
        vocabulary="mittelsachsen.socialmedia.platforms",
    )

    account_url = WebAddress(
        title=_("Address of the account"),
        description=_(
            "The official address, for example https://www.facebook.com/example."
            " Only a planned channel may do without."
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
        ContentBrowserFieldWidget,
        pattern_options={"selectableTypes": ["SocialMediaChannel"]},
    )
    successor = RelationChoice(
        title=_("Successor"),
        description=_("The channel that readers should follow instead."),
        vocabulary="mittelsachsen.socialmedia.channel_objects",
        required=False,
    )

    model.fieldset(
        "purpose",
        label=_("Purpose and extent"),
        fields=[
            "advantages",
            "necessity",
            "necessity_reviewed",
            "purpose",
            "target_groups",
            "scope",
            "content_types",
            "posting_frequency",
            "exclusions",
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

    model.fieldset(
        "dialogue",
        label=_("Dialogue and access"),
        fields=[
            "mode",
            "comments_mode",
            "direct_messages",
            "netiquette_url",
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

    model.fieldset(
        "responsible",
        label=_("Responsible persons"),
        fields=[
            "operating_unit",
            "editorial_contact",
            "technical_contact",
            "privacy_contact",
        ],
    )

    operating_unit = Line(
        title=_("Operating unit"),
        description=_("Department or entity that runs it, for example “Press office”."),
        required=False,
    )

    directives.read_permission(editorial_contact=VIEW_CONTACT_DATA_ID)
    directives.widget("editorial_contact", SelectFieldWidget)
    editorial_contact = RelationChoice(
        title=_("Editorial contact"),
        description=_("Who writes and looks after comments; demanded per channel."),
        vocabulary="mittelsachsen.socialmedia.contact_objects",
        required=False,
    )

    directives.read_permission(technical_contact=VIEW_CONTACT_DATA_ID)
    directives.widget("technical_contact", SelectFieldWidget)
    technical_contact = RelationChoice(
        title=_("Technical contact"),
        description=_("Who looks after access and settings; demanded per channel."),
        vocabulary="mittelsachsen.socialmedia.contact_objects",
        required=False,
    )

    directives.read_permission(privacy_contact=VIEW_CONTACT_DATA_ID)
    directives.widget("privacy_contact", SelectFieldWidget)
    privacy_contact = RelationChoice(
        title=_("Contact for data subjects' rights"),
        description=_("Where people ask for access or erasure (Art. 15 to 21 GDPR)."),
        vocabulary="mittelsachsen.socialmedia.contact_objects",
        required=False,
    )

    model.fieldset(
        "alternatives",
        label=_("Alternatives"),
        fields=[
            "alternative_information",
            "alternative_equivalence",
            "alternative_contact",
            "no_disadvantage_statement",
            "awareness_posts",
        ],
    )

    directives.widget("alternative_information", GridFieldWidget)
    alternative_information = Rows(
        title=_("The same information elsewhere"),
        description=_("Only if it differs from the concept's; else leave it empty."),
        row_schema=IAlternativeInformation,
    )

    alternative_equivalence = schema.Choice(
        title=_("Content of the alternatives"),
        description=_("Whether readers without an account get the same elsewhere."),
        vocabulary="mittelsachsen.socialmedia.equivalences",
        required=False,
    )

    directives.widget("alternative_contact", GridFieldWidget)
    alternative_contact = Rows(
        title=_("Other ways of contact"),
        description=_("Only if they differ from the concept's; else leave it empty."),
        row_schema=IAlternativeContact,
    )

    no_disadvantage_statement = Words(
        title=_("Nobody must use the channel"),
        description=_("Only if it differs from the concept's sentence."),
        required=False,
    )

    directives.widget("awareness_posts", GridFieldWidget)
    awareness_posts = Rows(
        title=_("Reminder posts"),
        description=_(
            "The log of posts that name alternatives or risks: date and address."
        ),
        row_schema=IAwarenessPost,
    )

    model.fieldset(
        "privacy",
        label=_("Privacy and law"),
        fields=[
            "privacy_notice",
            "privacy_url",
            "imprint_url",
            "instance_operator",
            "legal_basis",
            "joint_controller_status",
            "joint_controller_note",
            "joint_controller_date",
            "joint_controller_url",
            "insights",
            "insights_note",
            "dpia_kind",
            "dpia_date",
            "dpia",
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
        description=_("Its address, as linked from the account (Art. 13 GDPR)."),
    )

    imprint_url = WebAddress(
        title=_("Legal notice of the account"),
        description=_("Its address, two clicks from the account at most (§ 5 DDG)."),
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


for name in ("title", "description", "handle", "account_url", "advantages"):
    searchable(ISocialMediaChannel, name)
for name in ("necessity", "purpose", "scope", "target_groups", "content_types"):
    searchable(ISocialMediaChannel, name)


@implementer(ISocialMediaChannel)
class SocialMediaChannel(Item):
    """A channel."""
