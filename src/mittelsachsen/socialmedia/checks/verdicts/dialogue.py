"""Comments, hours, marked automation."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import Finding
from mittelsachsen.socialmedia.checks.findings import NOT_APPLICABLE
from mittelsachsen.socialmedia.checks.findings import of_parts
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.findings import rule
from mittelsachsen.socialmedia.checks.words import says_something
from mittelsachsen.socialmedia.due.statuses import IN_USE


@rule("C22", IN_USE)
def netiquette(case: Case) -> Finding:
    channel = case.subject
    if channel["comments_mode"] == "closed":
        return Finding(NOT_APPLICABLE, _("Comments are closed."))
    published = channel.says("netiquette_url") or case.facts.stated(
        channel, "netiquette"
    )
    finding = of_parts(
        [
            (channel["comments_mode"] == "moderated", _("Moderated comments")),
            (published, _("Netiquette")),
        ]
    )
    field = "netiquette_url" if channel["comments_mode"] == "moderated" else None
    return Finding(finding.verdict, finding.evidence, field)


@rule("C23", IN_USE)
def service_hours(case: Case) -> Finding:
    channel = case.subject
    if channel["comments_mode"] == "closed" and channel["mode"] == "information":
        return Finding(NOT_APPLICABLE, _("It informs only; comments are closed."))
    concept = case.facts.concept
    parts = [
        ("service_hours", has_hours(case.facts, channel), _("Service hours")),
        ("reaction_time", concept.says("reaction_time"), _("Reaction time")),
        ("emergency_notice", concept.says("emergency_notice"), _("Emergency numbers")),
    ]
    finding = of_parts([(is_there, title) for _name, is_there, title in parts])
    missing = next((name for name, is_there, _title in parts if not is_there), None)
    return Finding(finding.verdict, finding.evidence, missing, concept)


def has_hours(facts: Facts, channel: Subject) -> bool:
    """Tell whether concept or a contact say when somebody is there."""
    contacts = facts.own_or_inherited(channel, "alternative_contact") or ()
    return (
        facts.concept.says("service_hours")
        or any(says_something(row.get("hours")) for row in contacts)
        or facts.has_contact_hours
    )


@rule("C38")
def automated(case: Case) -> Finding:
    channel = case.subject
    if not channel["automated"]:
        return Finding(NOT_APPLICABLE, _("No automated content is recorded."))
    return Finding(PASS, _("The channel's page says that its content is automated."))
