"""Which pages name foreign resources; kept current by the catalog.

The index ``socialmedia_foreign`` holds keys such as ``player.vimeo.com iframe``. The
addresses are read from the page itself: a column would show them to everybody.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from mittelsachsen.socialmedia.addresses import vimeo
from mittelsachsen.socialmedia.addresses.hosts import fetched_host
from mittelsachsen.socialmedia.content.fieldsets.outline import IOutline
from mittelsachsen.socialmedia.content.outline import own_html
from mittelsachsen.socialmedia.content.video import videos_of
from mittelsachsen.socialmedia.content.visibility import read_permission
from mittelsachsen.socialmedia.embeds import foreign
from mittelsachsen.socialmedia.embeds.hosts import current_policy
from mittelsachsen.socialmedia.embeds.hosts import own_hosts
from mittelsachsen.socialmedia.text import raw_of
from plone import api
from plone.app.textfield.interfaces import IRichText
from plone.dexterity.content import DexterityContent
from plone.dexterity.interfaces import IDexterityContent
from plone.dexterity.utils import iterSchemata
from plone.indexer import indexer
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
from zope.schema import getFields


INDEX = "socialmedia_foreign"


def rich_texts(context: DexterityContent) -> dict[str, str]:
    """Return the raw HTML of an item's rich texts by field name.

    Those that ask for more than View are left out: the index is searched by everybody.
    """
    texts = {}
    for schema in iterSchemata(context):
        for name, field in getFields(schema).items():
            if IRichText.providedBy(field) and not read_permission(context, name):
                raw = raw_of(getattr(context, name, None))
                if raw:
                    texts[name] = raw
            elif IOutline.providedBy(field) and (nodes := getattr(context, name)):
                texts[name] = "".join(map(own_html, nodes))
    return texts


def findings_of(context: DexterityContent) -> list[dict[str, str]]:
    """Return what an item's texts and videos fetch.

    Each finding has field, element, attribute, host and address.

    Hosts of the site itself are among them, because they may change later.
    """
    found = [
        {
            "field": name,
            "element": finding.element,
            "attribute": finding.attribute,
            "host": finding.host,
            "address": finding.address[:200],
        }
        for name, html in rich_texts(context).items()
        for finding in foreign.foreign_resources(html, ())
    ]
    for row in videos_of(context):
        try:
            player = vimeo.player_url(vimeo.parse(row["url"]))
        except vimeo.VideoAddressError:
            continue
        found.append(
            {
                "field": "videos",
                "element": "iframe",
                "attribute": "src",
                "host": fetched_host(player) or "",
                "address": player[:200],
            }
        )
    return found


@indexer(IDexterityContent)
def index_keys(context: DexterityContent) -> list[str]:
    return sorted(
        {f"{found['host']} {found['element']}" for found in findings_of(context)}
    )


def index_texts() -> None:
    """Fill the index for all content that has a foreign resource."""
    catalog = api.portal.get_tool("portal_catalog")
    if INDEX not in catalog.indexes():
        raise RuntimeError(f"The catalog lacks the index {INDEX}.")
    for brain in catalog.unrestrictedSearchResults():
        item = brain._unrestrictedGetObject()
        if IDexterityContent.providedBy(item) and findings_of(item):
            item.reindexObject(idxs=[INDEX])
        item._p_deactivate()


def query(keys: Iterable[str]) -> dict[str, list[str]]:
    """Return the query for pages with one of the keys, none where there is none."""
    # An empty query would find all pages.
    return {INDEX: list(keys) or [""]}


class Audit:
    """Pages and findings that fit the filters ``host`` and ``element``."""

    def __init__(self, host: str = "", element: str = ""):
        self.host = host
        self.element = element
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

    def rows(self, brain: AbstractCatalogBrain) -> list[dict[str, str]]:
        """Return a page's findings with what happens to each as ``action``.

        It is ``consent`` for frames, else ``leave``, ``link`` or ``block``.
        """
        return [
            {**found, "action": self.action(found)}
            for found in findings_of(brain._unrestrictedGetObject())
            if self.fits(found["host"], found["element"])
        ]

    def action(self, found: dict[str, str]) -> str:
        if found["element"] in foreign.FRAMES:
            return "consent"
        return self.policy.action(found["host"])
