"""The 24 hours of each day, drawn."""

from datetime import date, timedelta

import numpy as np

from tests.charts.stage import checked
from twitchlog.analysis.series import daily_series
from twitchlog.analysis.span import Span
from twitchlog.analysis.trend.blocks import Block, Clock
from twitchlog.analysis.trend.month_hours import MonthHours
from twitchlog.charts import day_clock
from twitchlog.records import EventRecord

FIRST = date(2026, 3, 2)
DAILY = daily_series([(FIRST, 1), (FIRST + timedelta(days=2), 1)], Span(FIRST, date(2026, 3, 4)))
CLOCK = Clock(
    (
        Block(FIRST, 60, 90, "ended"),
        Block(FIRST, 120, 1440, "going"),
        Block(date(2026, 3, 4), 30, 30, "open"),
    ),
    1,
    1,
    1,
)
ILLNESS = EventRecord(id="", day=FIRST, kind="illness", label="Flu")
MONTHS = MonthHours(
    (date(2026, 1, 1), date(2026, 2, 1)),
    np.eye(24, 2, dtype=np.int64) * 3,
    np.array([9, 0]),
)


def named(figure, name):
    (trace,) = [trace for trace in figure["data"] if trace.get("name") == name]
    return trace


def test_a_block_begins_and_ends_by_the_clock_of_its_day():
    bars = named(checked(day_clock.by_day(CLOCK, DAILY, 4, str)), "start to end")

    assert (bars["base"], bars["y"]) == ([1.0], [0.5])
    assert bars["hovertext"] == ["05:00 – 05:30"]


def test_what_is_still_going_looks_other_than_what_ended():
    figure = day_clock.by_day(CLOCK, DAILY, 4, str)

    assert "pattern" in named(figure, "still going")["marker"]
    assert named(figure, "start alone")["type"] == "scatter"


def test_untracked_days_are_hatched_and_events_marked():
    figure = checked(day_clock.by_day(CLOCK, DAILY, 4, str, events=[ILLNESS]))

    assert named(figure, "not tracked")["x"] == ["2026-03-03 00:00"]
    assert named(figure, "dated events")["hovertext"] == ["Illness: Flu"]


def test_hours_run_down_from_the_start_of_the_day():
    axis = day_clock.by_day(CLOCK, DAILY, 4, str)["layout"]["yaxis"]

    assert axis["range"] == [24, 0]
    assert axis["ticktext"] == ["04:00", "08:00", "12:00", "16:00", "20:00", "00:00", "04:00"]


def test_months_begin_at_the_same_hour_and_gaps_stay_open():
    heat = checked(day_clock.by_month(MONTHS, 1, str))["data"][-1]

    assert heat["z"][23] == [3, None]  # the hour from midnight comes last
    assert heat["text"][0][0] == "01:00"


def test_the_table_says_each_bout_newest_first():
    assert day_clock.clock_table(CLOCK, 4, str).rows == (
        ("2026-03-04", "04:30", "–"),
        ("2026-03-02", "06:00", "still going"),
        ("2026-03-02", "05:00", "05:30"),
    )


def test_the_months_table_has_an_hour_in_each_column():
    table = day_clock.month_table(MONTHS, 0, str)

    assert table.rows[1][:4] == ("2026-01", "9", "3", "0")
    assert table.rows[0][:3] == ("2026-02", "0", "–")
