from datetime import date
from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.l10n import long_date
from mittelsachsen.socialmedia.l10n import month_and_year
from mittelsachsen.socialmedia.l10n import number
from mittelsachsen.socialmedia.l10n import read_date
from mittelsachsen.socialmedia.l10n import read_number
from mittelsachsen.socialmedia.l10n import written
import pytest


MAY = date(2018, 5, 1)


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [("de", "1. Mai 2018", "Mai 2018"), ("en", "1 May 2018", "May 2018")],
)
def test_days_are_written_as_people_do(language, day, month):
    assert long_date(MAY, language) == day
    assert month_and_year(MAY, language) == month
    assert long_date(None, language) == month_and_year(None, language) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2018-05-01", "de"),
        ("01.05.2018", "de"),
        ("1.5.2018", "de"),
        (" 1. Mai 2018 ", "de"),
        ("01/05/2018", "en"),
        ("1 May 2018", "en"),
    ],
)
def test_days_are_read_as_people_write_them(text, language):
    assert read_date(text, language) == MAY


@pytest.mark.parametrize("text", ["", "gestern", "31.02.2018", "1.5.", "05/01/2018x"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):
        read_date(text, "de")


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [
        ("12.345", 12345, 12.345),
        ("1.250", 1250, 1.25),
        ("1,234", 1.234, 1234),
        ("12,5", 12.5, None),
        ("1.250,5", 1250.5, None),
        ("1,250.5", None, 1250.5),
        ("-1250", -1250, -1250),
        ("1.2.3", None, None),
        ("12.34", None, 12.34),
        ("NaN", None, None),
        ("1e5", None, None),
        ("viele", None, None),
        ("", None, None),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(text, german, english):
    for language, value in (("de", german), ("en", english)):
        if value is None:
            with pytest.raises(ValueError):
                read_number(text, language)
        else:
            assert read_number(text, language) == value


@given(st.integers(-(10**12), 10**12), st.sampled_from(["de", "en"]))
def test_numbers_are_read_as_they_were_written(value, language):
    assert read_number(number(value, language), language) == value


def test_whole_numbers_have_no_decimals():
    assert number(1250.0, "de") == "1.250"
    assert number(1250.5, "de") == "1.250,5"
    assert number(None, "de") == number(float("nan"), "de") == ""


@pytest.mark.parametrize(
    ("found", "language"),
    [("de", "de"), ("de-at", "de"), ("en", "en"), ("fr", "en"), ("", "en")],
)
def test_pages_are_german_or_english(found, language):
    assert language_of({"LANGUAGE": found}) == language


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (12345.0, "de", "12.345"),
        (1250.5, "de", "1.250,5"),
        (-1250.125, "de", "-1.250,125"),
        (1250.5, "en", "1,250.5"),
        (0.0, "de", "0"),
        (1e-7, "de", "0,0000001"),
    ],
)
def test_a_number_to_edit_has_all_its_digits(value, language, text):
    assert written(value, language) == text


@given(
    st.floats(-1e15, 1e15, allow_nan=False).filter(lambda value: str(value) != "-0.0"),
    st.sampled_from(["de", "en"]),
)
def test_what_is_written_is_read_again(value, language):
    assert read_number(written(value, language), language) == value
