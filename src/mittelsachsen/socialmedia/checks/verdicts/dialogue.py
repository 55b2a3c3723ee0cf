"""Comments, hours, marked automation."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import Finding
from mittelsachsen.socialmedia.checks.findings import NOT_APPLICABLE
from mittelsachsen.socialmedia.checks.findings import of_parts
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.findings import rule
from mittelsachsen.socialmedia.due.statuses import IN_USE


@rule("C22", IN_USE)
def netiquette(case: Case) -> Finding:
    channel = case.subject
    if channel["comments_mode"] == "closed":
        return Finding(NOT_APPLICABLE, _("Comments are closed."))
    published = channel["netiquette_url"] or case.facts.stated(channel, "netiquette")
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
    return of_parts(
        [
            (concept["service_hours"], _("Service hours")),
            (concept["reaction_time"], _("Reaction time")),
            (concept["emergency_notice"], _("Emergency numbers")),
        ]
    )


@rule("C38")
def automated(case: Case) -> Finding:
    channel = case.subject
    if not channel["automated"]:
        return Finding(NOT_APPLICABLE, _("No automated content is recorded."))
    return Finding(PASS, _("The channel's page says that its content is automated."))
