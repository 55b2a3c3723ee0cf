"""From content to plain facts, and from those to results."""

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from mittelsachsen.socialmedia.assessments.answers import unanswered
from mittelsachsen.socialmedia.checks.accepted import accepted
from mittelsachsen.socialmedia.checks.accepted import key_of
from mittelsachsen.socialmedia.checks.evaluate import evaluate
from mittelsachsen.socialmedia.checks.evaluate import Result
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.facts import Record
from mittelsachsen.socialmedia.checks.facts import Subject
from mittelsachsen.socialmedia.checks.notices import said_before
from mittelsachsen.socialmedia.checks.pages import Pages
from mittelsachsen.socialmedia.checks.searched import find_terms
from mittelsachsen.socialmedia.checks.searched import other_texts
from mittelsachsen.socialmedia.checks.site import site_rules
from mittelsachsen.socialmedia.checks.site import site_terms
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.content.assessment import answers_of
from mittelsachsen.socialmedia.content.assessment import covers
from mittelsachsen.socialmedia.content.assessment import IImpactAssessment
from mittelsachsen.socialmedia.content.assessment import ImpactAssessment
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.contact import IContactPerson
from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.content.outline import own_html
from mittelsachsen.socialmedia.content.outline import own_words
from mittelsachsen.socialmedia.content.outline import shown
from mittelsachsen.socialmedia.content.shared_accounts import (
    channels_with_taken_accounts,
)
from mittelsachsen.socialmedia.content.visibility import is_public
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.document.build import is_written
from mittelsachsen.socialmedia.document.notice_source import complaint_authority
from mittelsachsen.socialmedia.document.presets import outline_of
from mittelsachsen.socialmedia.due.overview import concepts_due
from mittelsachsen.socialmedia.due.persons import persons_of
from mittelsachsen.socialmedia.due.records import approved_records
from mittelsachsen.socialmedia.due.records import RecordInfo
from mittelsachsen.socialmedia.l10n import country
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.settings import site_setting
from mittelsachsen.socialmedia.text import has_words
from plone import api
from plone.app.iterate.interfaces import IWorkingCopy
from plone.app.textfield.interfaces import IRichTextValue
from plone.dexterity.content import DexterityContent
from plone.dexterity.interfaces import IDexterityContent
from typing import Any
from zope.interface.interface import InterfaceClass
from zope.schema import getFields
from zope.schema.interfaces import IField


# Never looked at: they leave the editors' room in no way.
INTERNAL = frozenset({"internal_notes"})
PLAIN = (str, int, float, list, tuple, date)
# Addresses that may be of the site's own pages.
ADDRESSES = (
    "imprint_url",
    "privacy_url",
    "netiquette_url",
    "accessibility_statement_url",
)


def subjects(
    items: Iterable[DexterityContent], schema: InterfaceClass
) -> tuple[Subject, ...]:
    """Return the fields of items as plain values, and what of them visitors get."""
    fields = {
        name: field for name, field in getFields(schema).items() if name not in INTERNAL
    }
    return tuple(_subject(item, fields) for item in items)


def _subject(item: DexterityContent, fields: Mapping[str, IField]) -> Subject:
    base = aq_base(item)
    # What the database has not loaded yet has no values.
    base._p_activate()
    stored = {name: _stored(base, name, field) for name, field in fields.items()}
    return Subject(
        item.UID(),
        item.absolute_url(),
        item.title or "",
        {name: _plain(value) for name, value in stored.items()},
        public=is_public(item),
        hidden=frozenset(
            name for name, value in stored.items() if _is_hidden(name, value)
        ),
    )


def _stored(base: DexterityContent, name: str, field: IField) -> Any:
    """Return the value of a field; without the look-up that Dexterity makes of none."""
    if name in vars(base):
        return vars(base)[name]
    if getattr(field, "defaultFactory", None) is None:
        return field.default
    return field.bind(base).default


def _is_hidden(name: str, value: Any) -> bool:
    """Tell whether a field leads to an item of the site that visitors do not find."""
    if hasattr(value, "to_object"):
        return value.to_object is not None and not is_public(value.to_object)
    if name not in ADDRESSES or not value:
        return False
    target = _item_at(value)
    return target is not None and not is_public(target)


def _item_at(url: str) -> DexterityContent | None:
    portal = api.portal.get()
    for root in (portal.absolute_url(), (site_setting("public_url") or "").rstrip("/")):
        if root and url.startswith(f"{root}/"):
            path = url[len(root) + 1 :].partition("#")[0].partition("?")[0]
            # The item itself, of whom the rest may be a view.
            while path:
                found = portal.unrestrictedTraverse(path, None)
                if IDexterityContent.providedBy(found):
                    return found
                path = path.rpartition("/")[0]
    return None


def _record(record: RecordInfo) -> Record:
    catalog = api.portal.get_tool("portal_catalog")
    (brain,) = catalog.unrestrictedSearchResults(UID=record.uid)
    item = brain._unrestrictedGetObject()
    decided = (
        row.get("channel") for row in item.decisions or () if row.get("decision")
    )
    return Record(record.day, record.kind, frozenset(filter(None, decided)))


