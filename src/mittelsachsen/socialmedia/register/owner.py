"""The body whose channels they are, for search engines and other systems."""

from collections.abc import Iterable
from collections.abc import Iterator
from mittelsachsen.socialmedia.content.rows import AlternativeContact
from mittelsachsen.socialmedia.due.statuses import linked_account
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.register.formats import to_organization
from mittelsachsen.socialmedia.register.formats import Work
from plone import api
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain


def owner_of(channels: Iterable[AbstractCatalogBrain]) -> dict:
    """Return the site's owner as an organisation of schema.org.

    It has the accounts that are in use, and of the concepts of the channels those that
    the current user may see, with the contacts that they name.
    """
    channels = list(channels)
    portal = api.portal.get()
    concepts = list(_concepts(channels))
    return to_organization(
        portal.title or portal.getId(),
        portal.absolute_url(),
        accounts_of(channels),
        _contacts(concepts),
        [_work(concept) for concept in concepts],
    )


def accounts_of(channels: Iterable[AbstractCatalogBrain]) -> Iterator[str]:
    """Yield the accounts of channels as platforms name them; empty if not in use."""
    platforms = get_platforms()
    for brain in channels:
        data = brain.socialmedia
        account = linked_account(data["account_url"], data["status"])
        platform = platforms.get(data["platform"])
        yield platform.present(account) if account and platform else account


def contacts_of(channels: Iterable[AbstractCatalogBrain]) -> list[AlternativeContact]:
    """Return the contacts of those concepts of channels that the user may see."""
    return _contacts(_concepts(channels))


def _concepts(
    channels: Iterable[AbstractCatalogBrain],
) -> Iterator[AbstractCatalogBrain]:
    catalog = api.portal.get_tool("portal_catalog")
    concept_of = catalog.Indexes["socialmedia_concept"].getEntryForObject
    uids = {uid for each in channels if (uid := concept_of(each.getRID(), None))}
    if uids:
        yield from catalog.searchResults(UID=list(uids), sort_on="sortable_title")


def _contacts(concepts: Iterable[AbstractCatalogBrain]) -> list[AlternativeContact]:
    contacts: list[AlternativeContact] = []
    for concept in concepts:
        rows = concept.socialmedia["alternative_contact"]
        contacts += [row for row in rows if row not in contacts]
    return contacts


def _work(concept: AbstractCatalogBrain) -> Work:
    data = concept.socialmedia
    day = data["as_of"] or ""
    # Columns that were made by earlier versions do not tell more than the day.
    is_month = data.get("as_of_precision") == "month"
    return {
        "url": concept.getURL(),
        "name": concept.Title,
        "date": day[:7] if is_month else day,
        "version": data.get("version") or "",
    }
