"""Views of one journal, which differ in what is held fixed, and what two of them agree on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from twitchlog.analysis.companions import averaged
from twitchlog.analysis.days import Bools, Floats, Ints, delayed
from twitchlog.analysis.distributions import quantile, two_sided
from twitchlog.analysis.expectations import chance
from twitchlog.analysis.multiplicity import adjusted
from twitchlog.analysis.state_space import Counts, Fit, Fitting, fitted

NEIGHBOUR_LEVEL = 0.05
SIZES = ("effects", "low", "high")


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """k factors and the counts.

    effects    (k,) on the log rate, per unit of the factor
    errors     (k,) their standard errors, the largest of all views
    low, high  (k,) 95 % intervals, wide enough for all views
    freedom    degrees of freedom
    p          (k,) chance alone would do this, in the weakest view; a direction that was stated
               beforehand counts
    q          (k,) the same with all tested links in view; 1 where not tested
    """

    effects: Floats
    errors: Floats
    low: Floats
    high: Floats
    freedom: float
    p: Floats
    q: Floats

    def instead(self, other: Links, judged: Bools) -> Links:
        """Size and interval of the judged factors from the other view; p from the weaker one."""
        agreed = self.agreeing(other, judged)
        taken = {x: np.where(judged, getattr(other, x), getattr(self, x)) for x in SIZES}
        return replace(agreed, **taken)

    def agreeing(self, other: Links, judged: Bools) -> Links:
        """What both views say of the judged factors; of the others what this one says."""
        opposed = np.sign(self.effects) != np.sign(other.effects)
        other_p = np.where(opposed, 1.0, other.p)
        weaker = judged & (other_p > self.p)
        return replace(
            self,
            effects=np.where(weaker, other.effects, self.effects),
            errors=np.where(judged, np.maximum(self.errors, other.errors), self.errors),
            low=np.where(judged, np.minimum(self.low, other.low), self.low),
            high=np.where(judged, np.maximum(self.high, other.high), self.high),
            p=np.where(weaker, other_p, self.p),
        )

    def ranked(self, tested: Bools) -> Links:
        """With q over the tested factors."""
        q = np.ones(len(self.p))
        q[tested] = adjusted(self.p[tested])
        return replace(self, q=q)

    def per_unit(self, scale: Floats) -> Links:
        """From standard deviations (k,) to the factors' own units."""
        scaled = {name: getattr(self, name) / scale for name in ("effects", "errors")}
        return replace(self, **scaled, low=self.low / scale, high=self.high / scale)


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """All that can be held fixed: the values of k factors at their lags, and one day off these.

    expected    for each factor the direction that was stated beforehand: 1, -1, or 0 for none
    neighbours  of each factor, the columns that hold it a day off its lag; the first a day earlier
    """

    fitting: Fitting
    expected: tuple[int, ...]
    neighbours: tuple[tuple[int, ...], ...]

    def holding(self, replaced: Bools) -> Links:
        """The links with some factors (k,) held at their values of the day before instead."""
        columns = [
            n[0] if r else k for k, (n, r) in enumerate(zip(self.neighbours, replaced, strict=True))
        ]
        return self._links(self.fitting.view(np.array(columns)))

    def beside(self, neighbour: int) -> Links | None:
        """The links with one more column held fixed; None where that does not matter."""
        size = len(self.expected)
        fit = self.fitting.view(np.append(np.arange(size), neighbour))
        t = float(fit.effects[-1] / fit.covariance[-1, -1] ** 0.5)
        if two_sided(t, fit.freedom) >= NEIGHBOUR_LEVEL:
            return None
        return self._links(
            replace(fit, effects=fit.effects[:-1], covariance=fit.covariance[:-1, :-1])
        )

    def _links(self, fit: Fit) -> Links:
        """Companions averaged; q is not known yet."""
        effects, errors = averaged(fit.effects, fit.covariance)
        reach = quantile(0.975, fit.freedom) * errors
        t = effects / errors
        p = [chance(float(x), fit.freedom, e) for x, e in zip(t, self.expected, strict=True)]
        low, high = effects - reach, effects + reach
        return Links(effects, errors, low, high, fit.freedom, np.array(p), np.ones(len(p)))


def views(
    counts: Counts, factors: Floats, rows: Ints, lags: Sequence[int], expected: Sequence[int]
) -> Views:
    """Fit the model to a journal.

    factors  (n, k) standardised values at their lags, on all days, without gaps
    rows     the days that were tracked
    """
    k = len(lags)
    later = [i for i in range(k) if lags[i]]
    earlier = np.nan_to_num(delayed(factors, 1))
    sooner = np.vstack([factors[1:], np.zeros((1, k))])[:, later]
    fitting = fitted(counts, factors[rows], np.hstack([earlier, sooner])[rows])
    neighbours = [(k + i, 2 * k + later.index(i)) if i in later else (k + i,) for i in range(k)]
    return Views(fitting, tuple(expected), tuple(neighbours))
