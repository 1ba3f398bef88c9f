"""A line through weekly values that stray from it for weeks on end, nobody knows for how long.

    value_w = columns_w . effects + spot_w + noise_w,   spot_w = carry * spot_(w-1) + ...

The noise's own size and that of the spots are estimated; how long spots last is averaged over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.days import Floats, Ints
from twitchlog.analysis.distributions import quantile, upper_tail

VARIANCES = (0.03, 0.1, 0.3, 1.0)
CARRIES = (0.3, 0.6, 0.8, 0.9, 0.95, 0.98)  # half gone after half a week to 34 weeks
LEAST_WEIGHT = 1e-4
PRECISION = 1e-8
BRACKET = 0.3
SMALLEST = 1e-12
MOST_RUNS = 110  # so many that two years are read week by week


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A number as a mixture of m t distributions: weights, means and errors, each (m,)."""

    weights: Floats
    means: Floats
    errors: Floats
    freedom: float

    @property
    def mean(self) -> float:
        """The expected value."""
        return float(self.weights @ self.means)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval."""
        return self._quantile(0.025), self._quantile(0.975)

    def _below(self, value: float) -> float:
        t = (self.means - value) / self.errors
        return float(self.weights @ np.array([upper_tail(x, self.freedom) for x in t.tolist()]))

    def _quantile(self, share: float) -> float:
        """The value below which lies that share (false position, Illinois rule)."""
        off = self.means - self.mean
        reach = float(np.sqrt(self.weights @ (self.errors**2 + off**2)))
        near = self.mean + reach * quantile(share, self.freedom)
        low, high = near - BRACKET * reach, near + BRACKET * reach
        while (under := self._below(low) - share) > 0:
            low -= reach
        while (over := self._below(high) - share) < 0:
            high += reach
        while high - low > PRECISION * reach:
            middle = low - under * (high - low) / (over - under)
            excess = self._below(middle) - share
            if abs(excess) < PRECISION:
                return middle
            if excess < 0:
                low, under, over = middle, excess, over / 2
            else:
                high, over, under = middle, excess, under / 2
        return 0.5 * (low + high)


def lasting(
    place: Ints, values: Floats, noise: Floats, columns: Floats, asked: Floats, unit: float = 1.0
) -> Known:
    """One weighed sum of the effects.

    place    (n,) ascending numbers of weeks
    noise    (n,) how much each value varies by itself, up to a common factor
    columns  (n, k); asked (k,)
    unit     how far spots may stray, on the scale of the noise
    """
    length = 1
    while (int(place[-1]) + 1) > length * MOST_RUNS:
        length *= 2
    run, values, noise, columns = _merged(place // length, values, noise, columns)
    shape, log_det = _inverse(run * length, noise, unit)
    pulled = shape @ columns
    information = columns.T @ pulled
    covariance = np.linalg.inv(information)
    effects = np.einsum("gij,gj->gi", covariance, np.einsum("gnk,n->gk", pulled, values))
    rest = values - effects @ columns.T
    freedom = len(values) - columns.shape[1]
    misfit = np.maximum(np.einsum("gn,gnm,gm->g", rest, shape, rest), SMALLEST)
    size = np.linalg.slogdet(information)[1]
    evidence = -0.5 * (log_det + size + freedom * np.log(misfit))
    errors = np.sqrt(misfit / freedom * np.einsum("i,gij,j->g", asked, covariance, asked))
    weights = np.exp(evidence - evidence.max())
    kept = weights > LEAST_WEIGHT
    return Known(
        weights[kept] / weights[kept].sum(), (effects @ asked)[kept], errors[kept], freedom
    )


def _merged(
    run: Ints, values: Floats, noise: Floats, columns: Floats
) -> tuple[Ints, Floats, Floats, Floats]:
    """Rows of one run of weeks as one, the surer ones weighing more."""
    runs, row = np.unique(run, return_inverse=True)
    weights = np.zeros(len(runs))
    sums = np.zeros((len(runs), columns.shape[1] + 1))
    np.add.at(weights, row, 1 / noise)
    np.add.at(sums, row, np.column_stack([values, columns]) / noise[:, None])
    means = sums / weights[:, None]
    return runs, means[:, 0], 1 / weights, means[:, 1:]


def _inverse(place: Ints, noise: Floats, unit: float) -> tuple[Floats, Floats]:
    """(g, n, n) inverse covariances under each guess, and (g,) log determinants."""
    apart = np.abs(place[:, None] - place[None, :])
    spots = [unit * variance * carry**apart for variance in VARIANCES for carry in CARRIES]
    shape = np.stack([np.zeros(apart.shape), *spots]) + np.diag(noise)
    rows = np.arange(len(place))
    roots = np.linalg.cholesky(shape)[:, rows, rows]
    return np.asarray(np.linalg.inv(shape)), 2 * np.log(roots).sum(axis=1)
