"""Changes, drawn: what is found, and nothing that is not."""

from datetime import timedelta

import numpy as np
import pytest

from tests.charts.stage import FIRST, MARKUP, checked, event, trace
from twitchlog.analysis.change.everything import Told, changes
from twitchlog.analysis.span import Span
from twitchlog.charts.changes import figures, tables
from twitchlog.records import Settings

DAYS = 182
RATES = np.where(np.arange(DAYS) < 100, 6.0, 1.0)


def found(rates=RATES, events=(), gap=None):
    """What is found of made-up days, a bout in the left calf on each."""
    counts = np.random.default_rng(1).poisson(rates)
    days = [FIRST + timedelta(days=n) for n in range(len(rates))]
    tracked = [(day, int(n)) for day, n in zip(days, counts, strict=True) if day not in (gap or ())]
    weeks = [FIRST + timedelta(weeks=n) for n in range(len(rates) // 7)]
    told = Told(
        tracked=tracked,
        events=[one.day for one in events],
        clock=[(0, 22, 5)],
        hour_runs=[(n, 22, 5) for n in range(len(weeks) // 4)],
        regions=[(week, "calf", 5, 3, 2) for week in weeks],
        placed=[(week, 5) for week in weeks],
    )
    return changes(Span(days[0], days[-1]), told)


def drawn(events=(), **more):
    return figures(found(events=events, **more), events, Settings(), str)


def test_every_figure_is_one_that_plotly_takes():
    names = {name for name, figure in drawn([event(100)]).items() if checked(figure)}

    assert names == {"level", "around", "weekdays", "hours", "strip", "spread"}


def test_a_step_is_marked_with_its_size():
    figure = drawn()["level"]

    assert [note["text"][:6] for note in figure["layout"]["annotations"]] == ["step ×"]


def test_without_a_trend_there_are_points_alone():
    figure = drawn(rates=np.ones(20))["level"]

    assert [part["name"] for part in figure["data"]] == ["mean of a week"]


def test_weeks_that_were_not_tracked_are_hatched():
    gap = {FIRST + timedelta(days=n) for n in range(70, 84)}
    both = drawn(gap=gap)

    assert trace(both["level"], "not tracked")["width"] == [14 * 86_400_000]
    assert trace(both["strip"], "not tracked")["width"] == [14 * 86_400_000]


def test_an_event_is_named_as_its_owner_wrote_it_and_no_markup_is_read():
    figure = drawn([event(100, label=MARKUP)])["around"]

    assert figure["layout"]["annotations"][0]["text"] == "1. &lt;b&gt;5 &amp; 6&lt;/b&gt;"


def test_an_event_that_is_not_compared_is_in_the_table_alone():
    events = [event(178)]
    both = found(events=events)

    assert "around" not in figures(both, events, Settings(), str)
    assert tables(both, events, Settings(), str)["around"].rows[0][-3:] == ("–", "–", "–")


@pytest.mark.parametrize("first", [0, 6])
def test_weekdays_begin_as_their_owner_says(first):
    made = tables(found(), [], Settings(week_starts_on=first), str)

    assert made["weekdays"].rows[0][0] == ("Mon", "Sun")[first == 6]
    assert made["grid"].rows[5][1 + (first == 6)] == "5"


def test_every_table_has_as_many_cells_as_headings():
    made = tables(found(events=[event(100)]), [event(100)], Settings(), str)

    assert all(len(row) == len(t.headings) for t in made.values() for row in t.rows)


def test_intervals_stand_around_their_bars():
    bars = drawn()["weekdays"]["data"][0]

    assert len(bars["y"]) == 7
    assert all(down >= 0 < up for down, up in zip(*_reaches(bars), strict=True))


def _reaches(bars):
    return bars["error_y"]["arrayminus"], bars["error_y"]["array"]
