"""What the catalog keeps of channels, concepts, records and contacts.

The column ``socialmedia`` holds plain data (strings, lists, dicts), so that the
channel list needs no content object.
"""

from AccessControl.PermissionRole import rolesForPermissionOn
from Acquisition import aq_base
from collections.abc import Sequence
from mittelsachsen.socialmedia.addresses.accounts import AccountAddressError
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.contact import ContactPerson
from mittelsachsen.socialmedia.content.contact import IContactPerson
from mittelsachsen.socialmedia.content.evaluation import EvaluationRecord
from mittelsachsen.socialmedia.content.evaluation import IEvaluationRecord
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.content.interfaces import ISocialMediaContent
from mittelsachsen.socialmedia.due.statuses import UNSTATED
from mittelsachsen.socialmedia.internals import local_roles
from mittelsachsen.socialmedia.permissions import VIEW
from mittelsachsen.socialmedia.permissions import VIEW_CONTACT_DATA
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.text import plain_text
from mittelsachsen.socialmedia.text import raw_of
from plone.app.iterate.interfaces import IWorkingCopy
from plone.dexterity.content import DexterityContent
from plone.indexer import indexer
from Products.CMFPlone.CatalogTool import allowedRolesAndUsers as stock_roles
from typing import Any
from zope.container.interfaces import IContainerModifiedEvent


# What the profile adds to the catalog for them.
COLUMN = "socialmedia"
INDEXES = (
    "socialmedia_platform",
    "socialmedia_status",
    "socialmedia_order",
    "socialmedia_concept",
    "socialmedia_account",
    "socialmedia_successor",
    "socialmedia_language",
    "socialmedia_target_group",
    "socialmedia_notice",
)


@indexer(ISocialMediaChannel)
def platform(channel: SocialMediaChannel) -> str:
    return channel.platform


@indexer(ISocialMediaChannel)
def status(channel: SocialMediaChannel) -> str:
    """The status; working copies have none, for they are no channels of their own."""
    if IWorkingCopy.providedBy(channel):
        raise AttributeError("socialmedia_status")
    return channel.status or UNSTATED


@indexer(ISocialMediaChannel)
def order(channel: SocialMediaChannel) -> str:
    """The time of creation in UTC, unique by the identifier behind it."""
    return f"{channel.created().toZone('UTC').micros():020d} {channel.UID()}"


@indexer(ISocialMediaContent)
def concept(item: DexterityContent) -> str:
    """The UID of the concept that holds an item."""
    if not IUsageConcept.providedBy(item.__parent__):
        raise AttributeError("socialmedia_concept")
    return item.__parent__.UID()


@indexer(ISocialMediaChannel)
def language(channel: SocialMediaChannel) -> str:
    return channel.Language() or ""


@indexer(ISocialMediaChannel)
def target_groups(channel: SocialMediaChannel) -> list[str]:
    """The groups of the channel, or else those of its concept.

    A concept that fewer may see than the channel passes nothing on.
    """
    concept = concept_of(channel)
    if channel.target_groups or concept is None:
        return list(channel.target_groups or ())
    hidden = set(_readers(channel)) - set(_readers(concept))
    return [] if hidden else list(concept.target_groups or ())


@indexer(ISocialMediaChannel)
def account(channel: SocialMediaChannel) -> str:
    """The canonical account, by which duplicates and links are found.

    Working copies have none, for it is their original's.
    """
    if IWorkingCopy.providedBy(channel):
        raise AttributeError("socialmedia_account")
    record = get_platform(channel.platform or "")
    if not channel.account_url or record is None:
        raise AttributeError("socialmedia_account")
    try:
        return record.canonical(channel.account_url)
    except AccountAddressError:
        raise AttributeError("socialmedia_account") from None


@indexer(ISocialMediaChannel)
def successor(channel: SocialMediaChannel) -> str:
    """The UID of the successor: in an index, for columns are read by everybody."""
    target = getattr(channel.successor, "to_object", None)
    if target is None:
        raise AttributeError("socialmedia_successor")
    return target.UID()


@indexer(ISocialMediaChannel)
def notice(channel: SocialMediaChannel) -> bool:
    """That a channel has words of its own for embeds; others are not listed at all.

    Each page with an embed asks for them, and few channels have any.
    """
    if not raw_of(channel.privacy_notice).strip():
        raise AttributeError("socialmedia_notice")
    return True


