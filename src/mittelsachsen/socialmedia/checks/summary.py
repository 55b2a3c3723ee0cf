"""Results by rule, and how many rules are met: the same numbers everywhere."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.evaluate import Result
from mittelsachsen.socialmedia.checks.findings import FAIL
from mittelsachsen.socialmedia.checks.findings import NOT_APPLICABLE
from mittelsachsen.socialmedia.checks.findings import PARTIAL
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.rules import Rule


# A rule is as good as what is worst of it.
ORDER = (FAIL, PARTIAL, PASS, NOT_APPLICABLE)


@dataclass(frozen=True)
class RuleResults:
    """A rule with its results, of the concept or of each channel."""

    rule: Rule
    results: tuple[Result, ...]

    @property
    def verdict(self) -> str:
        return worst(each.finding.verdict for each in self.results)


def worst(verdicts: Iterable[str]) -> str:
    """Return the verdict on a rule that has several; there is at least one."""
    return min(verdicts, key=ORDER.index)


def by_rule(results: Iterable[Result]) -> list[RuleResults]:
    """Return the rules that have results, in the order of the rules."""
    found: dict[str, list[Result]] = {}
    for result in results:
        found.setdefault(result.rule.id, []).append(result)
    return [
        RuleResults(found[name][0].rule, tuple(found[name])) for name in sorted(found)
    ]


def numbers(results: Iterable[Result]) -> dict[str, int]:
    """Return how many rules have which verdict."""
    return count((each.rule.id, each.finding.verdict) for each in results)


def count(verdicts: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return how many rules have which verdict, from pairs of rule and verdict."""
    found: dict[str, list[str]] = {}
    for rule, verdict in verdicts:
        found.setdefault(rule, []).append(verdict)
    counts = Counter(map(worst, found.values()))
    return {name: counts[name] for name in ORDER}


def sentence(counts: dict[str, int]) -> str:
    """Return the numbers as a sentence, to be translated."""
    return _(
        "Of ${rules} rules, ${pass} are met, ${partial} partly, ${fail} are not,"
        " ${not_applicable} do not apply.",
        mapping={"rules": sum(counts.values()), **counts},
    )
