"""What a site changes of rules and terms; kept in the registry."""

from collections.abc import Iterable
from collections.abc import Iterator
import json
import logging
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
from zope.i18nmessageid import Message
from zope.interface import Interface
from zope.interface.interface import InterfaceClass
from zope.schema import ValidationError


logger = logging.getLogger(__name__)
PROBLEMS = {
    "parts": _(
        "Write each term as: words ; today\u2019s term ; since (YYYY-MM-DD) ; source."
        " Not so: ${line}"
    ),
    "since": _("The third part is no day (YYYY-MM-DD): ${line}"),
    "words": _("Words have two letters at least and no signs of patterns: ${line}"),
    "pattern": _("No text can be searched by this pattern: ${line}"),
}


class InvalidTerm(ValidationError):
    """A line that could not be searched for; the argument is the :class:`TermError`."""

    def doc(self) -> str:
        line, problem = self.args[0].args
        return Message(PROBLEMS[problem], mapping={"line": line})


def is_term(line: str) -> bool:
    """Accept a line of the table of terms that can be searched for."""
    try:
        from_line(line)
    except TermError as error:
        raise InvalidTerm(error) from None
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
            "One in a line: words ; today\u2019s term ; since (YYYY-MM-DD) ; source."
            " Words are parted by |. Behind them, ~ stands for all their forms and +"
            " for longer words. A star before them looks in addresses."
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
    return package_terms() if lines is None else tuple(_readable(lines))


def _readable(lines: Iterable[str]) -> Iterator[Term]:
    """Yield the terms of lines; one that cannot be read stops no page."""
    for line in lines:
        try:
            yield from_line(line)
        except TermError as error:
            logger.warning("Passed over a line of the terms: %s", error.args[1])


def term_lines() -> list[str]:
    """Return the site's table as webmasters edit it."""
    return list(_records(ITermSettings).terms or ())


def save_terms(lines: list[str]) -> None:
    """Store a table; raises ``ValidationError`` where a line cannot be searched for."""
    _records(ITermSettings).terms = lines


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
