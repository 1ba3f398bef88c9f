"""Episodes over time: every day with its 7-day mean, or every week with its quarter's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from twitchlog.charts.look import (
    BOTTOM,
    CLEAR,
    EPISODES,
    EPISODES_WASH,
    LEFT,
    LEGEND,
    RIGHT,
    TOP,
    Figure,
    Part,
    Translate,
    amounts,
    figure,
    highest,
    legend,
    numbers,
)
from twitchlog.charts.time_axis import DAY, MIDWEEK, backdrop, days_axis, event_marks, gap_bars
from twitchlog.records import EventRecord

if TYPE_CHECKING:
    from twitchlog.analysis.series import DailySeries, WeeklySeries

HEIGHT = 300
HEADROOM = 1.2  # for the marks of events
LONGEST_WITH_DOTS = 120


def by_day(
    series: DailySeries,
    _: Translate,
    *,
    events: Iterable[EventRecord] = (),
    running: tuple[date, int] | None = None,
) -> Figure:
    """Bars for days, a line for the mean; `running` is today with its episodes so far."""
    last = running[0] if running else series.first + timedelta(days=len(series.counts) - 1)
    traces = [*gap_bars(series.gaps, "y2", _), day_bars(series, _), _mean_line(series, _)]
    if running:
        traces.append(_running_bar(*running, _))
    return _over_time(traces, events, series.first, last, _top(highest(series.counts), running), _)


def by_week(series: WeeklySeries, _: Translate, *, events: Iterable[EventRecord] = ()) -> Figure:
    """A line for weeks, a bolder one for the mean over a quarter."""
    last = series.first + timedelta(days=7 * len(series.means) - 1)
    traces = [*gap_bars(series.gaps, "y2", _), week_line(series, _), _quarter_line(series, _)]
    return _over_time(traces, events, series.first, last, highest(series.means), _)


def day_bars(series: DailySeries, _: Translate) -> Part:
    """One bar for each tracked day."""
    return {
        "type": "bar",
        "name": _("episodes a day"),
        "x0": series.first.isoformat(),
        "dx": DAY,
        "y": numbers(series.counts),
        "marker": {"color": EPISODES, "opacity": 0.45, "line": {"width": 0}},
        "hovertemplate": "%{x|%a %-d %b %Y}: %{y}<extra></extra>",
    }


def week_line(series: WeeklySeries, _: Translate) -> Part:
    """The mean of each week, broken where weeks were not tracked."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": _("mean of a week"),
        "x0": (series.first + MIDWEEK).isoformat(),
        "dx": 7 * DAY,
        "y": numbers(series.means),
        "line": {"color": EPISODES, "width": 1},
        "opacity": 0.55,
        "connectgaps": False,
        "hovertemplate": "%{x|%-d %b %Y}: %{y}<extra></extra>",
    }


def _mean_line(series: DailySeries, _: Translate) -> Part:
    few = len(series.counts) <= LONGEST_WITH_DOTS
    return {
        "type": "scatter",
        "mode": "lines+markers" if few else "lines",
        "name": _("7-day mean"),
        "x0": series.first.isoformat(),
        "dx": DAY,
        "y": numbers(series.mean7),
        "line": {"color": EPISODES, "width": 2.5},
        "marker": {"color": EPISODES, "size": 4},
        "connectgaps": False,
        "hovertemplate": _("7-day mean") + ", %{x|%-d %b}: %{y}<extra></extra>",
    }


def _quarter_line(series: WeeklySeries, _: Translate) -> Part:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": _("13-week mean"),
        "x0": (series.first + MIDWEEK).isoformat(),
        "dx": 7 * DAY,
        "y": numbers(series.mean13),
        "line": {"color": EPISODES, "width": 2.5},
        "connectgaps": False,
        "hovertemplate": _("13-week mean") + ", %{x|%-d %b %Y}: %{y}<extra></extra>",
    }


def _running_bar(today: date, episodes: int, _: Translate) -> Part:
    return {
        "type": "bar",
        "name": _("today so far"),
        "x": [today.isoformat()],
        "y": [episodes],
        "width": [0.8 * DAY],
        "marker": {
            "color": EPISODES_WASH,
            "pattern": {"shape": ".", "fgcolor": EPISODES, "bgcolor": CLEAR, "size": 5},
            "line": {"color": EPISODES, "width": 1.5},
        },
        "hovertemplate": _("today so far") + ": %{y}<extra></extra>",
    }


def _top(highest_count: float | None, running: tuple[date, int] | None) -> float:
    return max(highest_count or 0, running[1] if running else 0)


def _over_time(
    traces: list[Part],
    events: Iterable[EventRecord],
    first: date,
    last: date,
    top: float | None,
    _: Translate,
) -> Figure:
    marks, lines = event_marks(events, (last - first).days + 1, "y2", _)
    return figure(
        [*traces, *marks],
        HEIGHT,
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM + 2 * LEGEND},
        showlegend=True,
        legend=legend(),
        barmode="overlay",
        bargap=0.2,
        shapes=lines,
        xaxis=days_axis(first, last),
        yaxis=amounts(top, range=[0, HEADROOM * (top or 1)]),
        yaxis2=backdrop(),
    )
