"""Telephone numbers as people write them, and as ``tel:`` addresses (RFC 3966)."""

import phonenumbers
import re


REGION = "DE"
# DIN 5008 and E.123, with the hyphens and spaces that word processors put in.
PHONE = re.compile(
    r"(?P<number>\+?[0-9()/ .\u00a0\u2010\u2011\u2013-]+?)"
    r"(?: ?(?:;ext=|ext\.?|x|#|Durchwahl|DW|App\.|Apparat)"
    r" ?(?P<extension>[0-9]{1,7}))?",
    re.IGNORECASE,
)
MIN_DIGITS = 3  # Shorter ones reach nobody outside the house.


def is_possible(value: str, region: str = REGION) -> bool:
    """Tell whether a text may be one telephone number, short ones as 112 among them.

    ``region`` (ISO 3166-1) is where numbers without a country code are dialled.
    """
    match = PHONE.fullmatch(value)
    if match is None or len(re.sub(r"\D", "", match["number"])) < MIN_DIGITS:
        return False
    try:
        number = phonenumbers.parse(match["number"], region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(
        number
    ) or phonenumbers.is_possible_short_number_for_region(number, region)


def phone_uri(value: str, region: str = REGION) -> str:
    """Return the ``tel:`` address of a number as people write it.

    A whole number gets its country code; a local or short one is dialled as it is.
    """
    match = PHONE.fullmatch(value)
    if match is None:
        return f"tel:{_dialled(value, region)}"
    extension = f";ext={match['extension']}" if match["extension"] else ""
    return f"tel:{_dialled(match['number'], region)}{extension}"


def _dialled(text: str, region: str) -> str:
    try:
        number = phonenumbers.parse(text, region, keep_raw_input=True)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not _is_whole(number, region):
        return phonenumbers.normalize_diallable_chars_only(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _is_whole(number: phonenumbers.PhoneNumber, region: str) -> bool:
    """Tell whether a number has all that is dialled from the region's other places.

    It has a country code, the trunk prefix, or, where that is not dialled, it is
    written as the whole national number is.
    """
    source = phonenumbers.CountryCodeSource.FROM_DEFAULT_COUNTRY
    if number.country_code_source != source:
        return True
    digits = phonenumbers.normalize_digits_only(number.raw_input or "")
    trunk = phonenumbers.ndd_prefix_for_region(region, True)
    if trunk and digits.startswith(trunk):
        return True
    form = phonenumbers.PhoneNumberFormat.NATIONAL
    national = phonenumbers.format_number(number, form)
    return (
        phonenumbers.is_valid_number(number)
        and phonenumbers.normalize_digits_only(national) == digits
    )
