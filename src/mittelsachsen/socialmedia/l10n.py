"""Dates and numbers as people write them, in the language of the page.

``request.locale`` follows the browser; pages follow the site's negotiation. English
is that of Europe: day before month.
"""

from datetime import date
from decimal import Decimal
from math import isfinite
from plone.dexterity.content import DexterityContent
import re
from zope.i18n.format import DateTimeParseError
from zope.i18n.interfaces.locales import ILocale
from zope.i18n.locales import locales
from ZPublisher.HTTPRequest import HTTPRequest


LANGUAGES = ("de", "en")
WHOLE = re.compile("-?[0-9]{1,400}")
DIGITS = re.compile("[0-9]{1,400}")


def language_of(request: HTTPRequest) -> str:
    """Return the language of a page: ``de`` or, for all others, ``en``."""
    return supported(str(request.get("LANGUAGE") or ""))


def language_in(item: DexterityContent, language: str) -> str:
    """Return the language of an item's labels: its own, or that of whoever reads."""
    return supported(item.Language() or language)


def supported(language: str) -> str:
    """Return the one of our languages that serves the readers of another."""
    return "de" if language.startswith("de") else "en"


def _locale(language: str) -> ILocale:
    if language.startswith("de"):
        return locales.getLocale("de")
    return locales.getLocale("en", "GB")


def long_date(day: date | None, language: str) -> str:
    """Return for example „1. Mai 2018“ or “1 May 2018”; nothing for no day."""
    if day is None:
        return ""
    return _locale(language).dates.getFormatter("date", "long").format(day)


def medium_date(day: date, language: str) -> str:
    """Return for example „31.01.2026“ or “31 Jan 2026”."""
    return _locale(language).dates.getFormatter("date", "medium").format(day)


def month_and_year(day: date | None, language: str) -> str:
    """Return for example „Mai 2018“; nothing for no day."""
    if day is None:
        return ""
    months = _locale(language).dates.calendars["gregorian"].getMonthNames()
    return f"{months[day.month - 1]} {day.year}"


def as_of_words(day: date | str | None, precision: str, language: str) -> str:
    """Return the day of a document, or its month; a day may come in ISO 8601."""
    if isinstance(day, str):
        day = date.fromisoformat(day)
    words = long_date if precision == "day" else month_and_year
    return words(day, language)


def number(value: float | None, language: str) -> str:
    """Return for example „1.250,5“; whole numbers without decimals."""
    if value is None or not isfinite(value):
        return ""
    whole = int(value) if float(value).is_integer() else round(value, 2)
    return _locale(language).numbers.getFormatter("decimal").format(whole)


def written(value: float, language: str) -> str:
    """Return a number as people write it, with all its digits.

    What :func:`read_number` makes of it is the number again.
    """
    symbols = _locale(language).numbers.getFormatter("decimal").symbols
    whole, _point, part = f"{Decimal(repr(value)):,f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", symbols["group"]) + (
        symbols["decimal"] + part if part else ""
    )


def country(code: str, language: str) -> str:
    """Return the name of an ISO 3166-1 country."""
    return _locale(language).displayNames.territories.get(code, code)


def read_number(text: str, language: str) -> float:
    """Return the number that people write in a language, „1.250,5“ or “1,250.5”.

    Marks between thousands may be left out, but not stand elsewhere. Raises
    ``ValueError``.
    """
    formatter = _locale(language).numbers.getFormatter("decimal")
    group = formatter.symbols["group"]
    whole, point, part = text.strip().partition(formatter.symbols["decimal"])
    digits = whole.replace(group, "")
    if not WHOLE.fullmatch(digits) or (point and not DIGITS.fullmatch(part)):
        raise ValueError(text)
    if group in whole and whole != formatter.format(int(digits)):
        raise ValueError(text)
    return float(f"{digits}.{part or 0}")


def read_date(text: str, language: str) -> date:
    """Return a day of ISO 8601, or as people write it; raises ``ValueError``."""
    text = text.strip()
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    dates = _locale(language).dates
    # The patterns want two digits where people write one.
    padded = re.sub(r"(?<!\d)\d(?!\d)", r"0\g<0>", text)
    for form in ("medium", "short", "long"):
        for written in (text, padded):
            try:
                return dates.getFormatter("date", form).parse(written)
            except (DateTimeParseError, ValueError):
                continue
    raise ValueError(text)
