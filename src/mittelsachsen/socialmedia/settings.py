"""The add-on's settings in the registry."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.constraints import is_email
from mittelsachsen.socialmedia.addresses.constraints import is_host_name
from mittelsachsen.socialmedia.addresses.constraints import is_web_address
from mittelsachsen.socialmedia.lines import LinesFieldWidget
from mittelsachsen.socialmedia.values import each
from plone.autoform import directives
from plone.registry.interfaces import IRegistry
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.component import queryUtility
from zope.interface import Interface
from zope.schema import getFields
from zope.schema import ValidationError


PREFIX = "mittelsachsen.socialmedia"


class InvalidDays(ValidationError):
    __doc__ = _("Enter a whole number from 1 to 366.")


def is_days(value: int) -> bool:
    """Accept a number of days, raise otherwise."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 366:
        raise InvalidDays(value)
    return True


class ISocialMediaSettings(Interface):
    """Intervals, and where which notices appear with which texts."""

    model.fieldset(
        "notices",
        label=_("Notices"),
        description=_("What visitors are told, and where."),
        fields=[
            "show_channel_notice",
            "show_page_notice",
            "show_awareness",
            "show_follow_links",
            "hide_persons",
            "notice_text",
            "no_disadvantage_text",
            "awareness_text",
            "phone_region",
        ],
    )
    model.fieldset(
        "legal",
        label=_("Legal notices"),
        description=_(
            "What the legal notice and the privacy statement of every channel, and"
            " trust.txt, say of the body."
        ),
        fields=[
            "supervisory_body",
            "register_entry",
            "vat_id",
            "complaint_authority",
            "controlled_by",
            "members",
        ],
    )
    model.fieldset(
        "embeds",
        label=_("Embedded content"),
        description=_("What loads before a visitor agrees, and what never does."),
        fields=["foreign_resources", "checked_pages", "own_hosts", "fetch_posters"],
    )
    model.fieldset(
        "operation",
        label=_("Operation"),
        description=_("For those who run the site."),
        fields=["public_health"],
    )
    model.fieldset(
        "mail",
        label=_("Mails"),
        description=_(
            "Whom the reminders reach. Server and sender are in Plone's mail settings."
        ),
        fields=[
            "public_url",
            "reminder_days",
            "reminder_role",
            "reminder_address",
            "reminder_language",
        ],
    )

    evaluation_interval = schema.Int(
        title=_("Evaluate every (months)"),
        description=_("Preset for new concepts; authorities expect 12 at most."),
        default=12,
        min=1,
        max=120,
    )

    awareness_interval = schema.Int(
        title=_("Remind users every (months)"),
        description=_("Preset for new concepts."),
        default=1,
        min=1,
        max=120,
    )

    show_channel_notice = schema.Bool(
        title=_("Privacy notice on channel pages"),
        description=_("What the platform learns, and the alternatives."),
        default=True,
        required=False,
    )

    show_page_notice = schema.Bool(
        title=_("Privacy notice on pages with embeds and account links"),
        description=_(
            "The same notice on every page that holds an embed or links to one of"
            " your accounts."
        ),
        default=True,
        required=False,
    )

    show_awareness = schema.Bool(
        title=_("Awareness notice in the footer"),
        description=_("A short text on every page, with links to the concepts."),
        default=True,
        required=False,
    )

    show_follow_links = schema.Bool(
        title=_("Follow links in the footer"),
        description=_("The active channels with their icons."),
        default=True,
        required=False,
    )

    hide_persons = schema.Bool(
        title=_("Hide persons from the public"),
        description=_(
            "Names, functions and numbers of contact persons are then seen only by"
            " editors, reviewers and administrators."
        ),
        default=False,
        required=False,
    )

    foreign_resources = schema.Choice(
        title=_("Other foreign resources in texts"),
        description=_(
            "Images, sound and styles that a browser would fetch from other hosts as"
            " soon as a page opens. Frames always wait for consent."
        ),
        vocabulary="mittelsachsen.socialmedia.foreign_resources",
        default="platforms",
    )

    checked_pages = schema.Choice(
        title=_("Pages that the checks look at"),
        description=_("For embedded content and videos, of each concept."),
        vocabulary="mittelsachsen.socialmedia.checked_pages",
        default="site",
    )

    directives.widget("own_hosts", LinesFieldWidget)
    own_hosts = schema.List(
        title=_("Own hosts"),
        description=_(
            "One in a line: hosts of yours, beside this site's own, from which texts"
            " may load without consent. With www. and without it is one host."
        ),
        value_type=schema.TextLine(),
        constraint=each(is_host_name),
        default=[],
        required=False,
    )

    fetch_posters = schema.Bool(
        title=_("Fetch posters of videos"),
        description=_(
            "When an editor saves a video without a poster, this server asks Vimeo or"
            " YouTube for it and keeps a copy beside the page. Visitors are never"
            " involved."
        ),
        default=False,
        required=False,
    )

    public_calendar = schema.Bool(
        title=_("Public calendar of evaluations"),
        description=_(
            "Everybody may fetch the due dates of published concepts; else each editor"
            " has a secret address."
        ),
        default=False,
        required=False,
    )

    public_health = schema.Bool(
        title=_("Health for everybody"),
        description=_(
            "Monitoring without a password may read all of @socialmedia-health, which"
            " names nobody; else it learns no more than ok or error."
        ),
        default=False,
        required=False,
    )

    public_url = schema.TextLine(
        title=_("Public address of the site"),
        description=_(
            "Where links in reminders lead, for example https://www.example.org. Needed"
            " where a program of the shell sends them."
        ),
        constraint=is_web_address,
        default="",
        required=False,
    )

    directives.widget("reminder_days", LinesFieldWidget)
    reminder_days = schema.List(
        title=_("Remind before (days)"),
        description=_(
            "One number in a line: so many days before an evaluation is due."
        ),
        value_type=schema.Int(),
        constraint=each(is_days),
        default=[30, 7],
        required=False,
    )

    reminder_role = schema.Choice(
        title=_("Remind whom"),
        description=_("Contacts of the concept with this role, and their deputies."),
        vocabulary="mittelsachsen.socialmedia.contact_roles",
        default="editorial",
        required=False,
    )

    reminder_address = schema.TextLine(
        title=_("Else remind"),
        description=_(
            "The address for concepts that have no such contact, and for those whose"
            " mail a server refuses."
        ),
        constraint=is_email,
        default="",
        required=False,
    )

    reminder_language = schema.Choice(
        title=_("Language of the mails"),
        vocabulary="mittelsachsen.socialmedia.reminder_languages",
        default="de",
        required=False,
    )

    record_retention = schema.Int(
        title=_("Keep approved evaluations (years)"),
        description=_(
            "For so long after the day of an evaluation its approved record stays,"
            " with its concept. 0: for ever, unless an administrator removes it."
        ),
        default=0,
        min=0,
        max=100,
        required=False,
    )

    phone_region = schema.Choice(
        title=_("Country of telephone numbers"),
        description=_("Where numbers without a country code are dialled."),
        vocabulary="mittelsachsen.socialmedia.phone_regions",
        default="DE",
    )

    notice_text = schema.Text(
        title=_("Text of the privacy notice"),
        description=_(
            "Shown in place of the standard sentence above each platform's own"
            " text. Empty: the standard sentence, in the visitor's language."
        ),
        required=False,
        default="",
    )

    no_disadvantage_text = schema.Text(
        title=_("Nobody must use the channels"),
        description=_(
            "Shown where neither channel nor concept has a sentence of its own."
            " Empty: the standard sentence, in the visitor's language."
        ),
        required=False,
        default="",
    )

    awareness_text = schema.Text(
        title=_("Text of the awareness notice"),
        description=_("Empty: the standard text, in the visitor's language."),
        required=False,
        default="",
    )

    supervisory_body = schema.Text(
        title=_("Supervisory body"),
        description=_("Name and address, where the body has one (§ 5 DDG)."),
        required=False,
        default="",
    )

    register_entry = schema.TextLine(
        title=_("Register"),
        description=_("Court and number, where the body stands in a register."),
        required=False,
        default="",
    )

    vat_id = schema.TextLine(
        title=_("VAT identification number"),
        description=_("Where the body has one, for example DE123456789."),
        required=False,
        default="",
    )

    complaint_authority = schema.Text(
        title=_("Complaint authority"),
        description=_(
            "Name and address of the data-protection authority to which people may"
            " complain (Art. 77 GDPR)."
        ),
        required=False,
        default="",
    )

    controlled_by = schema.TextLine(
        title=_("Controlled by"),
        description=_(
            "The website of the body to which this one belongs, for trust.txt."
        ),
        constraint=is_web_address,
        required=False,
        default="",
    )

    directives.widget("members", LinesFieldWidget)
    members = schema.List(
        title=_("Members"),
        description=_(
            "One in a line: websites of the members of an association, for trust.txt."
        ),
        value_type=schema.TextLine(),
        constraint=each(is_web_address),
        default=[],
        required=False,
    )


def get_settings() -> ISocialMediaSettings:
    """Return the settings; defaults where the add-on is not installed.

    A field that has no record yet, as between an upgrade of the code and the
    upgrade of the site, reads as its default as well.
    """
    registry = queryUtility(IRegistry)
    return registry.forInterface(ISocialMediaSettings, check=False, prefix=PREFIX)


def site_setting(name: str) -> Any:
    """Return one setting, for default factories that run without a site too."""
    if queryUtility(IRegistry) is None:
        return getFields(ISocialMediaSettings)[name].default
    value = getattr(get_settings(), name)
    return getFields(ISocialMediaSettings)[name].default if value is None else value
