"""Key figures: what a file may hold, and what becomes of it."""

from datetime import date
from lxml import etree
from mittelsachsen.socialmedia.records.figures import draw
from mittelsachsen.socialmedia.records.figures import FigureError
from mittelsachsen.socialmedia.records.figures import last_figures
from mittelsachsen.socialmedia.records.figures import read_figures
from mittelsachsen.socialmedia.records.figures import series
import pytest


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
    assert {"2025-01-31", "2026-01-31"} <= set(names)
    assert tree.find(f".//{svg}script") is None
    assert [node.text for node in tree.findall(f"{svg}title")] == ["Follower"]
    assert len(list(tree.iter(f"{svg}desc"))) == 1
    # A dot for each value, none where a channel has none.
    assert len(list(tree.iter(f"{svg}circle"))) == 4


def test_days_are_in_order_and_a_gap_breaks_the_line():
    days = [date(2026, month, 1) for month in range(1, 10)]
    values = {"u1": dict.fromkeys(days, 1.0), "u2": dict.fromkeys(days, 2.0)}
    del values["u1"][days[4]]
    chart = draw("Follower", values, CHANNELS, "en")
    assert [row[0] for row in chart.rows] == [f"1 {d:%B} 2026" for d in days]
    svg = "{http://www.w3.org/2000/svg}"
    lines = [
        node
        for node in etree.fromstring(chart.svg).iter(f"{svg}path")
        if node.get("class") == "line reactive nofill"
    ]
    # Two parts of the one and the other.
    assert len(lines) == 3
