"""The parts of the notices: what each says, and from which field or record it comes.

The standard sentences say what is recorded and which rights people have; none says that
something is lawful.
"""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.phone import phone_uri
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.content.inheritance import inherited
from mittelsachsen.socialmedia.content.inheritance import no_disadvantage
from mittelsachsen.socialmedia.content.rows import Role
from mittelsachsen.socialmedia.content.visibility import target_of
from mittelsachsen.socialmedia.document.channel import account_fact
from mittelsachsen.socialmedia.document.channel import Facts
from mittelsachsen.socialmedia.document.channel import filled
from mittelsachsen.socialmedia.document.channel import item_link
from mittelsachsen.socialmedia.document.channel import link
from mittelsachsen.socialmedia.document.channel import platform_title
from mittelsachsen.socialmedia.document.notice_source import complaint_authority
from mittelsachsen.socialmedia.document.notice_source import NoticeSource
from mittelsachsen.socialmedia.document.notice_source import Part
from mittelsachsen.socialmedia.document.persons import person_in
from mittelsachsen.socialmedia.document.slots import controller_of
from mittelsachsen.socialmedia.embeds.notices import without_embeds
from mittelsachsen.socialmedia.l10n import as_of_words
from mittelsachsen.socialmedia.l10n import country
from mittelsachsen.socialmedia.l10n import long_date
from mittelsachsen.socialmedia.settings import site_setting
from mittelsachsen.socialmedia.term_titles import term_title
from mittelsachsen.socialmedia.text import paragraphs
from mittelsachsen.socialmedia.text import plain_text
from mittelsachsen.socialmedia.text import raw_of


Fill = Callable[[Part, NoticeSource], None]
RIGHTS = "data_subject_rights"
# What § 5 DDG and Art. 13 (1) (a) GDPR want of the body.
CONTROLLER = (
    "controller_name",
    "controller_address",
    "controller_representative",
    "controller_email",
)


@dataclass(frozen=True)
class PartOfNotice:
    """The heading of a part, and the function that fills it."""

    heading: str
    fill: Fill


def _account(part: Part, source: NoticeSource) -> None:
    channel = source.channel
    facts: Facts = [
        (_("Channel"), [item_link(channel)]),
        (_("Platform"), [platform_title(channel)]),
        *account_fact(channel),
    ]
    part.section.add("facts", _said(facts, source))


def _controller(part: Part, source: NoticeSource) -> None:
    missing = [name for name in CONTROLLER if not source.of_concept(name)]
    part.gaps += map(source.lacks_concept, missing)
    if source.concept is not None and len(missing) < len(CONTROLLER):
        part.section.add("controller", controller_of(source.concept))


def _responsible(part: Part, source: NoticeSource) -> None:
    """Name each with address and part, which § 18 (2) MStV wants of several."""
    role = "responsible_content"
    named = source.holders(role)
    if not named:
        part.gaps.append(source.lacks_person(role))
    facts = []
    for person, row in named:
        address = person.postal_address or source.of_concept("controller_address")
        lines = [*_scope(row, source), *paragraphs(address)]
        facts.append(_person(person, role, lines))
        if len(named) > 1 and not row.get("scope"):
            part.gaps.append(source.lacks_scope(person))
    part.section.add("facts", facts)


def _scope(row: Role, source: NoticeSource) -> list[str]:
    scope = row.get("scope")
    said = _("Responsible for: ${scope}", mapping={"scope": scope})
    return [source.say(said)] if scope else []


def _supervision(part: Part, source: NoticeSource) -> None:
    part.section.add("text", paragraphs(site_setting("supervisory_body")))


def _register(part: Part, source: NoticeSource) -> None:
    facts = [
        (_("Register"), [site_setting("register_entry")]),
        (_("VAT identification number"), [site_setting("vat_id")]),
    ]
    part.section.add("facts", _said(facts, source))


def _officer(part: Part, source: NoticeSource) -> None:
    named = source.holders("dpo")
    if not named:
        part.gaps.append(source.lacks_person("dpo"))
    part.section.add("facts", [_person(person, "dpo") for person, _row in named])


