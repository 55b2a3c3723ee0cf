"""Questions of assessments as data, and what is made of their answers."""

from mittelsachsen.socialmedia.assessments.answers import AFTER
from mittelsachsen.socialmedia.assessments.answers import BEFORE
from mittelsachsen.socialmedia.assessments.answers import check_answers
from mittelsachsen.socialmedia.assessments.answers import choice_of
from mittelsachsen.socialmedia.assessments.answers import criteria_met
from mittelsachsen.socialmedia.assessments.answers import InvalidAnswer
from mittelsachsen.socialmedia.assessments.answers import measures_of
from mittelsachsen.socialmedia.assessments.answers import own_words
from mittelsachsen.socialmedia.assessments.answers import residual_risk
from mittelsachsen.socialmedia.assessments.answers import suggests_full
from mittelsachsen.socialmedia.assessments.answers import unanswered
from mittelsachsen.socialmedia.assessments.answers import weight_of
from mittelsachsen.socialmedia.assessments.answers import words_of
from mittelsachsen.socialmedia.assessments.questions import asked
from mittelsachsen.socialmedia.assessments.questions import CRITERION
from mittelsachsen.socialmedia.assessments.questions import KINDS
from mittelsachsen.socialmedia.assessments.questions import of_kind
from mittelsachsen.socialmedia.assessments.questions import questions
from mittelsachsen.socialmedia.assessments.questions import RISK
from mittelsachsen.socialmedia.document.assessments import suggested
import pytest


YES, NO = {"answer": "yes"}, {"answer": "no"}
WEIGHED = {
    "likelihood": 4,
    "severity": 3,
    "measures": ["told"],
    "own_measures": "Wir schulen.",
    "likelihood_after": 2,
    "severity_after": 3,
}


