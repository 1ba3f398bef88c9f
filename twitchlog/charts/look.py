"""What all figures share: colours by role, quiet axes, room for thumbs."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from twitchlog.analysis.series import Counts, Floats

Figure: TypeAlias = dict[str, Any]
Part: TypeAlias = dict[str, Any]
Translate: TypeAlias = Callable[[str], str]

CLEAR = "rgba(0,0,0,0)"
INK = "var(--ink)"
SOFT = "var(--soft)"
LINE = "var(--line)"
RIM = "var(--rim)"
CARD = "var(--card)"
SUNK = "var(--sunk)"
EPISODES = "var(--teal)"
EPISODES_WASH = "var(--teal-wash)"
FACTOR = "var(--clay)"
FACTOR_WASH = "var(--clay-wash)"

SMALL = 12
LEFT, RIGHT, TOP, BOTTOM = 34, 10, 10, 40
LEGEND = 22
HEADROOM = 1.05

# Zero is the paper itself and the first episode already differs from it; even the deepest shade
# is light enough (dark enough at night) for the number on it.
SCALE = [[0, SUNK], [0.001, EPISODES_WASH], [1, "var(--heat)"]]


def figure(traces: Sequence[Part], height: int, **layout: Any) -> Figure:
    """A figure of a height in pixels that is as wide as its place."""
    base: Part = {
        "height": height,
        "autosize": True,
        "margin": {"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM, "pad": 0},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"color": SOFT, "size": SMALL},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": CARD,
            "bordercolor": RIM,
            "font": {"color": INK, "size": 13},
            "align": "left",
        },
    }
    return {"data": list(traces), "layout": base | layout}


def legend() -> Part:
    """Names below the plot; tapping them does nothing."""
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "yref": "container",
        "y": 0,
        "yanchor": "bottom",
        "itemclick": False,
        "itemdoubleclick": False,
        "font": {"color": SOFT, "size": SMALL},
        "bgcolor": CLEAR,
    }


def axis(**more: Any) -> Part:
    """An axis without lines that a thumb cannot move."""
    base: Part = {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickfont": {"color": SOFT, "size": SMALL},
    }
    return base | more


def amounts(highest: float | None, **more: Any) -> Part:
    """An upward axis from zero with a few hairlines; whole numbers where there is room for few."""
    steps: Part = {"dtick": 1} if highest is not None and highest < 5 else {"nticks": 4}
    return axis(rangemode="tozero", showgrid=True, gridcolor=LINE, gridwidth=1, **steps) | more


def ends(top: float, **more: Any) -> Part:
    """An upward axis for a low plot: hairlines at zero and at the top alone."""
    ticks = {"tickvals": [0, top], "ticktext": ["0", say(top)]}
    return amounts(None, range=[0, HEADROOM * top], **ticks) | more


def numbers(values: Floats | Counts) -> list[float | int | None]:
    """Values as JSON knows them: None for NaN, no more digits than are seen."""
    return [
        None
        if value != value
        else int(value)
        if value == int(value)
        else value  # NaN is not itself
        for value in values.round(2).tolist()
    ]


def highest(values: Floats | Counts) -> float | None:
    """The largest known value; None where there is none."""
    known = values[values == values]  # NaN alone differs from itself
    return numbers(known.max(keepdims=True))[0] if known.size else None


def rows(grid: Floats | Counts) -> list[list[float | int | None]]:
    """The rows of a table as JSON knows them."""
    return [numbers(row) for row in grid]


def plain(text: str) -> str:
    """Somebody's own words, so that Plotly shows them and does not read markup into them."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def say(value: float | None, digits: int = 1) -> str:
    """A number as it is read: at most that many decimals, no trailing zeros."""
    if value is None or math.isnan(value):
        return "–"
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
