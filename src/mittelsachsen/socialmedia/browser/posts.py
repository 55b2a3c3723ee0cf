"""A reminder post is logged on the page that reminds of it."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.locks import is_locked
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.proposals import tidied
from mittelsachsen.socialmedia.content.rows import AwarenessPost
from mittelsachsen.socialmedia.content.visibility import may_change
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.l10n import read_date
from mittelsachsen.socialmedia.reminders.posts import channels_in_use
from mittelsachsen.socialmedia.reminders.posts import log_post
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from urllib.parse import urlencode
from zExceptions import Forbidden
from zope.interface import Invalid
from zope.schema import ValidationError


NAMES = ("channel", "date", "kind", "url")


def may_log(channel: SocialMediaChannel) -> bool:
    """Tell whether the user may write into the log of a channel now."""
    return may_change(channel, "awareness_posts") and not is_locked(channel)


class LogPost(BrowserView):
    """Takes the form of the evaluations page; what is wrong goes back into it."""

    def __call__(self) -> None:
        if self.request.method != "POST":
            raise Forbidden("Log a post with the form of the evaluations page.")
        CheckAuthenticator(self.request)
        form = {name: str(self.request.form.get(name, "")) for name in NAMES}
        try:
            channel = self.channel(form["channel"])
            log_post(channel, self.read(form))
        except Invalid as error:
            said = error.doc() if isinstance(error, ValidationError) else error.args[0]
            return self.leave(said, "error", f"?{urlencode(form)}")
        said = _("The post is logged for ${title}.", mapping={"title": channel.title})
        return self.leave(said, "info", "#awareness")

    def channel(self, uid: str) -> SocialMediaChannel:
        """Return the channel of that UID; raises ``Invalid`` where none may be it."""
        for channel in channels_in_use(self.context):
            if channel.UID() == uid and may_log(channel):
                return channel
        raise Invalid(_("Choose a channel that you may edit."))

    def read(self, form: dict[str, str]) -> AwarenessPost:
        try:
            day = read_date(form["date"], language_of(self.request))
        except ValueError:
            raise Invalid(_("This cannot be read. Days are like 2026-12-31.")) from None
        url = tidied(form["url"]) or None
        return {"date": day, "url": url, "kind": form["kind"] or None}

    def leave(self, message: str, kind: str, place: str) -> None:
        api.portal.show_message(message, self.request, kind)
        address = f"{self.context.absolute_url()}/@@evaluations{place}"
        self.request.response.redirect(address)