def _assessment(
    item: ImpactAssessment, channels: Iterable[SocialMediaChannel]
) -> Subject:
    (about,) = subjects([item], IImpactAssessment)
    more = {
        "covers": frozenset(each.UID() for each in channels if covers(item, each)),
        "open": [each.id for each in unanswered(item.kind, answers_of(item))],
    }
    return replace(about, values={**about.values, **more})


def _changes(concept: UsageConcept, whole: bool) -> tuple[tuple[str, date], ...]:
    """Return what the reminders call changes as well; a working copy has none."""
    found = concepts_due(concept, site_today(), restricted=not whole)
    return next(
        (tuple(each.changes) for each in found if each.uid == concept.UID()), ()
    )


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, PLAIN):
        return value
    if IRichTextValue.providedBy(value):
        return value.raw
    if hasattr(value, "to_object"):
        return getattr(value.to_object, "title", None)
    return value


def facts_of(concept: UsageConcept, whole: bool = False) -> Facts:
    """Return what the rules look at of a concept and what it holds.

    Items that the current user may not see are left out, unless the ``whole`` concept
    is asked for.
    """
    items = [
        item
        for item in concept.objectValues()
        if not IWorkingCopy.providedBy(item) and (whole or visible(item))
    ]
    by_type: dict[str, list] = {}
    for item in items:
        by_type.setdefault(item.portal_type, []).append(item)
    channels = by_type.pop("SocialMediaChannel", [])
    by_type.pop("ContactPerson", None)
    assessments = by_type.get("ImpactAssessment", [])
    others = [item for same in by_type.values() for item in same]
    (about,) = subjects([concept], IUsageConcept)
    language = language_of(concept.REQUEST)
    outline = outline_of(concept, language)
    about = replace(about, values={**about.values, **_own_words(outline)})
    channel_facts = subjects(channels, ISocialMediaChannel)
    contact_facts = _contacts(concept, whole)
    ids = (item.getId() for item in channels)
    uids = dict(zip(ids, (each.uid for each in channel_facts), strict=True))
    framework = getattr(concept.framework, "to_object", None)
    settled = accepted(concept)
    texts = (about, *channel_facts, *contact_facts, *other_texts(others, channels))
    terms = site_terms()
    hits = [(who, hit) for who in texts for hit in find_terms(who, terms)]
    platforms = get_platforms()
    pages = Pages(concept, whole)
    return Facts(
        today=site_today(),
        concept=about,
        channels=channel_facts,
        contacts=contact_facts,
        above=_contacts(framework, whole) if framework is not None else (),
        records=tuple(map(_record, approved_records(concept.UID()))),
        assessments=tuple(_assessment(item, channels) for item in assessments),
        changes=_changes(concept, whole),
        platforms={
            token: {
                **vars(platform),
                "country_name": country(platform.country, language),
            }
            for token, platform in platforms.items()
        },
        published=about.public,
        videos=tuple(pages.videos()),
        notices={
            token: said_before(token, concept)
            for token in {channel.platform for channel in channels}
            if token in platforms and platforms[token].embed_hosts
        },
        loaded=tuple(sorted(pages.loaded())),
        files=sum(item.portal_type == "File" for item in others),
        doubles=_doubles(channels),
        terms=tuple(hits),
        hits=tuple(hit for _who, hit in hits if key_of(hit) not in settled),
        answers=frozenset(_answers(outline, uids)),
        authority=" ".join(complaint_authority()),
        written=is_written(concept, language),
    )


def _contacts(concept: UsageConcept, whole: bool) -> tuple[Subject, ...]:
    """Return the persons of a concept, wherever they are kept."""
    persons = persons_of(concept)
    return subjects(
        (each for each in persons if whole or visible(each)), IContactPerson
    )


def _own_words(outline: Iterable[Node]) -> dict[str, list[str]]:
    """Return what the nodes say themselves, each as a field that names it."""
    by_node = {f"outline.{node['id']}": own_words([node]) for node in shown(outline)}
    return {"outline": [], **by_node}


def _answers(
    outline: Iterable[Node], uids: Mapping[str, str]
) -> Iterator[tuple[str, str | None]]:
    """Yield which demands own words meet, each with a channel's UID or none for all.

    ``uids`` are those of the channels by id.
    """
    for node in shown(outline):
        if has_words(own_html(node)):
            named = node.get("channels")
            meant = [uids[name] for name in named if name in uids] if named else [None]
            for demand in node.get("answers", ()):
                yield from ((demand, uid) for uid in meant)


def _doubles(channels: Iterable[SocialMediaChannel]) -> frozenset[str]:
    """Return the channels whose account another one has in the same language."""
    return frozenset(
        channel.UID() for channel in channels_with_taken_accounts(channels)
    )


def results_of(concept: UsageConcept, whole: bool = False) -> list[Result]:
    """Return the results of all rules that count on this site; see :func:`facts_of`."""
    return list(evaluate(site_rules(), facts_of(concept, whole)))