def _purpose(part: Part, source: NoticeSource) -> None:
    words = plain_text(raw_of(inherited(source.channel, "purpose")))
    if not words:
        part.gaps.append(source.lacks_channel("purpose"))
    part.section.add("text", paragraphs(words))


def _basis(part: Part, source: NoticeSource) -> None:
    basis = inherited(source.channel, "legal_basis")
    if not basis:
        part.gaps.append(source.lacks_channel("legal_basis"))
    part.section.add("list", basis)


def _data(part: Part, source: NoticeSource) -> None:
    """Say what the platform learns, in own words or its record's, and what we do."""
    channel = source.channel
    own = without_embeds(channel.privacy_notice, channel)
    learns = paragraphs(source.of_platform("description"))
    if not own and not learns:
        part.gaps.append(source.lacks_channel("privacy_notice"))
    part.section.add("html", own)
    part.section.add("text", [] if own else learns)
    talks = channel.mode == "dialogue" or channel.direct_messages
    if talks or channel.comments_mode in ("open", "moderated"):
        said = _(
            "If you comment or write to us there, we get the name of your account and"
            " what you write."
        )
        part.section.add("text", [source.say(said)])


def _recipients(part: Part, source: NoticeSource) -> None:
    channel = source.channel
    if channel.instance_operator:
        facts: Facts = [(_("Operator"), [channel.instance_operator])]
    else:
        part.gaps += _lacks_operator(source)
        place = [
            source.of_platform("operator_address"),
            country(source.of_platform("country") or "", source.language),
        ]
        facts = [
            (_("Operator"), [source.of_platform("operator_name")]),
            (_("Seat of the operator"), [", ".join(filter(None, place))]),
            (_("Privacy policy"), link(source.of_platform("policy_url"))),
        ]
    part.section.add("facts", _said(facts, source))


def _lacks_operator(source: NoticeSource) -> list:
    """Return what is not known of the operator; one record cannot name many."""
    if not source.of_platform("hosts") and not source.of_platform("operator_name"):
        return [source.lacks_channel("instance_operator")]
    names = ("operator_name", "operator_address", "country", "policy_url")
    return [
        source.lacks_platform(name) for name in names if not source.of_platform(name)
    ]


def _transfer(part: Part, source: NoticeSource) -> None:
    if not source.of_platform("third_country") or source.channel.instance_operator:
        return
    names = ("transfer_basis", "checked_on")
    missing = [name for name in names if not source.of_platform(name)]
    part.gaps += map(source.lacks_platform, missing)
    said = _("Data also gets to countries outside the European Economic Area.")
    part.section.add("text", [source.say(said)])
    day = long_date(source.of_platform("checked_on"), source.language)
    facts = [
        (_("Basis of the transfer"), [source.of_platform("transfer_basis")]),
        (_("Checked on"), [day]),
    ]
    part.section.add("facts", _said(facts, source))


def _storage(part: Part, source: NoticeSource) -> None:
    words = paragraphs(inherited(source.channel, "storage_period"))
    if not words:
        part.gaps.append(source.lacks_channel("storage_period"))
    part.section.add("text", words)


def _rights(part: Part, source: NoticeSource) -> None:
    said = _(
        "You may ask which data of yours is processed (Art. 15 GDPR), and ask for its"
        " correction (Art. 16), erasure (Art. 17) or restriction (Art. 18). You may"
        " object to the processing (Art. 21) and withdraw a consent (Art. 7)."
        " An informal message is enough."
    )
    part.section.add("text", [source.say(said)])
    named = _for_rights(source)
    if not named:
        part.gaps.append(source.lacks_channel("privacy_contact"))
    part.section.add("facts", [_person(person, RIGHTS) for person in named])


def _for_rights(source: NoticeSource) -> list[ContactPerson]:
    """Return whom people ask: the channel's contact, or else who has the role."""
    named = target_of(source.channel.privacy_contact)
    if named is not None:
        return [named]
    return [person for person, _row in source.holders(RIGHTS)]


def _complaint(part: Part, source: NoticeSource) -> None:
    authority = complaint_authority()
    if not authority:
        part.gaps.append(source.lacks_setting("complaint_authority"))
        return
    said = _(
        "You may complain to the supervisory authority for data protection (Art. 77"
        " GDPR):"
    )
    part.section.add("text", [source.say(said), *authority])


