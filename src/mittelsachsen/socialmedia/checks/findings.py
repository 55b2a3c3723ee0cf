"""Verdicts with their evidence, and the cases that the rules look at."""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.texts import Names
from mittelsachsen.socialmedia.checks.words import says_something
from mittelsachsen.socialmedia.due.dates import is_older


PASS, PARTIAL, FAIL, NOT_APPLICABLE = "pass", "partial", "fail", "not_applicable"
OPEN = (FAIL, PARTIAL)


@dataclass(frozen=True)
class Finding:
    """A verdict with its evidence; ``field`` mends it where it is not the rule's.

    It is a field of what the rule is about, or of the subject ``at``.
    """

    verdict: str
    evidence: str
    field: str | None = None
    at: Subject | None = None


@dataclass(frozen=True)
class Case:
    """What a rule looks at: the facts, a concept or a channel, the rule's numbers."""

    facts: Facts
    subject: Subject
    parameters: Mapping[str, int]


Check = Callable[[Case], Finding]
CHECKS: dict[str, Check] = {}


def rule(name: str, statuses: Sequence[str] | None = None) -> Callable[[Check], Check]:
    """Register the function of a rule, which looks at channels in some statuses.

    A channel without a status may be in any: what is not known is open.
    """

    def register(check: Check) -> Check:
        def checked(case: Case) -> Finding:
            status = case.subject["status"]
            if statuses is None or status in statuses:
                return check(case)
            if not status:
                return _without_status(check(case))
            return Finding(
                NOT_APPLICABLE, _("The channel's status is not one of those meant.")
            )

        CHECKS[name] = checked
        return check

    return register


def _without_status(finding: Finding) -> Finding:
    if finding.verdict in OPEN:
        return finding
    return Finding(PARTIAL, _("The channel's status is not stated."), "status")


def is_recent(day: date | None, months: int, today: date) -> bool:
    """Tell whether something was done so many months ago at most, and not ahead."""
    return day is not None and day <= today and not is_older(day, months, today)


def of_parts(parts: Sequence[tuple[object, str]]) -> Finding:
    """Return a finding for parts that are there or not, each with its name."""
    missing = [name for there, name in parts if not there]
    if not missing:
        return Finding(PASS, _("Everything is stated."))
    return Finding(
        FAIL if len(missing) == len(parts) else PARTIAL,
        _("Missing: ${parts}", mapping={"parts": Names(missing)}),
    )


def of_fields(subject: Subject, fields: Sequence[tuple[str, str]]) -> Finding:
    """Return a finding for fields with their names; the first empty one mends it."""
    finding = of_parts([(subject.says(field), name) for field, name in fields])
    first = next((field for field, _name in fields if not subject.says(field)), None)
    return Finding(finding.verdict, finding.evidence, first)


def in_words() -> Finding:
    """Return the finding for a demand that own words of the document meet."""
    return Finding(PASS, _("A section of the document says it."))


def not_public(field: str | None = None) -> Finding:
    """Return the finding for evidence that visitors do not get."""
    return Finding(PARTIAL, _("It is present, but not public."), field)


def there(value: object, evidence: str = "") -> Finding:
    """Return a finding for one thing that is there or not."""
    if says_something(value):
        return Finding(PASS, evidence or _("It is stated."))
    return Finding(FAIL, _("Nothing is stated."))
