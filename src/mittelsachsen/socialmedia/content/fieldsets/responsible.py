"""Who answers for a concept and for a channel."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.fields import Email
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import Phone
from mittelsachsen.socialmedia.fields import Prose
from mittelsachsen.socialmedia.fields import Words
from mittelsachsen.socialmedia.permissions import VIEW_CONTACT_DATA_ID
from plone.app.z3cform.widgets.select import SelectFieldWidget
from plone.autoform import directives
from plone.supermodel import model
from z3c.relationfield.schema import RelationChoice


class IChannelResponsible(model.Schema):
    """Who answers for the account."""

    model.fieldset(
        "responsible",
        label=_("Responsible persons"),
        fields=[
            "editorial_contact",
            "technical_contact",
            "privacy_contact",
            "operating_unit",
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


class IConceptResponsible(model.Schema):
    """The controller and how the work is organised."""

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
