"""Weekdays and stretches of hours against each other, with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from twitchlog.charts.calendar import WEEKDAYS
from twitchlog.charts.look import (
    EPISODES,
    INK,
    LEFT,
    RIGHT,
    SOFT,
    Figure,
    Part,
    Translate,
    amounts,
    axis,
    figure,
    say,
)
from twitchlog.charts.twins import Table

if TYPE_CHECKING:
    from twitchlog.analysis.change.rhythm import Rhythm
    from twitchlog.analysis.days import Ints

HEIGHT = 240
HOURS_OF_PART = 4
PARTS = 6


def weekday_names(week_starts_on: int, _: Translate) -> list[str]:
    """The seven days from the first of the week on."""
    return [_(WEEKDAYS[(n + week_starts_on) % 7]) for n in range(7)]


def hour_names() -> list[str]:
    """Six stretches of four hours from midnight on."""
    return [f"{n * HOURS_OF_PART}–{(n + 1) * HOURS_OF_PART}" for n in range(PARTS)]


def by_part(rhythm: Rhythm, names: Sequence[str], first: int, _: Translate) -> Figure:
    """A bar for each part, from the part of that number on, its episodes below its name."""
    parts = [rhythm.parts[(n + first) % len(names)] for n in range(len(names))]
    top = max(1.5, *(part.high for part in parts)) if parts else 1.5
    bars: Part = {
        "type": "bar",
        "x": list(names),
        "y": [round(part.ratio, 3) for part in parts],
        "marker": {"color": EPISODES, "opacity": 0.45, "line": {"width": 0}},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [round(part.high - part.ratio, 3) for part in parts],
            "arrayminus": [round(part.ratio - part.low, 3) for part in parts],
            "color": INK,
            "thickness": 1.5,
            "width": 5,
        },
        "hovertext": [f"×{say(p.ratio, 2)} ({say(p.low, 2)} – {say(p.high, 2)})" for p in parts],
        "hovertemplate": "%{x}: %{hovertext}<extra></extra>",
    }
    return figure(
        [bars],
        HEIGHT,
        margin={"l": LEFT, "r": RIGHT, "t": 10, "b": 44},
        xaxis=axis(
            type="category",
            tickangle=0,
            tickfont={"color": SOFT, "size": 11},
            tickvals=list(names),
            ticktext=[
                f"{name}<br>{part.episodes}" for name, part in zip(names, parts, strict=True)
            ],
        ),
        yaxis=amounts(top, range=[0, 1.08 * top]),
        shapes=[_usual()],
        bargap=0.35,
    )


def part_table(
    rhythm: Rhythm, names: Sequence[str], first: int, heading: str, _: Translate
) -> Table:
    """Each part with its episodes, its ratio and the interval."""
    rows = []
    for n, name in enumerate(names):
        part = rhythm.parts[(n + first) % len(names)]
        known = (part.ratio, part.low, part.high)
        rows.append((name, str(part.episodes), *(say(value, 2) for value in known)))
    head = (heading, _("Episodes"), _("Times as many"), _("from"), _("to"))
    return Table(head, tuple(rows))


def grid_table(grid: Ints, week_starts_on: int, _: Translate) -> Table:
    """Episodes by stretch of hours and weekday."""
    order = [(n + week_starts_on) % 7 for n in range(7)]
    rows = []
    for part, name in enumerate(hour_names()):
        line = [int(grid[weekday, part]) for weekday in order]
        rows.append((name, *map(str, line), str(sum(line))))
    return Table((_("Hours"), *weekday_names(week_starts_on, _), _("All")), tuple(rows))


def _usual() -> Part:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": 1,
        "y1": 1,
        "line": {"color": SOFT, "width": 1, "dash": "dot"},
    }
