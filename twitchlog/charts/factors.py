"""One factor over time, above the episodes of the same days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from twitchlog.catalogue import Mark
from twitchlog.charts.episodes import day_bars, week_line
from twitchlog.charts.look import (
    FACTOR,
    LEFT,
    RIGHT,
    SMALL,
    SOFT,
    Figure,
    Part,
    Translate,
    amounts,
    ends,
    figure,
    highest,
    numbers,
    plain,
)
from twitchlog.charts.time_axis import DAY, backdrop, days_axis, event_marks, gap_bars
from twitchlog.records import EventRecord

if TYPE_CHECKING:
    from twitchlog.analysis.factor_series import FactorSeries
    from twitchlog.analysis.series import DailySeries, WeeklySeries

HEIGHT = 250
FACTOR_ROOM, EPISODE_ROOM = [0.42, 0.9], [0, 0.28]
RATING_TOP = 10
NEAR = 1.2


def episodes_below(episodes: DailySeries | WeeklySeries, _: Translate) -> list[Part]:
    """The gaps and the episodes of the same days, the same below every factor."""
    from_weeks = hasattr(episodes, "means")
    drawn = week_line(episodes, _) if from_weeks else day_bars(episodes, _)  # type: ignore[arg-type]
    return [*gap_bars(episodes.gaps, "y2", _), drawn]


def over_time(
    series: FactorSeries,
    below: Sequence[Part],
    _: Translate,
    *,
    events: Iterable[EventRecord] = (),
) -> Figure:
    """Dots and a mean for the factor; below them what episodes_below() gives."""
    weekly = series.step > 1
    last = series.first + timedelta(days=series.step * len(series.values) - 1)
    marks, lines = event_marks(events, (last - series.first).days + 1, "y3", _)
    return figure(
        [
            *below,
            _dots(series, weekly),
            *_mean(series, _),
            *marks,
        ],
        HEIGHT,
        margin={"l": LEFT + 8, "r": RIGHT, "t": 22, "b": 40},
        barmode="overlay",
        bargap=0.2,
        shapes=[*lines, *_reference_lines(series)],
        annotations=[_head(_unit(series, _), 1, FACTOR), _head(_("episodes"), 0.3, SOFT)],
        xaxis=days_axis(series.first, last, anchor="y"),
        yaxis=ends(_top(below[-1]), domain=EPISODE_ROOM),
        yaxis2=backdrop(*EPISODE_ROOM),
        yaxis3=backdrop(),
        yaxis4=_factor_axis(series, _),
    )


def _top(trace: Part) -> float:
    """The largest of a trace's values; 1 where there is none above zero."""
    return max((value for value in trace["y"] if value), default=1)


def _dots(series: FactorSeries, weekly: bool) -> Part:
    shift = timedelta(days=3 if weekly else 0)
    flag = series.factor.kind == "flag" and not weekly
    values = numbers(series.values)
    hollow = [flag and not value for value in values]
    return {
        "type": "scatter",
        "mode": "markers",
        "x0": (series.first + shift).isoformat(),
        "dx": series.step * DAY,
        "y": values,
        "yaxis": "y4",
        "marker": {
            "color": FACTOR,
            "opacity": 0.6,
            "size": 4 if len(values) > 120 else 6,
            "symbol": ["circle-open" if open_ else "circle" for open_ in hollow]
            if flag
            else "circle",
        },
        "hovertemplate": "%{x|%a %-d %b %Y}: %{y}<extra></extra>",
    }


def _mean(series: FactorSeries, _: Translate) -> list[Part]:
    if series.factor.kind == "flag":
        return []
    name = _("13-week mean") if series.step > 1 else _("7-day mean")
    shift = timedelta(days=3 if series.step > 1 else 0)
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x0": (series.first + shift).isoformat(),
            "dx": series.step * DAY,
            "y": numbers(series.means),
            "yaxis": "y4",
            "line": {"color": FACTOR, "width": 2.5},
            "connectgaps": False,
            "hovertemplate": name + ", %{x|%-d %b %Y}: %{y}<extra></extra>",
        }
    ]


def _factor_axis(series: FactorSeries, _: Translate) -> Part:
    base = amounts(None, domain=FACTOR_ROOM, anchor="x", nticks=4)
    if series.factor.kind == "rating":
        return base | {"range": [0, RATING_TOP], "tickvals": [0, 5, 10]}
    if series.factor.kind == "flag" and series.step == 1:
        return base | {"range": [-0.2, 1.2], "tickvals": [0, 1], "ticktext": [_("no"), _("yes")]}
    if series.factor.kind == "flag":
        return base | {"range": [0, 1.05], "tickvals": [0, 0.5, 1], "tickformat": ".0%"}
    return base


def _unit(series: FactorSeries, _: Translate) -> str:
    factor = series.factor
    if factor.kind == "flag":
        return _("share of days") if series.step > 1 else ""
    return plain(factor.unit) if factor.own else _(factor.unit)


def _head(text: str, y: float, color: str) -> Part:
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": y,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": SMALL, "color": color},
    }


def marks_drawn(series: FactorSeries) -> list[Mark]:
    """The factor's reference values that its own values come near."""
    top = highest(series.values) or 0
    return [mark for mark in series.factor.marks if mark.value <= NEAR * top]


def _reference_lines(series: FactorSeries) -> list[Part]:
    return [
        {
            "type": "line",
            "xref": "paper",
            "yref": "y4",
            "x0": 0,
            "x1": 1,
            "y0": mark.value,
            "y1": mark.value,
            "line": {"color": SOFT, "width": 1, "dash": "dash"},
        }
        for mark in marks_drawn(series)
    ]
