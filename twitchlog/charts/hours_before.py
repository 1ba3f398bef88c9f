"""What was taken in the hours before a bout, along the hours up to it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from twitchlog.charts.intervals import Interval, decades, dotted, reach, upright
from twitchlog.charts.look import INK, SMALL, SOFT, Figure, Part, Translate, axis, figure, say
from twitchlog.charts.twins import Table
from twitchlog.vocabulary import N_

if TYPE_CHECKING:
    from twitchlog.analysis.explore.hours import HoursBefore, Window

HEIGHT = 260
LEAST_REACH = math.log(1.5)
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
    far = reach(map(_interval, shown), LEAST_REACH)
    places = {window.begin: place for place, window in enumerate(reversed(hours.windows))}
    return figure(
        [_standing(window, places[window.begin]) for window in shown],
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
            range=decades(far),
            tickvals=list(TICKS),
            ticktext=[f"×{say(tick, 2)}" for tick in TICKS],
            showgrid=True,
            gridcolor="var(--line)",
        ),
        shapes=[dotted(y0=1, y1=1, xref="paper", x0=0, x1=1), _bout(len(places) - 0.35)],
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


def _interval(window: Window) -> Interval:
    assert window.effect is not None
    return Interval(window.effect.low, window.effect.ratio, window.effect.high)


def _standing(window: Window, place: int) -> Part:
    claimed = window.claim in ("raises", "lowers")
    drawn = upright(_interval(window), place, SHAPES[window.claim], claimed=claimed)
    return drawn | {"name": _hours(window)}


def _bout(place: float) -> Part:
    return dotted(x0=place, x1=place, yref="paper", y0=0, y1=1) | {
        "line": {"color": INK, "width": 1}
    }
