"""The site's today: one day for all users and servers."""

from datetime import date
from datetime import datetime
from plone import api
from zoneinfo import ZoneInfo
from zoneinfo import ZoneInfoNotFoundError


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
    zone = api.portal.get_registry_record("plone.portal_timezone", default=None)
    return today_in(zone or "UTC")