class TestQuestions:
    @pytest.mark.parametrize("question", questions().values(), ids=lambda each: each.id)
    def test_speak_both_languages_and_name_their_source(self, question):
        assert question.kind in KINDS
        assert question.source
        texts = [question.titles, question.texts]
        for text in texts:
            assert set(text) == {"de", "en"}
            assert text["de"] != text["en"]
        assert question.text("de").startswith(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        for measure in question.measures:
            assert measure.said("de") != measure.said("en")

    def test_are_the_nine_criteria_and_the_list_that_counts_alone(self):
        together = [each for each in of_kind(CRITERION) if not each.alone]
        assert len(together) == 9
        for number, question in enumerate(together, start=1):
            assert f"WP 248 Rev. 01, Kriterium {number}" in question.source
        alone = [each for each in of_kind(CRITERION) if each.alone]
        assert ["Art. 35 Abs. 4" in each.source for each in alone] == [True]

    def test_offer_measures_for_each_risk(self):
        for question in of_kind(RISK):
            assert 3 <= len(question.measures) <= 5
            assert len({each.id for each in question.measures}) == len(
                question.measures
            )

    def test_never_say_that_something_is_lawful(self):
        for question in questions().values():
            texts = [*question.titles.values(), *question.texts.values()]
            for code in ("de", "en"):
                texts += [each.said(code) for each in question.measures]
            said = " ".join(texts).lower()
            for word in ("zulässig", "rechtmäßig", "lawful", "legal basis is"):
                assert word not in said

    def test_are_asked_by_the_kind_of_the_assessment(self):
        assert asked("threshold") == of_kind(CRITERION)
        assert asked("full") == [*of_kind(CRITERION), *of_kind(RISK)]


class TestAnswers:
    @pytest.mark.parametrize(
        "answers",
        [
            {},
            {"scoring": YES, "monitoring": {"answer": "unclear", "note": "Offen"}},
            {"tracking": WEIGHED},
            {"tracking": {"likelihood": 1}},
            {"scoring": {"note": "x" * 20_000}},
        ],
    )
    def test_may_be_given(self, answers):
        check_answers(answers, {})

    @pytest.mark.parametrize(
        ("answers", "named", "problem"),
        [
            ([], "answers", "Answers are an object by questions."),
            ({"scoring": "yes"}, "scoring", "An answer is an object."),
            ({"nothing": YES}, "nothing", "There is no such question."),
            (
                {"scoring": {"answer": "perhaps"}},
                "scoring",
                "Choose yes, no or unclear.",
            ),
            ({"scoring": {"answer": ["yes"]}}, "scoring", "Choose yes, no or unclear."),
            (
                {"scoring": {"likelihood": 1}},
                "scoring",
                "Unknown key in an answer: ${name}",
            ),
            ({"scoring": {"note": 5}}, "scoring", "Own words are a text."),
            ({"scoring": {"note": "x" * 20_001}}, "scoring", "The text is too long."),
            *[
                (
                    {"tracking": {"severity": level}},
                    "tracking",
                    "Likelihood and severity are numbers from 1 to 4.",
                )
                for level in (0, 5, "2", 2.0, True, [1])
            ],
            (
                {"tracking": {"measures": ["two-factors"]}},
                "tracking",
                "Unknown measure: ${name}",
            ),
            (
                {"tracking": {"measures": "told"}},
                "tracking",
                "Measures are a list of ids.",
            ),
            (
                {"tracking": {"measures": [{}]}},
                "tracking",
                "Measures are a list of ids.",
            ),
        ],
    )
    def test_are_refused_with_question_and_reason(self, answers, named, problem):
        with pytest.raises(InvalidAnswer) as refused:
            check_answers(answers, {})
        assert (refused.value.question, refused.value.problem) == (named, problem)

    def test_are_refused_with_what_is_unknown(self):
        unknown = {"tracking": {"measures": ["two-factors", "told", "gone"]}}
        with pytest.raises(InvalidAnswer) as refused:
            check_answers(unknown, {})
        assert refused.value.problem.mapping == {"name": "gone"}

    def test_have_no_invisible_characters(self):
        with pytest.raises(InvalidAnswer) as refused:
            check_answers({"scoring": {"note": "a\x0bb"}}, {})
        assert "control character" in refused.value.problem

    def test_that_are_older_than_the_questions_stay(self):
        old = {"former": YES, "tracking": {"measures": ["gone"], "depth": 3}}
        check_answers(old, old)
        changed = {**old, "tracking": {**old["tracking"], "severity": 2}}
        check_answers(changed, old)
        for other in ({"former": NO}, {"nothing": YES}):
            with pytest.raises(InvalidAnswer):
                check_answers({**old, **other}, old)

    @pytest.mark.parametrize("level", [None, 0, 5, "2", True, {}])
    def test_that_nobody_understands_are_passed_over(self, level):
        broken = {"answer": level, "likelihood": level, "severity": 2}
        assert choice_of(broken) is None
        assert weight_of(broken, BEFORE) is None

    @pytest.mark.parametrize("value", [None, 5, True, {}, "told"])
    def test_that_are_no_measures_or_words_are_passed_over(self, value):
        question = questions()["tracking"]
        assert measures_of(question, {"measures": value}) == []
        words = words_of(question, {"own_measures": value})
        assert words == ("told" if value == "told" else "")

    def test_name_the_measures_in_their_order(self):
        question = questions()["tracking"]
        found = measures_of(question, {"measures": ["told", "gone", "consent-embeds"]})
        assert [each.id for each in found] == ["consent-embeds", "told"]

    def test_hold_own_words(self):
        answers = {
            "scoring": {"note": "Eins"},
            "former": {"note": "Zwei"},
            "tracking": WEIGHED,
            "minors": {"own_measures": "  "},
        }
        assert own_words(answers) == ["Eins", "Zwei", "Wir schulen."]


class TestUnanswered:
    def test_are_all_at_first(self):
        assert unanswered("threshold", {}) == asked("threshold")

    def test_are_none_in_the_end(self):
        answers = {each.id: NO for each in of_kind(CRITERION)}
        assert unanswered("threshold", answers) == []
        assert unanswered("full", answers) == of_kind(RISK)
        answers |= {each.id: WEIGHED for each in of_kind(RISK)}
        assert unanswered("full", answers) == []

    @pytest.mark.parametrize("key", [*BEFORE, *AFTER])
    def test_are_risks_that_are_weighed_in_part(self, key):
        answers = {"tracking": {**WEIGHED, key: None}}
        assert questions()["tracking"] in unanswered("full", answers)


class TestSuggestion:
    @pytest.mark.parametrize(
        ("answers", "met", "full"),
        [
            ({}, 0, False),
            ({"scoring": YES, "matching": NO}, 1, False),
            ({"scoring": YES, "matching": {"answer": "unclear"}}, 1, False),
            ({"scoring": YES, "matching": YES}, 2, True),
            ({"authority-list": YES}, 0, True),
            ({"authority-list": YES, "scoring": YES}, 1, True),
        ],
    )
    def test_counts_criteria(self, answers, met, full):
        assert criteria_met(answers) == met
        assert suggests_full(answers) is full
        assert len(suggested(CRITERION, answers)) == (2 if full else 1)

    @pytest.mark.parametrize(
        ("likelihood", "severity", "value", "title"),
        [
            (1, 1, 1, "low"),
            (1, 3, 3, "low"),
            (1, 4, 4, "medium"),
            (2, 4, 8, "medium"),
            (3, 3, 9, "high"),
            (4, 4, 16, "high"),
        ],
    )
    def test_weighs_a_risk(self, likelihood, severity, value, title):
        weight = weight_of({"likelihood": likelihood, "severity": severity}, BEFORE)
        assert (weight.value, weight.title) == (value, title)

    def test_is_the_highest_remaining_risk(self):
        answers = {
            "tracking": WEIGHED,
            "minors": {**WEIGHED, "likelihood_after": 3, "severity_after": 3},
            "identity": {"likelihood": 4, "severity": 4},
        }
        assert residual_risk(answers).value == 9
        assert len(suggested(RISK, answers)) == 1

    def test_is_none_without_a_weight(self):
        assert residual_risk({"tracking": {"likelihood": 4}}) is None
        assert suggested(RISK, {}) == []
