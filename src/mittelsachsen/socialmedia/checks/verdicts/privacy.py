"""Notices, legal basis, controllers, assessments, transfers."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import FAIL
from mittelsachsen.socialmedia.checks.findings import Finding
from mittelsachsen.socialmedia.checks.findings import in_words
from mittelsachsen.socialmedia.checks.findings import is_recent
from mittelsachsen.socialmedia.checks.findings import NOT_APPLICABLE
from mittelsachsen.socialmedia.checks.findings import of_parts
from mittelsachsen.socialmedia.checks.findings import PARTIAL
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.findings import rule
from mittelsachsen.socialmedia.checks.findings import there
from mittelsachsen.socialmedia.checks.words import says_something
from mittelsachsen.socialmedia.due.statuses import CURRENT
from mittelsachsen.socialmedia.due.statuses import IN_USE


@rule("C11", IN_USE + ("frozen",))
def imprint(case: Case) -> Finding:
    return there(case.subject["imprint_url"])


@rule("C12", IN_USE + ("frozen",))
def privacy_statement(case: Case) -> Finding:
    channel = case.subject
    stated = channel.says("privacy_url") or channel.says("privacy_notice")
    return there(stated or case.facts.answered("privacy", channel))


@rule("C13", CURRENT)
def operator(case: Case) -> Finding:
    channel = case.subject
    platform = case.facts.platform(channel)
    if channel.says("instance_operator"):
        # Of a server that anybody may run, the platform's record knows nothing.
        policy = channel.says("privacy_url") or channel.says("privacy_notice")
        finding = of_parts([(True, _("Operator")), (policy, _("Privacy policy"))])
        return Finding(finding.verdict, finding.evidence, "privacy_url")
    finding = of_parts(
        [
            (says_something(platform.get(name)), title)
            for name, title in (
                ("operator_name", _("Operator")),
                ("operator_address", _("Address")),
                ("country", _("Country")),
                ("policy_url", _("Privacy policy")),
            )
        ]
    )
    if finding.verdict == PASS and not is_recent(
        platform.get("checked_on"), case.parameters["months"], case.facts.today
    ):
        return Finding(
            PARTIAL,
            _("The platform's record was not checked lately."),
            "platform.checked_on",
        )
    return finding


@rule("C14", CURRENT)
def legal_basis(case: Case) -> Finding:
    return there(case.facts.stated(case.subject, "legal_basis"))


@rule("C15", CURRENT)
def joint_controllers(case: Case) -> Finding:
    channel = case.subject
    status = channel["joint_controller_status"]
    if not status:
        return Finding(FAIL, _("No position is recorded."))
    day = channel["joint_controller_date"]
    if day is None:
        return Finding(
            PARTIAL, _("A position without a date."), "joint_controller_date"
        )
    if not is_recent(day, case.parameters["months"], case.facts.today):
        return Finding(
            PARTIAL, _("The position was not reviewed lately."), "joint_controller_date"
        )
    if not channel.says("joint_controller_note") and not channel.says(
        "joint_controller_url"
    ):
        return Finding(
            PARTIAL, _("A position without reasons."), "joint_controller_note"
        )
    if status == "open":
        return Finding(PARTIAL, _("The question is recorded as undecided."))
    return Finding(PASS, _("A dated position is recorded."))


@rule("C16", CURRENT)
def impact_assessment(case: Case) -> Finding:
    channel = case.subject
    if case.facts.answered("dpia", channel):
        return in_words()
    if channel["dpia_kind"] not in ("threshold", "full"):
        return Finding(FAIL, _("None is recorded."))
    if not channel["dpia_date"]:
        return Finding(PARTIAL, _("The date is missing."), "dpia_date")
    if not is_recent(channel["dpia_date"], case.parameters["months"], case.facts.today):
        return Finding(PARTIAL, _("It was not reviewed lately."), "dpia_date")
    if not channel["dpia"]:
        return Finding(PARTIAL, _("The document is not linked."), "dpia")
    return Finding(PASS, _("It is recorded, dated and linked."))


@rule("C17", CURRENT)
def third_country(case: Case) -> Finding:
    channel = case.subject
    platform = case.facts.platform(channel)
    if channel["instance_operator"] and not platform.get("third_country"):
        return Finding(NOT_APPLICABLE, _("No transfer to a third country is recorded."))
    if not platform:
        return Finding(FAIL, _("The platform has no record."))
    if not platform.get("third_country"):
        return Finding(NOT_APPLICABLE, _("No transfer to a third country is recorded."))
    if not says_something(platform.get("transfer_basis")):
        return Finding(PARTIAL, _("The transfer is stated, but not its basis."))
    if not is_recent(
        platform.get("checked_on"), case.parameters["months"], case.facts.today
    ):
        return Finding(
            PARTIAL,
            _("The platform's record was not checked lately."),
            "platform.checked_on",
        )
    return Finding(PASS, _("Transfer and basis are stated."))


@rule("C40", IN_USE)
def insights(case: Case) -> Finding:
    channel = case.subject
    kind = channel["insights"]
    if not kind:
        return Finding(FAIL, _("Nothing is stated."))
    if kind != "off" and not channel.says("insights_note"):
        return Finding(
            PARTIAL, _("By whom and for what is not stated."), "insights_note"
        )
    return Finding(PASS, _("It is stated."))
