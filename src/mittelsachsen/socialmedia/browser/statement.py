"""The paragraph on social media for the site's statement on accessibility."""

from mittelsachsen.socialmedia.document.statement import Statement
from mittelsachsen.socialmedia.document.statement import statement_of
from mittelsachsen.socialmedia.l10n import language_of
from plone.memoize.view import memoize
from Products.Five import BrowserView


class StatementView(BrowserView):
    """Shows editors the statement, as it looks and as text to copy."""

    @memoize
    def statement(self) -> Statement:
        return statement_of(self.context, language_of(self.request))
