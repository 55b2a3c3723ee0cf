"""Evaluation records as visitors and editors see them, made of what is sealed."""

from datetime import datetime
from functools import partial
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.checks import STYLES
from mittelsachsen.socialmedia.browser.checks import VERDICTS
from mittelsachsen.socialmedia.browser.locks import is_locked
from mittelsachsen.socialmedia.browser.pdf import send_pdf
from mittelsachsen.socialmedia.browser.redaction import RedactionError
from mittelsachsen.socialmedia.browser.redaction import RedactionForm
from mittelsachsen.socialmedia.checks.summary import count
from mittelsachsen.socialmedia.checks.summary import sentence
from mittelsachsen.socialmedia.clock import site_day
from mittelsachsen.socialmedia.content.evaluation import records_in
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.document.canonical import canonical
from mittelsachsen.socialmedia.document.html import BlockMacros
from mittelsachsen.socialmedia.document.images import image_at
from mittelsachsen.socialmedia.document.images import site_logo
from mittelsachsen.socialmedia.document.pdf import is_installed
from mittelsachsen.socialmedia.document.sections import SectionItem
from mittelsachsen.socialmedia.due.period import channels_of
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.l10n import number
from mittelsachsen.socialmedia.permissions import MANAGE_SETTINGS
from mittelsachsen.socialmedia.permissions import MODIFY
from mittelsachsen.socialmedia.permissions import VIEW_CHECKS
from mittelsachsen.socialmedia.records.approval import is_frozen
from mittelsachsen.socialmedia.records.approval import lacks_of
from mittelsachsen.socialmedia.records.decided import decided
from mittelsachsen.socialmedia.records.removal import remove
from mittelsachsen.socialmedia.records.seal import Document
from mittelsachsen.socialmedia.records.seal import document_of
from mittelsachsen.socialmedia.records.seal import redact
from mittelsachsen.socialmedia.records.seal import Seal
from mittelsachsen.socialmedia.records.seal import seal_of
from mittelsachsen.socialmedia.records.seal import SealError
from mittelsachsen.socialmedia.records.seal import seals_of
from mittelsachsen.socialmedia.term_titles import term_title
from mittelsachsen.socialmedia.validators import validated
from plone import api
from plone.autoform.form import AutoExtensibleForm
from plone.memoize.view import memoize
from plone.supermodel import model
from Products.CMFCore.WorkflowCore import WorkflowException
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from typing import TypedDict
from z3c.form import button
from z3c.form.form import Form
from zExceptions import NotFound
from zope.i18n import translate


# The parts of a record with their headings, as page and PDF have them.
PARTS = {
    "about": _("Evaluation"),
    "decisions": _("Decisions"),
    "figures": _("Key figures"),
    "findings": _("Findings"),
    "legal_changes": _("Changes in the law"),
    "approval": _("As it was at the approval"),
    "overrides": _("Changed rules"),
    "verdicts": _("Verdicts"),
}
# As long as the rest together; on the page they can be unfolded.
FOLDED = ("overrides", "verdicts")


class Part(TypedDict):
    """A part of a record that has something to show."""

    id: str
    title: str
    html: str
    folded: bool