def _insights(part: Part, source: NoticeSource) -> None:
    channel = source.channel
    if not channel.insights:
        part.gaps.append(source.lacks_channel("insights"))
        return
    said = [source.say(term_title("insights", channel.insights)), channel.insights_note]
    part.section.add("text", list(filter(None, said)))


def _joint(part: Part, source: NoticeSource) -> None:
    channel = source.channel
    if not channel.joint_controller_status:
        part.gaps.append(source.lacks_channel("joint_controller_status"))
        return
    if not channel.joint_controller_date:
        part.gaps.append(source.lacks_channel("joint_controller_date"))
    status = term_title("joint_controller_statuses", channel.joint_controller_status)
    day = long_date(channel.joint_controller_date, source.language)
    facts = [
        (_("Our position"), [source.say(status), channel.joint_controller_note]),
        (_("Position of"), [day]),
        (_("Agreement"), link(channel.joint_controller_url)),
    ]
    part.section.add("facts", _said(facts, source))


def _alternatives(part: Part, source: NoticeSource) -> None:
    channel = source.channel
    websites = inherited(channel, "alternative_information")
    contacts = inherited(channel, "alternative_contact")
    if not websites and not contacts:
        part.gaps.append(source.lacks_channel("alternative_information"))
    part.section.add("text", [source.say(no_disadvantage(channel))])
    part.section.add("websites", websites)
    part.section.add("contacts", contacts)


def _date(part: Part, source: NoticeSource) -> None:
    day, precision = source.of_concept("as_of"), source.of_concept("as_of_precision")
    if not day:
        part.gaps.append(source.lacks_concept("as_of"))
    concept = source.concept
    facts = [
        (_("As of"), [as_of_words(day, precision or "month", source.language)]),
        (_("Version"), [source.of_concept("version")]),
        (_("Usage concept"), [item_link(concept)] if concept is not None else []),
    ]
    part.section.add("facts", _said(facts, source))


def _person(
    contact: ContactPerson, role: str, lines: Sequence[str] = ()
) -> tuple[str, list]:
    """Return a person with the numbers of a role, as one of a section's facts."""
    person = person_in(contact, role)
    region = str(site_setting("phone_region"))
    phone, email = person["phone"], person["email"]
    reach = [
        *([{"url": phone_uri(phone, region), "title": phone}] if phone else []),
        *([{"url": f"mailto:{email}", "title": email}] if email else []),
    ]
    return person["name"], [person["function"], *lines, *reach]


def _said(facts: Facts, source: NoticeSource) -> Facts:
    """Return the facts that have a value, with labels in the notice's language."""
    return [(source.say(label), values) for label, values in filled(facts)]


PARTS = {
    "account": PartOfNotice(_("The account"), _account),
    "provider": PartOfNotice(_("Provider"), _controller),
    "responsible": PartOfNotice(_("Responsible for content"), _responsible),
    "supervision": PartOfNotice(_("Supervisory body"), _supervision),
    "register": PartOfNotice(_("Register and tax"), _register),
    "controller": PartOfNotice(_("Controller"), _controller),
    "officer": PartOfNotice(_("Data protection officer"), _officer),
    "purpose": PartOfNotice(_("Purpose of the processing"), _purpose),
    "basis": PartOfNotice(_("Legal basis"), _basis),
    "data": PartOfNotice(_("Which data is processed"), _data),
    "recipients": PartOfNotice(_("Who gets the data"), _recipients),
    "transfer": PartOfNotice(_("Transfer to third countries"), _transfer),
    "storage": PartOfNotice(_("Storage"), _storage),
    "rights": PartOfNotice(_("Your rights"), _rights),
    "complaint": PartOfNotice(_("Complaint"), _complaint),
    "insights": PartOfNotice(_("Statistics of the platform"), _insights),
    "joint": PartOfNotice(_("Joint controllership"), _joint),
    "alternatives": PartOfNotice(
        _("Other ways to information and contact"), _alternatives
    ),
    "date": PartOfNotice(_("Date and version"), _date),
}
