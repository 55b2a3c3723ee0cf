"""Which foreign addresses a page's rich text links to, and which hosts it frames."""

from collections.abc import Iterator
from mittelsachsen.socialmedia.addresses.hosts import AddressError
from mittelsachsen.socialmedia.addresses.hosts import fetched
from mittelsachsen.socialmedia.embeds import foreign
from mittelsachsen.socialmedia.embeds.depth import is_readable
from mittelsachsen.socialmedia.embeds.plan import LEAVE
from mittelsachsen.socialmedia.embeds.plan import make_plan
from mittelsachsen.socialmedia.embeds.plan import Policy
from mittelsachsen.socialmedia.embeds.plan import Unreadable


def links(html: str) -> set[str]:
    """Return the absolute addresses to which a piece of HTML links.

    Text without a ``//`` names no foreign host and is not parsed.
    """
    if not html or "//" not in html or not is_readable(html):
        return set()
    nodes = foreign.parse(html).css("a[href]")
    return {address for node in nodes for address in _of(node.attributes["href"] or "")}


def framed_hosts(html: str) -> set[str]:
    """Return the hosts whose pages a piece of HTML frames."""
    if not foreign.may_fetch(html):
        return set()
    try:
        plan = make_plan(html, (), Policy(LEAVE))
    except Unreadable:
        return set()
    return {step.frame.host for step in plan.steps if step.frame} if plan else set()


def _of(href: str) -> Iterator[str]:
    try:
        url = fetched(href)
    except AddressError:
        return
    if url is not None and url.hostname:
        yield url.href
