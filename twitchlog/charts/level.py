"""The level over time: what was logged, a slow line with its band, lasting steps, dated events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from twitchlog.analysis.span import Gap, gaps
from twitchlog.charts.look import (
    BOTTOM,
    EPISODES,
    EPISODES_WASH,
    INK,
    LEFT,
    LEGEND,
    RIGHT,
    SMALL,
    TOP,
    Figure,
    Part,
    Translate,
    amounts,
    figure,
    legend,
    numbers,
    say,
)
from twitchlog.charts.time_axis import backdrop, days_axis, event_marks, gap_bars, moment
from twitchlog.charts.twins import Table
from twitchlog.records import EventRecord

if TYPE_CHECKING:
    from twitchlog.analysis.change.everything import Changes
    from twitchlog.analysis.change.steps import Step
    from twitchlog.analysis.change.trend import Trend
    from twitchlog.analysis.change.units import Units

HEIGHT = 320
HEADROOM = 1.25  # for the marks of events and steps


def level(found: Changes, events: Sequence[EventRecord], _: Translate) -> Figure:
    """Points for weeks or longer stretches, and what is known of their level."""
    units, span = found.units, found.span
    rates = units.counts / units.tracked
    marks, lines = event_marks(events, span.days, "y2", _)
    parts = [*gap_bars(_gaps(units), "y2", _)]
    if found.trend:
        parts += _band(found.trend, _)
    top = HEADROOM * max(float(rates.max()), 0.5)
    return figure(
        [*parts, _points(units, _), *marks],
        HEIGHT,
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM + 2 * LEGEND},
        showlegend=True,
        legend=legend(),
        shapes=[*lines, *(part for step in found.steps for part in _step(step))],
        annotations=[_step_name(step, _) for step in found.steps],
        xaxis=days_axis(span.first, span.last),
        yaxis=amounts(top, range=[0, top]),
        yaxis2=backdrop(),
    )


def level_table(found: Changes, _: Translate) -> Table:
    """Each stretch with its days, its episodes, and the line, the newest first."""
    units = found.units
    columns = (units.tracked.tolist(), units.counts.tolist())
    rows = [
        [start.isoformat(), f"{days:.0f}", f"{count:.0f}", say(count / days, 2)]
        for start, days, count in zip(units.starts, *columns, strict=True)
    ]
    head = [_("Days from"), _("Tracked days"), _("Episodes"), _("A tracked day")]
    if found.trend:
        head += [_("Line"), _("from"), _("to")]
        for row, line in zip(rows, found.trend.line.tolist(), strict=True):
            row += [say(value, 2) for value in line]
    return Table(tuple(head), tuple(tuple(row) for row in reversed(rows)))


def _middles(units: Units) -> list[str]:
    half = timedelta(days=units.length) / 2 - timedelta(hours=12)
    return [moment(start, half) for start in units.starts]


def _gaps(units: Units) -> Sequence[Gap]:
    every = int(units.place[-1]) + 1
    starts = [units.first + timedelta(days=units.length * n) for n in range(every)]
    known = set(units.place.tolist())
    after = starts[-1] + timedelta(days=units.length)
    return gaps(starts, after, (n not in known for n in range(every)))


def _points(units: Units, _: Translate) -> Part:
    rates = numbers(units.counts / units.tracked)
    pairs = zip(units.counts.tolist(), units.tracked.tolist(), strict=True)
    words = [f"{count:.0f} / {days:.0f}" for count, days in pairs]
    weeks = units.length // 7
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("mean of a week") if weeks == 1 else _("mean of %d weeks") % weeks,
        "x": _middles(units),
        "y": rates,
        "marker": {"color": EPISODES, "size": 6, "opacity": 0.75},
        "hovertext": words,
        "hovertemplate": "%{x|%-d %b %Y}: %{y} (%{hovertext} " + _("days") + ")<extra></extra>",
    }


def _band(trend: Trend, _: Translate) -> list[Part]:
    x = _middles(trend.units)
    middle, low, high = (numbers(trend.line[:, k]) for k in range(3))
    edge: Part = {"type": "scatter", "mode": "lines", "x": x, "hoverinfo": "skip"}
    thin = {"color": EPISODES, "width": 1, "dash": "dot"}
    line = {"color": EPISODES, "width": 2.5}
    return [
        edge | {"y": low, "line": thin, "showlegend": False},
        edge
        | {
            "y": high,
            "line": thin,
            "fill": "tonexty",
            "fillcolor": EPISODES_WASH,
            "name": _("95 % band"),
        },
        edge | {"y": middle, "line": line, "name": _("slow line")},
    ]


def _step(step: Step) -> list[Part]:
    """A dashed line where a lasting step most likely is, between thin ones where it may be."""
    base: Part = {"type": "line", "xref": "x", "yref": "paper", "y0": 0, "y1": 0.88}
    days = ((step.day, 2, "dash"), (step.first, 1, "dot"), (step.last, 1, "dot"))
    return [
        base
        | {
            "x0": day.isoformat(),
            "x1": day.isoformat(),
            "line": {"color": INK, "width": width, "dash": dash},
        }
        for day, width, dash in days
    ]


def _step_name(step: Step, _: Translate) -> Part:
    return {
        "text": _("step") + f" ×{say(step.size.estimate)}",
        "x": step.day.isoformat(),
        "yref": "paper",
        "y": 0.88,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": SMALL, "color": INK},
    }
