"""The usage concept: the document that holds channels, contacts, evaluations."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.grid import GridFieldWidget
from mittelsachsen.socialmedia.content.rows import IAlternativeContact
from mittelsachsen.socialmedia.content.rows import IAlternativeInformation
from mittelsachsen.socialmedia.content.rows import IChange
from mittelsachsen.socialmedia.content.rows import IReferenceDocument
from mittelsachsen.socialmedia.content.rows import ISection
from mittelsachsen.socialmedia.content.rows import IStatistic
from mittelsachsen.socialmedia.fields import Day
from mittelsachsen.socialmedia.fields import Email
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import Lines
from mittelsachsen.socialmedia.fields import PastDay
from mittelsachsen.socialmedia.fields import Phone
from mittelsachsen.socialmedia.fields import Prose
from mittelsachsen.socialmedia.fields import Rows
from mittelsachsen.socialmedia.fields import WebAddress
from mittelsachsen.socialmedia.fields import Words
from mittelsachsen.socialmedia.permissions import EDIT_INTERNAL_FIELDS_ID
from mittelsachsen.socialmedia.settings import site_setting
from plone.app.dexterity.textindexer.utils import searchable
from plone.app.z3cform.widgets.contentbrowser import ContentBrowserFieldWidget
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from z3c.relationfield.schema import RelationChoice
from zope import schema
from zope.interface import implementer
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory


@provider(IContextAwareDefaultFactory)
def default_evaluation_interval(context) -> int:
    return site_setting("evaluation_interval")


@provider(IContextAwareDefaultFactory)
def default_awareness_interval(context) -> int:
    return site_setting("awareness_interval")


class IUsageConcept(model.Schema):
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
        ContentBrowserFieldWidget,
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
            "sections",
            "section_order",
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

    directives.widget("sections", GridFieldWidget)
    sections = Rows(
        title=_("Further sections"),
        description=_(
            "Sections of your own with heading and text, for example “Monitoring”."
            " They stand before the commitment."
        ),
        row_schema=ISection,
    )

    section_order = Lines(
        title=_("Order of sections"),
        description=_(
            "Only if another order is wanted: the sections' ids, one per line, as"
            " they appear in the address after #, for example preamble, channels,"
            " commitment. What is not named follows in the usual order."
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

    model.fieldset(
        "responsible",
        label=_("Responsible bodies"),
        fields=[
            "controller_name",
            "controller_address",
            "controller_representative",
            "controller_phone",
            "controller_email",
            "organisation",
        ],
    )

    controller_name = Line(
        title=_("Controller"),
        description=_(
            "The body that decides on the processing (Art. 4 No. 7 GDPR), for"
            " example “Landkreis Mittelsachsen”."
        ),
        required=False,
    )

    controller_address = Words(
        title=_("Postal address of the controller"),
        description=_(
            "Several lines, as on an envelope; no post-office box (§ 5 DDG)."
        ),
        required=False,
    )

    controller_representative = Line(
        title=_("Represented by"),
        description=_("Office and name, for example “Landrat Matthias Damm”."),
        required=False,
    )

    controller_phone = Phone(
        title=_("Telephone of the controller"),
        description=_("For example +49 3731 799-0."),
    )

    controller_email = Email(
        title=_("E-mail of the controller"),
        description=_("For example info@example.org (§ 5 DDG)."),
    )

    organisation = Prose(
        title=_("Organisation"),
        description=_(
            "Who steers, who may post, who approves and who stands in. Example:"
            " the press office approves, two editors post."
        ),
        required=False,
    )

    model.fieldset(
        "alternatives",
        label=_("Alternatives"),
        fields=[
            "alternative_information",
            "alternative_contact",
            "no_disadvantage_statement",
            "accessibility_statement_url",
        ],
    )

    accessibility_statement_url = WebAddress(
        title=_("Accessibility statement"),
        description=_(
            "The site’s statement, which should name the networks and the alternatives."
        ),
    )

    directives.widget("alternative_information", GridFieldWidget)
    alternative_information = Rows(
        title=_("The same information elsewhere"),
        description=_(
            "Own websites or newsletters with the same content, readable without"
            " an account. Authorities demand at least one. Every channel takes"
            " these over unless it names its own."
        ),
        row_schema=IAlternativeInformation,
    )

    directives.widget("alternative_contact", GridFieldWidget)
    alternative_contact = Rows(
        title=_("Other ways of contact"),
        description=_(
            "Offices with telephone, e-mail and hours. Authorities demand at"
            " least one way to reach the body that needs no account."
        ),
        row_schema=IAlternativeContact,
    )

    no_disadvantage_statement = Words(
        title=_("Nobody must use the channels"),
        description=_(
            "One or two sentences that nobody is worse off without an account."
            " Left empty, a standard sentence is shown."
        ),
        required=False,
    )

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

    model.fieldset(
        "evaluation",
        label=_("Commitment and versions"),
        fields=[
            "commitment",
            "evaluation_interval",
            "awareness_interval",
            "version",
            "approved_by",
            "approved_on",
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

    approved_by = Line(
        title=_("Approved by"),
        description=_("Office or body, for example “Head of administration”."),
        required=False,
    )

    approved_on = PastDay(
        title=_("Approved on"),
        description=_("The day of the approval."),
        required=False,
    )

    directives.widget("changelog", GridFieldWidget)
    changelog = Rows(
        title=_("Changes"),
        description=_("What changed in which version, the latest first."),
        row_schema=IChange,
    )

    model.fieldset("internal", label=_("Internal"), fields=["internal_notes"])

    directives.read_permission(internal_notes=EDIT_INTERNAL_FIELDS_ID)
    directives.write_permission(internal_notes=EDIT_INTERNAL_FIELDS_ID)
    internal_notes = Words(
        title=_("Internal notes"),
        description=_("For editors only; never shown, searched or exported."),
        required=False,
    )


for name in ("title", "description", "preamble", "mandate", "staged_model"):
    searchable(IUsageConcept, name)
for name in ("netiquette", "crisis_communication", "organisation", "commitment"):
    searchable(IUsageConcept, name)
for name in ("plain_language", "controller_name", "goals", "exclusions"):
    searchable(IUsageConcept, name)


@implementer(IUsageConcept)
class UsageConcept(Container):
    """A usage concept; its children are channels, contacts and records."""
