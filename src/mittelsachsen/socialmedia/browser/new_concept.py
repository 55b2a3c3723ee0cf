"""A new concept on one page: body, outline, persons, accounts, standard texts."""

from collections.abc import Iterator
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.gather import results_of
from mittelsachsen.socialmedia.checks.modules import package_modules
from mittelsachsen.socialmedia.checks.modules import standard_texts
from mittelsachsen.socialmedia.checks.summary import numbers
from mittelsachsen.socialmedia.checks.summary import sentence
from mittelsachsen.socialmedia.checks.unchecked import note
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.document.presets import preset_about
from mittelsachsen.socialmedia.document.presets import preset_names
from mittelsachsen.socialmedia.document.presets import preset_title
from mittelsachsen.socialmedia.document.presets import STANDARD
from mittelsachsen.socialmedia.document.start import Draft
from mittelsachsen.socialmedia.document.start import Problem
from mittelsachsen.socialmedia.document.start import start_concept
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.l10n import supported
from mittelsachsen.socialmedia.term_titles import vocabulary
from plone import api
from plone.app.textfield.interfaces import IRichText
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from typing import Any
from zExceptions import Forbidden
from zope.i18n import translate
from zope.schema import getFields
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine


BODY = (
    "title",
    "controller_name",
    "controller_address",
    "controller_representative",
    "controller_phone",
    "controller_email",
)
PERSON = ("title", "role", "phone", "email")
# What the rows for persons propose: the roles that the checks ask for.
ROLES = (
    "responsible_content",
    "editorial",
    "technical",
    "data_subject_rights",
    "dpo",
)


