"""Due dates, records and key figures for editors."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.posts import may_log
from mittelsachsen.socialmedia.browser.publishing import state_title
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.evaluation import records_in
from mittelsachsen.socialmedia.document.html import BlockMacros
from mittelsachsen.socialmedia.due.overview import concepts_due
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.paging import start_of
from mittelsachsen.socialmedia.permissions import ADD_EVALUATION_RECORD
from mittelsachsen.socialmedia.records.figures import charts_of
from mittelsachsen.socialmedia.records.removal import Removal
from mittelsachsen.socialmedia.records.removal import removals_of
from mittelsachsen.socialmedia.records.start import start_evaluation
from mittelsachsen.socialmedia.reminders.feed import key_of
from mittelsachsen.socialmedia.reminders.posts import Reminder
from mittelsachsen.socialmedia.reminders.posts import Wording
from mittelsachsen.socialmedia.reminders.posts import wordings
from mittelsachsen.socialmedia.settings import site_setting
from mittelsachsen.socialmedia.term_titles import vocabulary
from plone import api
from plone.base.batch import Batch
from plone.memoize.view import memoize
from Products.Five import BrowserView
from urllib.parse import urlencode
from zExceptions import Forbidden


STATES = {
    "overdue": _("overdue"),
    "due": _("due"),
    "done": _("done"),
    "undated": _("without a date"),
}
STYLES = {
    "overdue": "danger",
    "due": "warning",
    "done": "success",
    "undated": "secondary",
}
SIZE = 25
FEED = "@@evaluations.ics"


class EvaluationsView(BlockMacros, BrowserView):
    """All concepts here and below with their dates; of one, records and charts."""

    @memoize
    def batch(self) -> Batch:
        found = concepts_due(self.context, site_today())
        return Batch(found, SIZE, start_of(self.request.form))

    def concepts(self) -> list[dict]:
        return [
            {
                "url": each.url,
                "title": each.title,
                "state": STATES[each.state],
                "style": STYLES[each.state],
                "due": self.day(each.due),
                "last": self.day(each.last.day) if each.last else "",
                "changes": [
                    f"{title} ({self.day(day)})" for title, day in each.changes
                ],
            }
            for each in self.batch()
        ]

    def is_concept(self) -> bool:
        return IUsageConcept.providedBy(self.context)

    def records(self) -> list[dict]:
        """The concept's records, the latest first, drafts included."""
        items = records_in(self.context)
        items.sort(key=lambda item: str(item.evaluated_on or ""), reverse=True)
        return [
            {
                "url": item.absolute_url(),
                "title": item.title,
                "day": self.day(item.evaluated_on),
                "state": state_title(item, self.request),
            }
            for item in items
        ]

    def removals(self) -> list[Removal]:
        """What stays of approved records that are gone."""
        return removals_of(self.context)

    def charts(self) -> list:
        return charts_of(self.context, self.language)

    @memoize
    def wordings(self) -> list[Wording]:
        """The texts of reminder posts, each with the channels that share it."""
        return wordings(self.context, site_today(), self.language)

    def loggable(self) -> list[Reminder]:
        """The channels for which the user may log a post, those first that are due."""
        found = [
            reminder
            for wording in self.wordings()
            for reminder in wording.reminders
            if may_log(reminder.channel)
        ]
        return sorted(found, key=lambda reminder: not reminder.due)

    def post(self) -> dict[str, str]:
        """What the form of a post holds: what was typed, or today's."""
        form = self.request.form
        return {
            "channel": str(form.get("channel", "")),
            "date": str(form.get("date", "")) or site_today().isoformat(),
            "kind": str(form.get("kind", "")),
            "url": str(form.get("url", "")),
        }

    def post_kinds(self) -> list[tuple[str, str]]:
        return [(term.token, term.title) for term in vocabulary("awareness_kinds")]

    def may_start(self) -> bool:
        return self.is_concept() and api.user.has_permission(
            ADD_EVALUATION_RECORD, obj=self.context
        )

    def feed(self) -> str:
        """The address of the feed; a secret one unless it is public."""
        address = f"{self.context.absolute_url()}/{FEED}"
        if site_setting("public_calendar"):
            return address
        user = api.user.get_current().getId()
        return f"{address}?{urlencode({'user': user, 'key': key_of(user)})}"


class StartEvaluation(BrowserView):
    """Adds a prefilled record and opens it; only as a POST of the page's form."""

    def __call__(self) -> None:
        if self.request.method != "POST":
            raise Forbidden("Start an evaluation with the button.")
        record = start_evaluation(self.context, language_of(self.request))
        api.portal.show_message(
            _("The evaluation has begun. Decide on each channel and give the reasons."),
            self.request,
        )
        self.request.response.redirect(f"{record.absolute_url()}/@@evaluate")
