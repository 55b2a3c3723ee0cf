"""Threshold analyses and impact assessments as people read them.

Who edits sees what is not answered yet as well; everybody else gets what is said.
"""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.assessments.answers import AFTER
from mittelsachsen.socialmedia.assessments.answers import Answer
from mittelsachsen.socialmedia.assessments.answers import Answers
from mittelsachsen.socialmedia.assessments.answers import BEFORE
from mittelsachsen.socialmedia.assessments.answers import choice_of
from mittelsachsen.socialmedia.assessments.answers import CHOICES
from mittelsachsen.socialmedia.assessments.answers import criteria_met
from mittelsachsen.socialmedia.assessments.answers import is_answered
from mittelsachsen.socialmedia.assessments.answers import LEVELS
from mittelsachsen.socialmedia.assessments.answers import measures_of
from mittelsachsen.socialmedia.assessments.answers import residual_risk
from mittelsachsen.socialmedia.assessments.answers import suggests_full
from mittelsachsen.socialmedia.assessments.answers import unanswered
from mittelsachsen.socialmedia.assessments.answers import Weight
from mittelsachsen.socialmedia.assessments.answers import weight_of
from mittelsachsen.socialmedia.assessments.answers import words_of
from mittelsachsen.socialmedia.assessments.questions import CRITERION
from mittelsachsen.socialmedia.assessments.questions import of_kind
from mittelsachsen.socialmedia.assessments.questions import Question
from mittelsachsen.socialmedia.assessments.questions import RISK
from mittelsachsen.socialmedia.content.assessment import answers_of
from mittelsachsen.socialmedia.content.assessment import IImpactAssessment
from mittelsachsen.socialmedia.content.assessment import ImpactAssessment
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.visibility import target_of
from mittelsachsen.socialmedia.document.channel import Facts
from mittelsachsen.socialmedia.document.channel import filled
from mittelsachsen.socialmedia.document.channel import item_link
from mittelsachsen.socialmedia.document.html import SectionHTML
from mittelsachsen.socialmedia.document.notice_source import Gap
from mittelsachsen.socialmedia.document.notice_source import Part
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.document.sections import section_item
from mittelsachsen.socialmedia.document.sections import SectionItem
from mittelsachsen.socialmedia.document.source import assessments_in
from mittelsachsen.socialmedia.l10n import language_in
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.l10n import long_date
from mittelsachsen.socialmedia.register.channels import iso
from mittelsachsen.socialmedia.term_titles import term_title
from mittelsachsen.socialmedia.text import paragraphs
from typing import Any
from typing import TypedDict
from zope.i18n import translate
from zope.schema import getFields
from ZPublisher.HTTPRequest import HTTPRequest


AssessmentItem = TypedDict(
    "AssessmentItem",
    {
        "@id": str,
        "title": str,
        "assessed_on": str | None,
        "version": str | None,
        "sections": list[SectionItem],
    },
)


