"""A Content-Security-Policy for this site (CSP Level 3), made from the audit.

With it the browser itself refuses what no page of the site may fetch.
"""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from mittelsachsen.socialmedia.addresses.hosts import read
from mittelsachsen.socialmedia.addresses.videos import VideoAddressError
from mittelsachsen.socialmedia.embeds.audit import Audit
from mittelsachsen.socialmedia.embeds.audit import Finding
from mittelsachsen.socialmedia.embeds.hosts import embed_hosts
from mittelsachsen.socialmedia.embeds.plan import CONSENT
from mittelsachsen.socialmedia.embeds.plan import LEAVE
from mittelsachsen.socialmedia.embeds.protect import video_of
from mittelsachsen.socialmedia.settings import site_setting


# What Plone's own pages need: scripts and styles within the page.
BASE = {
    "default-src": ("'self'",),
    "script-src": ("'self'", "'unsafe-inline'"),
    "style-src": ("'self'", "'unsafe-inline'"),
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'", "data:"),
    "media-src": ("'self'",),
    "frame-src": ("'self'",),
    "object-src": ("'none'",),
    "base-uri": ("'self'",),
    "form-action": ("'self'",),
    "frame-ancestors": ("'self'",),
}
# Which directive speaks of an element's address; of all others it is that of images.
DIRECTIVES = {
    "script": "script-src",
    "link": "style-src",
    "video": "media-src",
    "audio": "media-src",
    "source": "media-src",
    "track": "media-src",
}
IMAGES = frozenset({"style", "poster", "srcset"})


def content_security_policy() -> str:
    """Return the value of the header: what pages load, and what waits for consent."""
    audit = Audit()
    found = (row for brain in audit.pages() for row in audit.findings(brain))
    return to_header(found, site_setting("own_hosts") or ())


def to_header(findings: Iterable[Finding], own: Iterable[str]) -> str:
    """Return the header for these findings of the audit and the site's other hosts."""
    hosts = embed_hosts()
    added: dict[str, set[str]] = defaultdict(set)
    for found in findings:
        if found.action == CONSENT:
            with suppress(VideoAddressError):
                player = video_of(found.address, hosts).player
                added["frame-src"].add(read(player).origin)
        elif found.action == LEAVE:
            url = read(found.address, "https://page.invalid/")
            added[_directive(found)].add(url.origin)
    for directive in BASE:
        if directive.endswith("-src") and directive != "object-src":
            added[directive].update(own)
    return "; ".join(
        " ".join((directive, *sources, *sorted(added[directive])))
        for directive, sources in BASE.items()
    )


def _directive(found: Finding) -> str:
    if found.attribute in IMAGES:
        return "img-src"
    return DIRECTIVES.get(found.element, "img-src")
