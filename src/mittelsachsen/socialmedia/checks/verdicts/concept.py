"""Purpose, extent, necessity and the accounts themselves."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.accounts import account_address
from mittelsachsen.socialmedia.addresses.accounts import host_fits
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import FAIL
from mittelsachsen.socialmedia.checks.findings import Finding
from mittelsachsen.socialmedia.checks.findings import in_words
from mittelsachsen.socialmedia.checks.findings import is_recent
from mittelsachsen.socialmedia.checks.findings import NOT_APPLICABLE
from mittelsachsen.socialmedia.checks.findings import of_fields
from mittelsachsen.socialmedia.checks.findings import of_parts
from mittelsachsen.socialmedia.checks.findings import PARTIAL
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.findings import rule
from mittelsachsen.socialmedia.checks.findings import there
from mittelsachsen.socialmedia.due.statuses import CURRENT
from mittelsachsen.socialmedia.due.statuses import IN_USE
from mittelsachsen.socialmedia.due.statuses import OVER


@rule("C01", IN_USE)
def concept_first(case: Case) -> Finding:
    facts = case.facts
    channel = case.subject
    if not facts.published:
        return Finding(FAIL, _("The concept is not published."))
    start, end = channel["start_date"], channel["end_date"]
    if start is not None and start > facts.today:
        return Finding(PARTIAL, _("It is in use, but its beginning lies ahead."))
    if end is not None and end < facts.today:
        return Finding(PARTIAL, _("It is in use, but its end is over."), "end_date")
    if start is None:
        return Finding(
            PARTIAL,
            _("The concept is published; the channel has no start date."),
        )
    dates = [row.get("date") for row in facts.concept["changelog"] or ()]
    dates += [row.get("date") for row in facts.concept["approvals"] or ()]
    dates.append(facts.concept["as_of"])
    first = min((day for day in dates if day and day <= facts.today), default=None)
    if first is None or start < first:
        return Finding(
            PARTIAL,
            _("The channel began before the concept's first dated version."),
        )
    return Finding(PASS, _("The concept was published before the channel began."))


@rule("C02")
def purpose(case: Case) -> Finding:
    return there(case.facts.stated(case.subject, "purpose"))


@rule("C03")
def kind_and_extent(case: Case) -> Finding:
    channel = case.subject
    if case.facts.answered("scope", channel):
        return in_words()
    return of_parts(
        [
            (case.facts.stated(channel, "scope"), _("Kind and extent of use")),
            (channel.says("content_types"), _("Regular contents")),
        ]
    )


@rule("C04", CURRENT)
def necessity(case: Case) -> Finding:
    channel = case.subject
    if not case.facts.stated(channel, "necessity"):
        if channel.says("advantages"):
            return Finding(
                PARTIAL, _("Advantages are stated, but not what would be missing.")
            )
        return Finding(FAIL, _("Nothing is stated."))
    reviewed = channel["necessity_reviewed"]
    if not channel.says("necessity"):
        # Words for all channels are as old as the document that has them.
        reviewed = reviewed or case.facts.concept["as_of"]
    if not is_recent(reviewed, case.parameters["months"], case.facts.today):
        return Finding(
            PARTIAL,
            _("It is stated, but not reviewed lately."),
            "necessity_reviewed",
        )
    return Finding(PASS, _("It is stated and reviewed."))


@rule("C05", ("planned", *IN_USE))
def no_services(case: Case) -> Finding:
    channel = case.subject
    if case.facts.concept["excludes_services"] or channel.says("exclusions"):
        return Finding(PASS, _("It is stated."))
    if case.facts.concept.says("exclusions"):
        return Finding(PARTIAL, _("Some uses are excluded, but not services at all."))
    return Finding(FAIL, _("Nothing is stated."))


@rule("C27", OVER)
def ended(case: Case) -> Finding:
    channel = case.subject
    parts = [
        ("end_date", _("End")),
        ("end_reason", _("Reason")),
        ("successor", _("Successor")),
    ]
    return of_fields(channel, parts)


@rule("C37", CURRENT)
def account(case: Case) -> Finding:
    channel = case.subject
    url = channel["account_url"]
    if not url:
        if channel["status"] == "planned":
            return Finding(NOT_APPLICABLE, _("A planned channel may have none."))
        return Finding(FAIL, _("Nothing is stated."))
    if channel.uid in case.facts.doubles:
        return Finding(FAIL, _("Another channel has this account already."))
    hosts = tuple(case.facts.platform(channel).get("hosts") or ())
    if not host_fits(url, hosts):
        return Finding(FAIL, _("The address does not belong to the platform."))
    address = account_address(url)
    if address.protocol != "https:":
        return Finding(PARTIAL, _("The address is not https."))
    if address.hostname.removeprefix("www.") in hosts[1:]:
        return Finding(
            PARTIAL,
            _(
                "The platform's host is ${host} today.",
                mapping={"host": hosts[0]},
            ),
        )
    return Finding(PASS, _("The address is https and the platform's."))


@rule("C39", CURRENT)
def messenger(case: Case) -> Finding:
    channel = case.subject
    if case.facts.platform(channel).get("kind") != "messenger":
        return Finding(NOT_APPLICABLE, _("The platform is no messenger."))
    if channel.says("necessity") or ("necessity", channel.uid) in case.facts.answers:
        return Finding(PASS, _("It is stated."))
    if case.facts.stated(channel, "necessity"):
        return Finding(PARTIAL, _("Only the reasons for all channels are stated."))
    return Finding(FAIL, _("Nothing is stated."))
