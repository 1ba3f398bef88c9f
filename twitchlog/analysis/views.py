"""Views of one journal, which differ in what is held fixed, and what two of them agree on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from twitchlog.analysis.agreement import weaker
from twitchlog.analysis.bending import Bending, bending
from twitchlog.analysis.bends import Bends
from twitchlog.analysis.companions import averaged
from twitchlog.analysis.days import Bools, Floats, Ints, delayed
from twitchlog.analysis.distributions import quantile, two_sided
from twitchlog.analysis.expectations import chance
from twitchlog.analysis.state_space import Counts, Fit, Fitting, fitted

NEIGHBOUR_LEVEL = 0.01
SIZES = ("effects", "low", "high")
SEEN = (*SIZES, "errors", "p", "check")


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """k factors and the counts.

    effects    (k,) on the log rate, per unit of the factor
    errors     (k,) their standard errors, the largest of all views
    low, high  (k,) 95 % intervals, wide enough for all views
    freedom    degrees of freedom
    p          (k,) chance alone would do this; a direction that was stated beforehand counts
    check      (k,) the largest p of the views that check it; 0 without any
    """

    effects: Floats
    errors: Floats
    low: Floats
    high: Floats
    freedom: float
    p: Floats
    check: Floats

    def instead(self, other: Links, judged: Bools) -> Links:
        """Size and interval of the judged factors from the other view; p from the weaker one."""
        agreed = self.agreeing(other, judged)
        taken = {x: np.where(judged, getattr(other, x), getattr(self, x)) for x in SIZES}
        return replace(agreed, **taken)

    def checked(self, other: Links, judged: Bools) -> Links:
        """The judged factors, which the other view has to agree with."""
        check = weaker(self.check, other.p, self._opposed(other))
        seen = self._covering(other, judged & (check > np.maximum(self.p, self.check)), judged)
        return replace(seen, check=np.where(judged, check, self.check))

    def agreeing(self, other: Links, judged: Bools) -> Links:
        """What the weaker view says of the judged factors, with an interval that covers both."""
        p = weaker(self.p, other.p, self._opposed(other))
        seen = self._covering(other, judged & (p > self.p), judged)
        return replace(seen, p=np.where(judged, p, self.p))

    def _covering(self, other: Links, changed: Bools, judged: Bools) -> Links:
        """The changed effects from the other view, and intervals that cover both."""
        return replace(
            self,
            effects=np.where(changed, other.effects, self.effects),
            errors=np.where(judged, np.maximum(self.errors, other.errors), self.errors),
            low=np.where(judged, np.minimum(self.low, other.low), self.low),
            high=np.where(judged, np.maximum(self.high, other.high), self.high),
        )

    def taking(self, other: Links, judged: Bools) -> Links:
        """The judged factors as the other view sees them."""
        taken = {x: np.where(judged, getattr(other, x), getattr(self, x)) for x in SEEN}
        return replace(self, **taken)

    def _opposed(self, other: Links) -> Bools:
        return np.asarray(np.sign(self.effects) != np.sign(other.effects))

    def per_unit(self, scale: Floats) -> Links:
        """From standard deviations (k,) to the factors' own units."""
        scaled = {name: getattr(self, name) / scale for name in ("effects", "errors")}
        return replace(self, **scaled, low=self.low / scale, high=self.high / scale)


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """All that can be held fixed: the values of k factors at their lags, and one day off these.

    expected    for each factor the direction that was stated beforehand: 1, -1, or 0 for none
    neighbours  of each factor, the columns that hold it a day off its lag; the first a day earlier
    bends       of each factor, the column of its bend and the same a day off; () without a bend
    """

    fitting: Fitting
    expected: tuple[int, ...]
    neighbours: tuple[tuple[int, ...], ...]
    bends: tuple[tuple[int, ...], ...]

    def holding(self, replaced: Bools, judged: Bools | None = None) -> Links:
        """The links with some factors (k,) held at their values of the day before instead.

        judged  (k,) the factors that matter, unless all do; the others are not worked out
        """
        return self._links(self.fitting.view(self._columns(replaced)), judged)

    def bending(self, replaced: Bools, judged: Bools | None = None) -> Bending:
        """The bends in the same view; what is not judged has no p."""
        bent = np.array([k for k, columns in enumerate(self.bends) if columns], dtype=np.int64)
        columns = np.array([self.bends[k][0] for k in bent], dtype=np.int64)
        added = self.fitting.added(self._columns(replaced), bent, columns)
        return bending(len(self.expected), bent, added, judged)

    def mattering(self) -> list[tuple[int, int]]:
        """Each factor and neighbour of it that matters beside all factors."""
        pairs = [(k, column) for k, columns in enumerate(self.neighbours) for column in columns]
        own, columns = np.array(pairs).T
        added = self.fitting.added(np.arange(len(self.expected)), own, columns)
        enough = quantile(1 - NEIGHBOUR_LEVEL / 2, added.freedom)
        return [pair for pair, t in zip(pairs, added.t, strict=True) if abs(t) > enough]

    def beside(self, neighbour: int, judged: Bools) -> Links:
        """The links with one more column held fixed."""
        fit = self.fitting.view(np.append(np.arange(len(self.expected)), neighbour))
        return self._links(
            replace(fit, effects=fit.effects[:-1], covariance=fit.covariance[:-1, :-1]), judged
        )

    def bending_beside(self, k: int, neighbour: int) -> Bending | None:
        """One factor's bend with one more column held fixed; None where that does not matter."""
        own, every = self.bends[k][0], np.arange(len(self.expected))
        fit = self.fitting.view(np.append(every, (own, neighbour)))
        t = float(fit.effects[-1] / fit.covariance[-1, -1] ** 0.5)
        if two_sided(t, fit.freedom) >= NEIGHBOUR_LEVEL:
            return None
        added = self.fitting.added(np.append(every, neighbour), np.array([k]), np.array([own]))
        return bending(len(every), np.array([k]), added)

    def _columns(self, replaced: Bools) -> Ints:
        earlier = np.array([columns[0] for columns in self.neighbours])
        return np.where(replaced, earlier, np.arange(len(earlier)))

    def _links(self, fit: Fit, judged: Bools | None) -> Links:
        """Companions averaged."""
        effects, errors = averaged(fit.effects, fit.covariance, judged)
        reach = quantile(0.975, fit.freedom) * errors
        t = effects / errors
        p = np.ones(len(t))
        for k in range(len(t)) if judged is None else np.flatnonzero(judged):
            p[k] = chance(float(t[k]), fit.freedom, self.expected[k])
        low, high = effects - reach, effects + reach
        return Links(effects, errors, low, high, fit.freedom, p, np.zeros(len(p)))


