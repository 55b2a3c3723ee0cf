"""What the list of nodes says, and what moves from one list to another."""

from mittelsachsen.socialmedia.browser.outline import read_numbering
from mittelsachsen.socialmedia.document.overview import Entry
from mittelsachsen.socialmedia.document.overview import Move
from mittelsachsen.socialmedia.document.overview import moves
from mittelsachsen.socialmedia.document.overview import places
import pytest
from zExceptions import BadRequest


def slot(name, under, filled=True):
    node = {"kind": "slot", "slot": name, "id": name, "level": 1}
    return Entry(node, name, name, under=under, filled=filled)


def test_only_what_is_found_elsewhere_moves():
    before = [slot("goals", "1 Goals"), slot("service", "2 Service")]
    after = [slot("service", "1 Service"), slot("mandate", "2 Mandate")]
    assert moves(before, [*after, slot("scope", "3 Scope", filled=False)]) == [
        Move("service", "2 Service", "1 Service"),
        Move("mandate", "", "2 Mandate"),
        Move("goals", "1 Goals", ""),
    ]
    assert moves(before, before) == []


def test_each_field_of_a_slot_is_where_the_slot_is():
    found = places([slot("service", "1 Service"), slot("goals", "")])
    assert list(found)[:3] == ["service_hours", "reaction_time", "emergency_notice"]
    assert found["emergency_notice"] == "1 Service"
    assert found["goals"] == found["staged_model"] == found["controller_name"] == ""
    assert "documents" not in found and "service" not in found


def test_a_field_is_where_it_is_shown_first():
    found = places([slot("goals", ""), slot("goals", "1 A"), slot("goals", "2 B")])
    assert found["goals"] == "1 A"


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        (["I.", "1.", "", ""], ["I.", "1."]),
        (["", "1", ""], ["", "1"]),
        (["", "", "", ""], [""]),
        (["1", "1.1", "1.1", ""], []),
        (["1", "1.1", "", ""], ["1", "1.1"]),
    ],
)
def test_formats_at_the_end_that_say_nothing_are_left_out(given, stored):
    assert read_numbering({"numbering": given}) == stored


@pytest.mark.parametrize("given", [["(1)"], ["1"] * 11])
def test_what_is_no_format_is_refused(given):
    with pytest.raises(BadRequest):
        read_numbering({"numbering": given})
