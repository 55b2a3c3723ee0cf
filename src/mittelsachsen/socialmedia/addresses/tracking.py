"""What links carry to tell a platform who passed them on: no part of an address."""

from ada_url import URL
from fnmatch import fnmatchcase
from mittelsachsen.socialmedia.addresses.hosts import is_on
from mittelsachsen.socialmedia.addresses.hosts import read


# Names of parameters by the hosts that add them; "" for those that any may carry.
TRACKING: dict[str, tuple[str, ...]] = {
    "": ("utm_*", "fbclid", "gclid", "igsh", "igshid", "msclkid", "ttclid", "twclid"),
    "facebook.com": ("__*", "fref", "hc_ref", "mibextid", "paipv", "rdid", "ref"),
    "instagram.com": ("ig_*",),
    "linkedin.com": ("lipi", "original_referer", "rcm", "trk*"),
    "threads.com": ("xmt",),
    "threads.net": ("xmt",),
    "tiktok.com": ("_d", "_r", "_t", "is_*", "sec_uid", "sender_*", "share_*"),
    "twitter.com": ("cxt", "ref_*", "s", "t"),
    "vimeo.com": ("fl", "fe"),
    "x.com": ("cxt", "ref_*", "s", "t"),
    "youtu.be": ("feature", "si"),
    "youtube.com": ("feature", "pp", "si"),
}


def without_tracking(url: str) -> str:
    """Return an address without the parameters by which platforms follow links.

    All else stays as it is written. Raises :class:`AddressError` where the text is no
    address.
    """
    names = _names(read(url))
    before, mark, fragment = url.partition("#")
    path, _mark, query = before.partition("?")
    kept = [pair for pair in query.split("&") if pair and not _is_one(pair, names)]
    return path + ("?" + "&".join(kept) if kept else "") + mark + fragment


def _names(address: URL) -> tuple[str, ...]:
    """Return the parameters that tell nothing but the way to an address."""
    return tuple(
        name
        for host, names in TRACKING.items()
        if not host or is_on(address.hostname, (host,))
        for name in names
    )


def _is_one(pair: str, names: tuple[str, ...]) -> bool:
    name = pair.partition("=")[0]
    return any(fnmatchcase(name, pattern) for pattern in names)