class AssessmentText:
    """The parts of an assessment in a language, each with what it lacks."""

    def __init__(self, assessment: ImpactAssessment, language: str):
        self.assessment = assessment
        self.answers = answers_of(assessment)
        self.language = language
        self.url = assessment.absolute_url()

    def parts(self) -> list[Part]:
        """Return all parts, also those that say nothing yet."""
        return [
            self._about(),
            self._result(),
            self._opinion(),
            self._questions(CRITERION, _("Criteria")),
            self._questions(RISK, _("Risks and measures")),
        ]

    def _about(self) -> Part:
        item = self.assessment
        facts: Facts = [
            (_("Kind"), [self._term("assessment_kinds", "kind")]),
            (_("Assessed on"), [self._day("assessed_on")]),
            (_("Version"), [item.version]),
            (_("Channels"), self._channels()),
        ]
        return self._part("about", _("About this assessment"), facts, ["assessed_on"])

    def _channels(self) -> list[Any]:
        named = self.assessment.channels
        if not named:
            return [self._say(_("All channels of the concept"))]
        return [item_link(each) for each in filter(None, map(target_of, named))]

    def _result(self) -> Part:
        facts: Facts = [
            (_("Result"), [self._term("assessment_results", "result")]),
            (_("Reasons"), paragraphs(self.assessment.result_note)),
            (_("Next review"), [self._day("next_review")]),
        ]
        return self._part("result", _("Result"), facts, ["result", "next_review"])

    def _opinion(self) -> Part:
        facts: Facts = [
            (_("Opinion"), [self._term("assessment_opinions", "opinion")]),
            (_("Opinion of"), [self._day("opinion_on")]),
            (_("On the opinion"), paragraphs(self.assessment.opinion_note)),
        ]
        heading = _("Opinion of the data protection officer")
        return self._part("opinion", heading, facts, ["opinion"])

    def _part(self, name: str, heading: str, facts: Facts, wanted: list[str]) -> Part:
        section = Section(name, self._say(heading))
        section.add("facts", self._said(facts))
        fields = getFields(IImpactAssessment)
        lacking = [each for each in wanted if not getattr(self.assessment, each)]
        return Part(
            section, [Gap(fields[each].title, self.url, each) for each in lacking]
        )

    def _questions(self, kind: str, heading: str) -> Part:
        section = Section(kind, self._say(heading), level=1)
        tell = self._criterion if kind == CRITERION else self._risk
        for question in of_kind(kind):
            answer = self.answers.get(question.id, {})
            if is_answered(question, answer) or words_of(question, answer):
                facts = tell(question, answer)
                section.children.append(self._question(question, facts))
        if section.children:
            suggestion = suggested(kind, self.answers)
            section.add("text", list(map(self._say, suggestion)))
        open_ones = unanswered(self.assessment.kind, self.answers)
        return Part(
            section,
            [
                Gap(question.title(self.language), self.url, f"answers-{question.id}")
                for question in open_ones
                if question.kind == kind
            ],
        )

    def _question(self, question: Question, facts: Facts) -> Section:
        section = Section(question.id, question.title(self.language), level=2)
        section.add("text", [question.text(self.language)])
        section.add("facts", self._said(facts))
        return section

    def _criterion(self, question: Question, answer: Answer) -> Facts:
        choice = choice_of(answer)
        return [
            (_("Answer"), [self._say(CHOICES[choice])] if choice else []),
            (_("Reasons"), paragraphs(words_of(question, answer))),
            (_("Source"), [question.source]),
        ]

    def _risk(self, question: Question, answer: Answer) -> Facts:
        measures = [each.said(self.language) for each in measures_of(question, answer)]
        own = paragraphs(words_of(question, answer))
        return [
            (_("Without measures"), [self._weight(weight_of(answer, BEFORE))]),
            (_("Measures"), [*measures, *own]),
            (_("With these measures"), [self._weight(weight_of(answer, AFTER))]),
            (_("Source"), [question.source]),
        ]

    def _weight(self, weight: Weight | None) -> str:
        if weight is None:
            return ""
        mapping = {
            "likelihood": self._say(LEVELS[weight.likelihood]),
            "severity": self._say(LEVELS[weight.severity]),
            "class": self._say(weight.title),
            "value": weight.value,
        }
        return self._say(
            _(
                "Likelihood ${likelihood}, severity ${severity}: risk ${class}"
                " (${value} of 16)",
                mapping=mapping,
            )
        )

    def _said(self, facts: Facts) -> Facts:
        return [(self._say(label), values) for label, values in filled(facts)]

    def _term(self, vocabulary: str, name: str) -> str:
        return self._say(term_title(vocabulary, getattr(self.assessment, name)))

    def _day(self, name: str) -> str:
        return long_date(getattr(self.assessment, name), self.language)

    def _say(self, message: str) -> str:
        return translate(message, target_language=self.language)


def suggested(kind: str, answers: Answers) -> list[str]:
    """Return, as messages, what the answers to criteria or risks suggest.

    It is a suggestion: what follows from it the body decides.
    """
    if kind == RISK:
        highest = residual_risk(answers)
        if highest is None:
            return []
        mapping = {"class": highest.title, "value": highest.value}
        return [
            _("Highest remaining risk: ${class} (${value} of 16).", mapping=mapping)
        ]
    met = _("Criteria met: ${number} of 9.", mapping={"number": criteria_met(answers)})
    usual = _("This usually calls for a full impact assessment (WP 248 rev. 01).")
    return [met, usual] if suggests_full(answers) else [met]


def parts_of(assessment: ImpactAssessment, language: str) -> list[Part]:
    """Return the parts of an assessment, in its own language or the one given."""
    return AssessmentText(assessment, language_in(assessment, language)).parts()


def assessment_item(
    assessment: ImpactAssessment, request: HTTPRequest
) -> AssessmentItem:
    """Return an assessment as citizens get it, its parts as HTML."""
    html = SectionHTML(assessment, request)
    parts = parts_of(assessment, language_of(request))
    return {
        "@id": assessment.absolute_url(),
        "title": assessment.title,
        "assessed_on": iso(assessment.assessed_on),
        "version": assessment.version,
        "sections": [
            section_item(part.section, html) for part in parts if not part.section.empty
        ],
    }


def assessments_of(concept: UsageConcept, request: HTTPRequest) -> list[AssessmentItem]:
    """Return the assessments of a concept that the current user may see."""
    return [assessment_item(each, request) for each in assessments_in(concept)]
