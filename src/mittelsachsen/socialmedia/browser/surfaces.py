"""Parts of Plone that show HTML which does not pass the fields' transformer."""

from collections.abc import Iterable
from functools import partial
from importlib.resources import files
from mittelsachsen.socialmedia.embeds.richtext import protect_rich_text
from plone.app.discussion.browser.comments import CommentsViewlet
from plone.app.iterate.browser.diff import DiffView as WorkingCopyView
from plone.portlet.static.static import Renderer
from Products.CMFDiffTool.BaseDiff import BaseDiff
from Products.CMFDiffTool.ChangeSet import BaseChangeSet
from Products.CMFEditions.browser.diff import DiffView as VersionsView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from ZPublisher.HTTPRequest import HTTPRequest


def template_of(package: str, path: str) -> ViewPageTemplateFile:
    """Return a page template of another package."""
    return ViewPageTemplateFile(str(files(package).joinpath(path)))


class StaticRenderer(Renderer):
    """The text of static portlets."""

    def transformed(self, mt: str = "text/x-html-safe") -> str:
        return protect_rich_text(super().transformed(mt), self.request)


class ProtectedComments(CommentsViewlet):
    """Comments, which may be HTML."""

    def render(self) -> str:
        return protect_rich_text(super().render(), self.request)


class ProtectedVersions(VersionsView):
    """The comparison of two versions, which shows them as HTML."""

    template = template_of("Products.CMFEditions.browser", "templates/diff.pt")

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
    """Protect what changes show as HTML."""
    for change in changes:
        shown = getattr(change, "inline_diff", None)
        html = shown() if shown is not None else None
        if html:
            change.inline_diff = partial(protect_rich_text, html, request)
