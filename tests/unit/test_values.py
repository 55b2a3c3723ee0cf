"""What a value may be, and how the line is named that is wrong."""

from datetime import date
from dateutil.relativedelta import relativedelta
from mittelsachsen.socialmedia import values
from mittelsachsen.socialmedia.clock import site_today
import pytest
from zope import schema


DAYS = relativedelta(days=1)


def test_days_are_from_1990_to_ten_years_ahead():
    last = site_today() + relativedelta(years=10)
    assert values.is_day(None) is True
    assert values.is_day(date(1990, 1, 1)) is True
    assert values.is_day(last) is True
    for day in (date(1989, 12, 31), last + DAYS):
        with pytest.raises(values.InvalidDay):
            values.is_day(day)


def test_what_was_done_lies_not_ahead():
    assert values.is_past_day(None) is True
    assert values.is_past_day(site_today()) is True
    with pytest.raises(values.DayAhead):
        values.is_past_day(site_today() + DAYS)
    with pytest.raises(values.InvalidDay):
        values.is_past_day(date(1989, 12, 31))


@pytest.mark.parametrize("number", [None, 0, -1e15, 1e15])
def test_numbers(number):
    assert values.is_number(number) is True


@pytest.mark.parametrize(
    "number", [float("nan"), float("inf"), float("-inf"), 1e15 + 1, -1e15 - 1]
)
def test_no_numbers(number):
    with pytest.raises(values.InvalidNumber):
        values.is_number(number)


@pytest.mark.parametrize("text", [None, "", "a\tb", "ä–😀"])
def test_texts_and_lines(text):
    assert values.is_text(text) is True
    assert values.is_line(text) is True


@pytest.mark.parametrize("sign", ["\0", "\x0b", "\x7f", "\x85", "\ud800", "\uffff"])
def test_no_text_holds_a_control_character(sign):
    for check in (values.is_text, values.is_line):
        with pytest.raises(values.InvalidCharacter):
            check(f"a{sign}")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_line_is_one_and_a_text_may_be_several(end):
    assert values.is_text(f"a{end}b") is True
    with pytest.raises(values.SeveralLines):
        values.is_line(f"a{end}b")


def test_the_entry_of_a_list_that_is_wrong_is_named():
    check = values.each(values.is_line)
    assert check(None) is check([]) is check(["a"]) is True
    with pytest.raises(values.InvalidLine) as error:
        check(["a", "b\n"])
    assert (error.value.number, error.value.column) == (2, "")
    assert error.value.problem == values.SeveralLines.__doc__
    assert error.value.doc() == "Line ${number}: ${problem}"
    assert error.value.doc().mapping["number"] == 2


LINE = schema.TextLine(constraint=values.is_line)


@pytest.mark.parametrize("kind", [schema.List, schema.Tuple])
def test_lines_lose_outer_spaces_and_blank_ones(kind):
    value = values.read_lines(kind(value_type=LINE), [" a ", "", "  ", "b"])
    assert list(value) == ["a", "b"]
    assert type(value) is kind._type


def test_lines_become_what_entries_are():
    field = schema.List(value_type=schema.Int(max=9))
    assert values.read_lines(field, ["1", 2]) == [1, 2]
    yes = schema.List(value_type=schema.Bool())
    assert values.read_lines(yes, [True, "True", False]) == [True, True, False]
    with pytest.raises(values.InvalidLine) as error:
        values.read_lines(field, ["1", "", "10"])
    assert error.value.number == 3
    with pytest.raises(schema.ValidationError):
        values.read_lines(schema.List(value_type=LINE, max_length=1), ["a", "b"])


def test_the_row_and_the_column_that_are_wrong_are_named():
    name = schema.TextLine(__name__="a", title="Name", constraint=values.is_line)

    def read(row):
        name.validate(row["a"])
        return row

    field = schema.List(value_type=schema.Field())
    with pytest.raises(values.InvalidLine) as error:
        values.read_rows(field, [{"a": "x"}, {"a": "y\n"}], read)
    assert (error.value.number, error.value.column) == (2, "Name")
    assert error.value.doc() == "Line ${number}, ${column}: ${problem}"


def test_rows_of_a_grid_are_validated_as_they_were_read():
    field = schema.List(value_type=schema.Dict(key_type=LINE, value_type=LINE))
    assert values.read_rows(field, ["x", ""], lambda cell: {"a": cell}) == [{"a": "x"}]
    with pytest.raises(values.InvalidLine):
        values.read_rows(field, [1], lambda cell: {"a": cell})


@pytest.mark.parametrize("cell", ["x", True, 0, [], 0.0])
def test_a_row_in_which_something_stands_stays(cell):
    assert values.filled([{"a": None, "b": cell}]) == [{"a": None, "b": cell}]


def test_an_empty_row_goes():
    assert values.filled([{"a": None, "b": "", "c": False}]) == []
