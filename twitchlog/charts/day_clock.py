"""The 24 hours of each day, with its bouts as blocks; of years, the hours of each month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from twitchlog.analysis.span import Span, following
from twitchlog.charts.look import (
    BOTTOM,
    CLEAR,
    EPISODES,
    LEGEND,
    LINE,
    RIGHT,
    SCALE,
    Figure,
    Part,
    Translate,
    axis,
    figure,
    highest,
    legend,
    rows,
)
from twitchlog.charts.time_axis import DAY, backdrop, days_axis, gap_bars, marks_above
from twitchlog.charts.twins import Table
from twitchlog.records import EventRecord

if TYPE_CHECKING:
    from twitchlog.analysis.series import DailySeries
    from twitchlog.analysis.trend.blocks import Block, Clock
    from twitchlog.analysis.trend.month_hours import MonthHours

HOURS = 24
PLOT, LEFT = 312, 44
TICK_HOURS = 4
SHORTEST = 10  # minutes that a block is drawn with, so that it can be seen
FEW_DAYS = 120
FAINTEST_SCALE = 4


def by_day(
    clock: Clock,
    daily: DailySeries,
    day_starts_at: int,
    _: Translate,
    *,
    events: Iterable[EventRecord] = (),
) -> Figure:
    """A column for each day, from the hour at which it starts down to the same hour."""
    last = daily.first + timedelta(days=len(daily.counts) - 1)
    few = len(daily.counts) <= FEW_DAYS
    by_kind = {
        kind: [block for block in clock.blocks if block.kind == kind]
        for kind in ("ended", "going", "open")
    }
    traces = [*gap_bars(daily.gaps, "y2", _)]
    if by_kind["ended"]:
        look = {"color": EPISODES, "opacity": 0.6, "line": {"width": 0}}
        traces.append(_bars(by_kind["ended"], _("start to end"), look, day_starts_at))
    if by_kind["going"]:
        traces.append(_bars(by_kind["going"], _("still going"), _hatched(), day_starts_at))
    if by_kind["open"]:
        traces.append(_dots(by_kind["open"], 6 if few else 3, day_starts_at, _))
    return _over_time(traces, Span(daily.first, last), events, day_starts_at, _)


def by_month(
    found: MonthHours, day_starts_at: int, _: Translate, *, events: Iterable[EventRecord] = ()
) -> Figure:
    """A column for each month with a cell for each hour."""
    first, after = found.months[0], following(found.months[-1], "month")
    order = [(n + day_starts_at) % HOURS for n in range(HOURS)]
    shown = rows(found.shown)
    heat: Part = {
        "type": "heatmap",
        "x": [day.isoformat() for day in (*found.months, after)],
        "y": list(range(HOURS + 1)),
        "z": [shown[hour] for hour in order],
        "zmin": 0,
        "zmax": max(FAINTEST_SCALE, highest(found.shown) or 0),
        "text": [[f"{hour:02}:00"] * len(found.months) for hour in order],
        "colorscale": SCALE,
        "showscale": False,
        "hoverongaps": False,
        "hovertemplate": "%{x|%b %Y} %{text}: %{z}<extra></extra>",
    }
    traces = [*gap_bars(found.gaps, "y2", _), heat]
    return _over_time(traces, Span(first, after - timedelta(days=1)), events, day_starts_at, _)


def clock_table(clock: Clock, day_starts_at: int, _: Translate) -> Table:
    """Each block with its day, its begin and its end, the newest first."""
    words = {"going": _("still going"), "open": "–"}
    lines = [
        (
            block.day.isoformat(),
            _time(block.begins, day_starts_at),
            words.get(block.kind) or _time(block.ends, day_starts_at),
        )
        for block in sorted(clock.blocks, reverse=True)
    ]
    return Table((_("Day"), _("Start"), _("End")), tuple(lines))


def month_table(found: MonthHours, day_starts_at: int, _: Translate) -> Table:
    """Each month with its tracked days and the bouts of each hour, the newest first."""
    order = [(n + day_starts_at) % HOURS for n in range(HOURS)]
    columns = found.counts[order].T.tolist()
    lines = [
        (f"{month:%Y-%m}", str(days), *(str(n) if days else "–" for n in counts))
        for month, days, counts in zip(found.months, found.tracked.tolist(), columns, strict=True)
    ]
    head = (_("Month"), _("Tracked days"), *(f"{hour:02}" for hour in order))
    return Table(head, tuple(reversed(lines)))


def _over_time(
    traces: Sequence[Part],
    span: Span,
    events: Iterable[EventRecord],
    day_starts_at: int,
    _: Translate,
) -> Figure:
    above = marks_above(events, span.days, PLOT, "y2", _)
    named = sum("name" in trace for trace in traces)
    bottom = BOTTOM + LEGEND * -(-named // 2)  # two names side by side, on a phone
    ticks = list(range(0, HOURS + 1, TICK_HOURS))
    return figure(
        [*traces, *above.traces],
        PLOT + above.room + 8 + bottom,
        margin={"l": LEFT, "r": RIGHT, "t": 8, "b": bottom},
        showlegend=named > 0,
        legend=legend(),
        barmode="overlay",
        bargap=0.15,
        shapes=above.shapes,
        xaxis=days_axis(span.first, span.last),
        yaxis=axis(
            range=[HOURS, 0],
            domain=[0, above.share],
            tickvals=ticks,
            ticktext=[_time(60 * hour, day_starts_at) for hour in ticks],
            showgrid=True,
            gridcolor=LINE,
        ),
        yaxis2=backdrop(),
    )


def _bars(blocks: Sequence[Block], name: str, look: Part, day_starts_at: int) -> Part:
    return {
        "type": "bar",
        "name": name,
        "x": [block.day.isoformat() for block in blocks],
        "base": [round(block.begins / 60, 2) for block in blocks],
        "y": [round(max(block.ends - block.begins, SHORTEST) / 60, 2) for block in blocks],
        "width": 0.85 * DAY,
        "marker": look,
        "hovertext": [
            f"{_time(block.begins, day_starts_at)} – {_time(block.ends, day_starts_at)}"
            for block in blocks
        ],
        "hovertemplate": "%{x|%a %-d %b %Y}, %{hovertext}<extra></extra>",
    }


def _dots(blocks: Sequence[Block], size: int, day_starts_at: int, _: Translate) -> Part:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("start alone"),
        "x": [block.day.isoformat() for block in blocks],
        "y": [round(block.begins / 60, 2) for block in blocks],
        "marker": {"color": EPISODES, "size": size, "opacity": 0.75},
        "hovertext": [_time(block.begins, day_starts_at) for block in blocks],
        "hovertemplate": "%{x|%a %-d %b %Y}, %{hovertext}<extra></extra>",
    }


def _hatched() -> Part:
    return {
        "color": CLEAR,
        "pattern": {"shape": ".", "fgcolor": EPISODES, "bgcolor": CLEAR, "size": 5},
        "line": {"color": EPISODES, "width": 1},
    }


def _time(minutes: int, day_starts_at: int) -> str:
    """What the clock shows so many minutes after the day's start."""
    hour, minute = divmod(minutes + 60 * day_starts_at, 60)
    return f"{hour % HOURS:02}:{minute:02}"
