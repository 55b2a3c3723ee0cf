"""What pages embed and load, as plain facts."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import suppress
from mittelsachsen.socialmedia.addresses import videos
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.video import videos_of
from mittelsachsen.socialmedia.content.visibility import is_public
from mittelsachsen.socialmedia.embeds.audit import Audit
from mittelsachsen.socialmedia.embeds.audit import query
from mittelsachsen.socialmedia.embeds.foreign import FRAMES
from mittelsachsen.socialmedia.embeds.plan import CONSENT
from mittelsachsen.socialmedia.embeds.plan import LEAVE
from mittelsachsen.socialmedia.settings import site_setting
from plone import api
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain


Search = Callable[..., Iterable[AbstractCatalogBrain]]


class Pages:
    """The pages that are looked at for a concept: all, or those in its folder.

    Others than the ``whole`` site's are those that the current user may see.
    """

    def __init__(self, concept: UsageConcept, whole: bool):
        self.audit = Audit()
        root = concept.__parent__
        if site_setting("checked_pages") == "site":
            root = api.portal.get()
        self.path = "/".join(root.getPhysicalPath())
        catalog = self.audit.catalog
        self.search = (
            catalog.unrestrictedSearchResults if whole else catalog.searchResults
        )

    def videos(self) -> Iterator[Mapping]:
        """Yield the videos; ``own`` is whether visitors get a file of the site."""
        keys = [pair for pair in self.audit.keys() if pair[1] in FRAMES]
        for brain in self._brains(keys, self.search):
            page = brain._unrestrictedGetObject()
            for row in videos_of(page):
                own = _is_public_file(row.get("file"))
                yield {**row, "own": own, "page": _subject(brain)}
            yield from self._in_texts(brain)

    def _in_texts(self, brain: AbstractCatalogBrain) -> Iterator[Mapping]:
        """Yield the videos in texts, of which no more than the address is known."""
        for each in self.audit.findings(brain):
            if each.field != "videos" and each.action == CONSENT:
                with suppress(videos.VideoAddressError):
                    video = videos.read(each.address, videos.VIDEOS)
                    at = _subject(brain, f"{brain.getURL()}/edit")
                    yield {"url": video.page, "title": brain.Title, "page": at}

    def loaded(self) -> set[str]:
        """Return the foreign hosts from which a page loads by itself.

        Whoever asks: a duty does not depend on that. Frames wait for consent.
        """
        keys = [
            (host, element)
            for host, element in self.audit.keys()
            if element not in FRAMES and self.audit.policy.action(host) == LEAVE
        ]
        brains = self._brains(keys, self.audit.catalog.unrestrictedSearchResults)
        return {
            each.host
            for brain in brains
            for each in self.audit.findings(brain)
            if each.action == LEAVE
        }

    def _brains(
        self, keys: Iterable[tuple[str, str]], search: Search
    ) -> Iterable[AbstractCatalogBrain]:
        return search(query(map(" ".join, keys)), path=self.path)


def _subject(page: AbstractCatalogBrain, form: str = "") -> Subject:
    return Subject(page.UID, page.getURL(), page.Title, {}, form)


def _is_public_file(uid: str | None) -> bool:
    if not uid:
        return False
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid)
    return any(is_public(brain._unrestrictedGetObject()) for brain in brains)
