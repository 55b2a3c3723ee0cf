"""What pages load, and their videos."""

from collections.abc import Mapping
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.facts import Facts
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import FAIL
from mittelsachsen.socialmedia.checks.findings import Finding
from mittelsachsen.socialmedia.checks.findings import NOT_APPLICABLE
from mittelsachsen.socialmedia.checks.findings import of_parts
from mittelsachsen.socialmedia.checks.findings import PARTIAL
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.findings import rule
from mittelsachsen.socialmedia.checks.texts import Names
from mittelsachsen.socialmedia.checks.words import says_something
from mittelsachsen.socialmedia.content.video import lacks
from mittelsachsen.socialmedia.content.video import playable
from mittelsachsen.socialmedia.due.statuses import CURRENT


@rule("C28")
def nothing_foreign(case: Case) -> Finding:
    if not case.facts.loaded:
        return Finding(PASS, _("Nothing is loaded without consent."))
    return Finding(
        FAIL,
        _("Loaded from: ${hosts}", mapping={"hosts": ", ".join(case.facts.loaded)}),
    )


@rule("C29", CURRENT)
def consent_text(case: Case) -> Finding:
    channel = case.subject
    facts = case.facts
    platform = facts.platform(channel)
    if not platform.get("embed_hosts"):
        return Finding(NOT_APPLICABLE, _("Nothing of this platform is embedded."))
    notice = facts.notices.get(channel["platform"], "")
    # Words of the body's own may well leave these out.
    named = [
        (platform.get("operator_name"), _("Operator")),
        (platform.get("country_name"), _("Country")),
        (platform.get("policy_url"), _("Privacy policy")),
    ]
    return of_parts([(words and words in notice, name) for words, name in named])


def of_videos(facts: Facts, lacking: list[Mapping]) -> Finding:
    """Return a finding for the concept's videos and those that lack something."""
    if not facts.videos:
        return Finding(NOT_APPLICABLE, _("No page has videos."))
    if not lacking:
        return Finding(PASS, _("All videos have it."))
    names = Names(row.get("title") or row["url"] for row in lacking)
    return Finding(
        FAIL if len(lacking) == len(facts.videos) else PARTIAL,
        _("Missing: ${parts}", mapping={"parts": names}),
        at=lacking[0].get("page"),
    )


@rule("C30")
def beside_videos(case: Case) -> Finding:
    lacking = [
        row
        for row in case.facts.videos
        if not row.get("own") and not says_something(row.get("transcript"))
    ]
    return of_videos(case.facts, lacking)


@rule("C31")
def do_not_track(case: Case) -> Finding:
    tracked = [row for row, video in playable(case.facts.videos) if not video.untracked]
    return of_videos(case.facts, tracked)


@rule("C32")
def named_videos(case: Case) -> Finding:
    return of_videos(
        case.facts,
        [row for row in case.facts.videos if not says_something(row.get("title"))],
    )


@rule("C33")
def accessible_videos(case: Case) -> Finding:
    return of_videos(case.facts, [row for row in case.facts.videos if lacks(row)])
