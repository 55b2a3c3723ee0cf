"""From rules and facts to results."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import CHECKS
from mittelsachsen.socialmedia.checks.findings import Finding
from mittelsachsen.socialmedia.checks.rules import Rule
from mittelsachsen.socialmedia.checks.verdicts import accessibility  # noqa: F401
from mittelsachsen.socialmedia.checks.verdicts import alternatives  # noqa: F401
from mittelsachsen.socialmedia.checks.verdicts import concept  # noqa: F401
from mittelsachsen.socialmedia.checks.verdicts import dialogue  # noqa: F401
from mittelsachsen.socialmedia.checks.verdicts import embeds  # noqa: F401
from mittelsachsen.socialmedia.checks.verdicts import evaluation  # noqa: F401
from mittelsachsen.socialmedia.checks.verdicts import privacy  # noqa: F401
from mittelsachsen.socialmedia.checks.verdicts import responsibility  # noqa: F401
from mittelsachsen.socialmedia.checks.verdicts import terms  # noqa: F401


@dataclass(frozen=True)
class Result:
    """What a rule says about a subject."""

    rule: Rule
    subject: Subject
    finding: Finding


def evaluate(rules: Iterable[Rule], facts: Facts) -> Iterator[Result]:
    """Yield the results of the rules in force: the concept's, then by channel."""
    rules = [rule for rule in rules if rule.in_force(facts.today)]
    for kind, subjects in (("concept", (facts.concept,)), ("channel", facts.channels)):
        for subject in subjects:
            for rule in rules:
                if rule.about == kind:
                    case = Case(facts, subject, rule.parameters)
                    yield Result(rule, subject, CHECKS[rule.id](case))