class RecordView(BlockMacros, BrowserView):
    """When, which version and the summary; for editors, all of it."""

    verdicts = VERDICTS
    styles = STYLES
    part = ViewPageTemplateFile("record_part.pt")

    @memoize
    def document(self) -> Document:
        return document_of(self.context)

    def seal(self) -> Seal | None:
        return seal_of(self.context)

    def former(self) -> list[Seal]:
        """The seals whose approval was withdrawn."""
        return [each for each in seals_of(self.context) if each.withdrawn]

    def summary(self) -> list[str]:
        return self.document()["published_summary"].splitlines()

    @memoize
    def is_editor(self) -> bool:
        return api.user.has_permission(VIEW_CHECKS, obj=self.context)

    def is_admin(self) -> bool:
        return api.user.has_permission(MANAGE_SETTINGS, obj=self.context)

    def has_pdf(self) -> bool:
        return is_installed()

    def may_evaluate(self) -> bool:
        """Tell whether the user may write the record now."""
        may = api.user.has_permission(MODIFY, obj=self.context)
        return may and not is_frozen(self.context) and not is_locked(self.context)

    def lacks(self) -> list[str]:
        """What the record lacks for approval; nothing once it is approved."""
        return [] if is_frozen(self.context) else lacks_of(self.context)

    def parts(self) -> list[Part]:
        """The parts that have something to show, as HTML."""
        document = self.document()
        found = [
            Part(
                id=name,
                title=translate(title, target_language=self.language),
                html=self.part(document=document, part=name).strip(),
                folded=name in FOLDED,
            )
            for name, title in PARTS.items()
            if self.has(name)
        ]
        return [each for each in found if each["html"]]

    def has(self, part: str) -> bool:
        """Tell whether the document has anything for a part."""
        document = self.document()
        if part == "overrides":
            return bool(self.overridden(document))
        if part == "about":
            return True
        if part == "approval":
            return bool(document.get(part) or document["concept"]["version"])
        name = {"figures": "kpis"}.get(part, part)
        return bool(document.get(name))

    def overridden(self, document: Document) -> list[dict[str, Any]]:
        """Return the rules that the site had changed."""
        return [rule for rule in document.get("rules", ()) if rule["override"]]

    def numbers(self, document: Document) -> str:
        """Return how many rules had which verdict, as the page of the checks says."""
        verdicts = document["verdicts"]
        pairs = ((each["rule"], each["verdict"]) for each in verdicts)
        return translate(sentence(count(pairs)), target_language=self.language)

    def number(self, value: float | None) -> str:
        return number(value, self.language)

    def channel(self, channel: dict[str, Any]) -> str:
        """Return the name of a channel, as it was."""
        unknown = translate(_("Channel without a name"), target_language=self.language)
        return channel["title"] or unknown

    def person(self, person: dict[str, Any]) -> str:
        """Return a person with function and organisation, as they were."""
        unknown = translate(_("Person without a name"), target_language=self.language)
        words = (
            person["name"] or unknown,
            person.get("function"),
            person.get("organisation"),
        )
        return ", ".join(filter(None, words))

    def today_of(self, uid: str | None, name: str | None) -> str:
        """Return what has become of what the document names; nothing if nothing has."""
        if self.seal() is None and name:
            return ""
        item = self._item(uid)
        if item is None:
            message = _("today: deleted")
        elif item.title != name and visible(item):
            message = _("today: ${name}", mapping={"name": item.title})
        else:
            return ""
        return translate(message, target_language=self.language)

    def _item(self, uid: str | None) -> Any:
        if not uid:
            return None
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog.unrestrictedSearchResults(UID=uid)
        return brains[0]._unrestrictedGetObject() if brains else None

    def term(self, name: str, term: dict[str, str | None]) -> str:
        """Return a term in the reader's language; a seal has it in that of its day."""
        token, title = term["token"], term_title(name, term["token"])
        known = title if title != token else term["title"]
        return translate(known, target_language=self.language)

    def decided(self) -> list[dict[str, Any]]:
        """What was decided, for everybody: channels by decision, without reasons."""
        return [
            {"decision": term_title("decisions", token), "channels": channels}
            for token, channels in decided(self.context).items()
        ]

    def action(self, row: dict[str, Any]) -> dict[str, str] | None:
        """Return what a decision asks to be done on the channel, as a link."""
        kind, uid = row["decision"]["token"], row["channel"]["uid"]
        concept = concept_of(self.context)
        channels = channels_of(concept) if concept is not None else ()
        channel = next((each for each in channels if each.UID() == uid), None)
        if channel is None:
            return None
        edit = f"{channel.absolute_url()}/edit"
        if kind == "change":
            return {"url": edit, "title": _("Change the channel")}
        if kind == "end" and channel.status != "ended":
            anchor = "#formfield-form-widgets-status"
            return {"url": edit + anchor, "title": _("End the channel")}
        return None

    def history(self) -> list[dict]:
        """The workflow's steps with their comments, which stay."""
        workflow = api.portal.get_tool("portal_workflow")
        steps = workflow.getInfoFor(self.context, "review_history", ())
        return [
            {
                "action": self.step_title(step["action"]),
                "actor": step["actor"],
                "time": self.day(site_day(step["time"].asdatetime())),
                "comments": step["comments"],
            }
            for step in steps
            if step.get("action")
        ]

    def step_title(self, name: str) -> str:
        """Return what a step of the workflow is called; sites may have their own."""
        workflows = api.portal.get_tool("portal_workflow")
        for workflow in workflows.getWorkflowsFor(self.context):
            if name in workflow.transitions:
                title = workflow.transitions[name].title
                return translate(title, domain="plone", context=self.request)
        return name


class StepView(RecordView):
    """Approval and its withdrawal: what is missing, and the comment that stays."""

    titles = {"approve": _("Approve"), "reopen": _("Withdraw approval")}
    done = {
        "approve": _("Approved: the record is sealed and stays as it is."),
        "reopen": _("The approval is withdrawn; the record is a draft again."),
    }

    def __call__(self) -> str:
        self.step = str(self.request.form.get("workflow_action", ""))
        if self.step not in self.titles:
            raise NotFound(self.step)
        if self.request.method == "POST" and self.take():
            return self.request.response.redirect(self.context.absolute_url())
        return self.index()

    def take(self) -> bool:
        """Do the step; tell the editor where it cannot be done."""
        workflow = api.portal.get_tool("portal_workflow")
        comment = str(self.request.form.get("comment", "")).strip()
        try:
            workflow.doActionFor(self.context, self.step, comment=comment)
        except WorkflowException as error:
            api.portal.show_message(str(error), self.request, "error")
            return False
        api.portal.show_message(self.done[self.step], self.request)
        return True

    def title(self) -> str:
        return self.titles[self.step]


