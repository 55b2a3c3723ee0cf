"""The due dates as a calendar, and the keys of its addresses."""

from AccessControl import getSecurityManager
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.due.overview import ConceptDue
from mittelsachsen.socialmedia.due.overview import concepts_due
from mittelsachsen.socialmedia.permissions import MANAGE_SETTINGS
from mittelsachsen.socialmedia.permissions import VIEW_CHECKS
from mittelsachsen.socialmedia.reminders.feed import is_key
from mittelsachsen.socialmedia.reminders.feed import renew_key
from mittelsachsen.socialmedia.reminders.feed import to_calendar
from mittelsachsen.socialmedia.settings import site_setting
from mittelsachsen.socialmedia.validators import validated
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.PlonePAS.tools.memberdata import MemberData
from zExceptions import Forbidden
from zope.i18n import translate


class EvaluationsFeed(BrowserView):
    """The due dates as iCalendar, for whoever has an address with a key."""

    def __call__(self) -> bytes:
        concepts = self.concepts()
        if concepts is None:
            return self.refuse()
        calendar = to_calendar(
            concepts,
            translate(_("Evaluation due"), context=self.request),
            site_today(),
            site_setting("reminder_days") or (),
        )
        body = validated(self.request, calendar, "text/calendar; charset=utf-8")
        # The address is a secret, so no cache between keeps what it shows.
        self.request.response.setHeader("Cache-Control", "private, no-cache")
        return body

    def refuse(self) -> bytes:
        """Answer a calendar program, which could do nothing with a form to log in."""
        response = self.request.response
        response.setStatus(401)
        response.setHeader("WWW-Authenticate", 'Bearer realm="calendar"')
        response.setHeader("Content-Type", "text/plain; charset=utf-8")
        return b"The address lacks a valid key."

    def concepts(self) -> list[ConceptDue] | None:
        """Return the concepts of the key's user, ``None`` without a valid key."""
        today = site_today()
        if site_setting("public_calendar"):
            return concepts_due(self.context, today)
        user = self.user()
        if user is None:
            return None
        # The list is the user's, who has no session in a calendar program.
        with api.env.adopt_user(user=user):
            if not getSecurityManager().checkPermission(VIEW_CHECKS, self.context):
                return None
            return concepts_due(self.context, today)

    def user(self) -> MemberData | None:
        """Return the user whose key the address has, if there is one."""
        name = str(self.request.form.get("user", ""))
        if not is_key(name, str(self.request.form.get("key", ""))):
            return None
        return api.user.get(userid=name)


class RenewKey(BrowserView):
    """Gives users another key: each to oneself, administrators to anybody."""

    def __call__(self) -> None:
        if self.request.method != "POST":
            raise Forbidden("Renew the address with the button.")
        CheckAuthenticator(self.request)
        own = api.user.get_current().getId()
        user = str(self.request.form.get("user", "")).strip() or own
        portal = api.portal.get()
        if user != own and not api.user.has_permission(MANAGE_SETTINGS, obj=portal):
            raise Forbidden(user)
        renew_key(portal, user)
        message = _("The former address of the calendar leads nowhere from now on.")
        api.portal.show_message(message, self.request)
        back = "@@evaluations" if user == own else "@@socialmedia-controlpanel"
        self.request.response.redirect(f"{self.context.absolute_url()}/{back}")
