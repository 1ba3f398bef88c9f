"""What was taken in the hours before a bout, along the hours up to it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from twitchlog.charts.look import (
    FACTOR,
    INK,
    SMALL,
    SOFT,
    Figure,
    Part,
    Translate,
    axis,
    figure,
    say,
)
from twitchlog.charts.twins import Table
from twitchlog.vocabulary import N_

if TYPE_CHECKING:
    from twitchlog.analysis.explore.hours import HoursBefore, Window

HEIGHT = 260
LEAST_REACH, WIDEST_REACH = math.log(1.5), math.log(8)
TICKS = (1 / 8, 1 / 4, 1 / 2, 0.8, 1, 1.25, 2, 4, 8)
SHAPES = {"raises": "triangle-up", "lowers": "triangle-down", "no_link": "circle-open"}
CLAIMS = {
    "raises": N_("more of it, more episodes"),
    "lowers": N_("more of it, fewer episodes"),
    "no_link": N_("no link found"),
    "not_enough_data": N_("not enough yet"),
}


def before_bouts(hours: HoursBefore, _: Translate) -> Figure:
    """The ratio of each window with its interval; time runs to the bout on the right."""
    shown = [window for window in hours.windows if window.effect]
    reach = _reach(shown)
    places = {window.begin: place for place, window in enumerate(reversed(hours.windows))}
    return figure(
        [_interval(window, places[window.begin], _) for window in shown],
        HEIGHT,
        margin={"l": 48, "r": 12, "t": 12, "b": 48},
        xaxis=axis(
            range=[-0.5, len(places) - 0.1],
            tickvals=[*places.values(), len(places) - 0.35],
            ticktext=[*(_hours(window) for window in reversed(hours.windows)), _("episode")],
            title={
                "text": _("hours before"),
                "font": {"size": SMALL, "color": SOFT},
                "standoff": 6,
            },
        ),
        yaxis=axis(
            type="log",
            range=[-reach / math.log(10), reach / math.log(10)],
            tickvals=list(TICKS),
            ticktext=[f"×{say(tick, 2)}" for tick in TICKS],
            showgrid=True,
            gridcolor="var(--line)",
        ),
        shapes=[_line(y0=1, y1=1, xref="paper", x0=0, x1=1), _bout(len(places) - 0.35)],
    )


def hours_table(hours: HoursBefore, unit: str, _: Translate) -> Table:
    """The same in figures, the nearest hours first.

    unit  of the amounts, in the reader's language
    """
    return Table(
        (
            _("Hours before"),
            _("What was found"),
            _("Times as many"),
            _("Interval (95 %)"),
            _("Before an episode (%s)") % unit,
            _("Other days (%s)") % unit,
            "p",
            "q",
        ),
        tuple(_row(window, _) for window in hours.windows),
    )


def _row(window: Window, _: Translate) -> tuple[str, ...]:
    effect = window.effect
    ends = f"{say(effect.low, 2)} – {say(effect.high, 2)}" if effect else "–"
    return (
        _hours(window),
        _(CLAIMS[window.claim]),
        f"×{say(effect.ratio, 2)}" if effect else "–",
        ends,
        say(window.before),
        say(window.beside),
        say(window.p, 3),
        say(window.q, 3),
    )


def _hours(window: Window) -> str:
    return f"{window.begin:g} – {window.end:g}"


def _reach(shown: list[Window]) -> float:
    """How far the axis reaches from 1 to either side, as a log."""
    ends = [abs(math.log(end)) for one in shown if one.effect for end in _ends(one)]
    return min(max([LEAST_REACH, *(1.1 * end for end in ends)]), WIDEST_REACH)


def _ends(window: Window) -> tuple[float, float]:
    assert window.effect is not None
    return window.effect.low, window.effect.high


def _interval(window: Window, place: int, _: Translate) -> Part:
    assert window.effect is not None
    effect = window.effect
    claimed = window.claim in ("raises", "lowers")
    color = FACTOR if claimed else SOFT
    words = f"×{say(effect.ratio, 2)} ({say(effect.low, 2)} – {say(effect.high, 2)})"
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": _hours(window),
        "x": [place] * 3,
        "y": [effect.low, effect.ratio, effect.high],
        "line": {"color": color, "width": 3 if claimed else 2},
        "marker": {
            "symbol": ["line-ew", SHAPES[window.claim], "line-ew"],
            "size": [10, 13, 10],
            "color": color,
            "line": {"color": color, "width": 2},
        },
        "hovertext": [words] * 3,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _bout(place: float) -> Part:
    return _line(x0=place, x1=place, yref="paper", y0=0, y1=1, line={"color": INK, "width": 1})


def _line(**where: object) -> Part:
    line = {"color": SOFT, "width": 1, "dash": "dot"}
    return {"type": "line", "layer": "below", "line": line, **where}
