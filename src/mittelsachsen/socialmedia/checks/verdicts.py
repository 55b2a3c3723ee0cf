"""What the content shows of each rule: evidence, not a legal opinion.

One function for each rule of ``rules.yaml``; it gets the rule's parameters, the plain
facts and the subject, a concept or a channel.
"""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.rules import Rule
from mittelsachsen.socialmedia.checks.texts import Names
from mittelsachsen.socialmedia.content.video import lacks
from mittelsachsen.socialmedia.embeds import vimeo
from mittelsachsen.socialmedia.evaluation.due import changes_since
from mittelsachsen.socialmedia.evaluation.due import ChannelDates
from mittelsachsen.socialmedia.evaluation.due import is_older
from mittelsachsen.socialmedia.evaluation.due import last_update
from mittelsachsen.socialmedia.evaluation.due import next_due
from mittelsachsen.socialmedia.platforms.accounts import AccountAddressError
from mittelsachsen.socialmedia.platforms.accounts import host_fits
from mittelsachsen.socialmedia.platforms.accounts import host_of
from urllib.parse import parse_qs
from urllib.parse import urlsplit


PASS, PARTIAL, FAIL, NOT_APPLICABLE = "pass", "partial", "fail", "not_applicable"
IN_USE = ("active", "emergency_only")
OVER = ("frozen", "ended")


@dataclass(frozen=True)
class Finding:
    """A verdict with its evidence; ``field`` mends it where it is not the rule's."""

    verdict: str
    evidence: str
    field: str | None = None


@dataclass(frozen=True)
class Result:
    rule: Rule
    subject: Subject
    finding: Finding


Check = Callable[[Mapping, Facts, Subject], Finding]
CHECKS: dict[str, Check] = {}


def evaluate(rules: list[Rule], facts: Facts) -> Iterator[Result]:
    """Yield the results of the rules in force: the concept's, then by channel."""
    rules = [rule for rule in rules if rule.in_force(facts.today)]
    for kind, subjects in (("concept", [facts.concept]), ("channel", facts.channels)):
        for subject in subjects:
            for rule in rules:
                if rule.on == kind:
                    finding = CHECKS[rule.id](rule.parameters, facts, subject)
                    yield Result(rule, subject, finding)


def rule(name: str, statuses: tuple[str, ...] | None = None):
    """Register the function of a rule, which looks at channels in some statuses."""

    def register(check: Check) -> Check:
        def checked(parameters, facts, subject):
            if statuses is not None and subject["status"] not in statuses:
                return Finding(
                    NOT_APPLICABLE, _("The channel's status is not one of those meant.")
                )
            return check(parameters, facts, subject)

        CHECKS[name] = checked
        return check

    return register


def of_parts(parts: list[tuple[bool, str]]) -> Finding:
    """Return a finding for parts that are there or not, each with its name."""
    missing = [name for there, name in parts if not there]
    if not missing:
        return Finding(PASS, _("Everything is stated."))
    return Finding(
        FAIL if len(missing) == len(parts) else PARTIAL,
        _("Missing: ${parts}", mapping={"parts": Names(missing)}),
    )


def there(text: object, evidence: str = "") -> Finding:
    """Return a finding for one thing that is there or not."""
    if text:
        return Finding(PASS, evidence or _("It is stated."))
    return Finding(FAIL, _("Nothing is stated."))


@rule("C01", IN_USE)
def concept_first(parameters, facts, channel):
    if not facts.published:
        return Finding(FAIL, _("The concept is not published."))
    start = channel["start_date"]
    if start is None:
        return Finding(
            PARTIAL,
            _("The concept is published; the channel has no start date."),
        )
    dates = [row.get("date") for row in facts.concept["changelog"] or ()]
    dates += [facts.concept["as_of"], facts.concept["approved_on"]]
    first = min((day for day in dates if day), default=None)
    if first is None or start < first:
        return Finding(
            PARTIAL,
            _("The channel began before the concept's first dated version."),
        )
    return Finding(PASS, _("The concept was published before the channel began."))


@rule("C02")
def purpose(parameters, facts, channel):
    return there(channel.text("purpose"))


@rule("C03")
def kind_and_extent(parameters, facts, channel):
    return of_parts(
        [
            (channel.text("scope"), _("Kind and extent of use")),
            (channel["content_types"], _("Regular contents")),
        ]
    )


