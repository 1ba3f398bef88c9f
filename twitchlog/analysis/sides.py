"""A link as two lines, below and above a value, which need not meet."""

from __future__ import annotations

import numpy as np

from twitchlog.analysis.days import Floats, Ints
from twitchlog.analysis.distributions import quantile
from twitchlog.analysis.shapes import Slope
from twitchlog.analysis.state_space import Counts, fitted


def sides(counts: Counts, factors: Floats, k: int, split: float) -> tuple[Slope, Slope]:
    """The slopes of factor k below and above the split.

    factors  (n, m) on the tracked days, without gaps
    """
    over = factors[:, k] - split
    broken = np.column_stack([factors, np.maximum(over, 0.0), over > 0])
    size = factors.shape[1]
    fit = fitted(counts, broken).view(np.arange(size + 2))
    place: Ints = np.array([k, size])
    low, change = fit.effects[place]
    (a, b), (_, d) = fit.covariance[np.ix_(place, place)]
    reach = quantile(0.975, fit.freedom)
    below = Slope(float(low), float(low - reach * a**0.5), float(low + reach * a**0.5))
    effect, error = low + change, max(a + 2 * b + d, 0.0) ** 0.5
    above = Slope(float(effect), float(effect - reach * error), float(effect + reach * error))
    return below, above
