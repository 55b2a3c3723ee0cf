"""Key figures over the years, as charts and tables that say the same."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia import l10n
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.evaluation import IEvaluationRecord
from mittelsachsen.socialmedia.due.period import channels_of
from mittelsachsen.socialmedia.tables import read_csv
from mittelsachsen.socialmedia.tables import TableError
from mittelsachsen.socialmedia.values import is_number
from mittelsachsen.socialmedia.values import is_past_day
import pygal
from pygal.style import Style
import re
from typing import Any
from zope.i18n import translate
from zope.schema import ValidationError


COLUMNS = ("channel", "metric", "value", "date")
# Colours that differ from white by 4.5:1 and from each other without colour vision.
STYLE = Style(
    background="white",
    plot_background="white",
    colors=("#00539f", "#b45309", "#15803d", "#7e22ce", "#be123c", "#4b5563"),
    font_family="sans-serif",
)


class FigureError(ValueError):
    """A row of figures cannot be read; the argument is a message."""


@dataclass(frozen=True)
class Chart:
    """One metric: days with the channels' values, texts as they are shown."""

    title: str
    channels: list[str]
    rows: list[tuple[str, list[str]]]
    svg: str


def read_figures(text: str, channels: Mapping[str, str], language: str) -> list[dict]:
    """Return the rows of a CSV file with the columns channel, metric, value, date.

    A channel is its title or UID; ``channels`` are titles by UID. Numbers and days are
    as people write them in ``language``, days of ISO 8601 too. Raises
    :class:`FigureError` that names the line.
    """
    try:
        lines = read_csv(text)
    except TableError:
        lines = []
    if not lines or [name.strip() for name in lines[0]] != list(COLUMNS):
        raise FigureError(_("The columns are channel, metric, value and date."))
    uids = {title: uid for uid, title in channels.items()}
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        try:
            rows.append(_read_row([cell.strip() for cell in cells], uids, language))
        except (KeyError, ValueError, ValidationError):
            raise FigureError(
                _("Line ${number} cannot be read.", mapping={"number": number})
            ) from None
    return rows


def _read_row(cells: list[str], uids: Mapping[str, str], language: str) -> dict:
    channel, metric, value, day = cells
    row: dict[str, Any] = {
        "channel": channel if channel in uids.values() else uids[channel],
        "metric": metric,
        "value": l10n.read_number(value, language),
        "date": l10n.read_date(day, language),
    }
    if not metric:
        raise ValueError(metric)
    is_number(row["value"])
    is_past_day(row["date"])
    return row


def series(rows: Iterable[Mapping]) -> dict[str, dict[str, dict[date, float]]]:
    """Return values by metric, channel and day; the last row of a day counts."""
    found: dict[str, dict[str, dict[date, float]]] = {}
    for row in rows:
        metric, day, value = row.get("metric"), row.get("date"), row.get("value")
        # Old rows may hold numbers that are refused today.
        if metric and day and value is not None and isfinite(value):
            channel = row.get("channel") or ""
            found.setdefault(metric, {}).setdefault(channel, {})[day] = value
    return found


def last_figures(records: Iterable[Iterable[Mapping]]) -> list[dict]:
    """Return the latest row of each channel's metrics, from the rows of records."""
    latest: dict[tuple, dict] = {}
    for rows in records:
        for row in rows or ():
            key = row.get("channel"), row.get("metric")
            known = latest.get(key)
            if known is None or (row.get("date") or date.min) >= (
                known.get("date") or date.min
            ):
                latest[key] = dict(row)
    return [latest[key] for key in sorted(latest, key=str)]


def charts_of(concept: UsageConcept, language: str) -> list[Chart]:
    """Return one chart for each metric in a concept's records."""
    titles = {channel.UID(): channel.title for channel in channels_of(concept)}
    records = [
        item for item in concept.objectValues() if IEvaluationRecord.providedBy(item)
    ]
    records.sort(key=lambda item: str(item.evaluated_on or ""))
    rows = [row for record in records for row in record.kpis or ()]
    found = series(rows)
    return [draw(metric, found[metric], titles, language) for metric in sorted(found)]


def draw(
    metric: str,
    values: Mapping[str, Mapping[date, float]],
    titles: Mapping[str, str],
    language: str,
) -> Chart:
    """Return the chart of one metric.

    A line is broken where a channel has no value on a day that others have; a single
    value is a dot.
    """
    days = sorted({day for channel in values.values() for day in channel})
    names = {uid: titles.get(uid, "?") for uid in values}
    order = sorted(values, key=lambda uid: names[uid])
    rows = [
        (
            l10n.long_date(day, language),
            [l10n.number(values[uid].get(day), language) for uid in order],
        )
        for day in days
    ]
    figure = pygal.DateLine(
        style=STYLE,
        js=[],
        show_legend=True,
        legend_at_bottom=True,
        x_label_rotation=30,
        allow_interruptions=True,
        include_x_axis=True,
        dots_size=4,
        disable_xml_declaration=True,
        no_prefix=True,
        x_labels=days,
        x_value_formatter=lambda day: day.strftime("%Y-%m-%d"),
        value_formatter=lambda value: l10n.number(value, language),
    )
    for uid in order:
        points = [(day, values[uid].get(day)) for day in days]
        figure.add(names[uid], points)
    label = translate(
        _(
            "${metric} over time; the table below has the same numbers.",
            mapping={"metric": metric},
        ),
        target_language=language,
    )
    return Chart(
        metric,
        [names[uid] for uid in order],
        rows,
        _accessible(figure.render(is_unicode=True), metric, label),
    )


def _accessible(svg: str, title: str, description: str) -> str:
    """Return a drawing with role, title and description (SVG 2, 5.8; WAI-ARIA)."""
    svg = re.sub(r"<title>.*?</title>", "", svg, count=1, flags=re.DOTALL)
    svg = re.sub(r"<script.*?</script>", "", svg, flags=re.DOTALL)
    # The table has what the tool tips of dots would say.
    svg = re.sub(r"<desc [^>]*>.*?</desc>", "", svg, flags=re.DOTALL)
    about = f"<title>{_text(title)}</title><desc>{_text(description)}</desc>"
    return re.sub(
        r"<svg ([^>]*)>", rf'<svg \1 role="img" focusable="false">{about}', svg, count=1
    )


def _text(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace("\\", "\\\\")
