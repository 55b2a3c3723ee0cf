"""The schema of one platform record in the registry."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.constraints import is_account_path
from mittelsachsen.socialmedia.addresses.constraints import is_host_name
from mittelsachsen.socialmedia.addresses.constraints import is_web_address
from mittelsachsen.socialmedia.lines import LinesFieldWidget
from mittelsachsen.socialmedia.values import each
from mittelsachsen.socialmedia.values import is_line
from mittelsachsen.socialmedia.values import is_past_day
from mittelsachsen.socialmedia.values import is_text
from plone.autoform import directives
from plone.supermodel import model
from zope import schema
from zope.interface import Interface


PREFIX = "mittelsachsen.socialmedia.platforms"


class IPlatform(Interface):
    """A service on which accounts are run, as it stands today.

    The records are a collection in the registry: ``PREFIX/TOKEN.field``.
    """

    model.fieldset(
        "operator",
        label=_("Operator and transfers"),
        description=_("Who gets visitors' data, and where (Art. 13 and 44 GDPR)."),
        fields=[
            "operator_name",
            "operator_address",
            "country",
            "third_country",
            "transfer_basis",
            "policy_url",
        ],
    )
    model.fieldset(
        "addresses",
        label=_("Addresses"),
        description=_("By them accounts and embedded content are recognised."),
        fields=["hosts", "account_paths", "embed_hosts"],
    )

    title = schema.TextLine(
        constraint=is_line,
        title=_("Name"),
        description=_("The name as citizens know it, for example “Mastodon”."),
    )

    kind = schema.Choice(
        title=_("Kind"),
        description=_(
            "Messengers need a reasoning of their own: the supervisory"
            " authorities' guidelines on networks do not cover them."
        ),
        vocabulary="mittelsachsen.socialmedia.platform_kinds",
        default="network",
    )

    operator_name = schema.TextLine(
        constraint=is_line,
        title=_("Operator"),
        description=_(
            "The company's legal name for users in the EU, for example"
            " “Meta Platforms Ireland Limited” (Art. 13 GDPR)."
        ),
        required=False,
        default="",
    )

    operator_address = schema.TextLine(
        constraint=is_line,
        title=_("Seat of the operator"),
        description=_("Postal address, on one line, without the country."),
        required=False,
        default="",
    )

    country = schema.TextLine(
        constraint=is_line,
        title=_("Country"),
        description=_("Two letters (ISO 3166-1), for example IE for Ireland."),
        required=False,
        default="",
        max_length=2,
    )

    third_country = schema.Bool(
        title=_("Data goes to a third country"),
        description=_(
            "The operator or its group processes data outside the European"
            " Economic Area (Art. 44 GDPR)."
        ),
        required=False,
        default=False,
    )

    transfer_basis = schema.TextLine(
        constraint=is_line,
        title=_("Basis of the transfer"),
        description=_(
            "For example “EU-US Data Privacy Framework” or “standard contractual"
            " clauses”; see the list of certified companies."
        ),
        required=False,
        default="",
    )

    info_url = schema.TextLine(
        title=_("About the platform"),
        description=_("Address of a page where the platform describes itself."),
        required=False,
        default="",
        constraint=is_web_address,
    )

    policy_url = schema.TextLine(
        title=_("Privacy policy"),
        description=_("Address of the operator's privacy policy."),
        required=False,
        default="",
        constraint=is_web_address,
    )

    directives.widget("hosts", LinesFieldWidget)
    hosts = schema.Tuple(
        title=_("Hosts of accounts"),
        description=_(
            "Host names of account addresses, one per line, today's first,"
            " aliases after it (x.com, twitter.com). Empty where anybody can"
            " run a server, as with Mastodon."
        ),
        value_type=schema.TextLine(constraint=is_host_name),
        constraint=each(is_host_name),
        required=False,
        default=(),
        missing_value=(),
    )

    directives.widget("account_paths", LinesFieldWidget)
    account_paths = schema.Tuple(
        title=_("Paths of accounts"),
        description=_(
            "Which part of an address is the account, one form per line: {account},"
            " @{account}/*, profile.php?id={account}. A star stands for anything, as in"
            " the address of a post; {Account} where upper and lower case matter; a"
            " second spelling is written users/{account} = @{account}."
        ),
        value_type=schema.TextLine(constraint=is_account_path),
        constraint=each(is_account_path),
        required=False,
        default=(),
        missing_value=(),
    )

    directives.widget("embed_hosts", LinesFieldWidget)
    embed_hosts = schema.Tuple(
        title=_("Hosts of embeds"),
        description=_(
            "Host names from which embedded players and posts are loaded, one"
            " per line, for example player.vimeo.com."
        ),
        value_type=schema.TextLine(constraint=is_host_name),
        constraint=each(is_host_name),
        required=False,
        default=(),
        missing_value=(),
    )

    icon = schema.TextLine(
        constraint=is_line,
        title=_("Icon"),
        description=_("A name in Plone's icon registry, for example “facebook”."),
        required=False,
        default="",
    )

    login_to_read = schema.Bool(
        title=_("Reading needs an account"),
        description=_("Posts can be read only after logging in to the platform."),
        required=False,
        default=False,
    )

    post_length = schema.Int(
        title=_("Length of a post"),
        description=_("In characters; 0 where there is no limit."),
        required=False,
        default=0,
        min=0,
    )

    description = schema.Text(
        constraint=is_text,
        title=_("What the platform is and learns"),
        description=_(
            "Two or three sentences for citizens: what the service is and which"
            " data its operator receives. They appear in the document and in"
            " privacy notices."
        ),
        required=False,
        default="",
    )

    imprint_hint = schema.Text(
        constraint=is_text,
        title=_("Where the legal notice goes"),
        description=_(
            "For editors: where on the platform the address of the legal notice is"
            " entered. Empty: the standard text, in the editor's language."
        ),
        required=False,
        default="",
    )

    checked_on = schema.Date(
        title=_("Checked on"),
        description=_("The day on which somebody last compared this record."),
        required=False,
        constraint=is_past_day,
    )