@rule("C04", ("planned", *IN_USE, "frozen"))
def necessity(parameters, facts, channel):
    if not channel.text("necessity"):
        if channel.text("advantages"):
            return Finding(
                PARTIAL, _("Advantages are stated, but not what would be missing.")
            )
        return Finding(FAIL, _("Nothing is stated."))
    reviewed = channel["necessity_reviewed"]
    if is_older(reviewed, parameters["months"], facts.today):
        return Finding(
            PARTIAL,
            _("It is stated, but not reviewed lately."),
            "necessity_reviewed",
        )
    return Finding(PASS, _("It is stated and reviewed."))


@rule("C05", ("planned", *IN_USE))
def no_services(parameters, facts, channel):
    if facts.concept["excludes_services"] or channel["exclusions"]:
        return Finding(PASS, _("It is stated."))
    if facts.concept["exclusions"]:
        return Finding(PARTIAL, _("Some uses are excluded, but not services at all."))
    return Finding(FAIL, _("Nothing is stated."))


@rule("C06", IN_USE)
def responsible_for_channel(parameters, facts, channel):
    missing = [
        name for name in ("editorial_contact", "technical_contact") if not channel[name]
    ]
    if not missing:
        return Finding(PASS, _("Both are named."))
    if len(missing) == 1:
        return Finding(PARTIAL, _("Only one of both is named."), missing[0])
    if channel["operating_unit"]:
        return Finding(PARTIAL, _("Only the unit is named, no persons."))
    return Finding(FAIL, _("Nobody is named."))


@rule("C07")
def responsible_for_content(parameters, facts, concept):
    named = facts.with_role("responsible_content")
    if not named:
        return Finding(FAIL, _("No contact has this role."))
    without = [contact for contact, row in named if not row.get("scope")]
    if len(named) > 1 and len(without) == len(named):
        return Finding(FAIL, _("Several persons are named, but not who for what."))
    if len(named) > 1 and without:
        return Finding(
            PARTIAL,
            _(
                "It is not stated what ${name} is responsible for.",
                mapping={"name": without[0].title},
            ),
        )
    lacking = [contact for contact, _row in named if not contact["postal_address"]]
    if lacking and not concept["controller_address"]:
        return Finding(
            PARTIAL,
            _("The address of ${name} is missing.", mapping={"name": lacking[0].title}),
        )
    return Finding(PASS, _("It is stated."))


@rule("C08")
def controller(parameters, facts, concept):
    parts = [
        ("controller_name", _("Name")),
        ("controller_representative", _("Representative")),
        ("controller_address", _("Address")),
        ("controller_phone", _("Telephone")),
        ("controller_email", _("E-mail")),
    ]
    finding = of_parts([(concept[name], title) for name, title in parts])
    first = next((name for name, _title in parts if not concept[name]), None)
    return Finding(finding.verdict, finding.evidence, first)


@rule("C09", IN_USE)
def rights_contact(parameters, facts, channel):
    return there(
        channel["privacy_contact"] or facts.with_role("data_subject_rights"),
        _("A contact is named."),
    )


@rule("C10")
def data_protection_officer(parameters, facts, concept):
    named = facts.with_role("dpo")
    if not named:
        return Finding(FAIL, _("No contact has this role."))
    if any(
        row.get("email") or row.get("phone") or contact["email"] or contact["phone"]
        for contact, row in named
    ):
        return Finding(PASS, _("A contact is named."))
    return Finding(PARTIAL, _("The contact has neither telephone nor e-mail."))


@rule("C11", IN_USE + ("frozen",))
def imprint(parameters, facts, channel):
    return there(channel["imprint_url"])


@rule("C12", IN_USE + ("frozen",))
def privacy_statement(parameters, facts, channel):
    return there(channel["privacy_url"] or channel.text("privacy_notice"))


@rule("C13", ("planned", *IN_USE, "frozen"))
def operator(parameters, facts, channel):
    platform = facts.platform(channel)
    if channel["instance_operator"]:
        return Finding(PASS, _("The server's operator is named."))
    finding = of_parts(
        [
            (platform.get("operator_name"), _("Operator")),
            (platform.get("operator_address"), _("Address")),
            (platform.get("country"), _("Country")),
            (platform.get("policy_url"), _("Privacy policy")),
        ]
    )
    if finding.verdict == PASS and is_older(
        platform.get("checked_on"), parameters["months"], facts.today
    ):
        return Finding(PARTIAL, _("The platform's record was not checked lately."))
    return finding


@rule("C14", ("planned", *IN_USE, "frozen"))
def legal_basis(parameters, facts, channel):
    return there(channel["legal_basis"])


