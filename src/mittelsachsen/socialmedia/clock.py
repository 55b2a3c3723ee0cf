"""The site's today: one day for all users and servers."""

from datetime import date
from datetime import datetime
from plone.registry.interfaces import IRegistry
from zoneinfo import ZoneInfo
from zoneinfo import ZoneInfoNotFoundError
from zope.component import queryUtility


def today_in(zone: str) -> date:
    """Return the day that a time zone (IANA name) has now; UTC's for no such zone."""
    try:
        return datetime.now(ZoneInfo(zone)).date()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return datetime.now(ZoneInfo("UTC")).date()


def site_today() -> date:
    """Return the day that the site's time zone has now.

    Duties are the body's: they begin on the same day for an editor on another
    continent, and whichever zone the server runs in.
    """
    return today_in(_site_zone())


def site_day(moment: datetime) -> date:
    """Return the day that the site had at a moment, which has a zone of its own."""
    try:
        return moment.astimezone(ZoneInfo(_site_zone())).date()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return moment.astimezone(ZoneInfo("UTC")).date()


def _site_zone() -> str:
    registry = queryUtility(IRegistry)
    zone = registry.get("plone.portal_timezone") if registry is not None else None
    return zone or "UTC"
