"""Outdated terms are found as people write them, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.checks.prose import read
from mittelsachsen.socialmedia.checks.terms import find
from mittelsachsen.socialmedia.checks.terms import from_line
from mittelsachsen.socialmedia.checks.terms import package_terms
from mittelsachsen.socialmedia.checks.terms import TermError
from mittelsachsen.socialmedia.checks.terms import to_line
from pathlib import Path
import pytest


TERMS = package_terms()
CORPUS = (Path(__file__).parents[1] / "data" / "terms.txt").read_text("utf-8")


def sentences(sign):
    return [line[2:] for line in CORPUS.splitlines() if line.startswith(f"{sign} ")]


@pytest.mark.parametrize("sentence", sentences("+"))
def test_a_sentence_with_an_old_term(sentence):
    assert list(find(sentence, TERMS))


@pytest.mark.parametrize("sentence", sentences("-"))
def test_a_sentence_without_one(sentence):
    assert [hit.words for hit in find(sentence, TERMS)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wir nutzen Twitter und twittern.", ["Twitter"]),
        ("Die Beiträge der Twitterkanäle.", ["Twitterkanäle"]),
        ("Nach § 55 Abs. 2 RStV und § 5 TMG.", ["RStV", "TMG"]),
        ("Die Rundfunkstaatsverträge gelten.", ["Rundfunkstaatsverträge"]),
        ("Anbieter ist die Facebook Ireland Ltd.", ["Facebook Ireland Ltd."]),
        ('<a href="http://a.de">Hier</a> und http://b.de', ["http://", "http://"]),
        ('<a href="http://a.de">http://a.de</a>', ["http://"]),
    ],
)
def test_a_hit_has_its_words(text, words):
    assert [hit.words for hit in find(text, TERMS)] == words


def test_a_hit_has_its_sentence():
    text = "Das ist gut. Wir nutzen Twitter seit Jahren! Weiter."
    [hit] = find(text, TERMS)
    assert hit.sentence == "Wir nutzen Twitter seit Jahren!"


@pytest.mark.parametrize("term", TERMS, ids=to_line)
def test_terms_are_edited_as_lines(term):
    assert from_line(to_line(term)) == term


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        ("", ["Amt", "Amt"]),
        (" ~", ["Amt", "Amtes", "Amt"]),
        (" +", ["Amt", "Amtsblatt", "Amt"]),
        (" +~", ["Amt", "Amtes", "Amtsblatt", "Amt"]),
    ],
)
def test_flags_say_in_which_forms_a_word_counts(flags, found):
    text = "Ein Amt. Des Amtes. Das Amtsblatt. Das Land-Amt. Das Gesamtbild."
    term = from_line(f"Amt{flags} ; Behörde")
    assert [hit.words for hit in find(text, [term])] == found


def test_a_word_in_small_letters_is_meant_in_any_case_and_others_as_they_stand():
    text = "Ein Amt. Ein AMT. Ein amt."
    found = [hit.words for hit in find(text, [from_line("amt ; x")])]
    assert found == ["Amt", "AMT", "amt"]
    found = [hit.words for hit in find(text, [from_line("Amt ; x")])]
    assert found == ["Amt", "AMT"]


def test_a_pattern_between_slashes_is_a_regular_expression():
    term = from_line(r"/Am(?:t|tes)/ ; Behörde")
    assert [hit.words for hit in find("Des Amtes. Das Amtsblatt.", [term])] == ["Amtes"]
    assert from_line(to_line(term)) == term


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("", "parts"),
        ("ab", "parts"),
        ("ab;", "parts"),
        (";b", "parts"),
        ("ab;b;;;d", "parts"),
        ("ab ; b ; gestern", "since"),
        ("[ ; x", "words"),
        ("a ; b", "words"),
        ("ab | ; b", "words"),
        (r"Foo\w* ; b", "words"),
        ("/(/ ; b", "pattern"),
        ("/a*/ ; b", "pattern"),
        ("* ; b", "words"),
    ],
)
def test_lines_that_could_not_be_searched_for(line, problem):
    with pytest.raises(TermError) as error:
        from_line(line)
    assert error.value.args == (line, problem)


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text):
    for hit in find(text, [*TERMS, from_line("Wort +~ ; heute")]):
        assert hit.words in read(text).words


@given(st.text(max_size=30))
def test_any_line_is_a_term_or_not_and_then_any_text_can_be_searched(line):
    try:
        term = from_line(f"{line} ; heute")
    except TermError:
        return
    list(find(f"Ein Satz mit {line} darin.", [term]))
