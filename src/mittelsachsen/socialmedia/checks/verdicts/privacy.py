"""Notices, legal basis, controllers, assessments, transfers."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.assessments.questions import FULL
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Subject
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
from mittelsachsen.socialmedia.content.notice_pages import IMPRINT
from mittelsachsen.socialmedia.content.notice_pages import is_our_page
from mittelsachsen.socialmedia.content.notice_pages import PRIVACY
from mittelsachsen.socialmedia.document.notice_parts import PARTS
from mittelsachsen.socialmedia.document.notice_source import SETTINGS
from mittelsachsen.socialmedia.due.statuses import CURRENT
from mittelsachsen.socialmedia.due.statuses import IN_USE
from zope.i18nmessageid import Message


# What the law wants to be told of the body (§ 5 DDG).
PROVIDER = (
    ("controller_name", _("Name")),
    ("controller_address", _("Address")),
    ("controller_representative", _("Representative")),
    ("controller_email", _("E-mail")),
)
PERSON = "++add++ContactPerson"
ASSESSMENT = "++add++ImpactAssessment"
# Results that leave something to do, and what is said of them.
AGAINST = {
    None: _("It has no result yet: ${name}"),
    "consultation": _("The supervisory authority has to be consulted: ${name}"),
    "not_to_run": _("By its result the channel is not to be run: ${name}"),
}
AUTHORITY = f"{SETTINGS}complaint_authority"


@dataclass(frozen=True)
class Wanted:
    """Something that a notice has to say, whether it does, and the field for it."""

    stated: object
    name: str
    field: str
    at: Subject


@rule("C11", IN_USE + ("frozen",))
def imprint(case: Case) -> Finding:
    channel, facts = case.subject, case.facts
    if _is_elsewhere(channel, "imprint_url", IMPRINT):
        return there(channel["imprint_url"])
    concept = facts.concept
    provided = facts.worded(channel, "provider")
    named = facts.worded(channel, "responsible") or facts.with_role(
        "responsible_content"
    )
    return _of_page(
        [
            *(
                Wanted(provided or concept.says(name), title, name, concept)
                for name, title in PROVIDER
            ),
            Wanted(named, PARTS["responsible"].heading, PERSON, concept),
        ]
    )


@rule("C12", IN_USE + ("frozen",))
def privacy_statement(case: Case) -> Finding:
    channel, facts = case.subject, case.facts
    if facts.answered("privacy", channel):
        return in_words()
    if _is_elsewhere(channel, "privacy_url", PRIVACY):
        return there(channel["privacy_url"])
    return _of_page(
        [
            Wanted(
                stated or facts.worded(channel, part), PARTS[part].heading, field, at
            )
            for part, stated, field, at in _demands(channel, facts)
        ]
    )


def _demands(
    channel: Subject, facts: Facts
) -> Iterator[tuple[str, object, str, Subject]]:
    """Yield the parts that Art. 13 and 14 GDPR want in any case, each with its field.

    What depends on the channel (transfers, joint controllers) has rules of its own.
    """
    concept, platform = facts.concept, facts.platform(channel)
    officer = facts.with_role("dpo")
    rights = channel.says("privacy_contact") or facts.with_role("data_subject_rights")
    learns = channel.says("privacy_notice") or says_something(
        platform.get("description")
    )
    operator = channel.says("instance_operator") or says_something(
        platform.get("operator_name")
    )
    yield "controller", concept.says("controller_name"), "controller_name", concept
    yield "officer", officer, PERSON, concept
    for part, name in (
        ("purpose", "purpose"),
        ("basis", "legal_basis"),
        ("storage", "storage_period"),
    ):
        yield part, channel.says(name) or concept.says(name), name, channel
    yield "data", learns, "privacy_notice", channel
    yield "recipients", operator, "platform.operator_name", channel
    yield "rights", rights, "privacy_contact", channel
    yield "complaint", says_something(facts.authority), AUTHORITY, channel


def _is_elsewhere(channel: Subject, name: str, page: str) -> bool:
    """Tell whether a channel names another address than that of our page.

    An address that visitors do not find is one, too.
    """
    own = channel.says(name) and not is_our_page(channel[name], page)
    return own or name in channel.hidden


def _of_page(wanted: Sequence[Wanted]) -> Finding:
    """Return the finding for our page of a notice; what it lacks first mends it."""
    finding = of_parts([(each.stated, each.name) for each in wanted])
    for each in wanted:
        if not each.stated:
            return replace(finding, field=each.field, at=each.at)
    return finding


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
    covering = case.facts.assessments_for(channel)
    if covering:
        return _of_assessments(covering, case)
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


def _of_assessments(covering: Sequence[Subject], case: Case) -> Finding:
    """Judge the latest assessment, or the full one that it calls for."""
    latest = max(covering, key=_latest)
    full = [each for each in covering if each["kind"] == FULL]
    if latest["kind"] == FULL or latest["result"] != "full_needed":
        return _of_assessment(latest, case)
    if full:
        return _of_assessment(max(full, key=_latest), case)
    return Finding(
        FAIL,
        _(
            "A full assessment is needed; there is none: ${name}",
            mapping=_named(latest),
        ),
        ASSESSMENT,
        case.facts.concept,
    )


def _latest(assessment: Subject) -> tuple[bool, date]:
    # One that is being made does not stand in for one that has a result.
    return bool(assessment["result"]), assessment["assessed_on"] or date.min


def _of_assessment(assessment: Subject, case: Case) -> Finding:
    for problem, field in _problems(assessment, case):
        message = Message(problem, mapping=_named(assessment))
        return Finding(PARTIAL, message, field, assessment)
    message = _("It is assessed: ${name}", mapping=_named(assessment))
    return Finding(PASS, message, "assessed_on", assessment)


def _named(assessment: Subject) -> dict[str, object]:
    """Return what an evidence names: the title, with the day where there is one."""
    title, day = assessment.title, assessment["assessed_on"]
    return {"name": (title, day) if day else title}


def _problems(assessment: Subject, case: Case) -> Iterator[tuple[str, str]]:
    """Yield what speaks against an assessment, each with the field that says it."""
    today, review = case.facts.today, assessment["next_review"]
    reason = AGAINST.get(assessment["result"] or None)
    if reason:
        yield reason, "result"
    if assessment["opinion"] == "objects":
        yield _("The data protection officer objects: ${name}"), "opinion"
    if not assessment["assessed_on"]:
        yield _("The date is missing: ${name}"), "assessed_on"
    elif not is_recent(assessment["assessed_on"], case.parameters["months"], today):
        yield _("It was not reviewed lately: ${name}"), "assessed_on"
    if review is not None and review < today:
        yield _("The day of the next review has passed: ${name}"), "next_review"
    for question in assessment["open"]:
        yield _("Not every question is answered: ${name}"), f"answers-{question}"


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
