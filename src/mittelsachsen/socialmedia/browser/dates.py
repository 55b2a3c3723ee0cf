"""Dates in the language of the page.

``request.locale`` follows the browser; pages follow the site's negotiation.
"""

from datetime import date
from plone.base.i18nl10n import monthname_msgid
from zope.i18n import translate
from zope.i18nmessageid import MessageFactory


LOCALES = MessageFactory("plonelocales")


def month_and_year(value: date, request) -> str:
    """Return for example „Mai 2018“."""
    month = LOCALES(monthname_msgid(value.month), default=f"{value:%B}")
    return f"{translate(month, context=request)} {value.year}"


def long_date(value: date | str, request) -> str:
    """Return for example „1. Mai 2018“ or “1 May 2018”; takes ISO strings too."""
    if isinstance(value, str):
        value = date.fromisoformat(value)
    dot = "." if str(request.get("LANGUAGE", "")).startswith("de") else ""
    return f"{value.day}{dot} {month_and_year(value, request)}"
