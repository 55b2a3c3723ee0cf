"""Key figures: what a file may hold, and what becomes of it."""

from datetime import date
from datetime import timedelta
from lxml import etree
from mittelsachsen.socialmedia.records.figures import draw
from mittelsachsen.socialmedia.records.figures import FigureError
from mittelsachsen.socialmedia.records.figures import last_figures
from mittelsachsen.socialmedia.records.figures import MARKS
from mittelsachsen.socialmedia.records.figures import read_figures
from mittelsachsen.socialmedia.records.figures import series
from mittelsachsen.socialmedia.records.figures import ticks
import pytest
import re


HEAD = "channel,metric,value,date\n"
CHANNELS = {"u1": "Vimeo", "u2": "X"}
DAY = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Vimeo,Follower,1,2026-01-31", 1.0),
        ("u1,Follower,1.500,31.01.2026", 1500.0),
        (' Vimeo , Follower ,"1,5", 2026-01-31 ', 1.5),
        ("Vimeo,Follower,1000000000000000,2026-01-31", 1e15),
        ("Vimeo,Follower,-1000000000000000,2026-01-31", -1e15),
    ],
)
def test_rows_are_read(line, value):
    row = {"channel": "u1", "metric": "Follower", "value": value, "date": DAY}
    assert read_figures(HEAD + line, CHANNELS, "de") == [row]


@pytest.mark.parametrize(
    "line",
    [
        "Vimeo,Follower,nan,2026-01-31",
        "Vimeo,Follower,inf,2026-01-31",
        "Vimeo,Follower,-inf,2026-01-31",
        "Vimeo,Follower,1000000000000001,2026-01-31",
        "Vimeo,Follower,-1100000000000000,2026-01-31",
        "Vimeo,Follower,1e3,2026-01-31",
        "Vimeo,Follower,12.34,2026-01-31",
        "Vimeo,Follower,1,2126-01-31",
        "Vimeo,Follower,many,2026-01-31",
        "Vimeo,,1,2026-01-31",
        "Vimeo,Follower,1,31.13.2026",
        "Facebook,Follower,1,2026-01-31",
        "Vimeo,Follower,1",
    ],
)
def test_a_row_that_cannot_be_is_named(line):
    with pytest.raises(FigureError) as error:
        read_figures(f"{HEAD}\n{line}\n", CHANNELS, "de")
    [message] = error.value.args
    assert message == "Line ${number} cannot be read."
    assert message.mapping == {"number": 3}


@pytest.mark.parametrize("text", ["", "a,b\n", '"', "channel,metric,value\n"])
def test_other_tables_are_refused(text):
    with pytest.raises(FigureError) as error:
        read_figures(text, CHANNELS, "de")
    assert error.value.args == ("The columns are channel, metric, value and date.",)


def test_blank_lines_and_spaces_in_the_head_do_not_matter():
    text = " channel ; metric;value;date\n ; ;;\n\nX;A;1;2026-01-31\n"
    assert [row["channel"] for row in read_figures(text, CHANNELS, "de")] == ["u2"]


def test_series_hold_the_last_row_of_a_day_and_numbers_alone():
    rows = [
        {"channel": "u1", "metric": "A", "value": 1.0, "date": DAY},
        {"channel": "u1", "metric": "A", "value": 2.0, "date": DAY},
        {"channel": None, "metric": "A", "value": 0.0, "date": DAY},
        {"channel": "u1", "metric": "B", "value": float("nan"), "date": DAY},
        {"channel": "u1", "metric": "B", "value": float("inf"), "date": DAY},
        {"channel": "u1", "metric": "B", "value": None, "date": DAY},
        {"channel": "u1", "metric": "B", "value": 1.0, "date": None},
        {"channel": "u1", "metric": None, "value": 1.0, "date": DAY},
    ]
    assert series(rows) == {"A": {"u1": {DAY: 2.0}, "": {DAY: 0.0}}}


def test_the_latest_figures_go_into_the_next_record():
    def row(channel, value, day):
        return {"channel": channel, "metric": "A", "value": value, "date": day}

    records = [
        [row("u2", 5.0, None), row("u1", 1.0, date(2026, 2, 1))],
        None,
        [row("u1", 2.0, DAY), row("u2", 6.0, None)],
        [row("u1", 3.0, date(2026, 2, 1)), row("u1", 4.0, None)],
    ]
    found = last_figures(records)
    assert [(each["channel"], each["value"]) for each in found] == [
        ("u1", 3.0),
        ("u2", 6.0),
    ]
    assert found[0] is not records[3][0]


