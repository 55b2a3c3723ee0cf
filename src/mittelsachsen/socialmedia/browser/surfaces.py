"""Parts of Plone that show HTML which does not pass the fields' transformer."""

from AccessControl import Unauthorized
from collections.abc import Iterable
from functools import partial
from importlib.resources import files
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.embeds.richtext import protect_rich_text
from plone.app.discussion.browser.comments import CommentsViewlet
from plone.app.discussion.interfaces import IDiscussionLayer
from plone.app.iterate.browser.diff import DiffView as WorkingCopyView
from plone.portlet.static.static import Renderer
from Products.CMFDiffTool.BaseDiff import BaseDiff
from Products.CMFDiffTool.ChangeSet import BaseChangeSet
from Products.CMFEditions.browser.diff import DiffView as VersionsView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zExceptions import NotFound
from ZPublisher.HTTPRequest import HTTPRequest


def template_of(package: str, path: str) -> ViewPageTemplateFile:
    """Return a page template of another package."""
    return ViewPageTemplateFile(str(files(package).joinpath(path)))


class StaticRenderer(Renderer):
    """The text of static portlets."""

    def transformed(self, mt: str = "text/x-html-safe") -> str:
        return protect_rich_text(super().transformed(mt), self.request)


class ProtectedComments(CommentsViewlet):
    """Comments, which may be HTML; where the site has comments."""

    @property
    def is_there(self) -> bool:
        return IDiscussionLayer.providedBy(self.request)

    def update(self) -> None:
        if self.is_there:
            super().update()

    def render(self) -> str:
        if not self.is_there:
            return ""
        return protect_rich_text(super().render(), self.request)


class ProtectedVersions(VersionsView):
    """The comparison of two versions, which shows them as HTML."""

    template = template_of("Products.CMFEditions.browser", "templates/diff.pt")

    def __call__(self) -> str:
        # Plone asks for the permission on versions alone, and has an error for what
        # was never saved as one.
        if not visible(self.context):
            raise Unauthorized(self.__name__)
        if not self.repo_tool.getHistoryMetadata(self.context):
            raise NotFound(self.context, self.__name__, self.request)
        return super().__call__()

    def index(self) -> str:
        protect_changes(self.changes, self.request)
        return self.template()


class ProtectedWorkingCopy(WorkingCopyView):
    """The comparison of a working copy with its original."""

    index = template_of("plone.app.iterate.browser", "diff.pt")

    def diffs(self) -> BaseChangeSet:
        changes = super().diffs()
        protect_changes(changes.getDiffs(), self.request)
        return changes


def protect_changes(changes: Iterable[BaseDiff], request: HTTPRequest) -> None:
    """Protect what changes show as HTML, and show rows as lines.

    Plone compares the entries of lists by their hashes, which rows have none of.
    """
    for change in changes:
        change.oldValue = _lines(change.oldValue)
        change.newValue = _lines(change.newValue)
        shown = getattr(change, "inline_diff", None)
        html = shown() if shown is not None else None
        if html:
            change.inline_diff = partial(protect_rich_text, html, request)


def _lines(value: Any) -> Any:
    """Return rows as lines of what is in their cells, and anything else as it is."""
    if isinstance(value, (list, tuple)) and any(isinstance(row, dict) for row in value):
        return ["; ".join(str(cell) for cell in row.values() if cell) for row in value]
    return value
