"""All findings as intervals in one picture."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
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
from twitchlog.charts.look import SMALL, SOFT, Figure, Part, Translate, axis, figure, plain
from twitchlog.charts.twins import Table
from twitchlog.vocabulary import N_

if TYPE_CHECKING:
    from twitchlog.analysis.findings import Effect, Finding, Findings

ROW, AROUND = 46, 76
LEAST_REACH = math.log(2)
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
    far = reach(map(_interval, shown), LEAST_REACH)
    ticks, fractions = (WIDE, TICK_WORDS) if far > math.log(3) else (NEAR, {})
    return figure(
        [_row(one, row, words.names) for row, one in enumerate(shown)],
        forest_height(found),
        margin={"l": 8, "r": 8, "t": 24, "b": 52},
        xaxis=axis(
            type="log",
            range=decades(EDGE * far),
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
        yaxis=axis(range=rows_range(len(shown)), showticklabels=False),
        shapes=[no_difference(len(shown))],
        annotations=[
            *(row_name(words.names[one.factor], row) for row, one in enumerate(shown)),
            *_directions(far, words),
        ],
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


def _interval(finding: Finding) -> Interval:
    effect = _effect(finding)
    return Interval(effect.low, effect.ratio, effect.high)


def _row(finding: Finding, row: int, names: Mapping[str, str]) -> Part:
    claimed = finding.verdict in ("raises", "lowers")
    drawn = across(_interval(finding), row, SHAPES[finding.verdict], claimed=claimed)
    return drawn | {"name": plain(names[finding.factor])}


def _directions(far: float, words: Words) -> list[Part]:
    return [
        {
            "text": text,
            "x": decades(far)[side],
            "yref": "paper",
            "y": 1,
            "xanchor": anchor,
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": SMALL, "color": SOFT},
        }
        for text, side, anchor in (
            ("← " + words.less, 0, "left"),
            (words.more + " →", 1, "right"),
        )
    ]
