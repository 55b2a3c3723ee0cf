"""Legal notice and privacy statement of a channel: ``@@imprint``, ``@@privacy``."""

from mittelsachsen.socialmedia.browser.field_links import field_url
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.content.notice_pages import IMPRINT
from mittelsachsen.socialmedia.content.notice_pages import is_our_page
from mittelsachsen.socialmedia.content.notice_pages import notice_url
from mittelsachsen.socialmedia.content.notice_pages import PRIVACY
from mittelsachsen.socialmedia.document.html import ContentMacros
from mittelsachsen.socialmedia.document.notice_source import Gap
from mittelsachsen.socialmedia.document.notice_source import Part
from mittelsachsen.socialmedia.document.notices import notice_of
from mittelsachsen.socialmedia.document.notices import notice_title
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.permissions import MODIFY
from mittelsachsen.socialmedia.platforms.hints import imprint_hint
from mittelsachsen.socialmedia.platforms.records import get_platform
from plone import api
from plone.memoize.view import memoize
from Products.Five import BrowserView


class NoticeView(ContentMacros, BrowserView):
    """A notice for citizens; editors see what is missing as well."""

    page: str
    own_field: str

    @memoize
    def is_editor(self) -> bool:
        return bool(api.user.has_permission(MODIFY, obj=self.context))

    def title(self) -> str:
        return notice_title(self.context, self.page, self.language)

    def parts(self) -> list[Part]:
        """The parts that say something; for editors also those that lack something."""
        return [
            part
            for part in notice_of(self.context, self.page, self.language)
            if not part.section.empty or (self.is_editor() and part.gaps)
        ]

    def reader(self) -> str:
        """The language of what is said to editors."""
        return language_of(self.request)

    def form(self, gap: Gap) -> str:
        """The form in which a gap is filled."""
        subject = Subject("", gap.url, "", {"platform": self.context.platform})
        return field_url(subject, gap.field)

    def permalink(self) -> str:
        return notice_url(None, self.page, self.context.absolute_url())

    def elsewhere(self) -> str:
        """The address that the channel names in place of this page."""
        own = getattr(self.context, self.own_field) or ""
        return "" if is_our_page(own, self.page) else own

    def hint(self) -> str:
        """Where on the platform the address is entered."""
        return imprint_hint(get_platform(self.context.platform or ""), self.reader())


class ImprintView(NoticeView):
    page, own_field = IMPRINT, "imprint_url"


class PrivacyView(NoticeView):
    page, own_field = PRIVACY, "privacy_url"
