"""What a site changes of rules and terms; kept in the registry."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
import json
import logging
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks import own
from mittelsachsen.socialmedia.checks.packs import authority
from mittelsachsen.socialmedia.checks.packs import Change
from mittelsachsen.socialmedia.checks.packs import news
from mittelsachsen.socialmedia.checks.packs import package_packs
from mittelsachsen.socialmedia.checks.packs import versions
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

    packs = schema.List(
        title=_("Packs of rules that count"),
        description=_("Without a choice, all do."),
        value_type=schema.TextLine(),
        required=False,
        default=[],
    )

    seen_packs = schema.Dict(
        title=_("Versions of packs whose changes were seen"),
        key_type=schema.TextLine(),
        value_type=schema.Int(),
        required=False,
        # Who installs today has nothing to catch up with.
        defaultFactory=versions,
    )

    own_rules = schema.Dict(
        title=_("Own rules"),
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
    """Return the rules as they count on this site, its own ones last."""
    chosen = chosen_packs()
    ours = [rule for rule in package_rules() if rule.pack in chosen]
    return [*apply(ours, overrides()), *own.own_rules(stored_rules())]


def chosen_packs() -> set[str]:
    """Return the packs that count here; without a choice, all."""
    known = {pack.id for pack in package_packs()}
    return known & set(_records(IRuleSettings).packs or known)


def choose_packs(chosen: Iterable[str]) -> None:
    """Let packs count; raises ``KeyError`` for one that there is not.

    Where they tell who takes complaints and the settings do not, the settings get it.
    """
    known = [pack.id for pack in package_packs()]
    chosen = set(chosen)
    for unknown in chosen.difference(known):
        raise KeyError(unknown)
    # What comes with a new version counts as well, where all do.
    every = chosen.issuperset(known)
    _records(IRuleSettings).packs = [] if every else sorted(chosen)
    settings = _records(ISocialMediaSettings)
    if not settings.complaint_authority:
        settings.complaint_authority = "\n".join(authority(chosen))


def unseen_changes() -> list[Change]:
    """Return what has changed in the site's packs and nobody has taken as seen."""
    return news(chosen_packs(), _records(IRuleSettings).seen_packs or {})


def see_packs() -> None:
    """Take all changes of packs as seen."""
    _records(IRuleSettings).seen_packs = versions()


def stored_rules() -> dict[str, str]:
    """Return the site's own rules, as JSON by their ids."""
    return dict(_records(IRuleSettings).own_rules or {})


def save_rule(values: Mapping[str, Any]) -> str:
    """Store a new rule of the site and return its id.

    Raises :class:`~mittelsachsen.socialmedia.checks.own.OwnRuleError`.
    """
    stored = stored_rules()
    name = own.next_id(stored)
    own.from_values(name, values)
    stored[name] = json.dumps(values, sort_keys=True)
    _records(IRuleSettings).own_rules = stored
    return name


def remove_rule(name: str) -> None:
    """Remove a rule of the site; raises ``KeyError``."""
    stored = stored_rules()
    del stored[name]
    _records(IRuleSettings).own_rules = stored


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