@rule("C15", ("planned", *IN_USE, "frozen"))
def joint_controllers(parameters, facts, channel):
    status = channel["joint_controller_status"]
    if not status:
        return Finding(FAIL, _("No position is recorded."))
    day = channel["joint_controller_date"]
    if day is None:
        return Finding(
            PARTIAL, _("A position without a date."), "joint_controller_date"
        )
    if is_older(day, parameters["months"], facts.today):
        return Finding(
            PARTIAL, _("The position was not reviewed lately."), "joint_controller_date"
        )
    if (
        not channel.text("joint_controller_note")
        and not channel["joint_controller_url"]
    ):
        return Finding(
            PARTIAL, _("A position without reasons."), "joint_controller_note"
        )
    if status == "open":
        return Finding(PARTIAL, _("The question is recorded as undecided."))
    return Finding(PASS, _("A dated position is recorded."))


@rule("C16", ("planned", *IN_USE, "frozen"))
def impact_assessment(parameters, facts, channel):
    if channel["dpia_kind"] not in ("threshold", "full"):
        return Finding(FAIL, _("None is recorded."))
    if not channel["dpia_date"]:
        return Finding(PARTIAL, _("The date is missing."), "dpia_date")
    if not channel["dpia"]:
        return Finding(PARTIAL, _("The document is not linked."), "dpia")
    return Finding(PASS, _("It is recorded, dated and linked."))


@rule("C17", ("planned", *IN_USE, "frozen"))
def third_country(parameters, facts, channel):
    platform = facts.platform(channel)
    if channel["instance_operator"] and not platform.get("third_country"):
        return Finding(NOT_APPLICABLE, _("No transfer to a third country is recorded."))
    if not platform:
        return Finding(FAIL, _("The platform has no record."))
    if not platform.get("third_country"):
        return Finding(NOT_APPLICABLE, _("No transfer to a third country is recorded."))
    if not platform.get("transfer_basis"):
        return Finding(PARTIAL, _("The transfer is stated, but not its basis."))
    if is_older(platform.get("checked_on"), parameters["months"], facts.today):
        return Finding(PARTIAL, _("The platform's record was not checked lately."))
    return Finding(PASS, _("Transfer and basis are stated."))


@rule("C18", IN_USE)
def alternatives(parameters, facts, channel):
    information = [
        row
        for row in facts.own_or_inherited(channel, "alternative_information") or ()
        if row.get("url") or row.get("label")
    ]
    contact = [
        row
        for row in facts.own_or_inherited(channel, "alternative_contact") or ()
        if row.get("phone") or row.get("email") or row.get("label")
    ]
    finding = of_parts(
        [
            (information, _("Other ways to the information")),
            (contact, _("Other ways to contact")),
        ]
    )
    return Finding(
        finding.verdict,
        finding.evidence,
        "alternative_contact" if information else "alternative_information",
    )


@rule("C19", IN_USE)
def equivalence(parameters, facts, channel):
    kind = channel["alternative_equivalence"]
    if kind == "full":
        return Finding(PASS, _("The same or similar content is stated."))
    if kind:
        return Finding(PARTIAL, _("The other way has a part of the content only."))
    if facts.own_or_inherited(channel, "alternative_information"):
        return Finding(
            PARTIAL, _("Alternatives are named, but not whether they have the same.")
        )
    return Finding(FAIL, _("Nothing is stated."))


@rule("C20", IN_USE)
def no_disadvantage(parameters, facts, channel):
    if facts.own_or_inherited(channel, "no_disadvantage_statement"):
        return Finding(PASS, _("It is stated."))
    return Finding(
        PARTIAL, _("The page shows the standard sentence; the concept has none.")
    )


@rule("C21", IN_USE)
def awareness(parameters, facts, channel):
    days = [row.get("date") for row in channel["awareness_posts"] or ()]
    last = max((day for day in days if day and day <= facts.today), default=None)
    if last is None:
        return Finding(FAIL, _("No post is recorded."))
    if is_older(last, facts.concept["awareness_interval"] or 1, facts.today):
        return Finding(
            PARTIAL, _("The last post is of ${day}.", mapping={"day": last.isoformat()})
        )
    return Finding(
        PASS, _("The last post is of ${day}.", mapping={"day": last.isoformat()})
    )


@rule("C22", IN_USE)
def netiquette(parameters, facts, channel):
    if channel["comments_mode"] == "closed":
        return Finding(NOT_APPLICABLE, _("Comments are closed."))
    published = channel["netiquette_url"] or facts.concept.text("netiquette")
    finding = of_parts(
        [
            (channel["comments_mode"] == "moderated", _("Moderated comments")),
            (published, _("Netiquette")),
        ]
    )
    field = "netiquette_url" if channel["comments_mode"] == "moderated" else None
    return Finding(finding.verdict, finding.evidence, field)


