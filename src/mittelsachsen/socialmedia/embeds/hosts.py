"""The site's own hosts, and those of the platforms' embeds."""

from mittelsachsen.socialmedia.caching import for_visitors
from mittelsachsen.socialmedia.platforms.records import get_platforms
from plone import api
from urllib.parse import urlsplit


def own_hosts() -> set[str]:
    """Return the host names under which the site is visited."""
    host = urlsplit(api.portal.get().absolute_url()).hostname
    return {host} if host else set()


def embed_hosts() -> dict[str, tuple[str, ...]]:
    """Return the hosts of embeds by platform."""
    return for_visitors(_find_embed_hosts, "embed hosts")


def _find_embed_hosts() -> dict[str, tuple[str, ...]]:
    return {
        token: platform.embed_hosts
        for token, platform in get_platforms().items()
        if platform.embed_hosts
    }
