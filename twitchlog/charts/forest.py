"""All findings as intervals in one picture."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twitchlog.charts.look import (
    CARD,
    FACTOR,
    INK,
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
from twitchlog.charts.twins import Table
from twitchlog.vocabulary import N_

if TYPE_CHECKING:
    from twitchlog.analysis.findings import Effect, Finding, Findings

ROW, AROUND = 46, 76
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


@dataclass(frozen=True, slots=True)
class Words:
    """What is told of: the factors' names by slug, less and more of the outcome, how many times."""

    names: Mapping[str, str]
    less: str
    more: str
    times: str


def forest(found: Findings, words: Words, _: Translate) -> Figure:
    """Each factor's ratio for one step with its 95 % interval, claims first.

    What has not been tested yet is left out (an interval would say what the page does not), and
    so is what bends too much for one size.
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
            _step(one, _),
            str(one.days_used),
        )
        for one in _shown(found)
    ]
    return Table(
        (
            _("Factor"),
            _("What was found"),
            words.times[:1].upper() + words.times[1:],
            _("Interval (95 %)"),
            _("For each"),
            _("Days"),
        ),
        tuple(rows),
    )


def has_one_size(finding: Finding) -> bool:
    """Whether one ratio for a step tells the whole link: not where a bend takes a line's place."""
    shape = finding.shape
    return shape is None or (shape.straight and not shape.turns)


def _shown(found: Findings) -> list[Finding]:
    return sorted(
        (
            one
            for one in found.findings
            if one.effect and one.verdict in SHAPES and has_one_size(one)
        ),
        key=lambda one: (ORDER.index(one.verdict), -abs(math.log(_effect(one).ratio))),
    )


def _verdict(finding: Finding, words: Words, _: Translate) -> str:
    said = _(VERDICTS[finding.verdict])
    direction = {"raises": words.more, "lowers": words.less}.get(finding.verdict)
    return said % direction if direction else said


def _step(one: Finding, _: Translate) -> str:
    """One step of a factor with its unit, of which ratings and flags have none."""
    unit = _effect(one).unit
    return f"{_effect(one).step:g} {'' if unit in ('0/1', '0-10') else _(unit)}".strip()


def _ratio(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


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