class NewConcept(BrowserView):
    """Shows the form; a POST makes all of it, or nothing and says what is wrong."""

    problems: list[Problem] = []

    def __call__(self) -> str:
        if not self.is_possible():
            raise Forbidden("Here is no place for a usage concept.")
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self.take()
        return self.index()

    def is_possible(self) -> bool:
        allowed = {fti.getId() for fti in self.context.allowedContentTypes()}
        return "UsageConcept" in allowed

    def take(self) -> str:
        concept, self.problems = start_concept(self.context, self.draft(), self.request)
        if concept is None:
            self.say(_("Nothing has been made yet: see the marked fields."), "error")
            return self.index()
        self.note_texts(concept)
        self.say(self.made(concept), "info")
        self.say(sentence(numbers(results_of(concept))), "info")
        self.request.response.redirect(concept.absolute_url())
        return ""

    def note_texts(self, concept: UsageConcept) -> None:
        """Note that the standard texts are to be checked, as others that are taken."""
        user, day = api.user.get_current().getId(), site_today().isoformat()
        for module in package_modules():
            if module.start and self.typed(f"text.{module.field}"):
                note(concept, module.field, module.rule or "", user, day)

    def made(self, concept: UsageConcept) -> str:
        kinds = [item.portal_type for item in concept.objectValues()]
        return _(
            "The concept has been made, with ${channels} channels and ${persons}"
            " persons. All of them are drafts.",
            mapping={
                "channels": kinds.count("SocialMediaChannel"),
                "persons": kinds.count("ContactPerson"),
            },
        )

    def say(self, message: str, kind: str) -> None:
        api.portal.show_message(message, self.request, kind)

    # What was typed

    def typed(self, name: str) -> str:
        return str(self.request.form.get(name, "")).strip()

    def draft(self) -> Draft:
        values: dict[str, Any] = {name: self.typed(name) or None for name in BODY}
        values["title"] = self.typed("title")
        for name, text in standard_texts(self.language).items():
            if self.typed(f"text.{name}"):
                values[name] = text
        return Draft(
            concept=values,
            language=self.content_language,
            preset=self.preset(),
            persons=[self.person(rows) for rows in self.people()],
            accounts=self.accounts(),
        )

    def preset(self) -> str:
        chosen = self.typed("preset")
        return chosen if chosen in preset_names() else STANDARD

    def row(self, number: int) -> dict[str, str]:
        return {name: self.typed(f"{name}.{number}") for name in PERSON}

    def people(self) -> list[list[int]]:
        """Return the numbers of the rows of each person; one name is one person."""
        found: dict[str, list[int]] = {}
        for number in range(1, len(ROLES) + 1):
            row = self.row(number)
            if row["title"] or row["phone"] or row["email"]:
                found.setdefault(row["title"] or str(number), []).append(number)
        return list(found.values())

    def person(self, numbers: list[int]) -> dict[str, Any]:
        """Return a person with the roles of their rows, each with its own numbers."""
        first, *more = (self.row(number) for number in numbers)
        ways = {name: first[name] or None for name in ("phone", "email")}
        roles = [{"role": first["role"]}]
        for row in more:
            own = {name: row[name] for name in ways if row[name]}
            roles.append({"role": row["role"], **own})
        return {"title": first["title"], **ways, "roles": roles}

    def accounts(self) -> list[str]:
        lines = self.typed("accounts").splitlines()
        return [line.strip() for line in lines if line.strip()]

    # What is shown

    @property
    def content_language(self) -> str:
        return self.context.Language() or api.portal.get_default_language()

    @property
    def language(self) -> str:
        """The language of the texts: the content's, or the nearest one there is."""
        return supported(self.content_language)

    def body(self) -> Iterator[dict[str, Any]]:
        """The fields on the body, with what was typed and what is wrong."""
        fields = getFields(IUsageConcept)
        proposed = {"title": _("Usage concept for social media")}
        for name in BODY:
            field = fields[name]
            first = translate(proposed.get(name, ""), context=self.request)
            yield {
                "name": name,
                "title": field.title,
                "about": field.description,
                "lines": IText.providedBy(field) and not ITextLine.providedBy(field),
                "required": field.required,
                "value": self.typed(name) or first,
                "error": self.error("concept", 0, name),
            }

    def presets(self) -> list[dict[str, Any]]:
        language = language_of(self.request)
        return [
            {
                "name": name,
                "title": preset_title(name, language),
                "about": preset_about(name, language),
                "chosen": name == self.preset(),
            }
            for name in preset_names()
        ]

    def persons(self) -> list[dict[str, Any]]:
        """The rows for persons, with what was typed and what is wrong."""
        firsts = [rows[0] for rows in self.people()]
        errors = {row: self.error("person", n) for n, row in enumerate(firsts, start=1)}
        return [
            {
                "number": number,
                "label": _("Person ${number}", mapping={"number": number}),
                "typed": self.row(number),
                "role": self.typed(f"role.{number}") or role,
                "error": errors.get(number, ""),
            }
            for number, role in enumerate(ROLES, start=1)
        ]

    def roles(self) -> list[tuple[str, str]]:
        return [(term.token, term.title) for term in vocabulary("contact_roles")]

    def account_errors(self) -> list[tuple[str, str]]:
        """Pairs of an address and what is wrong with it."""
        lines = enumerate(self.accounts(), start=1)
        found = [(line, self.account_error(number)) for number, line in lines]
        return [(line, error) for line, error in found if error]

    def account_error(self, number: int) -> str:
        if self.error("account", number, "platform"):
            return _("This address belongs to no platform that is known.")
        return self.error("account", number)

    def error(self, about: str, number: int, field: str = "") -> str:
        """Return what is wrong with a thing, or with one field of it."""
        return " ".join(
            translate(problem.message, context=self.request)
            for problem in self.problems
            if (problem.about, problem.number) == (about, number)
            and field in ("", problem.field)
        )

    def texts(self) -> Iterator[dict[str, Any]]:
        """The standard texts; all are taken over unless they are unticked."""
        fields = getFields(IUsageConcept)
        first = self.request.method != "POST"
        for name, text in standard_texts(self.language).items():
            yield {
                "name": name,
                "title": fields[name].title,
                "html": text if IRichText.providedBy(fields[name]) else "",
                "text": text,
                "chosen": first or bool(self.typed(f"text.{name}")),
            }
