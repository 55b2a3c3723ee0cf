"""On the page of the checks: one value for all channels, one choice for a person."""

from collections.abc import Iterable
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.mendable import Mendable
from mittelsachsen.socialmedia.checks.mend import fill
from mittelsachsen.socialmedia.checks.mend import filled_in
from mittelsachsen.socialmedia.checks.mend import give_role
from mittelsachsen.socialmedia.checks.mend import lacking
from mittelsachsen.socialmedia.checks.mend import MADE
from mittelsachsen.socialmedia.checks.mend import mended_field
from mittelsachsen.socialmedia.checks.mend import MENDS
from mittelsachsen.socialmedia.checks.mend import OF_CONCEPT
from mittelsachsen.socialmedia.checks.mend import read_value
from mittelsachsen.socialmedia.checks.mend import ROLES
from mittelsachsen.socialmedia.checks.mend import say_scope
from mittelsachsen.socialmedia.checks.mend import SCOPES
from mittelsachsen.socialmedia.checks.mend import without_scope
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.due.persons import persons_of
from mittelsachsen.socialmedia.due.persons import RELATIONS
from mittelsachsen.socialmedia.settings import site_setting
from mittelsachsen.socialmedia.term_titles import term_title
from plone import api
from plone.dexterity.content import DexterityContent
from plone.memoize.view import memoize
from typing import Any
from zExceptions import BadRequest
from zope.interface import Invalid
from zope.schema import ValidationError
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IList


STATEMENT = "accessibility_statement_url"


class Mending(Mendable):
    """What the view of the checks offers to enter at once, and writes."""

    @memoize
    def persons(self) -> list[ContactPerson]:
        """The persons that may be named for all channels."""
        found = [person for person in persons_of(self.context) if visible(person)]
        return sorted(found, key=lambda person: person.title or "")

    # One value

    def mends(self, rule: str) -> list[dict[str, Any]]:
        """Return the fields of a rule that one value may fill where they are empty."""
        names = (*MENDS.get(rule, ()), *OF_CONCEPT.get(rule, ()))
        return [each for each in map(self.offered, names) if self.is_offered(each)]

    def offered(self, name: str) -> dict[str, Any]:
        """Return a field as the form shows it, and in how many items it is empty."""
        field = mended_field(name)
        return {
            "name": name,
            "title": field.title,
            "number": sum(self.may_mend(item, name) for item in self.empty(name)),
            "of_concept": filled_in(name) == "concept",
            "is_choice": IChoice.providedBy(field),
            "options": self.options(name),
            "lines": IList.providedBy(field),
            "type": "date" if IDate.providedBy(field) else "text",
            "value": self.proposed(name),
        }

    def is_offered(self, mend: dict[str, Any]) -> bool:
        """Tell whether there is anything to fill, and something to choose from."""
        return mend["number"] and (mend["options"] or not mend["is_choice"])

    def empty(self, name: str) -> list[DexterityContent]:
        of_concept = filled_in(name) == "concept"
        return lacking([self.context] if of_concept else self.channels(), name)

    def options(self, name: str) -> list[tuple[str, str]]:
        """Return the values that may be chosen, each with its title."""
        if name in RELATIONS:
            return self.named(self.persons())
        field = mended_field(name)
        if not IChoice.providedBy(field):
            return []
        terms = field.bind(self.context).vocabulary
        return [(term.token, term.title) for term in terms]

    def named(self, persons: Iterable[ContactPerson]) -> list[tuple[str, str]]:
        return [(person.UID(), person.title) for person in persons]

    def proposed(self, name: str) -> str:
        """Return what may well be the value: today, or the site's own page."""
        if IDate.providedBy(mended_field(name)):
            return site_today().isoformat()
        return self.accessibility_page() if name == STATEMENT else ""

    def accessibility_page(self) -> str:
        """Return the public address of the page that a Plone site's footer links to."""
        state = api.content.get_view("plone_context_state", self.context, self.request)
        actions = state.actions("site_actions")
        page = next((a["url"] for a in actions if a["id"] == "accessibility"), "")
        inside = page.removeprefix(api.portal.get().absolute_url())
        public = (site_setting("public_url") or "").rstrip("/")
        return f"{public}{inside}" if public and inside != page else page

    def mend(self, name: str, text: str) -> None:
        """Write a value into a field of all items that lack it, if one may."""
        place = filled_in(name)
        if place is None:
            raise BadRequest(name)
        empty = self.empty(name)
        mended = [item for item in empty if self.may_mend(item, name)]
        try:
            value = read_value(name, text, self.persons())
        except Invalid as error:
            message = error.doc() if isinstance(error, ValidationError) else None
            self.say(message or _("Choose or enter a value."), "error")
            return
        fill(mended, name, value)
        self.say(
            _("Entered.")
            if place == "concept"
            else _("Entered for ${number} channels.", mapping={"number": len(mended)})
        )
        self.say_left([item.title for item in empty if item not in mended])

    # Items

    def made(self, rule: str) -> dict[str, str] | None:
        """Return the form of an item that meets a rule, where the user may add one."""
        if rule not in MADE:
            return None
        kinds = {each.getId(): each for each in self.context.allowedContentTypes()}
        kind = kinds.get(MADE[rule])
        if kind is None:
            return None
        form = f"{self.context.absolute_url()}/++add++{kind.getId()}"
        return {"url": form, "title": kind.Title()}

    # Persons

    def role(self, rule: str) -> dict[str, Any] | None:
        """Return the role that a rule misses, and who may be given it."""
        if rule not in ROLES:
            return None
        options = self.named(filter(self.may_have_roles, self.persons()))
        title = term_title("contact_roles", ROLES[rule])
        return {"token": ROLES[rule], "title": title, "options": options}

    def scopes(self, rule: str) -> list[dict[str, str]]:
        """Return the persons of whom it is open for which content they answer."""
        if rule != SCOPES:
            return []
        return [
            {"uid": person.UID(), "title": person.title}
            for person in self.persons()
            if without_scope(person) and self.may_have_roles(person)
        ]

    def may_have_roles(self, person: ContactPerson) -> bool:
        return self.may_mend(person, "roles")

    def give_role(self, role: str, uid: str) -> None:
        """Give a person a role that a rule misses."""
        if role not in ROLES.values():
            raise BadRequest(role)
        person = self.changeable(uid)
        if person is not None:
            give_role(person, role)
            self.say(_("Entered."))

    def say_scope(self, uid: str, channels: Any) -> None:
        """Write the channels for which a person is responsible."""
        chosen = channels if isinstance(channels, list) else [channels]
        titles = [item.title for item in self.channels() if item.UID() in chosen]
        if not titles:
            self.say(_("Choose or enter a value."), "error")
            return
        person = self.changeable(uid)
        if person is not None:
            say_scope(person, ", ".join(titles))
            self.say(_("Entered."))

    def changeable(self, uid: str) -> ContactPerson | None:
        """Return a person, or say that the user may not change it."""
        found = [person for person in self.persons() if person.UID() == uid]
        if not found:
            raise BadRequest(uid)
        (person,) = found
        if self.may_have_roles(person):
            return person
        self.say_left([person.title])
        return None

    # Messages

    def say(self, message: str, kind: str = "info") -> None:
        api.portal.show_message(message, self.request, kind)

    def say_left(self, titles: list[str]) -> None:
        if titles:
            names = {"names": ", ".join(titles)}
            self.say(_("You may not change: ${names}", mapping=names), "warning")
