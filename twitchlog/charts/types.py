"""Types over time, each on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from twitchlog.charts.look import (
    EPISODES,
    INK,
    LEFT,
    RIGHT,
    Figure,
    Part,
    Translate,
    ends,
    figure,
    highest,
    numbers,
    plain,
)
from twitchlog.charts.time_axis import DAY, backdrop, days_axis, gap_bars, marks_above, moment
from twitchlog.records import EventRecord
from twitchlog.vocabulary import TYPE_BY_SLUG

if TYPE_CHECKING:
    from twitchlog.analysis.patterns import TypeSeries

ROW = 84
NAME_ROOM = 0.3


def by_type(series: TypeSeries, _: Translate, *, events: Iterable[EventRecord] = ()) -> Figure:
    """A row of bars for each type, all on one scale, the most frequent on top."""
    rows = len(series.types)
    top = highest(series.rates) or 1
    lengths = _lengths(series)
    last = series.starts[-1] + timedelta(days=lengths[-1] - 1)
    days = (last - series.starts[0]).days + 1
    above = marks_above(events, days, rows * ROW, f"y{rows + 1}", _)
    share = above.share
    layout: Part = {"xaxis": days_axis(series.starts[0], last, anchor=_axis("y", rows - 1))}
    for row in range(rows):
        low = (1 - (row + 1) / rows) * share
        layout[f"yaxis{row + 1}" if row else "yaxis"] = ends(
            top, domain=[low, low + (1 - NAME_ROOM) / rows * share]
        )
    layout[f"yaxis{rows + 1}"] = backdrop()
    return figure(
        [
            *gap_bars(series.gaps, f"y{rows + 1}", _),
            *_bars(series, lengths),
            *above.traces,
        ],
        rows * ROW + above.room + 50,
        margin={"l": LEFT, "r": RIGHT, "t": 8, "b": 42},
        bargap=0.15,
        barmode="overlay",
        shapes=above.shapes,
        annotations=[_name(slug, row, rows, share, _) for row, slug in enumerate(series.types)],
        **layout,
    )


def type_name(slug: str, _: Translate) -> str:
    """What a type is called on screen."""
    return _(TYPE_BY_SLUG[slug].label) if slug in TYPE_BY_SLUG else plain(slug)


def _axis(letter: str, row: int) -> str:
    return f"{letter}{row + 1}" if row else letter


def _lengths(series: TypeSeries) -> list[int]:
    """Days in each step."""
    ends = [
        *series.starts[1:],
        series.starts[-1] + timedelta(days={"day": 1, "week": 7}.get(series.step, 30)),
    ]
    return [(end - start).days for start, end in zip(series.starts, ends, strict=True)]


def _bars(series: TypeSeries, lengths: list[int]) -> list[Part]:
    """The bars of each type, from the first type on."""
    half = [timedelta(days=(days - 1) / 2) for days in lengths]
    shown = {"day": "%-d %b %Y", "week": "%-d %b %Y", "month": "%b %Y"}[series.step]
    shared: Part = {
        "type": "bar",
        "x": [moment(start, shift) for start, shift in zip(series.starts, half, strict=True)],
        "width": [0.85 * days * DAY for days in lengths],
        "marker": {"color": EPISODES, "opacity": 0.7, "line": {"width": 0}},
        "hovertemplate": "%{x|" + shown + "}: %{y}<extra></extra>",
    }
    return [
        shared | {"y": numbers(rates), "yaxis": _axis("y", row)}
        for row, rates in enumerate(series.rates)
    ]


def _name(slug: str, row: int, rows: int, share: float, _: Translate) -> Part:
    return {
        "text": type_name(slug, _),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": (1 - (row + 0.6 * NAME_ROOM) / rows) * share,
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 13, "color": INK},
    }
