"""How much each factor goes with the counts, and how often chance alone would do this.

Every factor is judged with the others held fixed, so that it is not blamed for its companions.
But a same-day value may be a consequence of that day's twitches, and holding a consequence fixed
makes innocent factors look guilty, or hides guilty ones. So each factor is judged in several
views, which differ in what is held fixed, and a link counts only as far as all of them agree:
the largest p, and an interval that covers every view's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from twitchlog.analysis.companions import averaged
from twitchlog.analysis.days import Bools, DayTable, Floats, delayed
from twitchlog.analysis.distributions import quantile, two_sided
from twitchlog.analysis.imputation import filled
from twitchlog.analysis.multiplicity import adjusted
from twitchlog.analysis.state_space import Counts, Guesses, fitted
from twitchlog.catalogue import Factor

LEVEL = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """k factors and the counts.

    effects    (k,) on the log rate, per unit of the factor
    errors     (k,) their standard errors, the largest of all views
    low, high  (k,) 95 % intervals, wide enough for all views
    freedom    degrees of freedom
    p          (k,) chance alone would do this, in the weakest view
    q          (k,) the same with all tested links in view; 1 where not tested
    """

    effects: Floats
    errors: Floats
    low: Floats
    high: Floats
    freedom: float
    p: Floats
    q: Floats

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
class _Journal:
    """What every view looks at: n tracked days, k standardised factors today and yesterday."""

    counts: Counts
    today: Floats
    yesterday: Floats

    def view(self, replaced: Bools, guesses: Guesses | None = None) -> tuple[Links, Guesses]:
        """The links with some factors (k,) held at their values of the day before instead."""
        fit = fitted(self.counts, np.where(replaced, self.yesterday, self.today), guesses)
        effects, errors = averaged(fit.effects, fit.covariance)
        reach = quantile(0.975, fit.freedom) * errors
        p = [two_sided(b / s, fit.freedom) for b, s in zip(effects, errors, strict=True)]
        q = np.ones(len(p))
        low, high = effects - reach, effects + reach
        return Links(effects, errors, low, high, fit.freedom, np.array(p), q), fit.plausible


def links(table: DayTable, columns: Sequence[int], tested: Sequence[int]) -> Links:
    """The links of some columns of a table, in their order.

    columns  the factors in the model, k of them
    tested   those that are tested, in one family; the others are only held fixed
    """
    table = table.trimmed()
    rows = np.flatnonzero(table.tracked)
    counts = Counts(table.counts[rows], rows - rows[0], table.weekday[rows])
    factors = filled(table.lagged()[:, list(columns)], table.weekday)
    yesterday = np.nan_to_num(delayed(factors.values, 1))
    journal = _Journal(counts, factors.values[rows], yesterday[rows])
    asked = np.array([k in set(tested) for k in columns])
    found = _judged(journal, [table.factors[k] for k in columns], asked)
    return found.per_unit(factors.scale)


def _judged(journal: _Journal, factors: Sequence[Factor], asked: Bools) -> Links:
    """What all views agree on, per standard deviation."""
    before = np.array([factor.order == "before" for factor in factors])
    ratings = ~before & np.array([factor.kind == "rating" for factor in factors])
    found, plausible = journal.view(np.zeros(len(factors), dtype=bool))
    defended = found.effects
    if ratings.any() and not ratings.all():
        without, _ = journal.view(ratings, plausible)
        found, defended = found.agreeing(without, ~ratings), without.effects
    found = found.ranked(asked)
    for judged, replaced in _doubts(before, ratings):
        if (asked & judged & (found.q <= LEVEL)).any():
            found = found.agreeing(journal.view(replaced, plausible)[0], judged).ranked(asked)
    standing = before & (found.p <= LEVEL)
    return replace(found, effects=np.where(standing, defended, found.effects))


def _doubts(before: Bools, ratings: Bools) -> Iterator[tuple[Bools, Bools]]:
    """Views that only a claim has to stand up to: which factors are judged, which replaced.

    Factors that were over before the day began are judged with nothing of that day held fixed;
    each same-day rating with the other ratings taken from the day before.
    """
    if before.any() and (~before & ~ratings).any():
        yield before, ~before
    if ratings.sum() > 1:
        for k in np.flatnonzero(ratings):
            alone = np.arange(len(ratings)) == k
            yield alone, ratings & ~alone
