"""A change makes caching proxies forget the lists in which it shows."""

from Acquisition import aq_chain
from collections.abc import Iterator
from mittelsachsen.socialmedia.content.interfaces import ISocialMediaContent
from plone.base.interfaces import IPloneSiteRoot
from plone.dexterity.content import DexterityContent
from typing import Any
from z3c.caching.interfaces import IPurgePaths
from z3c.caching.purge import Purge
from zope.component import adapter
from zope.event import notify
from zope.interface import implementer


LIST = "@social-media-channels"
DOCUMENT = "@usage-concept"
FORMATS = ("", "?format=json", "?format=csv", "?format=jsonld", "?format=atom")


def content_changed(item: DexterityContent, event: Any) -> None:
    """Follow all changes of concepts, channels, records and contacts."""
    notify(Purge(item))


@implementer(IPurgePaths)
@adapter(ISocialMediaContent)
class ListPaths:
    """Addresses of lists and documents above an item, without filters and batches."""

    def __init__(self, context: DexterityContent):
        self.context = context

    def getRelativePaths(self) -> Iterator[str]:
        containers = []
        for container in aq_chain(self.context)[1:]:
            containers.append(f"/{container.virtual_url_path()}".rstrip("/"))
            if IPloneSiteRoot.providedBy(container):
                break
        else:
            return
        site = containers[-1]
        for path in containers:
            for prefix in (path, f"{site}/++api++{path.removeprefix(site)}"):
                yield f"{prefix}/{DOCUMENT}"
                for form in FORMATS:
                    yield f"{prefix}/{LIST}{form}"

    def getAbsolutePaths(self) -> tuple[str, ...]:
        return ()
