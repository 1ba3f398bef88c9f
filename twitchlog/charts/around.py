"""Before and after dated events: how many times as many, with intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from twitchlog.charts.intervals import (
    Interval,
    across,
    decades,
    no_difference,
    reach,
    row_name,
    rows_range,
)
from twitchlog.charts.look import LINE, SMALL, SOFT, Figure, Translate, axis, figure, say
from twitchlog.charts.time_axis import event_words
from twitchlog.charts.twins import Table
from twitchlog.records import EventRecord

if TYPE_CHECKING:
    from twitchlog.analysis.change.around import Around

ROW = 48
LONGEST_NAME = 36
TICKS = (0.125, 0.25, 0.5, 1, 2, 4, 8)
LEAST_REACH = math.log(2)
# A shape for each verdict, so that none is told by its colour.
SHAPES = {"more": "triangle-right", "fewer": "triangle-left", "no_change": "circle-open"}


def before_and_after(
    compared: Sequence[Around], events: Sequence[EventRecord], _: Translate
) -> Figure:
    """A row for each event that is compared."""
    found = [_interval(one) for one in compared]
    return figure(
        [
            across(found[row], row, SHAPES[one.change], claimed=one.change != "no_change")
            for row, one in enumerate(compared)
            if one.change
        ],
        len(compared) * ROW + 76,
        margin={"l": 8, "r": 8, "t": 10, "b": 52},
        xaxis=axis(
            type="log",
            range=decades(reach(found, LEAST_REACH)),
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
        yaxis=axis(range=rows_range(len(compared)), showticklabels=False),
        shapes=[no_difference(len(compared))],
        annotations=[
            row_name(_short(one.number, events[one.number]), row)
            for row, one in enumerate(compared)
        ],
    )


def around_table(found: Sequence[Around], events: Sequence[EventRecord], _: Translate) -> Table:
    """Each event with both sides' days and means, and the ratio where there is one."""
    rows = []
    for one in found:
        low, ratio, high = [say(x, 2) for x in _interval(one)] if one.ratio else ["–"] * 3
        sides = [
            cell for side in (one.before, one.after) for cell in (str(side.tracked), say(side.mean))
        ]
        what = f"{one.day.isoformat()} {event_words(events[one.number], _)}"
        rows.append((what, str(one.days), *sides, ratio, low, high))
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
    return f"{number + 1}. {name}"


def _interval(one: Around) -> Interval:
    assert one.ratio is not None
    return Interval(one.ratio.low, one.ratio.estimate, one.ratio.high)
