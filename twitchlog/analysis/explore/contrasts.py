"""A link as the difference between a person's own low and high days."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.days import DayTable, Floats
from twitchlog.analysis.findings import LARGEST_RATIO, Effect, Finding
from twitchlog.analysis.imputation import standardised
from twitchlog.analysis.thirds import Thirds, thirds

LEAST_DAYS = 5  # on either side


@dataclass(frozen=True, slots=True)
class Side:
    """The low or the high days.

    bound  the value up to which, or from which on, a day belongs to them
    days   tracked days among them
    mean   episodes a day, as logged
    """

    bound: float
    days: int
    mean: float


@dataclass(frozen=True, slots=True)
class Times:
    """How many times as many episodes, with the 95 % interval; 1 is no difference."""

    ratio: float
    low: float
    high: float

    @property
    def turned(self) -> Times:
        """The same, seen from the other side."""
        return Times(1 / self.ratio, 1 / self.high, 1 / self.low)


@dataclass(frozen=True, slots=True)
class Contrast:
    """A person's low days of a factor against the high ones, at the factor's lag.

    use      low days are those without any of it, high days all others
    more     episodes on high days against low ones, the rest allowed for: the finding's own effect
             and interval over the difference between the two sides; None where nothing was tested,
             or where that effect is one of two
    claimed  the finding claims a link
    """

    low: Side
    high: Side
    use: bool
    more: Times | None
    claimed: bool


def contrast(table: DayTable, finding: Finding, *, unit: float = 1.0) -> Contrast | None:
    """The contrast behind a finding; None with fewer than five days on either side.

    None, too, of a link that turns: its low and its high days go the same way.

    table  days with their episodes; where a finding compares them by anything else, there is none
    unit   what the reader's unit is worth in the factor's, so that bounds are round in that
    """
    if finding.outcome != "episodes":
        return None
    if finding.shape is not None and finding.shape.turns:
        return None
    place = next(k for k, factor in enumerate(table.factors) if factor.slug == finding.factor)
    values = table.lagged()[:, place]
    known = table.tracked & np.isfinite(values)
    values, counts = values[known], table.counts[known]
    found = thirds(values, flag=table.factors[place].kind == "flag", unit=unit)
    if found is None:
        return None
    low = _side(found.low, counts[found.below(values)])
    high = _side(found.high, counts[found.above(values)])
    if min(low.days, high.days) < LEAST_DAYS:
        return None
    whole = finding.shape is None or finding.shape.straight
    tested = finding.effect if finding.p is not None and whole else None
    more = _more(tested, _apart(values, found)) if tested else None
    return Contrast(low, high, found.use, more, finding.verdict in ("raises", "lowers"))


def _side(bound: float, counts: Floats) -> Side:
    return Side(bound, len(counts), float(counts.mean()) if len(counts) else 0.0)


def _apart(values: Floats, found: Thirds) -> float:
    """How far the means of both sides lie apart, values far outside the usual capped."""
    even = standardised(values[:, None])
    capped = even.values[:, 0]
    apart = capped[found.above(values)].mean() - capped[found.below(values)].mean()
    return float(apart * even.scale[0])


def _more(effect: Effect, apart: float) -> Times | None:
    """The effect of one step over that distance; None where its numbers are beyond meaning."""
    logs = [math.log(x) * apart / effect.step for x in (effect.ratio, effect.low, effect.high)]
    if max(map(abs, logs)) > math.log(LARGEST_RATIO):
        return None
    ratio, *ends = map(math.exp, logs)
    return Times(ratio, min(ends), max(ends))
