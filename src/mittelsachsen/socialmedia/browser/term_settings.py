"""The page on which webmasters edit outdated terms and try them before."""

from collections.abc import Mapping
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.site import package_lines
from mittelsachsen.socialmedia.checks.site import PROBLEMS
from mittelsachsen.socialmedia.checks.site import save_terms
from mittelsachsen.socialmedia.checks.site import term_lines
from mittelsachsen.socialmedia.checks.terms import find
from mittelsachsen.socialmedia.checks.terms import from_line
from mittelsachsen.socialmedia.checks.terms import Term
from mittelsachsen.socialmedia.checks.terms import TermError
from plone import api
from Products.Five import BrowserView
from typing import Any
from zope.i18nmessageid import Message


class TermsView(BrowserView):
    """A table as text, sentences to try it on, and what would be found in them."""

    label = _("Outdated terms")

    def __call__(self) -> str:
        form = self.request.form
        self.lines = term_lines()
        self.sentences = lines_of(form, "sentences")
        self.problems: list[str] = []
        self.tried: list[dict] = []
        if self.request.method == "POST":
            self.handle(form)
        return self.index()

    def handle(self, form: Mapping[str, Any]) -> None:
        """Try the table on the sentences and store it where that is wanted."""
        self.lines = package_lines() if "reset" in form else lines_of(form, "lines")
        terms = self.read()
        self.tried = [tried(sentence, terms) for sentence in self.sentences]
        if self.problems:
            message = _("The table is not saved; these lines cannot be searched for.")
            api.portal.show_message(message, self.request, "error")
        elif "save" in form:
            save_terms(self.lines)
            api.portal.show_message(_("The terms have been saved."), self.request)

    def read(self) -> tuple[Term, ...]:
        """Return the terms of the lines; what is wrong with others is told."""
        terms = []
        for line in self.lines:
            try:
                terms.append(from_line(line))
            except TermError as error:
                text, problem = error.args
                message = Message(PROBLEMS[problem], mapping={"line": text})
                self.problems.append(message)
        return tuple(terms)


def lines_of(form: Mapping[str, Any], name: str) -> list[str]:
    """Return the lines of a text of the form that are not empty."""
    lines = str(form.get(name, "")).splitlines()
    return [line.strip() for line in lines if line.strip()]


def tried(sentence: str, terms: tuple[Term, ...]) -> dict:
    """Return a sentence with what is found in it, and what stands there today."""
    hits = [(hit.words, hit.term.today) for hit in find(sentence, terms)]
    return {"sentence": sentence, "hits": hits}
