"""The dose-response curve: episodes at each value of a factor, all else held fixed.

A natural cubic spline in place of the factor's line. Its band holds for the whole curve, not only
for each point of it (the volume of a tube around the curve; Sun and Loader 1994), and covers every
view of the other factors.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.days import Floats, delayed
from twitchlog.analysis.distributions import two_sided
from twitchlog.analysis.explore.ground import Ground
from twitchlog.analysis.explore.splines import spline_for
from twitchlog.analysis.findings import LARGEST_RATIO
from twitchlog.analysis.state_space import Fit

LEVEL = 0.05
POINTS = 61
SMALLEST = 1e-9  # of the largest column
FURTHEST = math.log(LARGEST_RATIO)


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """Episodes a day by value, over the person's own range, on days that are ordinary otherwise.

    values     (m,) ascending, in the factor's unit
    mean       (m,) episodes a day
    low, high  (m,) the 95 % band of the whole curve
    days       (d, 3) the person's own: value, episodes, and days that are alike in both
    """

    values: Floats
    mean: Floats
    low: Floats
    high: Floats
    days: Floats

    @property
    def may_be_level(self) -> bool:
        """Whether a level line fits into the band."""
        return bool(self.low.max() <= self.high.min())


def curve(on: Ground) -> Curve | None:
    """The curve of a factor; None with fewer than three different values.

    Of the views it is the flattest one; the band covers that of all.
    """
    column = delayed(on.values, on.factor.lag, before=0.0)[on.rows]
    recorded = delayed(on.recorded, on.factor.lag)[on.rows]
    known = np.isfinite(recorded)
    spline = spline_for(column[known])
    if spline is None:
        return None
    columns = spline.columns(column)
    middle = columns.mean(axis=0)
    even = _evened(columns - middle)
    columns = (columns - middle) @ even
    own = np.linspace(column[known].min(), column[known].max(), POINTS)
    grid = (spline.columns(own) - middle) @ even
    (fits,) = on.fits(columns, [np.arange(columns.shape[1])])
    drawn = min(fits, key=lambda fit: np.ptp(grid @ fit.effects).item())
    bands = np.array([band(fit, grid) for fit in fits])
    ends = bands[:, 0].min(axis=0), bands[:, 1].max(axis=0)
    logs = np.clip([grid @ drawn.effects, *ends], -FURTHEST, FURTHEST)
    usual = np.exp(np.clip(columns @ drawn.effects, -FURTHEST, FURTHEST)).mean()
    mean, low, high = np.exp(logs) * (on.counts.episodes.mean() / usual)
    zero = float(np.median(recorded[known] - on.scale * column[known]))
    values = np.clip(zero + on.scale * own, recorded[known].min(), recorded[known].max())
    return Curve(values, mean, low, high, _alike(recorded[known], on.counts.episodes[known]))


def _evened(columns: Floats) -> Floats:
    """(c, d) what turns columns (n, c) into as many as tell apart, at right angles and of one size.

    The fit moves each only so far in a round, and could not follow unequal ones.
    """
    _, sizes, turns = np.linalg.svd(columns, full_matrices=False)
    told = sizes > SMALLEST * sizes[0]
    even: Floats = np.sqrt(len(columns)) * turns[told].T / sizes[told]
    return even


def _alike(values: Floats, episodes: Floats) -> Floats:
    alike, days = np.unique(np.column_stack([values, episodes]), axis=0, return_counts=True)
    return np.column_stack([alike, days])


def band(fit: Fit, grid: Floats) -> tuple[Floats, Floats]:
    """(m,) both ends of a curve's band on the log rate, from its (m, c) columns."""
    center = grid @ fit.effects
    root = np.linalg.cholesky(fit.covariance)
    reach = grid @ root
    errors = np.sqrt((reach**2).sum(axis=1))
    times = tube_quantile(_length(reach / errors[:, None]), fit.freedom)
    return center - times * errors, center + times * errors


def tube_quantile(length: float, freedom: float) -> float:
    """How many errors a band must reach for the whole curve to lie in it, but for one in twenty.

    length  of the path that the curve's direction takes on the unit sphere
    """
    low, high = 0.0, 1.0
    while _misses(high, length, freedom) > LEVEL:
        low, high = high, 2 * high
    while high - low > 1e-9 * high:
        middle = 0.5 * (low + high)
        low, high = (middle, high) if _misses(middle, length, freedom) > LEVEL else (low, middle)
    return high


def _misses(times: float, length: float, freedom: float) -> float:
    """At most how often a curve leaves a band of so many errors somewhere."""
    tube: float = length / math.pi * (1 + times**2 / freedom) ** (-freedom / 2)
    return tube + two_sided(times, freedom)


def _length(directions: Floats) -> float:
    """Of the path through unit vectors (m, c)."""
    cosines = (directions[1:] * directions[:-1]).sum(axis=1)
    return float(np.arccos(np.clip(cosines, -1, 1)).sum())
