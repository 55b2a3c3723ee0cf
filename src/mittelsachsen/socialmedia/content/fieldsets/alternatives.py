"""Ways without the platforms, of a concept and of a channel."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.grid import GridFieldWidget
from mittelsachsen.socialmedia.content.rows import IAlternativeContact
from mittelsachsen.socialmedia.content.rows import IAlternativeInformation
from mittelsachsen.socialmedia.content.rows import IAwarenessPost
from mittelsachsen.socialmedia.fields import Rows
from mittelsachsen.socialmedia.fields import WebAddress
from mittelsachsen.socialmedia.fields import Words
from plone.autoform import directives
from plone.supermodel import model
from zope import schema


class IChannelAlternatives(model.Schema):
    """Ways without the platform; empty ones are the concept's."""

    model.fieldset(
        "alternatives",
        label=_("Alternatives"),
        fields=[
            "alternative_information",
            "alternative_contact",
            "alternative_equivalence",
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


class IConceptAlternatives(model.Schema):
    """Ways without the platforms, for all channels."""

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
