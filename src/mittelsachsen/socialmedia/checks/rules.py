"""The rules, which are data, and what a site changes of them."""

from collections.abc import Iterable
from collections.abc import Mapping
import dataclasses
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
import json
import yaml


SEVERITIES = ("error", "warning", "hint")


@dataclass(frozen=True)
class Rule:
    """One demand; ``rules.yaml`` tells what each part means."""

    id: str
    pack: str
    about: str
    topic: str
    field: str | None
    severity: str
    de: str
    en: str
    source: str
    url: str
    valid_from: date
    public: bool = False
    valid_to: date | None = None
    parameters: Mapping[str, int] = dataclasses.field(default_factory=dict)
    # How a rule of the site's own looks at its field, see ``own.py``.
    demand: str = ""

    def title(self, language: str) -> str:
        """Return the demand in German or, for all other languages, in English."""
        return self.de if language.startswith("de") else self.en

    def in_force(self, today: date) -> bool:
        return self.valid_from <= today and (
            self.valid_to is None or today <= self.valid_to
        )


class OverrideError(ValueError):
    """A site's change of a rule cannot be; the argument says why."""


@cache
def package_rules() -> tuple[Rule, ...]:
    """Return the rules as they come with the package, in the order of their ids."""
    text = files(__package__).joinpath("rules.yaml").read_text("utf-8")
    return tuple(Rule(**entry) for entry in yaml.safe_load(text))


def apply(rules: Iterable[Rule], overrides: Mapping[str, str]) -> list[Rule]:
    """Return the rules with a site's changes, without those that it switched off.

    ``overrides`` holds JSON by a rule's id: ``off``, ``severity``, ``parameters`` and
    the ``reason``. Unknown ids are passed over: a rule may go with a new version.
    """
    result = []
    for rule in rules:
        change = json.loads(overrides.get(rule.id, "{}"))
        if not change.get("off"):
            result.append(
                replace(
                    rule,
                    severity=change.get("severity", rule.severity),
                    parameters={**rule.parameters, **change.get("parameters", {})},
                )
            )
    return result


def check_override(rule: Rule, change: Mapping) -> None:
    """Raise :class:`OverrideError` where a rule cannot be changed like this.

    Whoever switches off or changes a demand of the law says why.
    """
    if change.get("severity", rule.severity) not in SEVERITIES:
        raise OverrideError("severity")
    parameters = change.get("parameters", {})
    if set(parameters) - set(rule.parameters):
        raise OverrideError("parameters")
    for value in parameters.values():
        if (
            isinstance(value, bool)
            or not isinstance(value, int)
            or not 1 <= value <= 600
        ):
            raise OverrideError("parameters")
    if not str(change.get("reason", "")).strip():
        raise OverrideError("reason")
