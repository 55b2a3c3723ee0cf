"""The default view of a concept: the numbered document."""

from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.outline import shown
from mittelsachsen.socialmedia.content.rows import Approval
from mittelsachsen.socialmedia.document.build import build
from mittelsachsen.socialmedia.document.build import closing_of
from mittelsachsen.socialmedia.document.glance import Glance
from mittelsachsen.socialmedia.document.glance import glances
from mittelsachsen.socialmedia.document.glance import is_long
from mittelsachsen.socialmedia.document.html import ContentMacros
from mittelsachsen.socialmedia.document.pdf import is_installed
from mittelsachsen.socialmedia.document.plain import plain_language_of
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.document.source import channel_brains
from mittelsachsen.socialmedia.document.translation import Translation
from mittelsachsen.socialmedia.document.translation import translation_of
from mittelsachsen.socialmedia.document.versions import version_items
from mittelsachsen.socialmedia.document.versions import VersionItem
from mittelsachsen.socialmedia.due.records import evaluation_of
from mittelsachsen.socialmedia.l10n import as_of_words
from mittelsachsen.socialmedia.permissions import FREEZE_VERSION
from plone import api
from plone.memoize.view import memoize
from Products.Five import BrowserView


class ConceptView(ContentMacros, BrowserView):
    """Shows the sections, the day of the document and the evaluation line."""

    @memoize
    def sections(self) -> list[Section]:
        return build(self.context, self.language)

    @memoize
    def channels(self) -> list[Glance]:
        return glances(channel_brains(self.context))

    def is_long(self) -> bool:
        return is_long(self.channels())

    def as_of(self) -> str:
        concept = self.context
        return as_of_words(concept.as_of, concept.as_of_precision, self.language)

    def has_pdf(self) -> bool:
        return is_installed()

    @memoize
    def closing_sections(self) -> list[Section]:
        return closing_of(self.context, self.language)

    def is_framework(self) -> bool:
        return self.context.kind == "framework"

    @memoize
    def has_plain_language(self) -> bool:
        return bool(plain_language_of(self.context))

    @memoize
    def translation(self) -> Translation | None:
        return translation_of(self.context)

    def approvals(self) -> list[Approval]:
        """The approvals, unless the document shows them in a place of their own."""
        nodes = shown(self.context.outline or ())
        placed = any(node.get("slot") == "approvals" for node in nodes)
        return [] if placed else self.context.approvals

    @memoize
    def versions(self) -> list[VersionItem]:
        return version_items(self.context)

    def may_freeze(self) -> bool:
        return bool(api.user.has_permission(FREEZE_VERSION, obj=self.context))

    def evaluation(self) -> dict | None:
        """The evaluation line: last and next day, and whether it is overdue."""
        if not self.context.show_evaluation:
            return None
        evaluation = evaluation_of(self.context)
        if evaluation.due is None:
            return None
        return {
            "overdue": evaluation.is_overdue(site_today()),
            "record": evaluation.last,
            "last": self.day(evaluation.last.day) if evaluation.last else "",
            "next_due": self.day(evaluation.due),
        }
