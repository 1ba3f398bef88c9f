"""Natural cubic splines: smooth curves that run on straight beyond their outer knots.

Source: Harrell, Regression Modeling Strategies, 2nd ed., section 2.4.5.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.days import Floats

# Where the knots lie among the values, by their number.
SHARES = {
    3: (0.1, 0.5, 0.9),
    4: (0.05, 0.35, 0.65, 0.95),
    5: (0.05, 0.275, 0.5, 0.725, 0.95),
}


@dataclass(frozen=True, slots=True, eq=False)
class Spline:
    """Curves with one column less than knots.

    knots  (m,) ascending, three or more
    """

    knots: Floats

    def columns(self, values: Floats) -> Floats:
        """(n, m - 1) the value itself, and its bends."""
        first, *middle, last = self.knots.tolist()
        last_but_one = middle[-1]
        bends = []
        for knot in [first, *middle[:-1]]:
            end = (last - knot) / (last - last_but_one)
            before_end = (last_but_one - knot) / (last - last_but_one)
            bend = _cube(values - knot) - end * _cube(values - last_but_one)
            bends.append((bend + before_end * _cube(values - last)) / (last - first) ** 2)
        return np.column_stack([values, *bends])


def spline_for(values: Floats) -> Spline | None:
    """Up to five knots at quantiles of values (n,); None with fewer than three different ones.

    Where one value fills several quantiles it is counted once; then each value is.
    """
    distinct, times = np.unique(values, return_counts=True)
    if len(distinct) < min(SHARES):
        return None
    shares = SHARES[min(len(distinct), max(SHARES))]
    commonest = distinct[times.argmax()]
    without = np.append(values[values != commonest], commonest)
    samples = (np.unique(np.quantile(sample, shares)) for sample in (values, without, distinct))
    return Spline(next(knots for knots in samples if len(knots) == len(shares)))


def _cube(values: Floats) -> Floats:
    return np.maximum(values, 0.0) ** 3
