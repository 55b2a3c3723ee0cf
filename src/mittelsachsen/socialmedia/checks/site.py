"""What a site changes of rules and terms; kept in the registry."""

import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.rules import apply
from mittelsachsen.socialmedia.checks.rules import check_override
from mittelsachsen.socialmedia.checks.rules import package_rules
from mittelsachsen.socialmedia.checks.rules import Rule
from mittelsachsen.socialmedia.checks.terms import from_line
from mittelsachsen.socialmedia.checks.terms import package_terms
from mittelsachsen.socialmedia.checks.terms import Term
from mittelsachsen.socialmedia.checks.terms import TermError
from mittelsachsen.socialmedia.checks.terms import to_line
from mittelsachsen.socialmedia.lines import LinesFieldWidget
from mittelsachsen.socialmedia.settings import ISocialMediaSettings
from mittelsachsen.socialmedia.settings import PREFIX
from mittelsachsen.socialmedia.values import each
from plone.autoform import directives
from plone.registry.interfaces import IRegistry
from typing import Any
from zope import schema
from zope.component import getUtility
from zope.interface import Interface
from zope.interface.interface import InterfaceClass
from zope.schema import ValidationError


class InvalidTerm(ValidationError):
    __doc__ = _(
        "Write each term as: pattern ; today\u2019s term ; since (YYYY-MM-DD) ; source."
    )


def is_term(line: str) -> bool:
    """Accept a line of the table of terms."""
    try:
        from_line(line)
    except TermError:
        raise InvalidTerm(line) from None
    return True


def package_lines() -> list[str]:
    return [to_line(term) for term in package_terms()]


class IRuleSettings(Interface):
    """What the site changes of rules; they have a page of their own."""

    rules = schema.Dict(
        title=_("Changed rules"),
        key_type=schema.TextLine(),
        value_type=schema.Text(),
        required=False,
        default={},
    )


class ITermSettings(Interface):
    """The table of outdated terms."""

    directives.widget("terms", LinesFieldWidget)
    terms = schema.List(
        title=_("Outdated terms"),
        description=_(
            "One in a line: pattern ; today\u2019s term ; since (YYYY-MM-DD) ; source."
            " The pattern is a regular expression for whole words; with a star before"
            " it, it is looked for in addresses too."
        ),
        value_type=schema.TextLine(constraint=is_term),
        constraint=each(is_term),
        defaultFactory=package_lines,
        required=False,
    )


class IPanelSettings(ISocialMediaSettings, ITermSettings):
    """All that the control panel's form has."""


def _records(schema: InterfaceClass) -> Any:
    return getUtility(IRegistry).forInterface(schema, check=False, prefix=PREFIX)


def overrides() -> dict[str, str]:
    """Return the site's changes of rules, as JSON by the rules' ids."""
    return dict(_records(IRuleSettings).rules or {})


def site_rules() -> list[Rule]:
    """Return the rules as they count on this site."""
    return apply(package_rules(), overrides())


def site_terms() -> tuple[Term, ...]:
    """Return the site's table of terms."""
    lines = _records(ITermSettings).terms
    return package_terms() if lines is None else tuple(map(from_line, lines))


def change_rule(name: str, change: dict) -> None:
    """Store a site's change of a rule; an empty one takes it back.

    Raises :class:`OverrideError` for changes that cannot be, ``KeyError`` for ids
    that no rule has.
    """
    rule = {rule.id: rule for rule in package_rules()}[name]
    changes = overrides()
    changes.pop(name, None)
    if change:
        check_override(rule, change)
        changes[name] = json.dumps(change, sort_keys=True)
    _records(IRuleSettings).rules = changes
