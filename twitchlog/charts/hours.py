"""Hour of the clock against day of the week, with the hours' sums beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twitchlog.charts.calendar import WEEKDAYS
from twitchlog.charts.look import (
    EPISODES,
    INK,
    SCALE,
    SMALL,
    SOFT,
    Figure,
    Part,
    Translate,
    axis,
    figure,
)

if TYPE_CHECKING:
    from twitchlog.analysis.patterns import HourGrid

HOURS = 24
ROW = 18
FAINTEST_SCALE = 4
DIGIT = 8  # the width of one


def by_hour(
    grid: HourGrid, _: Translate, *, week_starts_on: int = 0, day_starts_at: int = 4
) -> Figure:
    """A cell for each hour and weekday; days begin at their owner's hour."""
    hours = [(n + day_starts_at) % HOURS for n in range(HOURS)]
    weekdays = [(n + week_starts_on) % 7 for n in range(7)]
    counts = grid.counts.tolist()
    cells = [[counts[weekday][hour] for weekday in weekdays] for hour in hours]
    sums = [sum(row) for row in cells]
    clock = [f"{hour:02}:00" for hour in hours]
    names = [_(WEEKDAYS[weekday]) for weekday in weekdays]
    shown = [time if n % 2 == 0 else "" for n, time in enumerate(clock)]
    return figure(
        [_heat(cells, clock, names), _sums(sums, clock)],
        HOURS * ROW + 44,
        margin={"l": 40, "r": max(22, DIGIT * len(str(max(sums)))), "t": 24, "b": 20},
        xaxis=axis(
            domain=[0, 0.78],
            side="top",
            tickvals=list(range(7)),
            ticktext=names,
            range=[-0.5, 6.5],
            tickangle=0,
            tickfont={"color": SOFT, "size": 11},
        ),
        xaxis2=axis(
            domain=[0.81, 1],
            rangemode="tozero",
            showticklabels=False,
            title={"text": _("all days"), "font": {"size": SMALL, "color": SOFT}, "standoff": 2},
        ),
        yaxis=axis(range=[HOURS - 0.5, -0.5], tickvals=list(range(HOURS)), ticktext=shown),
        bargap=0.35,
    )


def _heat(cells: list[list[int]], clock: list[str], names: list[str]) -> Part:
    return {
        "type": "heatmap",
        "z": cells,
        "zmin": 0,
        "zmax": max(FAINTEST_SCALE, *(max(row) for row in cells)),
        "text": [[str(count) if count else "" for count in row] for row in cells],
        "texttemplate": "%{text}",
        "textfont": {"size": SMALL, "color": INK},
        "hovertext": [[f"{name} {time}" for name in names] for time in clock],
        "hovertemplate": "%{hovertext}: %{z}<extra></extra>",
        "colorscale": SCALE,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }


def _sums(sums: list[int], clock: list[str]) -> Part:
    return {
        "type": "bar",
        "orientation": "h",
        "x": sums,
        "y": list(range(HOURS)),
        "xaxis": "x2",
        "yaxis": "y",
        "text": [str(count) if count else "" for count in sums],
        "textposition": "outside",
        "textfont": {"color": SOFT, "size": SMALL},
        "cliponaxis": False,
        "marker": {"color": EPISODES, "opacity": 0.45, "line": {"width": 0}},
        "hovertext": clock,
        "hovertemplate": "%{hovertext}: %{x}<extra></extra>",
    }
