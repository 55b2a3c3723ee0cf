"""When what was noted, where days alone do not tell: the order within one day.

A concept that is updated in the morning does not know of a channel that is frozen in
the afternoon, nor of one that is deleted, nor of one whose start lies years back but
which is entered today.
"""

from AccessControl.PermissionRole import rolesForPermissionOn
from Acquisition import aq_base
from datetime import datetime
from datetime import timezone
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.due.statuses import IN_USE
from mittelsachsen.socialmedia.permissions import VIEW
from plone.app.iterate.interfaces import IWorkingCopy
from typing import Any


# What stands for the title of a deleted channel that not everybody could see.
NAMELESS = "–"


def now() -> str:
    """Return the time in UTC, as text that sorts."""
    return datetime.now(timezone.utc).isoformat()


def concept_saved(concept: UsageConcept, event: Any) -> None:
    """Remember when a concept was last brought up to date, by whichever of its days."""
    days = (
        concept.as_of,
        *(row.get("date") for row in concept.approvals or ()),
        *(row.get("date") for row in concept.changelog or ()),
    )
    if getattr(aq_base(concept), "_noted_days", None) != days:
        concept._noted_days = days
        concept.updated_at = now()


def channel_saved(channel: SocialMediaChannel, event: Any) -> None:
    """Remember when a channel's status or days were last changed."""
    dates = (channel.status, channel.start_date, channel.end_date)
    if getattr(aq_base(channel), "_noted_dates", None) != dates:
        channel._noted_dates = dates
        channel.changed_at = now()


def channel_moved(channel: SocialMediaChannel, event: Any) -> None:
    """Remember in the concept that a channel in use has gone from it.

    A concept that goes itself has nothing to remember.
    """
    concept, base = event.oldParent, aq_base(channel)
    if aq_base(event.object) is not base or IWorkingCopy.providedBy(channel):
        return
    stays = aq_base(event.newParent) is aq_base(concept)
    if stays or not IUsageConcept.providedBy(concept) or channel.status not in IN_USE:
        return
    # Whoever sees the concept may read the catalog's column.
    public = "Anonymous" in rolesForPermissionOn(VIEW, channel)
    title = channel.title if public else NAMELESS
    gone = getattr(aq_base(concept), "gone_channels", ())
    line = {"title": title, "day": site_today().isoformat(), "at": now()}
    concept.gone_channels = (*gone, line)
    # Named, because a reindexing without names would touch the modification date.
    concept.reindexObject(idxs=["socialmedia_concept"])


def working_copy_made(event: Any) -> None:
    """Let the catalog know of a working copy, which is marked after it is indexed."""
    event.working_copy.reindexObject()