@rule("C23", IN_USE)
def service_hours(parameters, facts, channel):
    if channel["comments_mode"] == "closed" and channel["mode"] == "information":
        return Finding(NOT_APPLICABLE, _("It informs only; comments are closed."))
    concept = facts.concept
    return of_parts(
        [
            (concept["service_hours"], _("Service hours")),
            (concept["reaction_time"], _("Reaction time")),
            (concept["emergency_notice"], _("Emergency numbers")),
        ]
    )


@rule("C24")
def evaluated(parameters, facts, concept):
    last = last_update(record.day for record in facts.records)
    due = next_due(concept["as_of"], last, concept["evaluation_interval"])
    if due is None:
        return Finding(FAIL, _("Neither date nor evaluation is recorded."), "as_of")
    if due < facts.today:
        return Finding(
            FAIL, _("Overdue since ${day}.", mapping={"day": due.isoformat()})
        )
    if last is None:
        return Finding(
            PASS, _("Not due before ${day}.", mapping={"day": due.isoformat()})
        )
    record = next(record for record in facts.records if record.day == last)
    undecided = [
        channel.title
        for channel in facts.channels
        if channel["status"] in IN_USE
        and channel.uid not in record.decided
        and not (channel["start_date"] and channel["start_date"] > last)
    ]
    if undecided:
        return Finding(
            PARTIAL,
            _("No decision on: ${names}", mapping={"names": ", ".join(undecided)}),
        )
    return Finding(PASS, _("Evaluated on ${day}.", mapping={"day": last.isoformat()}))


def dates_of(channel: Subject) -> ChannelDates:
    return ChannelDates(
        channel.title,
        channel["status"],
        # Nobody said when it began, but it came after the concept.
        channel["start_date"] or channel["added"],
        channel["end_date"],
        channel["status_since"],
    )


def update_day(facts: Facts) -> date | None:
    """Return the day of the concept's latest version or record."""
    concept = facts.concept
    return last_update(
        [
            concept["as_of"],
            concept["approved_on"],
            *(row.get("date") for row in concept["changelog"] or ()),
            *(record.day for record in facts.records),
        ]
    )


def open_changes(facts: Facts) -> list[tuple[str, date]]:
    """Return titles and days of the channels that the concept does not yet know of."""
    return changes_since(update_day(facts), map(dates_of, facts.channels), facts.today)


@rule("C25")
def updated(parameters, facts, concept):
    changes = open_changes(facts)
    if not changes:
        return Finding(PASS, _("No channel has changed since."))
    return Finding(
        FAIL,
        _(
            "Changed since: ${names}",
            mapping={"names": ", ".join(f"{title} ({day})" for title, day in changes)},
        ),
    )


@rule("C26")
def version(parameters, facts, concept):
    parts = [
        ("as_of", _("Date of the document")),
        ("version", _("Version")),
        ("changelog", _("Changes")),
        ("approved_by", _("Approved by")),
        ("approved_on", _("Approved on")),
    ]
    finding = of_parts([(concept[name], title) for name, title in parts])
    first = next((name for name, _title in parts if not concept[name]), None)
    return Finding(finding.verdict, finding.evidence, first)


@rule("C27", OVER)
def ended(parameters, facts, channel):
    parts = [
        ("end_date", _("End")),
        ("end_reason", _("Reason")),
        ("successor", _("Successor")),
    ]
    finding = of_parts([(channel[name], title) for name, title in parts])
    first = next((name for name, _title in parts if not channel[name]), None)
    return Finding(finding.verdict, finding.evidence, first)


@rule("C28")
def nothing_foreign(parameters, facts, concept):
    if not facts.loaded:
        return Finding(PASS, _("Nothing is loaded without consent."))
    return Finding(
        FAIL, _("Loaded from: ${hosts}", mapping={"hosts": ", ".join(facts.loaded)})
    )


@rule("C29", ("planned", *IN_USE, "frozen"))
def consent_text(parameters, facts, channel):
    platform = facts.platform(channel)
    if not platform.get("embed_hosts"):
        return Finding(NOT_APPLICABLE, _("Nothing of this platform is embedded."))
    return of_parts(
        [
            (platform.get("operator_name"), _("Operator")),
            (platform.get("country"), _("Country")),
            (platform.get("policy_url"), _("Privacy policy")),
        ]
    )


