"""Which pages name foreign resources, and what visitors get; kept by the catalog.

The index ``socialmedia_foreign`` holds keys such as ``player.vimeo.com iframe``. The
addresses are read from the page itself: a column would show them to everybody.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from mittelsachsen.socialmedia.addresses.hosts import fetched_host
from mittelsachsen.socialmedia.content.video import playable
from mittelsachsen.socialmedia.content.video import videos_of
from mittelsachsen.socialmedia.embeds.hosts import current_policy
from mittelsachsen.socialmedia.embeds.hosts import own_hosts
from mittelsachsen.socialmedia.embeds.plan import CONSENT
from mittelsachsen.socialmedia.embeds.plan import make_plan
from mittelsachsen.socialmedia.embeds.plan import Policy
from mittelsachsen.socialmedia.embeds.plan import Unreadable
from mittelsachsen.socialmedia.embeds.texts import fetching_texts
from plone import api
from plone.app.discussion.interfaces import IComment
from plone.dexterity.content import DexterityContent
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from plone.portlet.static.static import IStaticPortlet
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
from typing import NamedTuple
from zope.globalrequest import getRequest
from zope.interface.interfaces import IObjectEvent


INDEX = "socialmedia_foreign"


class Finding(NamedTuple):
    """One address of a page: where it stands, and what visitors get.

    ``action`` is ``consent``, ``link``, ``block`` or ``leave``.
    """

    field: str
    host: str
    element: str
    attribute: str
    address: str
    action: str


def findings_of(
    context: DexterityContent | IComment, policy: Policy
) -> Iterator[Finding]:
    """Yield what an item's texts and videos fetch, each address once.

    Hosts of the site itself are among them, because they may change later.
    """
    found = (*_in_texts(context, policy), *_in_videos(context))
    yield from dict.fromkeys(found)


def _in_texts(
    context: DexterityContent | IComment, policy: Policy
) -> Iterator[Finding]:
    for name, html in fetching_texts(context):
        try:
            plan = make_plan(html, (), policy)
        except Unreadable:
            continue
        for each in plan.fetches if plan else ():
            yield Finding(
                name, each.host, each.element, each.attribute, each.address, each.action
            )


def _in_videos(context: DexterityContent | IComment) -> Iterator[Finding]:
    for _row, video in playable(videos_of(context)):
        host = fetched_host(video.player) or ""
        yield Finding("videos", host, "iframe", "src", video.player, CONSENT)


def _keys(context: DexterityContent | IComment) -> list[str]:
    found = findings_of(context, current_policy())
    return sorted({f"{each.host} {each.element}" for each in found})


@indexer(IDexterityContent)
def index_keys(context: DexterityContent) -> list[str]:
    return _keys(context)


@indexer(IComment)
def index_keys_of_comment(comment: IComment) -> list[str]:
    return _keys(comment)


def index_texts() -> None:
    """Fill the index for all content that has a foreign resource."""
    catalog = api.portal.get_tool("portal_catalog")
    if INDEX not in catalog.indexes():
        raise RuntimeError(f"The catalog lacks the index {INDEX}.")
    # A search for nothing in particular finds nothing.
    for brain in list(catalog.getAllBrains()):
        item = brain._unrestrictedGetObject()
        is_read = IDexterityContent.providedBy(item) or IComment.providedBy(item)
        if is_read and _keys(item):
            item.reindexObject(idxs=[INDEX])
        item._p_deactivate()


def portlet_changed(portlet: IStaticPortlet, event: IObjectEvent) -> None:
    """Index anew the item whose static portlets the request is about, or the site.

    Portlets do not know where they stand.
    """
    request = getRequest()
    parents = request.get("PARENTS", ()) if request is not None else ()
    items = filter(IDexterityContent.providedBy, parents)
    next(items, api.portal.get()).reindexObject(idxs=[INDEX])


def query(keys: Iterable[str]) -> dict[str, list[str]]:
    """Return the query for pages with one of the keys, none where there is none."""
    # An empty query would find all pages.
    return {INDEX: list(keys) or [""]}


class Audit:
    """Pages and findings that fit the filters ``host`` and ``element``, in any case."""

    def __init__(self, host: str = "", element: str = ""):
        self.host = host.strip().lower()
        self.element = element.strip().lower()
        self.own = own_hosts()
        self.policy = current_policy()
        self.catalog = api.portal.get_tool("portal_catalog")

    def keys(self) -> list[tuple[str, str]]:
        """Return all foreign hosts with the elements that name them."""
        keys = self.catalog.Indexes[INDEX].uniqueValues()
        pairs = (tuple(key.rsplit(" ", 1)) for key in keys)
        return [pair for pair in pairs if pair[0] not in self.own]

    def fits(self, host: str, element: str) -> bool:
        return (
            host not in self.own
            and self.host in ("", host)
            and self.element in ("", element)
        )

    def pages(self) -> Sequence[AbstractCatalogBrain]:
        """Return the brains of the pages by title, as the current user."""
        keys = [" ".join(pair) for pair in self.keys() if self.fits(*pair)]
        return self.catalog.searchResults(query(keys), sort_on="sortable_title")

    def findings(self, brain: AbstractCatalogBrain) -> list[Finding]:
        """Return a page's findings that fit the filters."""
        found = findings_of(brain._unrestrictedGetObject(), self.policy)
        return [each for each in found if self.fits(each.host, each.element)]
