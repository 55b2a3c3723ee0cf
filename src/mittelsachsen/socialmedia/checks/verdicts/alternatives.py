"""Ways without the platform, and reminders of them."""

from collections.abc import Mapping
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.accounts import host_fits
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import FAIL
from mittelsachsen.socialmedia.checks.findings import Finding
from mittelsachsen.socialmedia.checks.findings import in_words
from mittelsachsen.socialmedia.checks.findings import of_parts
from mittelsachsen.socialmedia.checks.findings import PARTIAL
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.findings import rule
from mittelsachsen.socialmedia.checks.words import says_something
from mittelsachsen.socialmedia.due.dates import is_older
from mittelsachsen.socialmedia.due.statuses import IN_USE


@rule("C18", IN_USE)
def alternatives(case: Case) -> Finding:
    channel = case.subject
    if case.facts.answered("alternatives", channel):
        return in_words()
    information = elsewhere(case.facts, channel)
    contact = [
        row
        for row in case.facts.own_or_inherited(channel, "alternative_contact") or ()
        if any(says_something(row.get(name)) for name in ("phone", "email", "label"))
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


def elsewhere(facts: Facts, channel: Subject) -> list[Mapping]:
    """Return the other ways to a channel's information that need no account.

    A platform is no alternative to itself, nor is one that wants a login to read.
    """
    hosts = [
        host
        for token, platform in facts.platforms.items()
        if token == channel["platform"] or platform.get("login_to_read")
        for host in platform.get("hosts") or ()
    ]
    return [
        row
        for row in facts.own_or_inherited(channel, "alternative_information") or ()
        if says_something(row.get("url")) or says_something(row.get("label"))
        if not leads_to(row.get("url") or "", hosts, channel["account_url"])
    ]


def leads_to(url: str, hosts: list[str], account: str | None) -> bool:
    """Tell whether an address is an account or lies on one of the hosts."""
    return url == account or (bool(hosts) and host_fits(url, tuple(hosts)))


@rule("C19", IN_USE)
def equivalence(case: Case) -> Finding:
    channel = case.subject
    kind = channel["alternative_equivalence"]
    if kind == "full":
        return Finding(PASS, _("The same or similar content is stated."))
    if kind:
        return Finding(PARTIAL, _("The other way has a part of the content only."))
    if elsewhere(case.facts, channel):
        return Finding(
            PARTIAL, _("Alternatives are named, but not whether they have the same.")
        )
    return Finding(FAIL, _("Nothing is stated."))


@rule("C20", IN_USE)
def no_disadvantage(case: Case) -> Finding:
    channel = case.subject
    if says_something(
        case.facts.own_or_inherited(channel, "no_disadvantage_statement")
    ):
        return Finding(PASS, _("It is stated."))
    return Finding(
        PARTIAL, _("The page shows the standard sentence; the concept has none.")
    )


@rule("C21", IN_USE)
def awareness(case: Case) -> Finding:
    facts = case.facts
    channel = case.subject
    days = [row.get("date") for row in channel["awareness_posts"] or ()]
    last = max((day for day in days if day and day <= facts.today), default=None)
    if last is None:
        return Finding(FAIL, _("No post is recorded."))
    if is_older(last, facts.concept["awareness_interval"] or 1, facts.today):
        return Finding(PARTIAL, _("The last post is of ${day}.", mapping={"day": last}))
    return Finding(PASS, _("The last post is of ${day}.", mapping={"day": last}))
