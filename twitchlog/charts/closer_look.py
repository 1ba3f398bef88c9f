"""One factor's closer looks: its dose-response curve, and its link day by day."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from twitchlog.catalogue import Factor, Mark
from twitchlog.charts.look import (
    CARD,
    CLEAR,
    FACTOR,
    FACTOR_WASH,
    INK,
    SMALL,
    SOFT,
    Figure,
    Part,
    Translate,
    amounts,
    axis,
    figure,
    numbers,
    plain,
    say,
)
from twitchlog.charts.twins import Table
from twitchlog.vocabulary import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twitchlog.analysis.days import Floats
    from twitchlog.analysis.explore.curves import Curve
    from twitchlog.analysis.explore.lags import LagLink
    from twitchlog.analysis.strips import Band

CURVE_HEIGHT, LAGS_HEIGHT = 320, 260
LEFT_ROOM = 40
HEADROOM = 3  # times the curve's top that is drawn; days outside are counted, not drawn
LARGEST_DOT, SMALLEST_DOT = 16, 4
TABLE_ROWS = 9
LEAST_REACH, WIDEST_REACH = math.log(1.5), math.log(8)
TICKS = (1 / 8, 1 / 4, 1 / 2, 2 / 3, 1, 1.5, 2, 4, 8)
TICK_WORDS = ("×⅛", "×¼", "×½", "×⅔", "×1", "×1.5", "×2", "×4", "×8")
DAYS_BEFORE = (N_("same day"), N_("1 day<br>before"))
NIGHTS_BEFORE = (N_("the night<br>before"), N_("1 night<br>earlier"))
FURTHER = {False: N_("%d days<br>before"), True: N_("%d nights<br>earlier")}


def dose_response(found: Curve, bands: Sequence[Band], factor: Factor, _: Translate) -> Figure:
    """The curve with its band over the person's own days and the means of their bands.

    factor  with unit and reference values as the page shows them
    """
    top = curve_top(found)
    low, high = float(found.values[0]), float(found.values[-1])
    room = 0.03 * (high - low)
    return figure(
        [*_band(found, top), _dots(found, _), *_means(bands, _), _line(found, _)],
        CURVE_HEIGHT,
        margin={"l": LEFT_ROOM, "r": 10, "t": 10, "b": 48},
        xaxis=axis(
            range=[low - room, high + room],
            title={"text": _axis_name(factor, _), "font": {"size": SMALL}, "standoff": 6},
        ),
        yaxis=amounts(top, range=[-0.04 * top, 1.03 * top], rangemode="normal"),
        shapes=[_mark(mark) for mark in marks_within(found, factor)],
    )


def curve_top(found: Curve) -> float:
    """The most episodes a day that are drawn."""
    return (
        min(float(found.days[:, 1].max()), max(2.0, math.ceil(HEADROOM * float(found.mean.max()))))
        or 1.0
    )


def days_outside(found: Curve) -> int:
    """How many days have more episodes than are drawn, or a value far from the usual."""
    return int(found.days[:, 2].sum() - _inside(found)[:, 2].sum())


def marks_within(found: Curve, factor: Factor) -> list[Mark]:
    """The reference values that lie among the person's own."""
    return [m for m in factor.marks if found.values[0] <= m.value <= found.values[-1]]


def curve_table(found: Curve, factor: Factor, _: Translate) -> Table:
    """The curve at a few values."""
    last = len(found.values) - 1
    places = [round(n * last / (TABLE_ROWS - 1)) for n in range(TABLE_ROWS)]
    rows = [
        (
            f"{say(float(found.values[n]))} {_unit(factor, _)}".strip(),
            say(float(found.mean[n]), 2),
            f"{say(float(found.low[n]), 2)} – {say(float(found.high[n]), 2)}",
        )
        for n in places
    ]
    return Table((_("Its value"), _("Episodes a day"), _("95 % band")), tuple(rows))


def day_by_day(links: Sequence[LagLink], factor: Factor, _: Translate) -> Figure:
    """The ratio for one step at each lag with its interval; the lag tested is filled."""
    reach = max([LEAST_REACH, *(abs(math.log(end)) for one in links for end in _ends(one))])
    reach = min(1.1 * reach, WIDEST_REACH) / math.log(10)
    words = [_lag_word(one.lag, factor, _) for one in links]
    return figure(
        [_interval(one, place, words[place]) for place, one in enumerate(links)],
        LAGS_HEIGHT,
        margin={"l": LEFT_ROOM + 6, "r": 10, "t": 10, "b": 48},
        xaxis=axis(
            range=[-0.5, len(links) - 0.5], tickvals=list(range(len(links))), ticktext=words
        ),
        yaxis=axis(
            type="log",
            range=[-reach, reach],
            tickvals=list(TICKS),
            ticktext=list(TICK_WORDS),
            showgrid=True,
            gridcolor="var(--line)",
        ),
        shapes=[_no_difference()],
    )


