"""Before and after dated events: how many times as many, with intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from twitchlog.charts.look import (
    CARD,
    FACTOR,
    INK,
    LINE,
    SMALL,
    SOFT,
    Figure,
    Part,
    Translate,
    axis,
    figure,
    plain,
    say,
)
from twitchlog.charts.time_axis import event_words
from twitchlog.charts.twins import Table
from twitchlog.records import EventRecord

if TYPE_CHECKING:
    from twitchlog.analysis.change.around import Around

ROW = 48
LONGEST_NAME = 36
TICKS = (0.125, 0.25, 0.5, 1, 2, 4, 8)
LEAST_REACH, WIDEST_REACH = math.log10(2), math.log10(8)
# A shape for each verdict, so that none is told by its colour.
SHAPES = {"more": "triangle-right", "fewer": "triangle-left", "no_change": "circle-open"}


def before_and_after(
    compared: Sequence[Around], events: Sequence[EventRecord], _: Translate
) -> Figure:
    """A row for each event that is compared."""
    ends = [abs(math.log10(x)) for one in compared for x in _ends(one)]
    reach = min(max([LEAST_REACH, *(1.1 * end for end in ends)]), WIDEST_REACH)
    return figure(
        [_interval(one, row) for row, one in enumerate(compared)],
        len(compared) * ROW + 76,
        margin={"l": 8, "r": 8, "t": 10, "b": 52},
        xaxis=axis(
            type="log",
            range=[-reach, reach],
            tickvals=list(TICKS),
            ticktext=[f"×{say(tick, 2)}" for tick in TICKS],
            showgrid=True,
            gridcolor=LINE,
            title={
                "text": _("times as many as before; 1 is no difference"),
                "font": {"size": SMALL, "color": SOFT},
                "standoff": 6,
            },
        ),
        yaxis=axis(range=[len(compared) - 0.4, -0.75], showticklabels=False),
        shapes=[_neutral(len(compared))],
        annotations=[
            _name(_short(one.number, events[one.number]), row) for row, one in enumerate(compared)
        ],
    )


def around_table(found: Sequence[Around], events: Sequence[EventRecord], _: Translate) -> Table:
    """Each event with both sides' days and means, and the ratio where there is one."""
    rows = []
    for one in found:
        ends = [say(x, 2) for x in (*_ends(one), one.ratio.estimate)] if one.ratio else ["–"] * 3
        sides = [
            cell for side in (one.before, one.after) for cell in (str(side.tracked), say(side.mean))
        ]
        what = f"{one.day.isoformat()} {event_words(events[one.number], _)}"
        rows.append((what, str(one.days), *sides, ends[2], ends[0], ends[1]))
    head = (
        _("Event"),
        _("Days either side"),
        _("Tracked before"),
        _("A day before"),
        _("Tracked after"),
        _("A day after"),
        _("Times as many"),
        _("from"),
        _("to"),
    )
    return Table(head, tuple(rows))


def _short(number: int, event: EventRecord) -> str:
    """The event's number and its name, as far as a phone has room for it."""
    name = event.label if len(event.label) <= LONGEST_NAME else event.label[:LONGEST_NAME] + "…"
    return f"{number + 1}. {plain(name)}"


def _ends(one: Around) -> tuple[float, float]:
    assert one.ratio is not None
    return one.ratio.low, one.ratio.high


def _interval(one: Around, row: int) -> Part:
    assert one.ratio is not None
    assert one.change is not None
    claimed = one.change != "no_change"
    color = FACTOR if claimed else SOFT
    low, high = _ends(one)
    words = f"×{say(one.ratio.estimate, 2)} ({say(low, 2)} – {say(high, 2)})"
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [low, one.ratio.estimate, high],
        "y": [row, row, row],
        "line": {"color": color, "width": 3 if claimed else 2},
        "marker": {
            "symbol": ["line-ns", SHAPES[one.change], "line-ns"],
            "size": [8, 13, 8],
            "color": color,
            "line": {"color": color, "width": 2},
        },
        "hovertext": [words] * 3,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _name(text: str, row: int) -> Part:
    return {
        "text": text,
        "xref": "paper",
        "x": 0,
        "y": row - 0.42,
        "xanchor": "left",
        "showarrow": False,
        "font": {"size": 13, "color": INK},
        "bgcolor": CARD,
    }


def _neutral(rows: int) -> Part:
    return {
        "type": "line",
        "layer": "below",
        "x0": 1,
        "x1": 1,
        "y0": -0.75,
        "y1": rows - 0.4,
        "line": {"color": SOFT, "width": 1, "dash": "dot"},
    }
