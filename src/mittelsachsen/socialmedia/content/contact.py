"""Contact persons, each with several roles."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.grid import GridFieldWidget
from mittelsachsen.socialmedia.content.picker import PickerFieldWidget
from mittelsachsen.socialmedia.content.rows import IRole
from mittelsachsen.socialmedia.fields import Day
from mittelsachsen.socialmedia.fields import Email
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import Phone
from mittelsachsen.socialmedia.fields import Rows
from mittelsachsen.socialmedia.fields import Words
from mittelsachsen.socialmedia.permissions import VIEW_CONTACT_DATA_ID
from plone.app.dexterity.textindexer.utils import searchable
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.supermodel import model
from z3c.relationfield.schema import RelationChoice
from zope.interface import implementer


class IContactPerson(model.Schema):
    """A person, or a unit, who answers for something."""

    title = Line(
        title=_("Name"),
        description=_("First name and surname, for example “André Kaiser”."),
    )

    directives.read_permission(function=VIEW_CONTACT_DATA_ID)
    function = Line(
        title=_("Function"),
        description=_("For example “Head of the press office”."),
        required=False,
    )

    directives.read_permission(organisation=VIEW_CONTACT_DATA_ID)
    organisation = Line(
        title=_("Organisation"),
        description=_("Body or unit, for example “Landratsamt Mittelsachsen”."),
        required=False,
    )

    directives.read_permission(roles=VIEW_CONTACT_DATA_ID)
    directives.widget("roles", GridFieldWidget)
    roles = Rows(
        title=_("Roles"),
        description=_(
            "One row per role, with its own number where it differs. If several"
            " people answer for content, § 18 (2) MStV wants the part of each, for"
            " example “business and social media”."
        ),
        row_schema=IRole,
    )

    directives.read_permission(phone=VIEW_CONTACT_DATA_ID)
    phone = Phone(title=_("Telephone"), description=_("For example +49 3731 799-3305."))

    directives.read_permission(email=VIEW_CONTACT_DATA_ID)
    email = Email(title=_("E-mail"), description=_("For example press@example.org."))

    directives.read_permission(postal_address=VIEW_CONTACT_DATA_ID)
    postal_address = Words(
        title=_("Postal address"),
        description=_(
            "Several lines, as on an envelope; needed for whoever answers for"
            " content (§ 18 (2) MStV)."
        ),
        required=False,
    )

    directives.read_permission(hours=VIEW_CONTACT_DATA_ID)
    hours = Line(
        title=_("Hours"),
        description=_("When the person is reached, for example “Tuesday 9 to 18 h”."),
        required=False,
    )

    directives.read_permission(deputy=VIEW_CONTACT_DATA_ID)
    directives.widget(
        "deputy",
        PickerFieldWidget,
        pattern_options={"selectableTypes": ["ContactPerson"]},
    )
    deputy = RelationChoice(
        title=_("Deputy"),
        description=_("Who stands in; reminders go there too."),
        vocabulary="mittelsachsen.socialmedia.contact_objects",
        required=False,
    )

    valid_from = Day(
        title=_("Valid from"),
        description=_("First day on which the person has the roles."),
        required=False,
    )

    valid_to = Day(
        title=_("Valid to"),
        description=_("Last day; empty while the person is in office."),
        required=False,
    )


for name in ("title", "function", "organisation"):
    searchable(IContactPerson, name)


@implementer(IContactPerson)
class ContactPerson(Item):
    """A contact person."""
