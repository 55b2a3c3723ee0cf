"""The button that sends reminders of a concept again."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.reminders.mail import Report
from mittelsachsen.socialmedia.reminders.mail import send_reminders
from mittelsachsen.socialmedia.reminders.ready import NotReadyError
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import Forbidden


class SendAgain(BrowserView):
    """Sends what did not arrive of one concept; only as a POST of the panel's form."""

    def __call__(self) -> None:
        if self.request.method != "POST":
            raise Forbidden("Send reminders with the button.")
        # What is sent is committed at once, before Plone's own look at writes.
        CheckAuthenticator(self.request)
        concept = str(self.request.form.get("concept", ""))
        try:
            report = send_reminders(
                self.context, site_today(), again=True, concept=concept
            )
        except NotReadyError as error:
            api.portal.show_message(error.args[0], self.request, "error")
        else:
            self.tell(report)
        url = f"{self.context.absolute_url()}/@@socialmedia-controlpanel#reminders"
        self.request.response.redirect(url)

    def tell(self, report: Report) -> None:
        if report.unreached:
            message = _("The reminder was not sent; the table says why.")
            api.portal.show_message(message, self.request, "error")
        elif report.sent:
            api.portal.show_message(_("The reminder has been sent."), self.request)
        else:
            message = _("Nothing is to be sent: the reminder is sent or due no more.")
            api.portal.show_message(message, self.request)
