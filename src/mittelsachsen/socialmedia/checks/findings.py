"""Verdicts with their evidence, and the cases that the rules look at."""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.texts import Names


PASS, PARTIAL, FAIL, NOT_APPLICABLE = "pass", "partial", "fail", "not_applicable"
OPEN = (FAIL, PARTIAL)


@dataclass(frozen=True)
class Finding:
    """A verdict with its evidence; ``field`` mends it where it is not the rule's."""

    verdict: str
    evidence: str
    field: str | None = None


@dataclass(frozen=True)
class Case:
    """What a rule looks at: the facts, a concept or a channel, the rule's numbers."""

    facts: Facts
    subject: Subject
    parameters: Mapping[str, int]


Check = Callable[[Case], Finding]
CHECKS: dict[str, Check] = {}


def rule(name: str, statuses: Sequence[str] | None = None) -> Callable[[Check], Check]:
    """Register the function of a rule, which looks at channels in some statuses."""

    def register(check: Check) -> Check:
        def checked(case: Case) -> Finding:
            if statuses is not None and case.subject["status"] not in statuses:
                return Finding(
                    NOT_APPLICABLE, _("The channel's status is not one of those meant.")
                )
            return check(case)

        CHECKS[name] = checked
        return check

    return register


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
    finding = of_parts([(subject[field], name) for field, name in fields])
    first = next((field for field, _name in fields if not subject[field]), None)
    return Finding(finding.verdict, finding.evidence, first)


def in_words() -> Finding:
    """Return the finding for a demand that own words of the document meet."""
    return Finding(PASS, _("A section of the document says it."))


def there(text: object, evidence: str = "") -> Finding:
    """Return a finding for one thing that is there or not."""
    if text:
        return Finding(PASS, evidence or _("It is stated."))
    return Finding(FAIL, _("Nothing is stated."))
