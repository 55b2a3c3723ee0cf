"""The channel list, made from catalog data alone."""

from collections.abc import Iterable
from DateTime import DateTime
from datetime import date
from datetime import datetime
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.notice_pages import IMPRINT
from mittelsachsen.socialmedia.content.notice_pages import notice_url
from mittelsachsen.socialmedia.content.notice_pages import PRIVACY
from mittelsachsen.socialmedia.due.dates import done
from mittelsachsen.socialmedia.due.records import approved_records
from mittelsachsen.socialmedia.due.records import day_of
from mittelsachsen.socialmedia.due.records import last_and_next
from mittelsachsen.socialmedia.due.statuses import LISTED
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.platforms.records import shown_title
from mittelsachsen.socialmedia.register.items import ChannelItem
from mittelsachsen.socialmedia.register.items import Reference
from mittelsachsen.socialmedia.register.order import ORDER
from mittelsachsen.socialmedia.register.order import Ordered
from mittelsachsen.socialmedia.term_titles import term_title
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from plone.base.utils import munge_search_term
from plone.dexterity.content import DexterityContent
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
import re
from typing import Any
from zope.i18n import translate


# A search of more characters is work for the catalog.
MAX_SEARCH = 1000
# What lists may be sorted by, and the indexes that do it.
SORTS = {
    "created": ORDER,
    "modified": "modified",
    "title": "sortable_title",
    "platform": "socialmedia_platform",
}


def find_channels(
    context: DexterityContent,
    platforms: Iterable[str] = (),
    statuses: Iterable[str] = (),
    languages: Iterable[str] = (),
    target_groups: Iterable[str] = (),
    text: str = "",
    modified_since: datetime | None = None,
    concept: str = "",
    with_notice: bool = False,
    sort: str = "created",
    descending: bool = False,
) -> Ordered:
    """Return the brains of the channels below ``context`` that the user may view.

    They come in the order of creation, which is stable; :data:`SORTS` has other
    orders. Values of one filter are alternatives, filters add up. Without
    ``statuses`` all but planned channels are found. ``modified_since`` has a time
    zone; ``concept`` is a UID; ``with_notice`` leaves out channels that have no
    privacy notice of their own.
    """
    # Nothing but channels has a status there.
    query: dict[str, Any] = {"socialmedia_status": list(statuses or LISTED)}
    if concept:
        query["socialmedia_concept"] = concept
    if with_notice:
        query["socialmedia_notice"] = True
    if not IPloneSiteRoot.providedBy(context):
        query["path"] = "/".join(context.getPhysicalPath())
    for index, values in (
        ("socialmedia_platform", platforms),
        ("socialmedia_language", languages),
        ("socialmedia_target_group", target_groups),
    ):
        if values:
            query[index] = list(values)
    if text:
        query["SearchableText"] = munge_search_term(text)
    if modified_since is not None:
        query["modified"] = {"query": DateTime(modified_since), "range": "min"}
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.searchResults(**query)
    return Ordered(catalog, found, SORTS[sort], descending)


def search_words(text: str) -> str:
    """Return the words of a search; signs would be its operators."""
    return " ".join(re.findall(r"\w+", text))


class ItemBuilder:
    """Turns brains of channels into items of the public list.

    Concepts and successors are looked up as the current user, so that nothing
    unpublished shines through.
    """

    def __init__(self, language: str):
        self.catalog = api.portal.get_tool("portal_catalog")
        self.platforms = get_platforms()
        self.language = language
        self._concepts: dict[str | None, tuple[Reference | None, dict]] = {}

    def __call__(self, brain: AbstractCatalogBrain) -> ChannelItem:
        """Return the item of one brain, as the REST contract has it."""
        data = brain.socialmedia
        concept, inherited = self.concept(self.entry(brain, "socialmedia_concept"))
        platform = self.platforms.get(data["platform"])
        return {
            "@id": brain.getURL(),
            "@type": brain.portal_type,
            "UID": brain.UID,
            "title": brain.Title,
            "description": brain.Description,
            "platform": {
                "token": data["platform"],
                "title": shown_title(
                    platform, data["platform"], data.get("platform_name")
                ),
            },
            "account_url": data["account_url"],
            "handle": data["handle"],
            "status": {
                "token": data["status"],
                "title": translate(
                    term_title("channel_statuses", data["status"]),
                    target_language=self.language,
                ),
            },
            "start_date": data["start_date"],
            "end_date": data["end_date"],
            "successor": self.successor(self.entry(brain, "socialmedia_successor")),
            "language": data["language"],
            "target_groups": data["target_groups"]
            or inherited.get("target_groups", []),
            "purpose": data["purpose"] or inherited.get("purpose", ""),
            "login_to_read": data["login_to_read"],
            "privacy_notice_url": notice_url(
                data["privacy_url"], PRIVACY, brain.getURL()
            ),
            "imprint_url": notice_url(data["imprint_url"], IMPRINT, brain.getURL()),
            "alternative_information": data["alternative_information"]
            or inherited.get("alternative_information", []),
            "alternative_contact": data["alternative_contact"]
            or inherited.get("alternative_contact", []),
            "concept": concept,
            "last_evaluated": iso(inherited.get("last_evaluated")),
            "next_evaluation": iso(inherited.get("next_evaluation")),
            "created": brain.created.ISO8601(),
            "modified": brain.modified.ISO8601(),
        }

    def entry(self, brain: AbstractCatalogBrain, index: str) -> str | None:
        """Return what an index holds of a channel."""
        return self.catalog.Indexes[index].getEntryForObject(brain.getRID(), None)

    def successor(self, uid: str | None) -> Reference | None:
        for brain in self.catalog.searchResults(UID=uid) if uid else ():
            return {"@id": brain.getURL(), "title": brain.Title}
        return None

    def concept(self, uid: str | None) -> tuple[Reference | None, dict]:
        """Return a concept as a reference, and what it passes on."""
        if uid not in self._concepts:
            self._concepts[uid] = self._find_concept(uid)
        return self._concepts[uid]

    def _find_concept(self, uid: str | None) -> tuple[Reference | None, dict]:
        # A query for its path would make Plone load what lies there.
        brains = self.catalog.searchResults(UID=uid) if uid else ()
        if not uid or not brains:
            return None, {}
        brain = brains[0]
        data = dict(brain.socialmedia)
        evaluation = last_and_next(
            approved_records(uid),
            done(day_of(data["as_of"]), site_today()),
            data["evaluation_interval"],
        )
        data["last_evaluated"] = evaluation.last.day if evaluation.last else None
        data["next_evaluation"] = evaluation.due
        return {"@id": brain.getURL(), "title": brain.Title}, data


def iso(day: date | None) -> str | None:
    """Return a day as JSON has it."""
    return day.isoformat() if day else None