class SealedRecords(BlockMacros, BrowserView):
    """The approved records of a concept with their hashes, as part of a report."""

    def records(self) -> list[dict[str, str]]:
        seals = filter(None, map(seal_of, records_in(self.context)))
        documents = [(seal.document, seal.sha256) for seal in seals]
        documents.sort(key=lambda each: str(each[0]["evaluated_on"]), reverse=True)
        return [
            {
                "title": document["title"],
                "day": self.day(document["evaluated_on"]),
                "sha256": sha256,
            }
            for document, sha256 in documents
        ]


class SealData(BrowserView):
    """The sealed document as it is hashed."""

    def __call__(self) -> bytes:
        found = seal_of(self.context)
        if found is None:
            raise NotFound(self.context, "seal.json", self.request)
        name = f"{self.context.getId()}.json"
        disposition = f'attachment; filename="{name}"'
        self.request.response.setHeader("Content-Disposition", disposition)
        return validated(self.request, found.data, "application/json")


class RecordPdf(RecordView):
    """The record as a file that everyone can read, made of what is sealed alone."""

    @property
    def language(self) -> str:
        return str(self.document()["language"])

    def __call__(self) -> bytes | str:
        headers = {"X-Robots-Tag": "noindex"}
        return send_pdf(self.request, self.language, self.pdf, headers)

    def pdf(self) -> bytes:
        if not is_installed():
            return b""
        # Without the extra they could not be imported.
        from mittelsachsen.socialmedia.document.pdf.write import Printed
        from mittelsachsen.socialmedia.document.pdf.write import to_pdf

        document, found = self.document(), self.seal()
        printed = Printed(
            url=document["url"],
            title=document["title"],
            body=document["concept"].get("title") or api.portal.get().title,
            language=self.language,
            lines=self.lines(),
            sections=self.sections(),
            made=self.made(),
            data=found.data if found else canonical(document),
            data_name=f"{self.context.getId()}.json",
            description=document["published_summary"],
            logo=site_logo(),
        )
        return to_pdf(printed, partial(image_at, page=self.context))

    def made(self) -> datetime:
        approval = self.document().get("approval")
        if approval and approval["time"]:
            return datetime.fromisoformat(approval["time"])
        return self.context.modified().asdatetime()

    def lines(self) -> list[str]:
        """Return the day, and the hash of what is sealed or that it is a draft."""
        day, found = self.document()["evaluated_on"], self.seal()
        draft = translate(_("Draft"), target_language=self.language)
        on = translate(_("Evaluated on"), target_language=self.language)
        return [
            *([f"{on}: {self.day(day)}"] if day else []),
            f"SHA-256: {found.sha256}" if found else draft,
        ]

    def sections(self) -> list[SectionItem]:
        return [
            SectionItem(
                number="",
                id=part["id"],
                title=part["title"],
                html=part["html"],
                children=[],
            )
            for part in self.parts()
        ]

    def today_of(self, uid: str | None, name: str | None) -> str:
        """Nothing: a file does not tell of today."""
        return ""

    def action(self, row: dict[str, Any]) -> None:
        """Nothing: on paper there is nothing to be done."""


class IReason(model.Schema):
    """Why a record is removed."""

    reason = Line(
        title=_("Reason"),
        description=_("It stays with the concept, so name nobody in it."),
    )


class RemoveForm(AutoExtensibleForm, Form):
    """Removes an approved record, which nothing else does."""

    schema = IReason
    ignoreContext = True
    label = _("Remove the record")
    description = _(
        "The record goes for good. Its title and hash, the day, your user name and the"
        " reason stay with the concept."
    )

    @button.buttonAndHandler(_("Remove"), name="remove")
    def handle_remove(self, action: button.Button) -> None:
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        concept = concept_of(self.context)
        remove(self.context, data["reason"])
        api.portal.show_message(_("The record has been removed."), self.request)
        self.request.response.redirect(f"{concept.absolute_url()}/@@evaluations")

    @button.buttonAndHandler(_("Cancel"), name="cancel")
    def handle_cancel(self, action: button.Button) -> None:
        self.request.response.redirect(self.context.absolute_url())


class IRedactRecord(model.Schema):
    """Which words to black out, and why."""

    words = Line(
        title=_("Words"),
        description=_("For example a name, exactly as it stands in the record."),
    )

    reason = Line(
        title=_("Reason"),
        description=_("It is shown with the record, so name nobody in it."),
    )


class RedactForm(RedactionForm):
    """Blacks out words in a sealed record, which stays visible."""

    schema = IRedactRecord
    label = _("Black out words in a record")
    description = _(
        "For requests under Art. 17 GDPR. The record gets a new hash; day, reason and"
        " the former hash stay to be seen."
    )

    def black_out(self, data: dict[str, Any]) -> str:
        try:
            redact(self.context, data["words"], data["reason"])
        except SealError:
            message = _("The words stand nowhere in this record.")
            raise RedactionError(message) from None
        return self.context.absolute_url()
