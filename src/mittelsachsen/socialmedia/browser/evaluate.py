"""One page on which people decide on each channel, submit and approve."""

from AccessControl import getSecurityManager
from collections.abc import Iterator
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.locks import is_locked
from mittelsachsen.socialmedia.browser.locks import locked_by
from mittelsachsen.socialmedia.checks.evaluate import Result
from mittelsachsen.socialmedia.checks.texts import say
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.content.rows import Decision
from mittelsachsen.socialmedia.content.rows import IDecision
from mittelsachsen.socialmedia.document.glance import icon_of
from mittelsachsen.socialmedia.document.html import BlockMacros
from mittelsachsen.socialmedia.document.html import icon_tag
from mittelsachsen.socialmedia.l10n import number
from mittelsachsen.socialmedia.l10n import read_date
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.records.approval import is_frozen
from mittelsachsen.socialmedia.records.approval import lacks_of
from mittelsachsen.socialmedia.records.cards import Card
from mittelsachsen.socialmedia.records.cards import cards_of
from mittelsachsen.socialmedia.records.cards import Figure
from mittelsachsen.socialmedia.term_titles import term_title
from mittelsachsen.socialmedia.term_titles import vocabulary
from plone import api
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from Products.CMFCore.WorkflowCore import WorkflowException
from Products.Five import BrowserView
from typing import Any
from zope.event import notify
from zope.i18n import translate
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFields
from zope.schema import ValidationError


# What each button does after saving; one who may do both need not do it twice.
STEPS = {"save": (), "submit": ("submit",), "approve": ("submit", "approve")}
SAID = {
    "save": _("Saved: ${done} of ${all} channels are decided."),
    "submit": _("Submitted. ${roles} can approve the record now."),
    "approve": _("Approved: the record is sealed and stays as it is."),
}

# To choose from; own words take their place.
REASONS = (
    _("Its purpose goes on, and no other way reaches these people as well."),
    _("It is still needed; its risks were weighed again and are acceptable to us."),
    _("It is worth its effort only if it is run differently."),
    _("It is no longer needed: other ways reach the same people."),
)


