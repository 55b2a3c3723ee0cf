"""Ways without the platform, and reminders of them."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import FAIL
from mittelsachsen.socialmedia.checks.findings import Finding
from mittelsachsen.socialmedia.checks.findings import in_words
from mittelsachsen.socialmedia.checks.findings import of_parts
from mittelsachsen.socialmedia.checks.findings import PARTIAL
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.findings import rule
from mittelsachsen.socialmedia.due.dates import is_older
from mittelsachsen.socialmedia.due.statuses import IN_USE


@rule("C18", IN_USE)
def alternatives(case: Case) -> Finding:
    channel = case.subject
    if case.facts.answered("alternatives", channel):
        return in_words()
    information = [
        row
        for row in case.facts.own_or_inherited(channel, "alternative_information") or ()
        if row.get("url") or row.get("label")
    ]
    contact = [
        row
        for row in case.facts.own_or_inherited(channel, "alternative_contact") or ()
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
def equivalence(case: Case) -> Finding:
    channel = case.subject
    kind = channel["alternative_equivalence"]
    if kind == "full":
        return Finding(PASS, _("The same or similar content is stated."))
    if kind:
        return Finding(PARTIAL, _("The other way has a part of the content only."))
    if case.facts.own_or_inherited(channel, "alternative_information"):
        return Finding(
            PARTIAL, _("Alternatives are named, but not whether they have the same.")
        )
    return Finding(FAIL, _("Nothing is stated."))


@rule("C20", IN_USE)
def no_disadvantage(case: Case) -> Finding:
    channel = case.subject
    if case.facts.own_or_inherited(channel, "no_disadvantage_statement"):
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
