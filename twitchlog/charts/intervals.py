"""Ratios with their intervals, on an axis that reads "times as many" and meets at one."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from twitchlog.charts.look import CARD, FACTOR, INK, SOFT, Part, plain, say

WIDEST = math.log(8)
ABOVE, BELOW = 0.75, 0.4  # room over the first row, for its name, and under the last


class Interval(NamedTuple):
    """How many times as many, with its 95 % interval."""

    low: float
    middle: float
    high: float

    @property
    def words(self) -> str:
        """The ratio and its interval, as the page writes them."""
        return f"×{say(self.middle, 2)} ({say(self.low, 2)} – {say(self.high, 2)})"


def reach(shown: Iterable[Interval], least: float) -> float:
    """How far the axis reaches from 1 to either side, as a natural log."""
    ends = [abs(math.log(end)) for one in shown for end in (one.low, one.high)]
    return min(max([least, *(1.1 * end for end in ends)]), WIDEST)


def decades(reached: float) -> list[float]:
    """The range of a logarithmic axis that reaches so far."""
    return [-reached / math.log(10), reached / math.log(10)]


def across(one: Interval, row: int, symbol: str, *, claimed: bool) -> Part:
    """An interval that lies in its row."""
    ends = {"x": list(one), "y": [row] * 3}
    return _interval(one, ends, ("line-ns", symbol, 8), claimed=claimed)


def upright(one: Interval, place: int, symbol: str, *, claimed: bool) -> Part:
    """An interval that stands at its place."""
    ends = {"x": [place] * 3, "y": list(one)}
    return _interval(one, ends, ("line-ew", symbol, 10), claimed=claimed)


def _interval(one: Interval, ends: Part, marks: tuple[str, str, int], *, claimed: bool) -> Part:
    color = FACTOR if claimed else SOFT
    cap, symbol, size = marks
    return {
        "type": "scatter",
        "mode": "lines+markers",
        **ends,
        "line": {"color": color, "width": 3 if claimed else 2},
        "marker": {
            "symbol": [cap, symbol, cap],
            "size": [size, 13, size],
            "color": color,
            "line": {"color": color, "width": 2},
        },
        "hovertext": [one.words] * 3,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def row_name(text: str, row: int) -> Part:
    """The name above an interval that lies in its row."""
    return {
        "text": plain(text),
        "xref": "paper",
        "x": 0,
        "y": row - 0.42,
        "xanchor": "left",
        "showarrow": False,
        "font": {"size": 13, "color": INK},
        "bgcolor": CARD,
    }


def rows_range(rows: int) -> list[float]:
    """The range of the axis along which so many rows lie, the first one on top."""
    return [rows - BELOW, -ABOVE]


def no_difference(rows: int) -> Part:
    """The line at one, through so many rows."""
    return dotted(x0=1, x1=1, y0=-ABOVE, y1=rows - BELOW)


def dotted(**where: object) -> Part:
    """A quiet line behind the intervals."""
    line = {"color": SOFT, "width": 1, "dash": "dot"}
    return {"type": "line", "layer": "below", "line": line, **where}
