"""Constraints on single values, shared by forms, REST and import."""

from mittelsachsen.socialmedia import _
import re
from urllib.parse import urlsplit
from zope.schema import ValidationError


class InvalidWebAddress(ValidationError):
    __doc__ = _(
        "Enter a complete web address that starts with https:// or http://,"
        " for example https://www.example.org/page."
    )


class InvalidHostName(ValidationError):
    __doc__ = _("Enter a host name only, for example player.vimeo.com.")


class InvalidEmail(ValidationError):
    __doc__ = _("Enter one e-mail address, for example press@example.org.")


class InvalidPhone(ValidationError):
    __doc__ = _(
        "Enter one telephone number of digits, spaces and + ( ) / -,"
        " for example +49 3731 799-0."
    )


class InvalidAccountPath(ValidationError):
    __doc__ = _("Enter a path with one {account}, for example @{account}/*.")


ACCOUNT_PATH = re.compile(
    r"[^{}\s=]*\{[Aa]ccount\}[^{}\s=]*(?: = [^{}\s=]*\{[Aa]ccount\}[^{}\s=]*)?"
    r"|[^{}\s=?]+\?\w+=\{account\}"
)
HOST = re.compile(
    r"(?=.{1,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
)
EMAIL = re.compile(
    r"(?=.{1,254}\Z)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
)
PHONE = re.compile(r"\+?[0-9()/ .–-]+(?:(?:ext\.?|Durchwahl|App\.) ?[0-9]+)?")
MIN_PHONE_DIGITS = 3
MAX_PHONE_DIGITS = 18  # 15 of E.164, a trunk zero and a short extension


def is_account_path(value: str) -> bool:
    """Accept a form of account addresses, raise otherwise."""
    if not ACCOUNT_PATH.fullmatch(value):
        raise InvalidAccountPath(value)
    return True


def is_web_address(value: str) -> bool:
    """Accept ``http`` and ``https`` addresses with a host, raise otherwise.

    White space and control characters are refused: browsers drop some of them,
    which is how ``java\\nscript:`` slips through weaker tests.
    """
    if not value:
        return True
    if any(char.isspace() or ord(char) < 32 for char in value) or "\\" in value:
        raise InvalidWebAddress(value)
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - a property that raises on a bad port
    except ValueError:
        raise InvalidWebAddress(value) from None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise InvalidWebAddress(value)
    if parts.username is not None or "." not in parts.hostname:
        raise InvalidWebAddress(value)
    return True


def is_host_name(value: str) -> bool:
    """Accept a lower-case DNS name (RFC 1123) without scheme, port or path."""
    if not HOST.fullmatch(value or ""):
        raise InvalidHostName(value)
    return True


def is_email(value: str) -> bool:
    """Accept one addr-spec of RFC 5322 in dot-atom form."""
    if value and not EMAIL.fullmatch(value):
        raise InvalidEmail(value)
    return True


def is_phone(value: str) -> bool:
    """Accept a number as people write it; DIN 5008 and E.123 forms pass."""
    if not value:
        return True
    digits = sum(char.isdigit() for char in value)
    if not PHONE.fullmatch(value) or not MIN_PHONE_DIGITS <= digits <= MAX_PHONE_DIGITS:
        raise InvalidPhone(value)
    return True
