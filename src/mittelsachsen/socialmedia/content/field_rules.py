"""Rules across fields, the same for forms, REST and import.

They stand beside the schemas and are no invariants: z3c.form runs invariants
once per fieldset with that fieldset's data only, and REST does not name the field.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.accounts import AccountAddressError
from mittelsachsen.socialmedia.addresses.accounts import AccountPortError
from mittelsachsen.socialmedia.addresses.accounts import host_fits
from mittelsachsen.socialmedia.assessments.questions import FULL
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.content.shared_accounts import taken_by
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.platforms.records import Platform
from plone import api
from plone.dexterity.content import DexterityContent
from typing import Any


@dataclass(frozen=True)
class FieldError:
    """A broken rule: the field that mends it and a translatable message.

    ``other`` is the item that stands against it, where the user may see that one.
    """

    field: str
    message: str
    other: DexterityContent | None = None


class StoredValues(dict):
    """Field values of an item, read when asked for."""

    def __init__(self, item: DexterityContent):
        self.item = item

    def __missing__(self, name: str) -> Any:
        return getattr(self.item, name, None)

    def __contains__(self, name: object) -> bool:
        return True

    def get(self, name: str, default: Any = None) -> Any:
        return self[name]


def check(
    portal_type: str, values: Mapping, context: DexterityContent
) -> list[FieldError]:
    """Return what the values of a content item break.

    ``values`` holds field values by name; ``context`` is the item, or the
    container in which it is about to be added.
    """
    return list(RULES.get(portal_type, lambda values, context: ())(values, context))


def channel_rules(values: Mapping, context: DexterityContent) -> Iterator[FieldError]:
    status = values.get("status")
    url = values.get("account_url")
    if not status:
        yield FieldError("status", _("Choose a status."))
    if not url and status != "planned":
        yield FieldError(
            "account_url", _("Enter the address; only a planned channel has none.")
        )
    if status == "ended" and not values.get("end_date"):
        yield FieldError("end_date", _("An ended channel needs the day of its end."))
    yield from _period(values, "start_date", "end_date")
    platform = get_platform(values.get("platform") or "")
    if not url or platform is None:
        return
    try:
        account = platform.canonical(url)
    except AccountAddressError as error:
        yield FieldError("account_url", _why_no_account(error, url, platform))
        return
    owner = None if platform.hosts else _owner(url)
    if owner is not None:
        yield FieldError("account_url", _is_of(owner, platform))
    other = taken_by(account, context)
    if other is not None:
        yield _taken(other)


def _owner(url: str) -> Platform | None:
    """Return the platform on whose hosts an address is, where there is one."""
    return next((each for each in get_platforms().values() if each.owns(url)), None)


def _is_of(owner: Platform, platform: Platform) -> str:
    return _(
        "This address belongs to ${owner}, not to ${platform}. Choose ${owner} as the"
        " platform.",
        mapping={"owner": owner.title, "platform": platform.title},
    )


def _taken(other: SocialMediaChannel) -> FieldError:
    """Say whose an account is already, as far as the user may know."""
    if not visible(other):
        message = _("Another channel has this account already.")
        return FieldError("account_url", message)
    message = _(
        "Another channel has this account already: ${title}",
        mapping={"title": other.title},
    )
    return FieldError("account_url", message, other)


def _why_no_account(error: AccountAddressError, url: str, platform: Platform) -> str:
    if isinstance(error, AccountPortError):
        return _("Leave out the port; accounts are on the usual one.")
    if host_fits(url, platform.hosts):
        return _("This address names no account on the platform.")
    return _(
        "This address does not belong to ${platform}. Expected: ${hosts}.",
        mapping={"platform": platform.title, "hosts": ", ".join(platform.hosts)},
    )


def contact_rules(values: Mapping, context: DexterityContent) -> Iterator[FieldError]:
    yield from _period(values, "valid_from", "valid_to")
    for number, row in enumerate(values.get("roles") or (), start=1):
        if not row.get("role"):
            yield FieldError(
                "roles", _("Line ${number}: choose a role.", mapping={"number": number})
            )


def evaluation_rules(
    values: Mapping, context: DexterityContent
) -> Iterator[FieldError]:
    yield from _period(values, "period_start", "period_end")
    concept = context if IUsageConcept.providedBy(context) else concept_of(context)
    for name in ("decisions", "kpis"):
        uids = [row.get("channel") for row in values.get(name) or ()]
        for number, uid in enumerate(uids, start=1):
            if uid and _is_elsewhere(uid, concept):
                message = _(
                    "Line ${number}: choose a channel of this concept.",
                    mapping={"number": number},
                )
                yield FieldError(name, message)


def assessment_rules(
    values: Mapping, context: DexterityContent
) -> Iterator[FieldError]:
    if values.get("kind") == FULL and values.get("result") == "full_needed":
        message = _("This is the full assessment; choose what came out of it.")
        yield FieldError("result", message)


def _is_elsewhere(uid: str, concept: UsageConcept | None) -> bool:
    """Tell whether a channel is another concept's; one that is gone is nobody's."""
    catalog = api.portal.get_tool("portal_catalog")
    index = catalog.Indexes["socialmedia_concept"]
    holders = [
        index.getEntryForObject(brain.getRID())
        for brain in catalog.unrestrictedSearchResults(UID=uid)
    ]
    return bool(holders) and (concept is None or concept.UID() not in holders)


def _period(values: Mapping, start: str, end: str) -> Iterator[FieldError]:
    if values.get(start) and values.get(end) and values[end] < values[start]:
        yield FieldError(end, _("The end must not be before the start."))


RULES = {
    "SocialMediaChannel": channel_rules,
    "ContactPerson": contact_rules,
    "EvaluationRecord": evaluation_rules,
    "ImpactAssessment": assessment_rules,
}