def views(
    counts: Counts,
    factors: Floats,
    bent: Bends,
    rows: Ints,
    lags: Sequence[int],
    expected: Sequence[int],
) -> Views:
    """Fit the model to a journal.

    factors  (n, k) standardised values at their lags, on all days, without gaps
    bent     their bends
    rows     the days that were tracked
    """
    k = len(lags)
    curved = [int(i) for i in np.flatnonzero(bent.possible)]
    lines = [_offsets(factors[:, i], lag) for i, lag in enumerate(lags)]
    curves = [(bent.columns[:, i], *_offsets(bent.columns[:, i], lags[i])) for i in curved]
    spare = [column for group in (*lines, *curves) for column in group]
    fitting = fitted(counts, factors[rows], np.column_stack(spare)[rows])
    numbers = iter(range(k, k + len(spare)))
    neighbours = tuple(tuple(next(numbers) for _ in group) for group in lines)
    bends = {
        i: tuple(next(numbers) for _ in group) for i, group in zip(curved, curves, strict=True)
    }
    return Views(fitting, tuple(expected), neighbours, tuple(bends.get(i, ()) for i in range(k)))


def _offsets(values: Floats, lag: int) -> tuple[Floats, ...]:
    """(n,) values a day earlier, and of what is tested with a delay also a day later."""
    earlier = delayed(values, 1, before=0.0)
    return (earlier, np.append(values[1:], 0.0)) if lag else (earlier,)
