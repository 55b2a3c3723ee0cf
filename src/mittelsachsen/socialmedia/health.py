"""What monitoring asks about the add-on, and no probe of a process can know.

Nothing personal is in it: numbers, days, names of platforms, and sentences that name
nobody.
"""

from Acquisition import aq_base
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia import PACKAGE_NAME
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.document.versions import is_intact
from mittelsachsen.socialmedia.document.versions import TYPE
from mittelsachsen.socialmedia.due.dates import is_older
from mittelsachsen.socialmedia.embeds.audit import INDEX as FOREIGN
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.records.seal import seals_of
from mittelsachsen.socialmedia.register.indexers import COLUMN
from mittelsachsen.socialmedia.register.indexers import INDEXES
from mittelsachsen.socialmedia.reminders.outbox import last_run
from mittelsachsen.socialmedia.reminders.ready import chosen_address
from mittelsachsen.socialmedia.reminders.ready import NotReadyError
from mittelsachsen.socialmedia.reminders.ready import sender_of
from plone import api
from plone.dexterity.content import Container
from plone.dexterity.content import DexterityContent
from Products.CMFPlone.CatalogTool import CatalogTool
from Products.CMFPlone.Portal import PloneSite


PROFILE = f"{PACKAGE_NAME}:default"
# From fine to bad. An error: what the add-on shows is wrong, or it can show nothing.
# A warning: somebody should look, and no node serves worse for it.
OK, WARNING, ERROR = LEVELS = ("ok", "warning", "error")
# Cron runs the reminders each morning; one that fails once is no news yet.
SILENCE = timedelta(days=2)
# Operators, seats and policies change; authorities expect a look each year.
FRESH_MONTHS = 12
CHANNEL = "SocialMediaChannel"


@dataclass(frozen=True)
class Sign:
    """How one thing is: a level, a sentence for people, and figures by name."""

    id: str
    level: str
    message: str
    figures: Mapping[str, float] = field(default_factory=dict)


def worst(signs: Sequence[Sign]) -> str:
    """Return the level of all of them together."""
    return max((sign.level for sign in signs), key=LEVELS.index)


def vital_signs() -> list[Sign]:
    """Return what a node needs to serve; of a few lookups, for load balancers."""
    return [_catalog(api.portal.get_tool("portal_catalog"))]


def all_signs(portal: PloneSite, full: bool = False) -> list[Sign]:
    """Return all signs; ``full`` adds those for which all content has to be read."""
    signs = [
        *vital_signs(),
        _counts(portal, full),
        _profile(),
        _reminders(portal),
        _mail(portal),
        _address(),
        _platforms(),
    ]
    return [*signs, _frozen()] if full else signs


def needs_upgrade() -> bool:
    """Tell whether the code is newer than the site."""
    return bool(api.portal.get_tool("portal_setup").listUpgrades(PROFILE))


def frozen() -> Iterator[tuple[DexterityContent, bool]]:
    """Yield all versions and sealed records, and whether each is what it was."""
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type=TYPE):
        version = brain._unrestrictedGetObject()
        yield version, is_intact(version)
    for brain in catalog.unrestrictedSearchResults(portal_type="EvaluationRecord"):
        record = brain._unrestrictedGetObject()
        seals = seals_of(record)
        if seals:
            yield record, all(seal.intact for seal in seals)


def _catalog(catalog: CatalogTool) -> Sign:
    missing = {*INDEXES, FOREIGN}.difference(catalog.indexes())
    missing |= {COLUMN}.difference(catalog.schema())
    if missing:
        names = ", ".join(sorted(missing))
        message = _("The catalog lacks: ${names}", mapping={"names": names})
        return Sign("catalog", ERROR, message)
    return Sign("catalog", OK, _("The catalog has all indexes and columns."))