def lag_table(links: Sequence[LagLink], names: Sequence[str], _: Translate) -> Table:
    """The same in figures; names are those of the lags."""
    rows = [
        (
            name,
            f"×{say(one.effect.ratio, 2)}",
            f"{say(one.effect.low, 2)} – {say(one.effect.high, 2)}",
            _("yes") if one.marked else _("no"),
            _("yes") if one.preset else _("no"),
        )
        for name, one in zip(names, links, strict=True)
    ]
    return Table(
        (
            _("When"),
            _("Ratio"),
            _("Interval for all"),
            _("Stands out"),
            _("Tested beforehand"),
        ),
        tuple(rows),
    )


def _lag_word(lag: int, factor: Factor, _: Translate) -> str:
    names = NIGHTS_BEFORE if factor.settled else DAYS_BEFORE
    return _(names[lag]) if lag < len(names) else _(FURTHER[factor.settled]) % lag


def _inside(found: Curve) -> Floats:
    """(d, 3) the days that lie in the picture."""
    values, episodes = found.days[:, 0], found.days[:, 1]
    low, high = float(found.values[0]), float(found.values[-1])
    slack = 1e-6 * (high - low)
    usual = (low - slack <= values) & (values <= high + slack)
    inside: Floats = found.days[usual & (episodes <= curve_top(found))]
    return inside


def _dots(found: Curve, _: Translate) -> Part:
    drawn = _inside(found)
    most = max(float(drawn[:, 2].max(initial=1.0)), 4.0)
    sizes = [
        max(SMALLEST_DOT, round(LARGEST_DOT * math.sqrt(days / most), 1)) for days in drawn[:, 2]
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("days"),
        "x": numbers(drawn[:, 0]),
        "y": numbers(drawn[:, 1]),
        "text": [str(int(days)) for days in drawn[:, 2]],
        "marker": {"color": "var(--teal)", "opacity": 0.4, "size": sizes, "line": {"width": 0}},
        "hovertemplate": _("days") + ": %{text}<extra></extra>",
        "cliponaxis": False,
    }


def _band(found: Curve, top: float) -> list[Part]:
    base: Part = {
        "type": "scatter",
        "mode": "lines",
        "x": numbers(found.values),
        "line": {"color": CLEAR, "width": 0},
        "hoverinfo": "skip",
    }
    high = numbers(found.high.clip(max=2 * top))
    return [
        base | {"y": numbers(found.low.clip(max=2 * top))},
        base | {"y": high, "fill": "tonexty", "fillcolor": FACTOR_WASH, "opacity": 0.6},
    ]


def _line(found: Curve, _: Translate) -> Part:
    spans = [
        f"{say(mean, 2)} ({say(low, 2)} – {say(high, 2)})"
        for mean, low, high in zip(
            found.mean.tolist(), found.low.tolist(), found.high.tolist(), strict=True
        )
    ]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": _("curve"),
        "x": numbers(found.values),
        "y": numbers(found.mean),
        "line": {"color": FACTOR, "width": 3},
        "hovertext": spans,
        "hovertemplate": "%{x}: %{hovertext}<extra></extra>",
    }


def _means(bands: Sequence[Band], _: Translate) -> list[Part]:
    return [
        {
            "type": "scatter",
            "mode": "lines+markers" if band.low == band.high else "lines",
            "name": _("mean"),
            "x": [band.low, band.high],
            "y": [round(band.mean, 2)] * 2,
            "line": {"color": INK, "width": 2, "dash": "dot"},
            "marker": {"color": INK, "size": 8, "symbol": "line-ew", "line": {"width": 2}},
            "hovertemplate": _("mean") + ": %{y}<extra></extra>",
        }
        for band in bands
    ]


def _mark(mark: Mark) -> Part:
    return {
        "type": "line",
        "yref": "paper",
        "x0": mark.value,
        "x1": mark.value,
        "y0": 0,
        "y1": 1,
        "line": {"color": SOFT, "width": 1, "dash": "dash"},
    }


def _no_difference() -> Part:
    return {
        "type": "line",
        "layer": "below",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": 1,
        "y1": 1,
        "line": {"color": SOFT, "width": 1, "dash": "dot"},
    }


def _interval(one: LagLink, place: int, name: str) -> Part:
    effect = one.effect
    color = FACTOR if one.preset else SOFT
    words = f"×{say(effect.ratio, 2)} ({say(effect.low, 2)} – {say(effect.high, 2)})"
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name.replace("<br>", " "),
        "x": [place] * 3,
        "y": [effect.low, effect.ratio, effect.high],
        "line": {"color": color, "width": 3},
        "marker": {
            "symbol": ["line-ew", "circle", "line-ew"],
            "size": [8, 13, 8],
            "opacity": 1,
            "color": [color, color if one.preset else CARD, color],
            "line": {"color": color, "width": 2},
        },
        "hovertext": [words] * 3,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _ends(one: LagLink) -> tuple[float, float]:
    return one.effect.low, one.effect.high


def _axis_name(factor: Factor, _: Translate) -> str:
    name = factor.label if factor.own else _(factor.label)
    unit = _unit(factor, _)
    return plain(f"{name}, {unit}" if unit else name)


def _unit(factor: Factor, _: Translate) -> str:
    unit = {"0-10": "", "0/1": ""}.get(factor.unit, factor.unit)
    return unit if factor.own or not unit else _(unit)
