"""The page of a threshold analysis or an impact assessment."""

from mittelsachsen.socialmedia.browser.field_links import field_url
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.document.assessments import parts_of
from mittelsachsen.socialmedia.document.html import ContentMacros
from mittelsachsen.socialmedia.document.notice_source import Gap
from mittelsachsen.socialmedia.document.notice_source import Part
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.permissions import MODIFY
from plone import api
from plone.memoize.view import memoize
from Products.Five import BrowserView


class AssessmentView(ContentMacros, BrowserView):
    """Questions and answers for citizens; editors see what is missing as well."""

    @memoize
    def is_editor(self) -> bool:
        return bool(api.user.has_permission(MODIFY, obj=self.context))

    def parts(self) -> list[Part]:
        """The parts that say something; for editors also those that lack something."""
        return [
            part
            for part in parts_of(self.context, self.language)
            if not part.section.empty or (self.is_editor() and part.gaps)
        ]

    def reader(self) -> str:
        """The language of what is said to editors."""
        return language_of(self.request)

    def form(self, gap: Gap) -> str:
        """The form in which a gap is filled."""
        return field_url(Subject("", gap.url, "", {}), gap.field)
