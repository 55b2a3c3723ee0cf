"""Evaluations, updates and versions."""

from datetime import date
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import FAIL
from mittelsachsen.socialmedia.checks.findings import Finding
from mittelsachsen.socialmedia.checks.findings import of_fields
from mittelsachsen.socialmedia.checks.findings import PARTIAL
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.findings import rule
from mittelsachsen.socialmedia.checks.texts import Names
from mittelsachsen.socialmedia.due.dates import done
from mittelsachsen.socialmedia.due.dates import last_update
from mittelsachsen.socialmedia.due.dates import next_due
from mittelsachsen.socialmedia.due.statuses import IN_USE


@rule("C24")
def evaluated(case: Case) -> Finding:
    facts = case.facts
    concept = case.subject
    last = last_update(done(record.day, facts.today) for record in facts.records)
    as_of = done(concept["as_of"], facts.today)
    due = next_due(as_of, last, concept["evaluation_interval"])
    if due is None:
        return Finding(FAIL, _("Neither date nor evaluation is recorded."), "as_of")
    if due < facts.today:
        return Finding(
            FAIL, _("Overdue since ${day}.", mapping={"day": due}), "@@evaluations"
        )
    if last is None:
        return Finding(PASS, _("Not due before ${day}.", mapping={"day": due}))
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
            "@@evaluations",
        )
    return Finding(PASS, _("Evaluated on ${day}.", mapping={"day": last}))


@rule("C25")
def updated(case: Case) -> Finding:
    changes = case.facts.changes
    if not changes:
        return Finding(PASS, _("No channel has changed since."))
    return Finding(
        FAIL,
        _(
            "Changed since: ${names}",
            mapping={"names": Names(changes)},
        ),
    )


def days_ahead(facts: Facts) -> dict[str, date]:
    """Return the fields that call something done on a day that lies ahead."""
    concept = facts.concept
    days = [("as_of", concept["as_of"])] + [
        (name, row.get("date"))
        for name in ("changelog", "approvals")
        for row in concept[name] or ()
    ]
    return {name: day for name, day in days if day and day > facts.today}


@rule("C26")
def version(case: Case) -> Finding:
    concept = case.subject
    ahead = days_ahead(case.facts)
    if ahead:
        return Finding(
            PARTIAL,
            _("A day that lies ahead: ${day}.", mapping={"day": min(ahead.values())}),
            min(ahead, key=lambda name: ahead[name]),
        )
    parts = [
        ("as_of", _("Date of the document")),
        ("version", _("Version")),
        ("changelog", _("Changes")),
        ("approvals", _("Approvals")),
    ]
    return of_fields(concept, parts)