def _counts(portal: PloneSite, full: bool) -> Sign:
    """Compare how many channels there are: in indexes alone, or with the site."""
    catalog = api.portal.get_tool("portal_catalog")
    found = len(catalog.unrestrictedSearchResults(portal_type=CHANNEL))
    figures = {"channels_found": found, "channels_listed": _listed(catalog)}
    if full:
        figures["channels"] = _channels_below(portal)
    if len(set(figures.values())) > 1:
        message = _("The catalog does not have all channels: rebuild it.")
        return Sign("channels", WARNING, message, figures)
    message = _("The catalog has all ${number} channels.", mapping={"number": found})
    return Sign("channels", OK, message, figures)


def _listed(catalog: CatalogTool) -> int:
    """Return how many channels have an order, as each has that is listed."""
    name = "socialmedia_order"
    return catalog.Indexes[name].numObjects() if name in catalog.indexes() else 0


def _channels_below(container: Container) -> int:
    """Count channels; a folder knows the class of what it holds without loading it."""
    number = 0
    for item in container.objectValues():
        if isinstance(aq_base(item), SocialMediaChannel):
            number += 1
        elif isinstance(aq_base(item), Container):
            number += _channels_below(item)
    return number


def _profile() -> Sign:
    if needs_upgrade():
        message = _("The add-on is newer than this site: upgrade it.")
        return Sign("profile", WARNING, message)
    return Sign("profile", OK, _("The site has the version of the add-on."))


def _reminders(portal: PloneSite) -> Sign:
    run = last_run(portal)
    if run is None:
        message = _("No reminders have been sent from here yet.")
        return Sign("reminders", WARNING, message)
    then = datetime.fromisoformat(run["time"])
    # Runs of earlier versions told less.
    counts = {
        name: run.get(name, 0)
        for name in ("sent", "failed", "interrupted", "unreached")
    }
    figures = {f"reminders_{name}": number for name, number in counts.items()}
    figures["reminders_last_run_timestamp_seconds"] = then.timestamp()
    time = run["time"][:16].replace("T", " ")
    level, message = OK, _("The reminders ran at ${time} (UTC).")
    if counts["failed"] or counts["interrupted"] or counts["unreached"]:
        level = WARNING
        message = _("Of the reminders of ${time} (UTC) not all arrived.")
    elif datetime.now(timezone.utc) - then > SILENCE:
        level, message = WARNING, _("The reminders ran last at ${time} (UTC).")
    return Sign("reminders", level, _(message, mapping={"time": time}), figures)


def _mail(portal: PloneSite) -> Sign:
    try:
        sender_of(portal)
    except NotReadyError as error:
        return Sign("mail", WARNING, error.args[0])
    return Sign("mail", OK, _("Mail server and sender are set."))


def _address() -> Sign:
    try:
        chosen_address()
    except NotReadyError as error:
        return Sign("public_url", WARNING, error.args[0])
    return Sign("public_url", OK, _("The public address is set."))


def _platforms() -> Sign:
    """Look at the records of platforms that channels are on."""
    catalog = api.portal.get_tool("portal_catalog")
    name, records = "socialmedia_platform", get_platforms()
    used = catalog.uniqueValuesFor(name) if name in catalog.indexes() else ()
    stale = [
        records[token].title
        for token in used
        if token in records
        and is_older(records[token].checked_on, FRESH_MONTHS, site_today())
    ]
    figures = {"platforms_stale": len(stale)}
    if stale:
        names = ", ".join(sorted(stale))
        message = _("Not checked for a year: ${names}", mapping={"names": names})
        return Sign("platforms", WARNING, message, figures)
    message = _("The records of platforms in use were checked within a year.")
    return Sign("platforms", OK, message, figures)


def _frozen() -> Sign:
    states = [intact for _item, intact in frozen()]
    changed = states.count(False)
    figures = {"frozen": len(states), "frozen_changed": changed}
    mapping = {"changed": changed, "number": len(states)}
    if changed:
        message = _(
            "${changed} of ${number} versions and records are not what their hashes"
            " say.",
            mapping=mapping,
        )
        return Sign("frozen", ERROR, message, figures)
    message = _("${number} versions and records are intact.", mapping=mapping)
    return Sign("frozen", OK, message, figures)
