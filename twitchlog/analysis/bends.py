"""Bends: what of a link a straight line cannot say.

Beside its line each factor has one bend: what a natural cubic spline with three knots, at the
person's own 10 %, 50 % and 90 % marks, adds to the line (Harrell, Regression Modeling Strategies,
2nd ed., 2.4.5). It is straight in both tails, and finds thresholds as well as U shapes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.days import Bools, Floats, Ints
from twitchlog.analysis.enough import FACTOR_DAYS_PER_SIDE
from twitchlog.analysis.imputation import mark

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
    seen = recorded & tracked[:, None]
    bent, knots = _knots(values, seen)
    values, weights = values[:, bent], seen[:, bent] / seen[:, bent].sum(axis=0)
    curve = spline(values, knots)
    level, slope = _line(values, curve, weights)
    rest = curve - (level + slope * values)
    spread = _spread(rest, weights)
    told = spread >= LEAST_SPREAD * _spread(curve, weights)
    bent, knots, slope, spread = bent[told], knots[told], slope[told], spread[told]
    low, middle, high = knots.T
    steepest = 3 * (middle - low) / (high - low)
    made.columns[:, bent] = np.where(recorded[:, bent], rest[:, told] / spread, 0.0)
    made.slopes[bent] = np.column_stack([-slope / spread, (steepest - slope) / spread])
    made.knots[bent] = knots
    return made


def spline(values: Floats, knots: Floats) -> Floats:
    """Of (n,) values with three knots, or (n, k) with (k, 3).

    0 below the first knot, straight above the third.
    """
    low, middle, high = knots.T
    over = [np.maximum(values - knot, 0.0) for knot in knots.T]
    cubes = [x * x * x for x in over]  # a power of floats takes twenty times as long
    upper, lower = (high - low) / (high - middle), (middle - low) / (high - middle)
    curve: Floats = (cubes[0] - upper * cubes[1] + lower * cubes[2]) / (high - low) ** 2
    return curve


def _line(values: Floats, curve: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """(k,) level and slope of the line nearest to each curve (n, k), over values that differ."""
    middle, mean = _mean(values, weights), _mean(curve, weights)
    apart = values - middle
    slope = _mean(apart * (curve - mean), weights) / _mean(apart * apart, weights)
    return mean - slope * middle, slope


def _mean(values: Floats, weights: Floats) -> Floats:
    """(k,) of each column (n, k), by weights (n, k) that add up to 1."""
    return np.asarray(np.einsum("nk,nk->k", values, weights))


def _spread(values: Floats, weights: Floats) -> Floats:
    """(k,) the standard deviation."""
    apart = values - _mean(values, weights)
    return np.asarray(np.sqrt(_mean(apart * apart, weights)))


def _knots(values: Floats, seen: Bools) -> tuple[Ints, Floats]:
    """Which factors have knots, and these (of each, 3); none whose values are few or alike."""
    some = np.flatnonzero(seen.any(axis=0))
    values, seen = values[:, some], seen[:, some]
    ascending = np.sort(np.where(seen, values, np.nan), axis=0)
    knots = np.column_stack([mark(ascending, share) for share in MARKS])
    low, high = (seen & (values <= knots[:, 0])), (seen & (values >= knots[:, 2]))
    enough = np.minimum(low.sum(axis=0), high.sum(axis=0)) >= FACTOR_DAYS_PER_SIDE
    enough &= np.diff(knots, axis=1).min(axis=1) >= 1e-9
    return some[enough], knots[enough]
