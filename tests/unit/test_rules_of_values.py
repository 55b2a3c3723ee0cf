from datetime import date
from mittelsachsen.socialmedia.addresses import constraints
from mittelsachsen.socialmedia.addresses.phone import phone_uri
from mittelsachsen.socialmedia.due.dates import next_due
from mittelsachsen.socialmedia.text import plain_text
import pytest


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "ftp://example.org/",
        "//example.org/",
        "https://",
        "https://user@example.org/",
        "https://exa mple.org/",
        "https://example.org\\@evil.example/",
        "mailto:a@example.org",
    ],
)
def test_only_web_addresses_pass(value):
    with pytest.raises(constraints.InvalidWebAddress):
        constraints.is_web_address(value)


@pytest.mark.parametrize("value", ["a@b", "a b@example.org", "@example.org", "a@@b.de"])
def test_bad_mail_addresses_are_refused(value):
    with pytest.raises(constraints.InvalidEmail):
        constraints.is_email(value)


@pytest.mark.parametrize("value", ["12", "abc", "+49 3731 abc", "1" * 19, "<b>123</b>"])
def test_bad_numbers_are_refused(value):
    with pytest.raises(constraints.InvalidPhone):
        constraints.is_phone(value)


@pytest.mark.parametrize(
    ("number", "uri"),
    [
        ("(03731) 799 3305", "tel:+4937317993305"),
        ("+49 (0)3731 799-0", "tel:+4937317990"),
        ("0049 3731 1", "tel:+4937311"),
        ("110", "tel:110"),
    ],
)
def test_numbers_become_tel_addresses(number, uri):
    assert constraints.is_phone(number)
    assert phone_uri(number) == uri


@pytest.mark.parametrize(
    ("as_of", "last", "months", "due"),
    [
        (date(2018, 5, 1), None, 12, date(2019, 5, 1)),
        (date(2018, 5, 1), date(2019, 4, 2), 12, date(2020, 4, 2)),
        (date(2024, 2, 29), None, 12, date(2025, 2, 28)),
        (date(2024, 1, 31), None, 1, date(2024, 2, 29)),
        (None, None, 12, None),
    ],
)
def test_the_next_evaluation_is_derived(as_of, last, months, due):
    assert next_due(as_of, last, months) == due


def test_rich_text_becomes_words():
    markup = "<p>Eins <b>zwei</b></p><script>x()</script><ul><li>drei</li></ul>"
    assert plain_text(markup) == "Eins zwei\ndrei"


@pytest.mark.parametrize(
    ("number", "region", "uri"),
    [
        ("+49 3731 799-3305 Durchwahl 12", "DE", "tel:+4937317993305;ext=12"),
        ("03731 7993305 ext. 7", "DE", "tel:+4937317993305;ext=7"),
        ("+1 (415) 555-2671", "DE", "tel:+14155552671"),
        ("0171/1234567", "DE", "tel:+491711234567"),
        ("799-3305", "DE", "tel:7993305"),
        ("112", "DE", "tel:112"),
        ("115", "DE", "tel:115"),
        ("116 117", "DE", "tel:116117"),
        ("01 58858", "AT", "tel:+43158858"),
        ("33 92 33 92", "DK", "tel:+4533923392"),
    ],
)
def test_numbers_are_dialled_from_the_region(number, region, uri):
    assert constraints.is_phone(number, region)
    assert phone_uri(number, region) == uri


@pytest.mark.parametrize("value", ["+999 1234567", "+49 3731 7993305123456", "()", "+"])
def test_numbers_that_nobody_can_have_are_refused(value):
    with pytest.raises(constraints.InvalidPhone):
        constraints.is_phone(value)


@pytest.mark.parametrize(
    "value", ['"a b"@example.org', "a@example.org\n", "a,b@example.org", "<a>@b.de"]
)
def test_mail_addresses_are_written_without_quotes_and_lists(value):
    with pytest.raises(constraints.InvalidEmail):
        constraints.is_email(value)