def of_videos(facts: Facts, lacking: list[Mapping]) -> Finding:
    """Return a finding for the concept's videos and those that lack something."""
    if not facts.videos:
        return Finding(NOT_APPLICABLE, _("The concept embeds no videos."))
    if not lacking:
        return Finding(PASS, _("All videos have it."))
    names = ", ".join(row.get("title") or row["url"] for row in lacking)
    return Finding(
        FAIL if len(lacking) == len(facts.videos) else PARTIAL,
        _("Missing: ${parts}", mapping={"parts": names}),
    )


@rule("C30")
def beside_videos(parameters, facts, concept):
    lacking = [
        row for row in facts.videos if not row.get("file") and not row.get("transcript")
    ]
    return of_videos(facts, lacking)


@rule("C31")
def do_not_track(parameters, facts, concept):
    def tracked(row) -> bool:
        try:
            address = vimeo.player_url(vimeo.parse(row["url"]))
        except vimeo.VideoAddressError:
            return False
        return parse_qs(urlsplit(address).query).get("dnt") != ["1"]

    return of_videos(facts, [row for row in facts.videos if tracked(row)])


@rule("C32")
def named_videos(parameters, facts, concept):
    return of_videos(facts, [row for row in facts.videos if not row.get("title")])


@rule("C33")
def accessible_videos(parameters, facts, concept):
    return of_videos(facts, [row for row in facts.videos if lacks(row)])


@rule("C34")
def is_text(parameters, facts, concept):
    texts = [
        name for name in ("preamble", "mandate", "commitment") if concept.text(name)
    ]
    texts += [channel for channel in facts.channels if channel.text("purpose")]
    if texts:
        return Finding(PASS, _("The concept is text."))
    if facts.files:
        return Finding(FAIL, _("There are files, but no text."))
    return Finding(FAIL, _("Nothing is stated."))


@rule("C35")
def accessibility_statement(parameters, facts, concept):
    if concept["accessibility_statement_url"]:
        return Finding(PASS, _("The statement is linked."))
    if any(channel["accessibility_measures"] for channel in facts.channels):
        return Finding(PARTIAL, _("Measures are stated, but no statement is linked."))
    return Finding(FAIL, _("Nothing is stated."))


@rule("C36")
def terms(parameters, facts, concept):
    words = {hit.words for hit in facts.hits}
    places = len(facts.hits)
    for row in concept["statistics"] or ():
        year = str(row.get("year") or "")[-4:]
        if year.isdecimal() and int(year) < facts.today.year - parameters["years"]:
            words.add(f"{row.get('source') or ''} {year}".strip())
            places += 1
    if not places:
        return Finding(PASS, _("No outdated term was found."))
    return Finding(
        FAIL,
        _(
            "${number} places: ${words}",
            mapping={"number": places, "words": ", ".join(sorted(words))},
        ),
    )


@rule("C37", ("planned", *IN_USE, "frozen"))
def account(parameters, facts, channel):
    url = channel["account_url"]
    if not url:
        if channel["status"] == "planned":
            return Finding(NOT_APPLICABLE, _("A planned channel may have none."))
        return Finding(FAIL, _("Nothing is stated."))
    if channel.uid in facts.doubles:
        return Finding(FAIL, _("Another channel has this account already."))
    hosts = tuple(facts.platform(channel).get("hosts") or ())
    if not host_fits(url, hosts):
        return Finding(FAIL, _("The address does not belong to the platform."))
    if urlsplit(url).scheme != "https":
        return Finding(PARTIAL, _("The address is not https."))
    try:
        host = host_of(url).removeprefix("www.")
    except AccountAddressError:
        host = ""
    if hosts and host != hosts[0] and host in hosts:
        return Finding(
            PARTIAL,
            _(
                "The platform's host is ${host} today.",
                mapping={"host": hosts[0]},
            ),
        )
    return Finding(PASS, _("The address is https and the platform's."))


@rule("C38")
def automated(parameters, facts, channel):
    if not channel["automated"]:
        return Finding(NOT_APPLICABLE, _("No automated content is recorded."))
    return Finding(PASS, _("The channel's page says that its content is automated."))


@rule("C39", ("planned", *IN_USE, "frozen"))
def messenger(parameters, facts, channel):
    if facts.platform(channel).get("kind") != "messenger":
        return Finding(NOT_APPLICABLE, _("The platform is no messenger."))
    return there(channel.text("necessity"))


@rule("C40", IN_USE)
def insights(parameters, facts, channel):
    kind = channel["insights"]
    if not kind:
        return Finding(FAIL, _("Nothing is stated."))
    if kind != "off" and not channel["insights_note"]:
        return Finding(
            PARTIAL, _("By whom and for what is not stated."), "insights_note"
        )
    return Finding(PASS, _("It is stated."))
