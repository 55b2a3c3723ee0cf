"""From rules and facts to results."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from mittelsachsen.socialmedia.checks import own
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import Check
from mittelsachsen.socialmedia.checks.findings import CHECKS
from mittelsachsen.socialmedia.checks.findings import Finding
from mittelsachsen.socialmedia.checks.findings import not_public
from mittelsachsen.socialmedia.checks.findings import PASS
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
    """Yield the results of the rules in force: the concept's, then by channel.

    What a rule wants to be public counts as far as visitors get it.
    """
    rules = [rule for rule in rules if rule.in_force(facts.today)]
    seen = None if facts.all_public else facts.as_seen()
    yield from _results(rules, "concept", facts, seen, facts.concept)
    for channel in facts.channels:
        yield from _results(rules, "channel", facts, seen, channel)


def check_of(rule: Rule) -> Check:
    """Return the function that judges by a rule of the package or of the site."""
    return partial(own.find, rule) if rule.pack == own.PACK else CHECKS[rule.id]


def _results(
    rules: Iterable[Rule], kind: str, facts: Facts, seen: Facts | None, subject: Subject
) -> Iterator[Result]:
    shown = subject.as_seen()
    for rule in rules:
        if rule.about != kind:
            continue
        check = check_of(rule)
        finding = check(Case(facts, subject, rule.parameters))
        if rule.public and seen is not None and finding.verdict == PASS:
            to_visitors = (
                check(Case(seen, shown, rule.parameters))
                if subject.public
                else not_public()
            )
            if to_visitors.verdict != PASS:
                finding = not_public(to_visitors.field)
        yield Result(rule, subject, finding)
