"""Constraints on single values, shared by forms, REST and import."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.hosts import AddressError
from mittelsachsen.socialmedia.addresses.hosts import as_uri
from mittelsachsen.socialmedia.addresses.hosts import entered
from mittelsachsen.socialmedia.addresses.phone import is_possible
from mittelsachsen.socialmedia.addresses.phone import REGION
from Products.CMFPlone.RegistrationTool import checkEmailAddress
from Products.CMFPlone.RegistrationTool import EmailAddressInvalid
import re
from zope.i18nmessageid import Message
from zope.schema import ValidationError


class InvalidWebAddress(ValidationError):
    __doc__ = _(
        "Enter a complete web address that starts with https:// or http://,"
        " for example https://www.example.org/page."
    )


class UnwrittenWebAddress(InvalidWebAddress):
    """The address can be written as a URI; the arguments are the value and that."""

    def doc(self) -> Message:
        return _(
            "Web addresses have no such characters. Enter it as browsers do: ${url}",
            mapping={"url": self.args[1]},
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
MAX_EMAIL = 254  # RFC 5321, 4.5.3.1.3, without the angle brackets


def is_account_path(value: str) -> bool:
    """Accept a form of account addresses, raise otherwise."""
    if not ACCOUNT_PATH.fullmatch(value):
        raise InvalidAccountPath(value)
    return True


def is_web_address(value: str) -> bool:
    """Accept ``http`` and ``https`` addresses as URIs, on any port, raise otherwise."""
    if not value:
        return True
    try:
        entered(value)
    except AddressError:
        uri = as_uri(value)
        raise (
            UnwrittenWebAddress(value, uri) if uri else InvalidWebAddress(value)
        ) from None
    return True


def is_host_name(value: str) -> bool:
    """Accept a lower-case DNS name (RFC 1123) without scheme, port or path."""
    if not HOST.fullmatch(value or ""):
        raise InvalidHostName(value)
    return True


def is_email(value: str) -> bool:
    """Accept one addr-spec of RFC 5322 in dot-atom form."""
    if not value:
        return True
    try:
        if len(value) > MAX_EMAIL or set('"\n') & set(value):
            raise InvalidEmail(value)
        checkEmailAddress(value)
    except EmailAddressInvalid:
        raise InvalidEmail(value) from None
    return True


def is_phone(value: str, region: str = REGION) -> bool:
    """Accept a number as people write it; DIN 5008 and E.123 forms pass."""
    if value and not is_possible(value, region):
        raise InvalidPhone(value)
    return True
