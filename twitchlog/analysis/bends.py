"""Bends: what of a link a straight line cannot say.

Beside its line each factor has one bend: what a natural cubic spline with three knots, at the
person's own 10 %, 50 % and 90 % marks, adds to the line (Harrell, Regression Modeling Strategies,
2nd ed., 2.4.5). It is straight in both tails, and finds thresholds as well as U shapes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.days import Bools, Floats
from twitchlog.analysis.enough import FACTOR_DAYS_PER_SIDE

MARKS = (0.1, 0.5, 0.9)
LEAST_SPREAD = 1e-3  # of a bend beside its line, as a share of the spline's own


@dataclass(frozen=True, slots=True, eq=False)
class Bends:
    """The bends of k factors over n days.

    columns  (n, k) mean 0 and standard deviation 1 over the days that decide; 0 where not recorded,
             and everywhere for factors without a bend
    slopes   (k, 2) how steep a bend is in the low tail and in the high one
    knots    (k, 3) NaN for factors without a bend
    """

    columns: Floats
    slopes: Floats
    knots: Floats

    @property
    def possible(self) -> Bools:
        """(k,) factors that have a bend."""
        return np.isfinite(self.knots[:, 0])


def bends(values: Floats, recorded: Bools, tracked: Bools) -> Bends:
    """The bends of factors.

    values    (n, k) without gaps
    recorded  (n, k) where they were recorded
    tracked   (n,) the days that decide, where they were
    """
    k = values.shape[1]
    made = Bends(np.zeros_like(values), np.zeros((k, 2)), np.full((k, 3), np.nan))
    for i in range(k):
        seen = recorded[:, i] & tracked
        knots = _knots(values[seen, i])
        if knots is None:
            continue
        curve = spline(values[:, i], knots)
        level, slope = _line(values[seen, i], curve[seen])
        rest = curve - (level + slope * values[:, i])
        spread = float(rest[seen].std())
        if spread < LEAST_SPREAD * float(curve[seen].std()):
            continue
        steepest = 3 * (knots[1] - knots[0]) / (knots[2] - knots[0])
        made.columns[:, i] = np.where(recorded[:, i], rest / spread, 0.0)
        made.slopes[i] = (-slope / spread, (steepest - slope) / spread)
        made.knots[i] = knots
    return made


def spline(values: Floats, knots: Floats) -> Floats:
    """0 below the first of three knots, straight above the third."""
    low, middle, high = knots
    over = [np.maximum(values - knot, 0.0) for knot in knots]
    cubes = [x * x * x for x in over]  # a power of floats takes twenty times as long
    upper, lower = (high - low) / (high - middle), (middle - low) / (high - middle)
    curve: Floats = (cubes[0] - upper * cubes[1] + lower * cubes[2]) / (high - low) ** 2
    return curve


def _line(values: Floats, curve: Floats) -> tuple[float, float]:
    """Level and slope of the line nearest to a curve (n,), over values (n,) that differ."""
    middle, mean = float(values.mean()), float(curve.mean())
    apart = values - middle
    slope = float(apart @ (curve - mean)) / float(apart @ apart)
    return mean - slope * middle, slope


def _knots(values: Floats) -> Floats | None:
    """(3,) the knots; None where the values (n,) are too few or too much alike."""
    if not len(values):
        return None
    ascending, place = np.sort(values), np.array(MARKS) * (len(values) - 1)
    below = place.astype(np.int64)
    lower, upper = ascending[below], ascending[np.ceil(place).astype(np.int64)]
    knots: Floats = lower + (upper - lower) * (place - below)
    if np.diff(knots).min() < 1e-9:
        return None
    tails = (values <= knots[0]).sum(), (values >= knots[2]).sum()
    return knots if min(tails) >= FACTOR_DAYS_PER_SIDE else None
