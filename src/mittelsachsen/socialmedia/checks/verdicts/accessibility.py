"""The concept as text, and the statement on accessibility."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import FAIL
from mittelsachsen.socialmedia.checks.findings import Finding
from mittelsachsen.socialmedia.checks.findings import PARTIAL
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.findings import rule


@rule("C34")
def is_text(case: Case) -> Finding:
    if case.facts.written:
        return Finding(PASS, _("The concept is text."))
    if case.facts.files:
        return Finding(FAIL, _("There are files, but no text."))
    return Finding(FAIL, _("Nothing is stated."))


@rule("C35")
def accessibility_statement(case: Case) -> Finding:
    concept = case.subject
    if concept.says("accessibility_statement_url"):
        return Finding(PASS, _("The statement is linked."))
    if any(channel.says("accessibility_measures") for channel in case.facts.channels):
        return Finding(PARTIAL, _("Measures are stated, but no statement is linked."))
    return Finding(FAIL, _("Nothing is stated."))
