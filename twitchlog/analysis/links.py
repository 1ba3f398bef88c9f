"""How much each factor goes with the counts, and how often chance alone would do this.

Every factor is judged with the other factors held fixed. But a same-day value may be a
consequence of that day's twitches, and holding a consequence fixed makes innocent factors look
guilty. So each factor is judged a second time with the same-day values of the others replaced by
those of the day before, and the weaker of the two answers counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.companions import averaged
from twitchlog.analysis.days import Bools, DayTable, Floats, Ints, delayed
from twitchlog.analysis.distributions import two_sided
from twitchlog.analysis.imputation import Filled, filled
from twitchlog.analysis.multiplicity import adjusted
from twitchlog.analysis.state_space import Counts, Fit, fitted

LEVEL = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """k factors and the counts.

    effects  (k,) on the log rate, per unit of the factor
    errors   (k,) their standard errors
    freedom  (k,) degrees of freedom
    p, q     (k,) chance alone would do this; the same with all tested links in view
    """

    effects: Floats
    errors: Floats
    freedom: Floats
    p: Floats
    q: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Answers:
    """(k,) each: effects and errors per standard deviation, degrees of freedom, p-values."""

    effects: Floats
    errors: Floats
    freedom: Floats
    p: Floats

    def weaker(self, other: _Answers, chosen: Bools) -> _Answers:
        """These, but the other ones for chosen factors where their p is larger."""
        take = chosen & (other.p > self.p)
        return _Answers(
            np.where(take, other.effects, self.effects),
            np.where(take, other.errors, self.errors),
            np.where(take, other.freedom, self.freedom),
            np.where(take, other.p, self.p),
        )


def links(table: DayTable, columns: Sequence[int], tested: Sequence[int]) -> Links:
    """The links of some columns of a table.

    columns  the factors in the model, k of them
    tested   those that are tested, in one family; the others are only held fixed, and their
             p and q are not to be used
    """
    table = table.trimmed()
    rows = np.flatnonzero(table.tracked)
    counts = _counts(table, rows)
    factors = filled(table.lagged()[:, list(columns)], table.weekday)
    same_day = np.array([table.factors[k].order == "same_day" for k in columns])
    asked = np.array([k in set(tested) for k in columns])
    answers, q = _judged(counts, factors, rows, same_day, asked)
    effects, errors = answers.effects / factors.scale, answers.errors / factors.scale
    return Links(effects, errors, answers.freedom, answers.p, q)


def _counts(table: DayTable, rows: Ints) -> Counts:
    return Counts(table.counts[rows], rows - rows[0], table.weekday[rows])


def _judged(
    counts: Counts, factors: Filled, rows: Ints, same_day: Bools, asked: Bools
) -> tuple[_Answers, Floats]:
    """(k,) answers and q-values; q is 1 for factors not asked about."""
    today = factors.values
    yesterday = np.nan_to_num(delayed(today, 1))
    fit = fitted(counts, today[rows])
    answers = _answers(fit)
    for judged, replaced in _second_views(same_day):
        if not (asked & judged & (_q(answers.p, asked) <= LEVEL)).any():
            continue
        mixed = np.where(replaced, yesterday, today)[rows]
        second = _answers(fitted(counts, mixed, fit.plausible))
        answers = answers.weaker(second, judged)
    return answers, _q(answers.p, asked)


def _second_views(same_day: Bools) -> list[tuple[Bools, Bools]]:
    """Which factors to judge again, and which others to take from the day before meanwhile.

    All factors that were over before the day began at once, then each same-day factor.
    """
    views = [(~same_day, same_day)] if same_day.any() else []
    if same_day.sum() > 1:
        for k in np.flatnonzero(same_day):
            alone = np.arange(len(same_day)) == k
            views.append((alone, same_day & ~alone))
    return views


def _answers(fit: Fit) -> _Answers:
    effects, errors = averaged(fit.effects, fit.covariance)
    p = [two_sided(b / s, fit.freedom) for b, s in zip(effects, errors, strict=True)]
    return _Answers(effects, errors, np.full(len(effects), fit.freedom), np.array(p))


def _q(p: Floats, asked: Bools) -> Floats:
    q = np.ones(len(p))
    q[asked] = adjusted(p[asked])
    return q