class EvaluateView(BlockMacros, BrowserView):
    """Shows a card for each channel of the concept; a POST saves all of them."""

    def __init__(self, context: Any, request: Any):
        super().__init__(context, request)
        # What is wrong with a card's values, by the channel's UID.
        self.errors: dict[str, str] = {}
        # What was typed and could not be stored.
        self.typed: dict[str, Decision] = {}

    def __call__(self) -> str:
        if is_frozen(self.context):
            self.say(_("An approved evaluation record cannot be changed."), "warning")
            return self.leave()
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self.take()
        if self.locked():
            self.say(locked_by(self.context), "warning")
            return self.leave("/view")
        return self.index()

    # What is shown

    @memoize
    def cards(self) -> list[Card]:
        return cards_of(self.context)

    def concept(self) -> dict[str, str]:
        concept = concept_of(self.context)
        return {"url": concept.absolute_url(), "title": concept.title}

    def progress(self) -> dict[str, int]:
        """How many channels are decided, and how many there are."""
        cards = self.cards()
        return {"done": sum(card.decided for card in cards), "all": len(cards)}

    def row(self, card: Card) -> Decision:
        """Return the values of a card, as they were typed or as they are stored."""
        return self.typed.get(card.row["channel"] or "", card.row)

    def icon(self, card: Card) -> str:
        platform = get_platform(card.channel.platform or "")
        return icon_tag(icon_of(platform), self.context, self.request)

    def last(self, card: Card) -> str:
        """Return the last decision with its year, for example „2025: Beibehalten“."""
        if not card.last_decision or card.last_day is None:
            return ""
        title = term_title("decisions", card.last_decision)
        return f"{card.last_day.year}: {translate(title, context=self.request)}"

    def figure(self, figure: Figure) -> str:
        """Return a figure with its change, for example „Follower 1.250 (+84)“."""
        value = f"{figure.metric} {number(figure.value, self.language)}"
        if figure.change is None:
            return value
        change = number(abs(figure.change), self.language)
        sign = "\u2212" if figure.change < 0 else "+" if figure.change else "\u00b1"
        return f"{value} ({sign}{change})"

    def evidence(self, result: Result) -> str:
        title = result.rule.title(self.language)
        return f"{title} {say(result.finding.evidence, self.language)}"

    def choices(self) -> list[tuple[str, str]]:
        return [(term.token, term.title) for term in vocabulary("decisions")]

    def usual_reasons(self) -> list[str]:
        """The reasons to choose from, in the reader's language: one is stored."""
        return [translate(each, target_language=self.language) for each in REASONS]

    def may(self, step: str) -> bool:
        """Tell whether the user may take all that a button does from here."""
        steps = list(self.ways(step))
        return bool(steps) and all(self.passes(name) for name in steps)

    def who(self, step: str) -> str:
        """Return the roles that may take a step, as the workflow has them."""
        guard = self.workflow.transitions[step].guard
        roles = guard.roles if guard is not None else ()
        return ", ".join(
            translate(role, domain="plone", context=self.request) for role in roles
        )

    def locked(self) -> bool:
        return is_locked(self.context)

    # Steps

    def take(self) -> str:
        """Store the cards and do what the button says; stay where that cannot be."""
        button = next((name for name in STEPS if name in self.request.form), "save")
        if self.locked():
            self.say(locked_by(self.context), "error")
            return self.index()
        rows = [self.read(card) for card in self.cards()]
        if self.errors:
            self.typed = {row["channel"] or "": row for row in rows}
            self.say(_("Nothing is stored yet: see the marked channels."), "error")
            return self.index()
        self.context.decisions = rows
        notify(ObjectModifiedEvent(self.context))
        problem = self.go(button)
        if problem:
            # What was decided so far is stored; no step is taken.
            self.say(problem, "error")
            return self.leave("/@@evaluate")
        done = sum(bool(row["decision"] and row["reason"]) for row in rows)
        words = {"done": done, "all": len(rows), "roles": self.who("approve")}
        self.say(_(SAID[button], mapping=words), "info")
        return self.leave("/@@evaluate" if button == "save" else "")

    def go(self, button: str) -> str:
        """Take the steps of a button; return why that cannot be, taking none then."""
        steps = list(self.ways(button))
        lacks = lacks_of(self.context) if "approve" in steps else []
        if lacks:
            return " ".join(translate(each, context=self.request) for each in lacks)
        if not all(self.passes(step) for step in steps):
            return translate(_("You must not do that."), context=self.request)
        try:
            for step in steps:
                api.portal.get_tool("portal_workflow").doActionFor(self.context, step)
        except WorkflowException as error:
            return str(error)
        return ""

    def read(self, card: Card) -> Decision:
        """Return the row of a card as it was sent; notes what is wrong with it."""
        form, uid = self.request.form, card.channel.UID()

        def text(name: str) -> str | None:
            return " ".join(str(form.get(f"{name}.{uid}", "")).split()) or None

        row: Decision = {
            "channel": uid,
            "decision": text("decision"),
            "reason": text("reason") or text("usual"),
            "measures": text("measures"),
            "due": card.row["due"],
        }
        fields = getFields(IDecision)
        try:
            due = text("due")
            row["due"] = read_date(due, self.language) if due else None
            for name in ("reason", "measures", "due"):
                fields[name].validate(row[name])  # type: ignore[literal-required]
            if row["decision"] is not None:
                vocabulary("decisions").getTermByToken(row["decision"])
        except ValidationError as error:
            self.errors[uid] = error.doc()
        except (ValueError, LookupError):
            self.errors[uid] = _("This cannot be read. Days are like 2026-12-31.")
        return row

    @property
    def workflow(self) -> Any:
        """The record's workflow; sites may have one of their own."""
        return api.portal.get_tool("portal_workflow").getWorkflowsFor(self.context)[0]

    def ways(self, button: str) -> Iterator[str]:
        """Yield the steps of a button that are left from the record's state."""
        submitted = api.content.get_state(self.context) == "submitted"
        if button == "submit" and submitted:
            return
        for step in STEPS[button]:
            if step in self.workflow.transitions and not (
                submitted and step == "submit"
            ):
                yield step

    def passes(self, step: str) -> bool:
        guard = self.workflow.transitions[step].guard
        user = getSecurityManager()
        return guard is None or bool(guard.check(user, self.workflow, self.context))

    def say(self, message: str, kind: str) -> None:
        api.portal.show_message(message, self.request, kind)

    def leave(self, path: str = "") -> str:
        self.request.response.redirect(f"{self.context.absolute_url()}{path}")
        return ""
