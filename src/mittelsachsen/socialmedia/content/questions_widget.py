"""The questions of an assessment in a form, to be answered by clicking."""

from collections.abc import Mapping
from dataclasses import dataclass
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.assessments.answers import AFTER
from mittelsachsen.socialmedia.assessments.answers import BEFORE
from mittelsachsen.socialmedia.assessments.answers import CHOICES
from mittelsachsen.socialmedia.assessments.answers import InvalidAnswer
from mittelsachsen.socialmedia.assessments.answers import KEYS
from mittelsachsen.socialmedia.assessments.answers import LEVELS
from mittelsachsen.socialmedia.assessments.questions import CRITERION
from mittelsachsen.socialmedia.assessments.questions import of_kind
from mittelsachsen.socialmedia.assessments.questions import Question
from mittelsachsen.socialmedia.assessments.questions import questions
from mittelsachsen.socialmedia.assessments.questions import RISK
from mittelsachsen.socialmedia.l10n import language_of
from typing import Any
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from z3c.form.widget import Widget
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.schema.interfaces import IDict
from zope.schema.interfaces import IField
from ZPublisher.HTTPRequest import HTTPRequest


LEVEL_KEYS = (*BEFORE, *AFTER)
TITLES = {
    "answer": _("Answer"),
    "note": _("Reasons, in your own words"),
    "likelihood": _("Likelihood without measures"),
    "severity": _("Severity without measures"),
    "measures": _("Measures"),
    "own_measures": _("Further measures, in your own words"),
    "likelihood_after": _("Likelihood with these measures"),
    "severity_after": _("Severity with these measures"),
}
GROUPS = (
    (
        CRITERION,
        _("Criteria"),
        _(
            "If two or more of the first nine are met, a full assessment is usually"
            " needed (WP 248 rev. 01); the authority's list calls for it alone."
        ),
    ),
    (
        RISK,
        _("Risks and measures"),
        _(
            "A full assessment weighs each risk without measures, names the measures,"
            " and weighs what remains (Art. 35 (7) GDPR)."
        ),
    ),
)


@dataclass(frozen=True)
class Choice:
    """A button or box: what it sends, how it is called, whether it is ticked."""

    value: str
    title: str
    id: str
    checked: bool


@dataclass(frozen=True)
class Part:
    """A part of an answer: buttons or boxes (``input``), or else own words."""

    name: str
    id: str
    title: str
    input: str
    choices: tuple[Choice, ...]
    words: str


class IQuestionsWidget(IWidget):
    """All questions with their answers."""


@implementer(IQuestionsWidget)
class QuestionsWidget(Widget):
    """A group of buttons for each question; its value is answers by question."""

    @property
    def marker(self) -> str:
        """The name of what tells that the form has this widget."""
        return f"{self.name}-empty-marker"

    def extract(self, default: Any = NO_VALUE) -> Any:
        """Return what was sent, by question and key."""
        form = self.request.form
        if self.marker not in form:
            return default
        return {
            question.id: {
                key: form[self.input_name(question, key)]
                for key in KEYS[question.kind]
                if self.input_name(question, key) in form
            }
            for question in questions().values()
        }

    @property
    def language(self) -> str:
        return language_of(self.request)

    def groups(self) -> list[dict[str, Any]]:
        """Return criteria and risks, each with a title and what is to be done."""
        return [
            {"kind": kind, "title": title, "help": text, "questions": of_kind(kind)}
            for kind, title, text in GROUPS
        ]

    def parts(self, question: Question) -> list[Part]:
        """Return what is entered at a question, in its order."""
        return [self._part(question, key) for key in KEYS[question.kind]]

    def input_name(self, question: Question, key: str) -> str:
        return f"{self.name}.{question.id}.{key}"

    def anchor(self, question: Question) -> str:
        """Return where in the form a question is; see ``fields.js``."""
        return f"formfield-{self.id}-{question.id}"

    def problem(self, question: Question) -> str:
        """Return what is wrong with the answer to a question, if anything is."""
        error = getattr(self.error, "error", None)
        if not isinstance(error, InvalidAnswer) or error.question != question.id:
            return ""
        return translate(error.problem, context=self.request)

    def _part(self, question: Question, key: str) -> Part:
        found = self._value(question).get(key)
        titles = self._titles(question, key)
        # What was sent is a text, also where numbers are stored.
        ticked = {str(each) for each in (found if isinstance(found, list) else [found])}
        name = f"{self.id}-{question.id}-{key}"
        return Part(
            name=self.input_name(question, key),
            id=name,
            title=TITLES[key],
            input="checkbox" if key == "measures" else "radio",
            choices=tuple(
                Choice(str(value), title, f"{name}-{value}", str(value) in ticked)
                for value, title in titles.items()
            ),
            words="" if titles else found or "",
        )

    def _titles(self, question: Question, key: str) -> Mapping[Any, str]:
        """Return what may be chosen; nothing where own words are entered."""
        if key == "answer":
            return CHOICES
        if key == "measures":
            return {each.id: each.said(self.language) for each in question.measures}
        return LEVELS if key in LEVEL_KEYS else {}

    def _value(self, question: Question) -> dict[str, Any]:
        return (self.value or {}).get(question.id) or {}


@implementer(IFieldWidget)
def QuestionsFieldWidget(field: IField, request: HTTPRequest) -> QuestionsWidget:
    """Return the widget of the answers."""
    return FieldWidget(field, QuestionsWidget(request))


@adapter(IDict, IQuestionsWidget)
class AnswersConverter(BaseDataConverter):
    """Keeps what is stored for questions and measures that are not asked any more."""

    def toWidgetValue(self, value: Any) -> dict[str, dict]:
        return value or {}

    def toFieldValue(self, value: dict[str, dict]) -> dict[str, dict]:
        stored = self._stored()
        answers = {name: dict(answer) for name, answer in stored.items()}
        for name, sent in value.items():
            answer = _read(questions()[name], sent, stored.get(name, {}))
            answers.pop(name, None)
            if answer:
                answers[name] = answer
        return answers

    def _stored(self) -> dict[str, dict]:
        context = self.widget.context
        if self.widget.ignoreContext or not hasattr(context, "answers"):
            return {}
        return context.answers or {}


def _read(question: Question, sent: dict[str, Any], stored: dict) -> dict[str, Any]:
    """Return an answer as it is stored, of what a form sent; empty for no answer."""
    asked = KEYS[question.kind]
    answer = {key: value for key, value in stored.items() if key not in asked}
    for key in asked:
        value = sent.get(key)
        if key == "measures":
            value = _measures(question, value, stored)
        elif isinstance(value, str):
            value = value.strip()
            if key in LEVEL_KEYS and value.isdecimal():
                value = int(value)
        if value:
            answer[key] = value
    return answer


def _measures(question: Question, sent: Any, stored: dict) -> list[str]:
    known = {each.id for each in question.measures}
    ticked = [sent] if isinstance(sent, str) else list(sent or ())
    kept = [name for name in stored.get("measures") or () if name not in known]
    return [*ticked, *kept]
