"""Answers to the questions: what they may be, and what they suggest.

Answers are stored as plain values by the id of the question, so they may be older than
today's questions. Whoever reads them passes over what is not known any more.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.assessments.questions import asked
from mittelsachsen.socialmedia.assessments.questions import CRITERION
from mittelsachsen.socialmedia.assessments.questions import Measure
from mittelsachsen.socialmedia.assessments.questions import of_kind
from mittelsachsen.socialmedia.assessments.questions import Question
from mittelsachsen.socialmedia.assessments.questions import questions
from mittelsachsen.socialmedia.assessments.questions import RISK
from mittelsachsen.socialmedia.values import CONTROL
from mittelsachsen.socialmedia.values import InvalidCharacter
from mittelsachsen.socialmedia.values import MAX_TEXT
from typing import Any
from zope.schema import ValidationError


Answer = Mapping[str, Any]
Answers = Mapping[str, Answer]

CHOICES = {"yes": _("Yes"), "no": _("No"), "unclear": _("Unclear")}
# The four levels of likelihood and severity, as the German authorities name them (DSK,
# Kurzpapier Nr. 18).
LEVELS = {
    1: _("negligible"),
    2: _("limited"),
    3: _("substantial"),
    4: _("great"),
}
# They name three classes as well and leave to the body where each ends.
CLASSES = ((9, _("high")), (4, _("medium")), (1, _("low")))
BEFORE = ("likelihood", "severity")
AFTER = ("likelihood_after", "severity_after")
WORDS = {CRITERION: "note", RISK: "own_measures"}
KEYS = {
    CRITERION: ("answer", "note"),
    RISK: (*BEFORE, "measures", "own_measures", *AFTER),
}
# Of the nine criteria, two call for a full assessment as a rule (WP 248, III.B.a).
ENOUGH = 2


class InvalidAnswer(ValidationError):
    """An answer cannot be: which question is meant, and a message that says why."""

    def __init__(self, question: str, problem: str):
        super().__init__(question)
        self.question = question
        self.problem = problem

    def doc(self) -> str:
        mapping = {"question": self.question, "problem": self.problem}
        return _("Question ${question}: ${problem}", mapping=mapping)


@dataclass(frozen=True)
class Weight:
    """A risk: how likely and how severe it is, from 1 to 4."""

    likelihood: int
    severity: int

    @property
    def value(self) -> int:
        """The risk as one number from 1 to 16."""
        return self.likelihood * self.severity

    @property
    def title(self) -> str:
        """The class of the risk as a message."""
        return next(title for least, title in CLASSES if self.value >= least)


def check_answers(answers: Any, before: Answers) -> None:
    """Raise :class:`InvalidAnswer` for the first answer that cannot be.

    What was stored ``before`` may stay as it is: it may be older than the questions.
    """
    if not isinstance(answers, Mapping):
        raise InvalidAnswer("answers", _("Answers are an object by questions."))
    for name, answer in answers.items():
        if not isinstance(answer, Mapping):
            raise InvalidAnswer(name, _("An answer is an object."))
        stored = before.get(name, {})
        if answer == stored:
            continue
        if name not in questions():
            raise InvalidAnswer(name, _("There is no such question."))
        for problem in _problems(questions()[name], answer, stored):
            raise InvalidAnswer(name, problem)


def _problems(question: Question, answer: Answer, stored: Answer) -> Iterator[str]:
    unknown = sorted(set(answer) - set(KEYS[question.kind]) - set(stored))
    if unknown:
        yield _("Unknown key in an answer: ${name}", mapping={"name": unknown[0]})
    if answer.get("answer") not in (None, *CHOICES):
        yield _("Choose yes, no or unclear.")
    if any(_is_no_level(answer.get(key)) for key in (*BEFORE, *AFTER)):
        yield _("Likelihood and severity are numbers from 1 to 4.")
    yield from _of_measures(question, answer.get("measures") or [], stored)
    yield from _of_words(answer.get(WORDS[question.kind]) or "")


def _is_no_level(value: Any) -> bool:
    # True is 1 to Python, and 1.0 is.
    return value is not None and (type(value) is not int or value not in LEVELS)


def _of_measures(question: Question, measures: Any, stored: Answer) -> Iterator[str]:
    known = {each.id for each in question.measures} | set(stored.get("measures") or ())
    if not isinstance(measures, list) or not all(
        isinstance(each, str) for each in measures
    ):
        yield _("Measures are a list of ids.")
    elif set(measures) - known:
        name = min(set(measures) - known)
        yield _("Unknown measure: ${name}", mapping={"name": name})


def _of_words(words: Any) -> Iterator[str]:
    if not isinstance(words, str):
        yield _("Own words are a text.")
    elif len(words) > MAX_TEXT:
        yield _("The text is too long.")
    elif CONTROL.search(words):
        yield InvalidCharacter.__doc__ or ""


def choice_of(answer: Answer) -> str | None:
    """Return ``yes``, ``no`` or ``unclear``, or nothing where none is given."""
    choice = answer.get("answer")
    return choice if isinstance(choice, str) and choice in CHOICES else None


def weight_of(answer: Answer, keys: tuple[str, str]) -> Weight | None:
    """Return a risk :data:`BEFORE` or :data:`AFTER` measures, where it is stated."""
    likelihood, severity = map(answer.get, keys)
    if likelihood is None or severity is None:
        return None
    if _is_no_level(likelihood) or _is_no_level(severity):
        return None
    return Weight(likelihood, severity)


def measures_of(question: Question, answer: Answer) -> list[Measure]:
    """Return the measures that are ticked at a risk."""
    ticked = answer.get("measures")
    known = ticked if isinstance(ticked, list) else []
    return [measure for measure in question.measures if measure.id in known]


def words_of(question: Question, answer: Answer) -> str:
    """Return the own words at a question."""
    words = answer.get(WORDS[question.kind])
    return words if isinstance(words, str) else ""


def own_words(answers: Answers) -> list[str]:
    """Return all own words, also those at questions that are not asked any more."""
    keys = WORDS.values()
    found = (answer.get(key) for answer in answers.values() for key in keys)
    return [words for words in found if isinstance(words, str) and words.strip()]


def is_answered(question: Question, answer: Answer) -> bool:
    """Tell whether a question is answered; of a risk, before and after measures."""
    if question.kind == CRITERION:
        return choice_of(answer) is not None
    return None not in (weight_of(answer, BEFORE), weight_of(answer, AFTER))


def unanswered(assessment: str | None, answers: Answers) -> list[Question]:
    """Return the questions that an assessment of a kind has not answered yet."""
    return [
        question
        for question in asked(assessment)
        if not is_answered(question, answers.get(question.id, {}))
    ]


def criteria_met(answers: Answers) -> int:
    """Return how many of the criteria are met of which some together call for more."""
    return sum(not question.alone for question in _met(answers))


def suggests_full(answers: Answers) -> bool:
    """Tell whether the criteria usually call for a full assessment."""
    alone = any(question.alone for question in _met(answers))
    return alone or criteria_met(answers) >= ENOUGH


def residual_risk(answers: Answers) -> Weight | None:
    """Return the highest risk that remains after measures, where one is stated."""
    remaining = _weights(answers, of_kind(RISK))
    return max(remaining, key=lambda weight: weight.value, default=None)


def _met(answers: Answers) -> list[Question]:
    return [
        question
        for question in of_kind(CRITERION)
        if choice_of(answers.get(question.id, {})) == "yes"
    ]


def _weights(answers: Answers, risks: Iterable[Question]) -> Iterator[Weight]:
    for question in risks:
        weight = weight_of(answers.get(question.id, {}), AFTER)
        if weight is not None:
            yield weight
