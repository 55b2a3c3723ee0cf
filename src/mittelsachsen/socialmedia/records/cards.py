"""What one needs to know of a channel to decide on it."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from mittelsachsen.socialmedia.checks.evaluate import Result
from mittelsachsen.socialmedia.checks.findings import OPEN
from mittelsachsen.socialmedia.checks.gather import results_of
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.evaluation import EvaluationRecord
from mittelsachsen.socialmedia.content.evaluation import records_in
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.content.rows import Decision
from mittelsachsen.socialmedia.due.period import ran_in_period
from mittelsachsen.socialmedia.due.records import approved_records
from mittelsachsen.socialmedia.records.figures import series


@dataclass(frozen=True)
class Figure:
    """The latest value of a metric, and by how much it differs from the one before."""

    metric: str
    value: float
    change: float | None


@dataclass(frozen=True)
class Card:
    """A channel with the last decision, its figures, open checks and today's row."""

    channel: SocialMediaChannel
    last_day: date | None
    last_decision: str
    figures: list[Figure]
    checks: list[Result]
    row: Decision

    @property
    def decided(self) -> bool:
        """Tell whether there is a decision with its reason."""
        return bool(self.row["decision"] and (self.row["reason"] or "").strip())


def cards_of(record: EvaluationRecord) -> list[Card]:
    """Return a card for each channel of the concept that ran in the record's period."""
    concept = concept_of(record)
    rows = {row.get("channel"): row for row in record.decisions or ()}
    day, last = _last_decisions(concept)
    figures = _figures(concept)
    results = results_of(concept)
    return [
        Card(
            channel,
            day,
            last.get(channel.UID(), ""),
            list(_latest(figures, channel.UID())),
            _open_of(results, channel.UID()),
            {**_empty(channel.UID()), **rows.get(channel.UID(), {})},  # type: ignore
        )
        for channel in ran_in_period(concept, record.period_start, record.period_end)
    ]


def _empty(uid: str) -> Decision:
    return {
        "channel": uid,
        "decision": None,
        "reason": None,
        "measures": None,
        "due": None,
    }


def _last_decisions(concept: UsageConcept) -> tuple[date | None, dict[str, str]]:
    """Return the day of the last approved record, and its decisions by channel."""
    for info in approved_records(concept.UID())[:1]:
        for record in records_in(concept):
            if record.UID() == info.uid:
                decisions = record.decisions or ()
                return info.day, {row["channel"]: row["decision"] for row in decisions}
    return None, {}


def _figures(concept: UsageConcept) -> Mapping[str, Mapping[str, dict[date, float]]]:
    return series(row for record in records_in(concept) for row in record.kpis or ())


def _latest(
    figures: Mapping[str, Mapping[str, dict[date, float]]], uid: str
) -> Iterator[Figure]:
    for metric in sorted(figures):
        values = figures[metric].get(uid, {})
        days = sorted(values)
        if days:
            before = values[days[-2]] if len(days) > 1 else None
            value = values[days[-1]]
            change = value - before if before is not None else None
            yield Figure(metric, value, change)


def _open_of(results: Iterable[Result], uid: str) -> list[Result]:
    return [
        result
        for result in results
        if result.subject.uid == uid and result.finding.verdict in OPEN
    ]
