"""Evaluation records as visitors see them."""

from mittelsachsen.socialmedia.browser.dates import long_date
from Products.Five import BrowserView


class EvaluationView(BrowserView):
    """The public page of a record: when, which version, and the summary."""

    def day(self) -> str:
        value = self.context.evaluated_on
        return long_date(value, self.request) if value else ""

    def summary(self) -> list[str]:
        return (self.context.published_summary or "").splitlines()
