"""Key figures over the years, as charts and tables that say the same."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from lxml import etree
from math import isfinite
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia import l10n
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.evaluation import EvaluationRecord
from mittelsachsen.socialmedia.content.evaluation import records_in
from mittelsachsen.socialmedia.due.period import channels_of
from mittelsachsen.socialmedia.records.seal import seal_of
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
    guide_stroke_color="#d9d9d9",
    guide_stroke_dasharray="1,0",
    major_guide_stroke_color="#d9d9d9",
    major_guide_stroke_dasharray="1,0",
)
SVG = "{http://www.w3.org/2000/svg}"
# Beside colours, which not everybody tells apart (WCAG 2.2, 1.4.1).
DASHES = ("none", "8 4", "2 4", "8 4 2 4")
MARKS = (
    "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
    "m-4 -4h8v8h-8z",
    "m0 -5l5 9h-10z",
    "m0 -5l5 5l-5 5l-5 -5z",
    "m-5 -4h10l-5 9z",
)
# More could not be read.
MOST_TICKS = 8
MOST_MARKS = 30


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
    records = records_in(concept)
    records.sort(key=lambda item: str(item.evaluated_on or ""))
    titles = {channel.UID(): channel.title for channel in channels_of(concept)}
    names = {**_sealed_names(records), **titles}
    rows = [row for record in records for row in record.kpis or ()]
    found = series(rows)
    return [draw(metric, found[metric], names, language) for metric in sorted(found)]


def _sealed_names(records: Iterable[EvaluationRecord]) -> dict[str, str]:
    """Return the names that channels had when records were approved."""
    documents = (each.document for each in filter(None, map(seal_of, records)))
    return {
        row["channel"]["uid"]: row["channel"]["title"]
        for document in documents
        for row in document["kpis"]
        if row["channel"]["title"]
    }


def draw(
    metric: str,
    values: Mapping[str, Mapping[date, float]],
    titles: Mapping[str, str],
    language: str,
) -> Chart:
    """Return the chart of one metric: a line for each channel over its own days.

    Lines differ by colour, dashes and marks; a single value is a mark.
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
        include_x_axis=True,
        dots_size=4,
        disable_xml_declaration=True,
        no_prefix=True,
        x_labels=ticks(days),
        x_value_formatter=lambda day: l10n.medium_date(day, language),
        value_formatter=lambda value: l10n.number(value, language),
    )
    for number, uid in enumerate(order):
        style = {"width": 2, "dasharray": DASHES[number % len(DASHES)]}
        figure.add(names[uid], sorted(values[uid].items()), stroke_style=style)
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


def ticks(days: Sequence[date]) -> list[date]:
    """Return the days that the axis names: all of a few, else some at equal distances.

    ``days`` are in order.
    """
    if len(days) <= MOST_TICKS:
        return list(days)
    first, last = days[0].toordinal(), days[-1].toordinal()
    step = (last - first) / (MOST_TICKS - 1)
    return [date.fromordinal(round(first + step * n)) for n in range(MOST_TICKS)]


def _accessible(svg: str, title: str, description: str) -> str:
    """Return a drawing with role, title and description (SVG 2, 5.8; WAI-ARIA).

    It has no script and no tool tips: the table says what they would.
    """
    tree = etree.fromstring(svg)
    for name in ("title", "desc", "script"):
        for node in tree.findall(f".//{SVG}{name}"):
            node.getparent().remove(node)
    _mark(tree)
    tree.set("role", "img")
    tree.set("focusable", "false")
    for position, (name, text) in enumerate((("title", title), ("desc", description))):
        node = etree.Element(f"{SVG}{name}")
        node.text = text
        tree.insert(position, node)
    return etree.tostring(tree, encoding="unicode")


def _mark(tree: Any) -> None:
    """Give each line marks of its own, here and in the legend."""
    for group in tree.iter(f"{SVG}g"):
        found = re.search(r"\bserie-(\d+)\b", group.get("class") or "")
        if found:
            dots = list(group.iter(f"{SVG}circle"))
            # On a long line some are enough.
            spare = max(1, len(dots) // MOST_MARKS)
            for place, dot in enumerate(dots):
                _shape(dot, int(found[1]), kept=place % spare == 0)
    for group in tree.iter(f"{SVG}g"):
        found = re.search(r"activate-serie-(\d+)", group.get("id") or "")
        if found:
            for box in list(group.iter(f"{SVG}rect")):
                x, y = (
                    float(box.get(side)) + float(box.get(size)) / 2
                    for side, size in (("x", "width"), ("y", "height"))
                )
                box.set("cx", str(x))
                box.set("cy", str(y))
                _shape(box, int(found[1]), kept=True)


def _shape(node: Any, number: int, kept: bool) -> None:
    """Turn a dot into the mark of a line."""
    if not kept:
        node.getparent().remove(node)
        return
    x, y = float(node.get("cx")), float(node.get("cy"))
    for name in ("x", "y", "width", "height", "cx", "cy", "r"):
        node.attrib.pop(name, None)
    node.tag = f"{SVG}path"
    node.set("stroke-dasharray", "none")
    node.set("d", f"M{x:.1f} {y:.1f}{MARKS[number % len(MARKS)]}")
