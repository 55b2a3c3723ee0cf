"""Who answers for what."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import FAIL
from mittelsachsen.socialmedia.checks.findings import Finding
from mittelsachsen.socialmedia.checks.findings import in_words
from mittelsachsen.socialmedia.checks.findings import of_fields
from mittelsachsen.socialmedia.checks.findings import PARTIAL
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.findings import rule
from mittelsachsen.socialmedia.checks.findings import there
from mittelsachsen.socialmedia.checks.words import says_something
from mittelsachsen.socialmedia.due.statuses import IN_USE


@rule("C06", IN_USE)
def responsible_for_channel(case: Case) -> Finding:
    channel = case.subject
    if case.facts.answered("responsible", channel):
        return in_words()
    missing = [
        name
        for name in ("editorial_contact", "technical_contact")
        if not channel.says(name)
    ]
    if not missing:
        return Finding(PASS, _("Both are named."))
    if len(missing) == 1:
        return Finding(PARTIAL, _("Only one of both is named."), missing[0])
    if channel.says("operating_unit"):
        return Finding(PARTIAL, _("Only the unit is named, no persons."))
    return Finding(FAIL, _("Nobody is named."))


@rule("C07")
def responsible_for_content(case: Case) -> Finding:
    concept = case.subject
    if case.facts.answered("responsible"):
        return in_words()
    named = case.facts.with_role("responsible_content")
    if not named:
        return Finding(FAIL, _("No contact has this role."))
    without = [
        contact for contact, row in named if not says_something(row.get("scope"))
    ]
    if len(named) > 1 and len(without) == len(named):
        return Finding(FAIL, _("Several persons are named, but not who for what."))
    # The statute wants it of each (§ 18 (2) MStV).
    if len(named) > 1 and without:
        return Finding(
            FAIL,
            _(
                "It is not stated what ${name} is responsible for.",
                mapping={"name": without[0].title},
            ),
            "roles",
            without[0],
        )
    lacking = [contact for contact, _row in named if not contact.says("postal_address")]
    if lacking and not concept.says("controller_address"):
        return Finding(
            PARTIAL,
            _("The address of ${name} is missing.", mapping={"name": lacking[0].title}),
            "postal_address",
            lacking[0],
        )
    return Finding(PASS, _("It is stated."))


@rule("C08")
def controller(case: Case) -> Finding:
    concept = case.subject
    if case.facts.answered("responsible"):
        return in_words()
    parts = [
        ("controller_name", _("Name")),
        ("controller_representative", _("Representative")),
        ("controller_address", _("Address")),
        ("controller_phone", _("Telephone")),
        ("controller_email", _("E-mail")),
    ]
    return of_fields(concept, parts)


@rule("C09", IN_USE)
def rights_contact(case: Case) -> Finding:
    channel = case.subject
    return there(
        channel.says("privacy_contact")
        or bool(case.facts.with_role("data_subject_rights")),
        _("A contact is named."),
    )


@rule("C10")
def data_protection_officer(case: Case) -> Finding:
    named = case.facts.with_role("dpo")
    if not named:
        return Finding(FAIL, _("No contact has this role."))
    if any(
        says_something(row.get(name)) or contact.says(name)
        for name in ("email", "phone")
        for contact, row in named
    ):
        return Finding(PASS, _("A contact is named."))
    return Finding(
        PARTIAL,
        _("The contact has neither telephone nor e-mail."),
        "phone",
        named[0][0],
    )