def test_a_chart_and_its_table_have_channels_by_name_and_days_in_order():
    early, late = date(2025, 1, 31), DAY
    values = {"u2": {late: 1.0}, "u1": {late: 1250.5, early: 2.0}, "u9": {late: 3.0}}
    chart = draw("Follower", values, CHANNELS, "en")
    assert chart.title == "Follower"
    assert chart.channels == ["?", "Vimeo", "X"]
    assert chart.rows == [
        ("31 January 2025", ["", "2", ""]),
        ("31 January 2026", ["3", "1,250.5", "1"]),
    ]
    tree = etree.fromstring(chart.svg)
    svg = "{http://www.w3.org/2000/svg}"
    assert (tree.get("role"), tree.get("focusable")) == ("img", "false")
    assert tree.findtext(f"{svg}desc") == (
        "Follower over time; the table below has the same numbers."
    )
    names = [node.text for node in tree.iter(f"{svg}text")]
    assert [name for name in names if name in ("?", "Vimeo", "X")] == chart.channels
    assert {"31 Jan 2025", "31 Jan 2026"} <= set(names)
    assert tree.find(f".//{svg}script") is None
    assert [node.text for node in tree.findall(f"{svg}title")] == ["Follower"]
    assert len(list(tree.iter(f"{svg}desc"))) == 1
    # A mark for each value, none where a channel has none, and one in the legend.
    assert marks(tree) == [MARKS[0]] * 2 + [MARKS[1]] * 3 + [MARKS[2]] * 2


SHAPE = re.compile(r"M[-.0-9]+ [-.0-9]+(m.*z)")


def marks(tree):
    """Return the shapes in a drawing, in an order of their own."""
    found = [SHAPE.fullmatch(path.get("d", "")) for path in tree.iter("{*}path")]
    return sorted((each[1] for each in found if each), key=MARKS.index)


def lines(tree):
    """Return the points of each line."""
    return [
        re.findall(r"[-.0-9]+ [-.0-9]+", node.get("d"))
        for node in tree.iter("{*}path")
        if node.get("class") == "line reactive nofill"
    ]


def test_each_channel_has_a_line_over_its_own_days():
    january = {date(2026, 1, 10): 1000.0, date(2026, 6, 10): 1100.0}
    june = {date(2026, 1, 20): 500.0, date(2026, 6, 20): 700.0}
    chart = draw("Follower", {"u1": january, "u2": june}, CHANNELS, "de")
    tree = etree.fromstring(chart.svg)
    assert [len(points) for points in lines(tree)] == [2, 2]
    assert [row[0] for row in chart.rows] == [
        "10. Januar 2026",
        "20. Januar 2026",
        "10. Juni 2026",
        "20. Juni 2026",
    ]
    # Time is the axis: five months are far longer than ten days.
    places = [float(points[0].split()[0]) for points in lines(tree)]
    end = float(lines(tree)[0][1].split()[0])
    assert (end - places[0]) > 10 * (places[1] - places[0]) > 0


def test_lines_differ_by_more_than_colour():
    values = {f"u{n}": {DAY: 1.0, date(2026, 2, 1): float(n)} for n in range(4)}
    svg = draw("Follower", values, {}, "de").svg
    assert len(set(marks(etree.fromstring(svg)))) == 4
    dashes = re.findall(r"\.series\.serie-\d\{[^}]*stroke-dasharray:([^};]+)", svg)
    assert len(set(dashes)) == 4


def test_a_thousand_values_can_be_read():
    days = [date(2020, 1, 1) + timedelta(days=2 * n) for n in range(1000)]
    chart = draw("Aufrufe", {"u1": dict.fromkeys(days, 1.0)}, CHANNELS, "de")
    tree = etree.fromstring(chart.svg)
    axis = [
        node.text
        for node in tree.iter("{*}text")
        if re.match(r"\d\d\.", node.text or "")
    ]
    assert len(axis) == 8
    assert (axis[0], axis[-1]) == ("01.01.2020", "21.06.2025")
    assert len(marks(tree)) <= 32
    assert len(lines(tree)[0]) == 1000


def test_an_axis_names_all_of_a_few_days():
    days = [date(2026, 1, day) for day in (1, 2, 20)]
    assert ticks(days) == days
    assert ticks([]) == []
    # As many as there are names for, at whatever distances.
    days = [date(2026, 1, day) for day in (1, 2, 3, 4, 5, 6, 7, 31)]
    assert ticks(days) == days


def test_a_line_runs_from_day_to_day_in_whatever_order_they_come():
    early, middle, late = date(2025, 1, 31), date(2025, 6, 30), DAY
    ordered = {"u1": {early: 1.0, middle: 5.0, late: 2.0}}
    mixed = {"u1": {late: 2.0, early: 1.0, middle: 5.0}}
    one, other = (draw("F", each, CHANNELS, "en").svg for each in (ordered, mixed))
    assert one == other
