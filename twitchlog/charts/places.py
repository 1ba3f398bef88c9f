"""Regions over time, and how many different ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from twitchlog.analysis.span import following, gaps
from twitchlog.charts.look import (
    BOTTOM,
    EPISODES,
    INK,
    LEFT,
    LEGEND,
    RIGHT,
    SCALE,
    SMALL,
    Figure,
    Part,
    Translate,
    amounts,
    axis,
    figure,
    highest,
    legend,
    numbers,
    rows,
    say,
)
from twitchlog.charts.sites import region_name
from twitchlog.charts.time_axis import DAY, MIDWEEK, backdrop, days_axis, gap_bars, marks_above
from twitchlog.charts.twins import Table
from twitchlog.records import EventRecord

if TYPE_CHECKING:
    from twitchlog.analysis.change.places import Strip
    from twitchlog.analysis.change.spread import Spread

ROW = 40
BAR = 0.5
FEW = 14  # steps with room for numbers, on a phone
FAINTEST_SCALE = 4


def site_strip(strip: Strip, _: Translate, *, events: Iterable[EventRecord] = ()) -> Figure:
    """A row for each region, its name above it, and a cell for each week or month."""
    cells, lines = strip.shown, len(strip.regions)
    after = following(strip.starts[-1], strip.step)
    last = after - timedelta(days=1)
    heat: Part = {
        "type": "heatmap",
        "x": [day.isoformat() for day in [*strip.starts, after]],
        "y": [edge for n in range(lines) for edge in (n - BAR / 2, n + BAR / 2)],
        "z": _apart(rows(cells), len(strip.starts)),
        "zmin": 0,
        "zmax": max(FAINTEST_SCALE, highest(cells) or 0),
        "colorscale": SCALE,
        "showscale": False,
        "xgap": 1,
        "hovertemplate": "%{x|%-d %b %Y}: %{z}<extra></extra>",
        "hoverongaps": False,
    }
    if len(strip.starts) <= FEW:
        texts = [[_text(value) for value in row] for row in rows(cells)]
        heat |= {
            "text": _apart(texts, len(strip.starts), ""),
            "texttemplate": "%{text}",
            "textfont": {"size": SMALL, "color": INK},
        }
    untracked = gaps(strip.starts, after, (strip.tracked == 0).tolist())
    above = marks_above(events, (after - strip.starts[0]).days, lines * ROW, "y2", _)
    return figure(
        [*gap_bars(untracked, "y2", _), heat, *above.traces],
        lines * ROW + above.room + BOTTOM + LEGEND + 10,
        margin={"l": 8, "r": RIGHT, "t": 4, "b": BOTTOM + (LEGEND if untracked else 0)},
        showlegend=bool(untracked),
        legend=legend(),
        shapes=above.shapes,
        xaxis=days_axis(strip.starts[0], last),
        yaxis=axis(range=[lines - 0.55, -0.8], domain=[0, above.share], showticklabels=False),
        yaxis2=backdrop() | {"overlaying": None},
        annotations=[_name(slug, row, _) for row, slug in enumerate(strip.regions)],
    )


def strip_table(strip: Strip, _: Translate) -> Table:
    """Each week or month with its tracked days and the bouts of each region, the newest first."""
    columns = strip.counts.T.tolist()
    lines = [
        (_start(start, strip.step), str(days), *(str(n) if days else "–" for n in counts))
        for start, days, counts in zip(strip.starts, strip.tracked.tolist(), columns, strict=True)
    ]
    first = _("Month") if strip.step == "month" else _("Week from")
    names = (region_name(slug, _) for slug in strip.regions)
    return Table((first, _("Tracked days"), *names), tuple(reversed(lines)))


def variety(spread: Spread, _: Translate) -> Figure:
    """Different places among equally many bouts, week by week, with their line."""
    starts = spread.starts
    top = max(highest(spread.expected) or 1, 2)
    points: Part = {
        "type": "scatter",
        "mode": "markers",
        "name": _("different places among %d bouts") % spread.bouts,
        "x0": (spread.first + MIDWEEK).isoformat(),
        "dx": 7 * DAY,
        "y": numbers(spread.expected),
        "marker": {"color": EPISODES, "size": 6, "opacity": 0.75},
        "hovertemplate": "%{x|%-d %b %Y}: %{y}<extra></extra>",
    }
    ends: Part = {
        "type": "scatter",
        "mode": "lines",
        "name": _("slow line"),
        "x": [starts[0].isoformat(), starts[-1].isoformat()],
        "y": [round(spread.early, 2), round(spread.late, 2)],
        "line": {"color": EPISODES, "width": 2.5},
        "hoverinfo": "skip",
    }
    return figure(
        [points, *([ends] if spread.change else [])],
        250,
        margin={"l": LEFT, "r": RIGHT, "t": 10, "b": BOTTOM + 2 * LEGEND},
        showlegend=True,
        legend=legend(),
        xaxis=days_axis(starts[0], starts[-1] + timedelta(days=6)),
        yaxis=amounts(top, range=[0, 1.15 * top]),
    )


def variety_table(spread: Spread, _: Translate) -> Table:
    """Each week with its different places, at all and among equally many bouts."""
    seen, drawn = spread.seen.tolist(), spread.expected.tolist()
    lines = [
        (start.isoformat(), str(every), say(few))
        for start, every, few in zip(spread.starts, seen, drawn, strict=True)
    ]
    head = (_("Week from"), _("Different places"), _("Among %d bouts") % spread.bouts)
    return Table(head, tuple(reversed(lines)))


def _apart(lines: Sequence[Sequence[object]], width: int, blank: object = None) -> list[object]:
    """Rows with an empty one between each two: room for the names."""
    spaced: list[object] = []
    for line in lines:
        spaced += [line, [blank] * width]
    return spaced[:-1]


def _text(value: object) -> str:
    return str(value) if value else ""


def _name(slug: str, row: int, _: Translate) -> Part:
    return {
        "text": region_name(slug, _),
        "xref": "paper",
        "x": 0,
        "y": row - 0.48,
        "xanchor": "left",
        "showarrow": False,
        "font": {"size": SMALL, "color": INK},
    }


def _start(start: date, step: str) -> str:
    return f"{start:%Y-%m}" if step == "month" else start.isoformat()
