"""Evaluation records as visitors and editors see them."""

import csv
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.checks import STYLES
from mittelsachsen.socialmedia.browser.checks import VERDICTS
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.document.html import BlockMacros
from mittelsachsen.socialmedia.due.period import channels_of
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.l10n import number
from mittelsachsen.socialmedia.permissions import VIEW_CHECKS
from mittelsachsen.socialmedia.records.approval import frozen
from mittelsachsen.socialmedia.records.approval import is_frozen
from mittelsachsen.socialmedia.records.approval import lacks_of
from mittelsachsen.socialmedia.records.figures import FigureError
from mittelsachsen.socialmedia.records.figures import read_figures
from mittelsachsen.socialmedia.term_titles import term_title
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from Products.Five import BrowserView
from zExceptions import NotFound
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


class RecordView(BlockMacros, BrowserView):
    """When, which version and the summary; for editors, all of it."""

    verdicts = VERDICTS
    styles = STYLES

    def summary(self) -> list[str]:
        return (self.context.published_summary or "").splitlines()

    def is_editor(self) -> bool:
        return api.user.has_permission(VIEW_CHECKS, obj=self.context)

    def lacks(self) -> list[str]:
        """What the record lacks for approval; nothing once it is approved."""
        return [] if is_frozen(self.context) else lacks_of(self.context)

    def frozen(self) -> dict | None:
        return frozen(self.context) if is_frozen(self.context) else None

    def decisions(self) -> list[dict]:
        """The decisions with the channels' titles and what follows from them."""
        titles = {item.UID(): item for item in channels_of(concept_of(self.context))}
        result = []
        for row in self.context.decisions or ():
            channel = titles.get(row.get("channel"))
            kind = row.get("decision")
            result.append(
                {
                    "channel": channel.title if channel is not None else "?",
                    "decision": term_title("decisions", kind),
                    "reason": row.get("reason"),
                    "measures": row.get("measures"),
                    "due": self.day(row.get("due")),
                    "action": self.action(channel, kind),
                }
            )
        return result

    def action(
        self, channel: SocialMediaChannel | None, decision: str | None
    ) -> dict | None:
        """Return what a decision asks to be done on the channel, as a link."""
        if channel is None:
            return None
        edit = f"{channel.absolute_url()}/edit"
        if decision == "change":
            return {"url": edit, "title": _("Change the channel")}
        if decision == "end" and channel.status != "ended":
            anchor = "#formfield-form-widgets-status"
            return {"url": edit + anchor, "title": _("End the channel")}
        return None

    def figures(self) -> list[dict]:
        titles = {
            item.UID(): item.title for item in channels_of(concept_of(self.context))
        }
        return [
            {
                "channel": titles.get(row.get("channel"), "?"),
                "metric": row.get("metric"),
                "value": number(row.get("value"), self.language),
                "date": self.day(row.get("date")),
            }
            for row in self.context.kpis or ()
        ]

    def history(self) -> list[dict]:
        """The workflow's steps with their comments, which stay."""
        workflow = api.portal.get_tool("portal_workflow")
        steps = workflow.getInfoFor(self.context, "review_history", ())
        return [
            {
                "action": step["action"],
                "actor": step["actor"],
                "time": step["time"].asdatetime().date(),
                "comments": step["comments"],
            }
            for step in steps
            if step.get("action")
        ]


class StepView(RecordView):
    """Approval and its withdrawal: what is missing, and the comment that stays."""

    titles = {"approve": _("Approve"), "reopen": _("Withdraw approval")}

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
        return True

    def title(self) -> str:
        return self.titles[self.step]


class AddFigures(BrowserView):
    """Appends the key figures of a CSV file to a record."""

    def __call__(self) -> None:
        if self.request.method == "POST":
            upload = self.request.form.get("file")
            try:
                text = upload.read().decode("utf-8-sig")
                titles = {
                    item.UID(): item.title
                    for item in channels_of(concept_of(self.context))
                }
                rows = read_figures(text, titles, language_of(self.request))
            except FigureError as error:
                self.say(error.args[0], "error")
            except (AttributeError, UnicodeDecodeError, csv.Error):
                self.say(_("Choose a CSV file in UTF-8."), "error")
            else:
                self.context.kpis = [*(self.context.kpis or ()), *rows]
                notify(ObjectModifiedEvent(self.context))
                self.say(_("The key figures have been added."), "info")
        self.request.response.redirect(self.context.absolute_url())

    def say(self, message: str, kind: str) -> None:
        api.portal.show_message(message, self.request, kind)
