"""Findings as intervals in one picture, and what was logged behind a single one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twitchlog.catalogue import Factor
from twitchlog.charts.look import (
    CARD,
    FACTOR,
    INK,
    LEFT,
    RIGHT,
    SMALL,
    SOFT,
    Figure,
    Part,
    Translate,
    amounts,
    axis,
    figure,
    plain,
    say,
)
from twitchlog.charts.twins import Table
from twitchlog.vocabulary import N_

if TYPE_CHECKING:
    from twitchlog.analysis.findings import Effect, Finding, Findings
    from twitchlog.analysis.strips import Band, Strip

ROW, AROUND = 46, 76
STRIP_HEIGHT = 240
LEAST_REACH, WIDEST_REACH = math.log(2), math.log(8)
# Where the axis reaches far, and where it does not.
WIDE, NEAR = (1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8), (0.5, 0.67, 1, 1.5, 2)
TICK_WORDS = {1 / 8: "⅛", 1 / 4: "¼", 1 / 2: "½"}
EDGE = 1.04  # room beyond the last tick
# A shape for each verdict, so that none is told by its colour.
SHAPES = {
    "raises": "triangle-right",
    "lowers": "triangle-left",
    "no_link": "circle-open",
}
ORDER = tuple(SHAPES)
VERDICTS = {
    "raises": N_("more of it, %s"),
    "lowers": N_("more of it, %s"),
    "no_link": N_("no link found"),
}
LARGEST_DOT, SMALLEST_DOT = 28, 6
MOST_NUMBERED = 12  # rows of dots that leave room for numbers
BESIDE = 0.3


@dataclass(frozen=True, slots=True)
class Words:
    """What is told of: the factors' names by slug, less and more of the outcome, how many times."""

    names: Mapping[str, str]
    less: str
    more: str
    times: str


def forest(found: Findings, words: Words, _: Translate) -> Figure:
    """Each factor's ratio for one step with its 95 % interval, claims first.

    What has not been tested yet is left out: an interval would say what the page does not.
    """
    shown = _shown(found)
    reach = _reach(shown)
    ticks, fractions = (WIDE, TICK_WORDS) if reach > math.log(3) else (NEAR, {})
    return figure(
        [_interval(one, row, words.names) for row, one in enumerate(shown)],
        forest_height(found),
        margin={"l": 8, "r": 8, "t": 24, "b": 52},
        xaxis=axis(
            type="log",
            range=[-EDGE * reach / math.log(10), EDGE * reach / math.log(10)],
            tickvals=list(ticks),
            ticktext=[f"×{fractions.get(tick, f'{tick:g}')}" for tick in ticks],
            tickangle=0,
            showgrid=True,
            gridcolor="var(--line)",
            title={
                "text": _("%s; 1 is no difference") % words.times,
                "font": {"size": SMALL, "color": SOFT},
                "standoff": 6,
            },
        ),
        yaxis=axis(range=[len(shown) - 0.4, -0.75], showticklabels=False),
        shapes=[_neutral(len(shown))],
        annotations=[*_labels(shown, words.names), *_directions(reach, words)],
    )


def forest_height(found: Findings) -> int:
    """The forest's height in pixels."""
    return len(_shown(found)) * ROW + AROUND


def forest_table(found: Findings, words: Words, _: Translate) -> Table:
    """The same in figures, in the same order."""
    rows = [
        (
            words.names[one.factor],
            _verdict(one, words, _),
            f"×{_ratio(_effect(one).ratio)}",
            f"{_ratio(_effect(one).low)} – {_ratio(_effect(one).high)}",
            f"{_effect(one).step:g} {_effect(one).unit}".removesuffix(" 0/1").removesuffix(" 0-10"),
            str(one.days_used),
        )
        for one in _shown(found)
    ]
    return Table(
        (
            _("Factor"),
            _("What was found"),
            words.times[:1].upper() + words.times[1:],
            _("95 % interval"),
            _("For each"),
            _("Days"),
        ),
        tuple(rows),
    )


def _verdict(finding: Finding, words: Words, _: Translate) -> str:
    said = _(VERDICTS[finding.verdict])
    direction = {"raises": words.more, "lowers": words.less}.get(finding.verdict)
    return said % direction if direction else said


