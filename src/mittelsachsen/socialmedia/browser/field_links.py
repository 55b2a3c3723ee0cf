"""Where a field is entered: the address of its form, or of a page."""

from mittelsachsen.socialmedia.checks.evaluate import Result
from mittelsachsen.socialmedia.checks.facts import Subject
from plone import api


# Where the forms of Plone's own types have the text.
WIDGETS = {"text": "IRichTextBehavior-text", "videos": "IVideos-videos"}


def edit_url(result: Result) -> str:
    """Return the address of the form with the field that mends a finding."""
    finding = result.finding
    return field_url(finding.at or result.subject, finding.field or result.rule.field)


def field_url(subject: Subject, field: str | None) -> str:
    """Return the address of the form of a subject, at a field, or of a page."""
    name = field or ""
    kind, _dot, rest = name.partition(".")
    if name.startswith(("@@", "++")):
        return f"{subject.url}/{name}"
    if kind == "site":
        return f"{_portal()}/@@{rest}"
    if kind == "outline":
        return f"{subject.url}/@@outline#head-{rest}"
    form = subject.form or f"{subject.url}/edit"
    if kind == "platform":
        name = rest
        form = f"{_portal()}/@@socialmedia-platform-edit?token={subject['platform']}"
    return f"{form}#formfield-form-widgets-{WIDGETS.get(name, name)}" if name else form


def _portal() -> str:
    return api.portal.get().absolute_url()
