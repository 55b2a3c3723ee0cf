"""Tables for spreadsheets, in and out."""

from mittelsachsen.socialmedia import tables
import pytest


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula_and_each_comes_back(sign):
    cell = f"{sign}1+1"
    assert tables.safe_cell(cell) == f"'{cell}"
    assert tables.plain_cell(f"'{cell}") == cell
    [_head, [written]] = tables.read_csv(tables.to_csv(["a"], [[cell]]))
    assert tables.plain_cell(written) == cell


@pytest.mark.parametrize("cell", ["", "a=1", "1-2", " =1", "'", "'a", "''=1"])
def test_other_cells_stay_as_they_are(cell):
    assert tables.safe_cell(cell) == cell
    assert tables.plain_cell(cell) == cell


def test_tables_are_of_lines_with_commas():
    assert tables.to_csv(["a", "b"], [["1", 'x "y"'], ["", "=2"]]) == (
        'a,b\r\n1,"x ""y"""\r\n,\'=2\r\n'
    )


def test_what_parts_cells_can_be_chosen():
    assert tables.to_csv(["a", "b"], [["1;2", "3"]], ";") == 'a;b\r\n"1;2";3\r\n'


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_first_line_tells_what_parts_cells(delimiter):
    text = "\ufeff" + "a|b\n1|2,3;4;5\t6\t7\n\n".replace("|", delimiter)
    head, row, empty = tables.read_csv(text)
    assert head == ["a", "b"]
    assert row[0] == "1"
    assert empty == []


@pytest.mark.parametrize("text", ['a\n"', 'a\n"b"c\n'])
def test_a_quote_that_is_open_is_an_error(text):
    with pytest.raises(tables.TableError) as error:
        tables.read_csv(text + "x" * 200)
    [start] = error.value.args
    assert len(start) == 100