@indexer(ISocialMediaChannel)
def channel_data(channel: SocialMediaChannel) -> dict:
    """The channel's own part of an item; whoever sees the channel may read it."""
    return {
        "platform": channel.platform,
        "platform_name": channel.platform_name,
        "account_url": channel.account_url,
        "handle": channel.handle,
        "status": channel.status,
        "start_date": _iso(channel.start_date),
        "end_date": _iso(channel.end_date),
        "target_groups": list(channel.target_groups or ()),
        "purpose": plain_text(raw_of(channel.purpose)),
        "login_to_read": bool(channel.login_to_read),
        "privacy_url": channel.privacy_url,
        "imprint_url": channel.imprint_url,
        "alternative_information": _rows(channel.alternative_information),
        "alternative_contact": _rows(channel.alternative_contact),
        "language": channel.Language() or None,
        "status_since": _iso(channel.status_since),
        "changed_at": getattr(aq_base(channel), "changed_at", None),
    }


def concept_changed(concept: UsageConcept, event: Any) -> None:
    """Let channels be found by the groups that they take over, where these may differ.

    What is added to a concept changes it as well: an import would index all channels
    for each of its rows.
    """
    if not _may_tell("target_groups", event):
        return
    for channel in concept.objectValues():
        if ISocialMediaChannel.providedBy(channel) and not channel.target_groups:
            channel.reindexObject(idxs=["socialmedia_target_group"])


def _may_tell(field: str, event: Any) -> bool:
    """Tell whether an event may be about a field; one without descriptions may."""
    if IContainerModifiedEvent.providedBy(event):
        return False
    names = [
        name.rpartition(".")[2]
        for description in getattr(event, "descriptions", None) or ()
        for name in getattr(description, "attributes", ())
    ]
    return not names or field in names


def _readers(item: DexterityContent) -> Sequence[str]:
    return rolesForPermissionOn(VIEW, item)


@indexer(IUsageConcept)
def concept_data(concept: UsageConcept) -> dict:
    """What channels take over from their concept."""
    return {
        "as_of": _iso(concept.as_of),
        "as_of_precision": concept.as_of_precision,
        "version": concept.version,
        "evaluation_interval": concept.evaluation_interval,
        "updates": sorted(
            {
                day.isoformat()
                for day in (
                    concept.as_of,
                    *(row.get("date") for row in concept.approvals or ()),
                    *(row.get("date") for row in concept.changelog or ()),
                )
                if day
            }
        ),
        "updated_at": getattr(aq_base(concept), "updated_at", None),
        "gone": list(getattr(aq_base(concept), "gone_channels", ())),
        "working_copy": IWorkingCopy.providedBy(concept),
        "alternative_information": _rows(concept.alternative_information),
        "alternative_contact": _rows(concept.alternative_contact),
        "target_groups": list(concept.target_groups or ()),
        "purpose": plain_text(raw_of(concept.purpose)),
    }


@indexer(IEvaluationRecord)
def record_data(record: EvaluationRecord) -> dict:
    """When a record was made; whoever sees the record may read this column."""
    return {
        "evaluated_on": _iso(record.evaluated_on),
        "kind": record.kind,
        "approved_at": getattr(aq_base(record), "approved_at", None),
    }


@indexer(IContactPerson)
def contact_data(contact: ContactPerson) -> dict:
    """What tells persons of one name apart; only who may see them finds them."""
    about = ", ".join(filter(None, (contact.function, contact.organisation)))
    return {"about": about}


@indexer(IContactPerson)
def allowed_roles_and_users(contact: ContactPerson) -> list[str]:
    """List contacts only to those who may view the item and contact data.

    The stock index asks for the item alone, and the names of persons whom a body
    hides would appear in searches.
    """
    viewers = stock_roles(contact)()
    granted = set(rolesForPermissionOn(VIEW_CONTACT_DATA, contact))
    if "Anonymous" in granted:
        return viewers
    users = {
        f"user:{user}"
        for user, roles in local_roles(contact).items()
        if granted & set(roles)
    }
    if "Anonymous" in viewers or "Authenticated" in viewers:
        return sorted((granted | users) - {"Owner"})
    return sorted((granted | users) & set(viewers))


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None


def _rows(rows: Any) -> list[dict]:
    return [dict(row) for row in rows or ()]
