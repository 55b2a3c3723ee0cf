"""Telephone numbers."""

import re


def phone_uri(value: str, country_code: str = "49") -> str:
    """Return the ``tel:`` URI (RFC 3966) of a number as people write it.

    A national number, one that begins with the trunk zero, gets the country code.
    """
    digits = re.sub(r"\(0\)|[^0-9+]", "", value)
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    elif digits.startswith("0"):
        digits = f"+{country_code}{digits[1:]}"
    return f"tel:{digits}"
