"""Accounts that more than one channel has.

Two channels are two accounts, or readers and checks count one twice. Some may share:
a channel and its translation or working copy, and those of concepts of which one is a
draft, a copy of the other, or its framework.
"""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from mittelsachsen.socialmedia.addresses.accounts import AccountAddressError
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.copies import is_copy_of
from mittelsachsen.socialmedia.content.places import concept_around
from mittelsachsen.socialmedia.content.visibility import is_public
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.platforms.records import Platform
from plone import api
from plone.app.iterate.interfaces import IBaseline
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.iterate.interfaces import IWorkingCopy
from plone.dexterity.content import DexterityContent
from plone.uuid.interfaces import IUUID
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain


def taken_by(account: str, context: DexterityContent) -> SocialMediaChannel | None:
    """Return a channel because of which ``context`` must not have an account.

    ``context`` is a channel, or the concept to which one is about to be added.
    """
    concept = concept_around(context)
    for channel in _others(account, context):
        other = concept_around(channel)
        if not (_may_share(concept, other) or _are_copies(concept, other)):
            return channel
    return None


def sharing(channel: SocialMediaChannel) -> list[SocialMediaChannel]:
    """Return the channels that have the same account and language, if one may know."""
    account = _account(channel, get_platforms())
    others = _others(account, channel) if account else ()
    return [other for other in others if visible(other)]


def channels_with_taken_accounts(
    channels: Iterable[SocialMediaChannel],
) -> Iterator[SocialMediaChannel]:
    """Yield the channels whose account another one has for readers as well."""
    platforms = get_platforms()
    accounts = {channel: _account(channel, platforms) for channel in channels}
    brains = _channels_by_account(each for each in accounts.values() if each)
    for channel, account in accounts.items():
        concept = concept_around(channel)
        others = (
            brain._unrestrictedGetObject()
            for brain in brains[account or ""]
            if _is_another(brain, channel)
        )
        if any(not _may_share(concept, concept_around(other)) for other in others):
            yield channel


def _may_share(concept: UsageConcept | None, other: UsageConcept | None) -> bool:
    """Tell whether channels of two concepts are one account for no reader."""
    if concept is None or other is None:
        return False
    uid = IUUID(concept, None)
    if uid == other.UID():
        return False
    # Without a UID it is about to be made, as a draft.
    if uid is None or not (is_public(concept) and is_public(other)):
        return True
    return _is_above(concept, other) or _is_above(other, concept)


def _is_above(concept: UsageConcept, other: UsageConcept) -> bool:
    above = getattr(other.framework, "to_object", None)
    return above is not None and above.UID() == concept.UID()


def _are_copies(concept: UsageConcept | None, other: UsageConcept | None) -> bool:
    """Tell whether one is a copy: whoever publishes it can still edit it then."""
    if concept is None or other is None:
        return False
    return is_copy_of(concept, other) or is_copy_of(other, concept)


def _account(
    channel: SocialMediaChannel, platforms: Mapping[str, Platform]
) -> str | None:
    platform = platforms.get(channel.platform or "")
    if platform is None or not channel.account_url:
        return None
    try:
        return platform.canonical(channel.account_url)
    except AccountAddressError:
        return None


def _others(account: str, context: DexterityContent) -> list[SocialMediaChannel]:
    """Return the other channels of the same language that have the account."""
    brains = _channels_by_account([account])[account]
    return [
        brain._unrestrictedGetObject()
        for brain in brains
        if _is_another(brain, context)
    ]


def _channels_by_account(accounts: Iterable[str]) -> dict[str, list]:
    catalog = api.portal.get_tool("portal_catalog")
    index = catalog.Indexes["socialmedia_account"]
    found: dict[str, list] = defaultdict(list)
    for brain in catalog.unrestrictedSearchResults(
        portal_type="SocialMediaChannel", socialmedia_account=list(accounts)
    ):
        found[index.getEntryForObject(brain.getRID())].append(brain)
    return found


def _is_another(brain: AbstractCatalogBrain, context: DexterityContent) -> bool:
    """Tell whether a channel is not the context, but of its language.

    The same account in another language is the channel's translation; a working
    copy and its original are one channel.
    """
    if brain.UID == IUUID(context, None):
        return False
    policy = ICheckinCheckoutPolicy(context, None)
    if IWorkingCopy.providedBy(context):
        twin = policy.getBaseline()
    elif IBaseline.providedBy(context):
        twin = policy.getWorkingCopy()
    else:
        twin = None
    # Where nobody chose a language, it is the site's.
    default = api.portal.get_default_language()
    mine = context.Language() or getattr(context.__parent__, "language", "") or default
    theirs = brain.socialmedia["language"] or default
    return brain.UID != IUUID(twin, None) and mine == theirs
