"""Workbooks are read and written as tables; what is none says so."""

from datetime import date
from datetime import datetime
from hypothesis import given
from hypothesis import strategies as st
from io import BytesIO
from mittelsachsen.socialmedia.tables import TableError
from mittelsachsen.socialmedia.workbook import LARGEST
from mittelsachsen.socialmedia.workbook import read_workbook
from mittelsachsen.socialmedia.workbook import to_workbook
from openpyxl import Workbook
import pytest
from zipfile import ZIP_DEFLATED
from zipfile import ZipFile


SHEETS = ("Kanäle", "Wer's will")


def saved(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_table_comes_back():
    rows = [["Amt für „Jugend“", date(2020, 2, 29)], ["zwei\nZeilen", ""]]
    data = to_workbook(["Titel", "Beginn"], rows, {0: ["A", "B"]}, SHEETS)
    assert read_workbook(data) == [
        ["Titel", "Beginn"],
        ["Amt für „Jugend“", "2020-02-29"],
        ["zwei\nZeilen"],
    ]


def test_nothing_in_it_is_a_formula():
    data = to_workbook(["=A"], [["=1+1"]], {}, SHEETS)
    assert read_workbook(data) == [["'=A"], ["'=1+1"]]


def test_cells_become_texts_as_people_see_them():
    row = [True, 1.0, 1.5, 7, None, datetime(2020, 1, 2), datetime(2020, 1, 2, 3), "x"]
    assert read_workbook(saved(row)) == [
        ["true", "1", "1.5", "7", "", "2020-01-02", "2020-01-02T03:00:00", "x"]
    ]


def test_empty_cells_at_the_end_are_left_out():
    assert read_workbook(saved(["a", None, " ", None], [None])) == [["a"], []]


def packed(name, data):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        packed("a.txt", "a"),
        packed("xl/workbook.xml", "<"),
        packed("[Content_Types].xml", b"0" * (LARGEST + 1)),
        saved(["a"])[:-30],
    ],
)
def test_what_is_no_workbook_says_so(data):
    with pytest.raises(TableError):
        read_workbook(data)


WHOLE = saved(["a", "b"], [1, 2])


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=20))
def test_a_broken_one_never_raises_anything_else(place, junk):
    try:
        read_workbook(WHOLE[:place] + junk + WHOLE[place + len(junk) :])
    except TableError:
        pass
