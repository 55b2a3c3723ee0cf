"""The site's own hosts, those of the platforms' embeds, and the policy on others."""

from mittelsachsen.socialmedia.addresses.hosts import read
from mittelsachsen.socialmedia.embeds.plan import Policy
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.settings import site_setting
from plone import api


def own_hosts() -> set[str]:
    """Return the site's host names: that of this visit, and those of the setting.

    With ``www.`` and without it is one host.
    """
    visited = read(api.portal.get().absolute_url()).hostname
    hosts = {visited, *(site_setting("own_hosts") or ())}
    bare = {host.removeprefix("www.") for host in hosts}
    return bare | {f"www.{host}" for host in bare}


def embed_hosts() -> dict[str, tuple[str, ...]]:
    """Return the hosts of embeds by platform."""
    return {
        token: platform.embed_hosts
        for token, platform in get_platforms().items()
        if platform.embed_hosts
    }


def current_policy() -> Policy:
    """Return the site's policy on foreign resources that are no frames."""
    blocked = {host for hosts in embed_hosts().values() for host in hosts}
    return Policy(site_setting("foreign_resources"), blocked)