def _ratio(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def strip_table(strip: Strip, _: Translate) -> Table:
    """What a strip shows: each band with its days and its mean."""
    rows = [(_band_span(band, strip, _), str(band.days), say(band.mean, 2)) for band in strip.bands]
    return Table((_("Its value"), _("Days"), _("Episodes a day")), tuple(rows))


def strips(strip: Strip, _: Translate) -> Figure:
    """Days by their episodes in each band of a factor; dots grow with the number of days."""
    most = max(days for band in strip.bands for _episodes, days in band.tally)
    top = max(episodes for band in strip.bands for episodes, _days in band.tally)
    places = list(range(len(strip.bands)))
    means = {
        "type": "scatter",
        "mode": "markers",
        "name": _("mean"),
        "x": [place - BESIDE for place in places],
        "y": [round(band.mean, 2) for band in strip.bands],
        "marker": {"symbol": "triangle-right", "size": 11, "color": INK},
        "hovertemplate": _("mean") + ": %{y}<extra></extra>",
    }
    return figure(
        [*(_dots(band, place, most, top, _) for place, band in enumerate(strip.bands)), means],
        STRIP_HEIGHT,
        margin={"l": LEFT, "r": RIGHT, "t": 8, "b": 44},
        xaxis=axis(
            range=[-0.6, len(places) - 0.4],
            tickvals=places,
            ticktext=[_band_words(band, strip, _) for band in strip.bands],
            tickangle=0,
        ),
        yaxis=amounts(top, range=[-0.12 * top - 0.5, 1.12 * top + 0.3]),
    )


def _shown(found: Findings) -> list[Finding]:
    return sorted(
        (one for one in found.findings if one.effect and one.verdict in SHAPES),
        key=lambda one: (ORDER.index(one.verdict), -abs(math.log(_effect(one).ratio))),
    )


def _effect(finding: Finding) -> Effect:
    assert finding.effect is not None
    return finding.effect


def _reach(shown: Sequence[Finding]) -> float:
    """How far the axis reaches from 1 to either side, as a log."""
    ends = [abs(math.log(end)) for one in shown for end in (_effect(one).low, _effect(one).high)]
    return min(max([LEAST_REACH, *(1.1 * end for end in ends)]), WIDEST_REACH)


def _interval(finding: Finding, row: int, names: Mapping[str, str]) -> Part:
    effect = _effect(finding)
    claimed = finding.verdict in ("raises", "lowers")
    color = FACTOR if claimed else SOFT
    words = f"×{say(effect.ratio, 2)} ({say(effect.low, 2)} – {say(effect.high, 2)})"
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": plain(names[finding.factor]),
        "x": [effect.low, effect.ratio, effect.high],
        "y": [row, row, row],
        "line": {"color": color, "width": 3 if claimed else 2},
        "marker": {
            "symbol": ["line-ns", SHAPES[finding.verdict], "line-ns"],
            "size": [8, 13, 8],
            "color": color,
            "line": {"color": color, "width": 2},
        },
        "hovertext": [words] * 3,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _labels(shown: Sequence[Finding], names: Mapping[str, str]) -> list[Part]:
    return [
        {
            "text": plain(names[one.factor]),
            "xref": "paper",
            "x": 0,
            "y": row - 0.42,
            "xanchor": "left",
            "showarrow": False,
            "font": {"size": 13, "color": INK},
            "bgcolor": CARD,
        }
        for row, one in enumerate(shown)
    ]


def _directions(reach: float, words: Words) -> list[Part]:
    return [
        {
            "text": text,
            "x": side * reach / math.log(10),
            "yref": "paper",
            "y": 1,
            "xanchor": anchor,
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": SMALL, "color": SOFT},
        }
        for text, side, anchor in (
            ("← " + words.less, -1, "left"),
            (words.more + " →", 1, "right"),
        )
    ]


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


def _dots(band: Band, place: int, most: int, top: int, _: Translate) -> Part:
    sizes = [
        max(SMALLEST_DOT, round(LARGEST_DOT * math.sqrt(days / most), 1)) for _k, days in band.tally
    ]
    return {
        "type": "scatter",
        "mode": "markers+text" if top <= MOST_NUMBERED else "markers",
        "name": _("days"),
        "x": [place] * len(sizes),
        "y": [episodes for episodes, _days in band.tally],
        "text": [str(days) for _episodes, days in band.tally],
        "textposition": "middle right",
        "textfont": {"color": SOFT, "size": SMALL},
        "marker": {
            "color": "var(--teal)",
            "opacity": 0.5,
            "size": sizes,
            "line": {"width": 0},
        },
        "hovertemplate": _("days") + ": %{text}<extra></extra>",
        "cliponaxis": False,
    }


def _band_words(band: Band, strip: Strip, _: Translate) -> str:
    return f"{plain(_band_span(band, strip, _))}<br>" + _("%d days") % band.days


def _band_span(band: Band, strip: Strip, _: Translate) -> str:
    factor = strip.factor
    if factor.kind == "flag":
        return _("yes") if band.low else _("no")
    unit = "" if factor.kind == "rating" else _unit(factor, _)
    ends = say(band.low) if band.low == band.high else f"{say(band.low)} – {say(band.high)}"
    return f"{ends} {unit}".strip()


def _unit(factor: Factor, _: Translate) -> str:
    return factor.unit if factor.own or not factor.unit else _(factor.unit)
