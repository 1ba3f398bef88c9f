"""One factor on its journal's days, and all that is held fixed beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from twitchlog.analysis.days import Bools, DayTable, Floats, Ints, delayed
from twitchlog.analysis.findings import Finding
from twitchlog.analysis.imputation import BEFORE, RATING, filled, stages
from twitchlog.analysis.outcome_words import RATINGS
from twitchlog.analysis.state_space import Counts, Fit, fitted
from twitchlog.catalogue import Factor


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """N days in a row, of which n were tracked.

    factor    the one looked at
    rows      (n,) the tracked days
    counts    their episodes
    recorded  (N,) the factor's value on that very day; NaN where not recorded
    values    (N,) the same in standard deviations from its mean, far values capped, gaps filled
    scale     one standard deviation in the factor's unit
    others    (N, k) the other factors of its model at their lags, standardised and filled
    doubts    (v, k) for each view, those that may be consequences; none in the first
    """

    factor: Factor
    rows: Ints
    counts: Counts
    recorded: Floats
    values: Floats
    scale: float
    others: Floats
    doubts: Bools

    def fits(self, columns: Floats, kept: Sequence[Ints]) -> list[list[Fit]]:
        """For each set of columns their effects, beside the others, in every view.

        columns  (n, c) of the factor looked at
        kept     which of these are in the model, one fit for each

        In the first view the others are held as they are; in the others, those that may be
        consequences are held at their values of the day before.
        """
        count, k = columns.shape[1], self.others.shape[1]
        earlier = delayed(self.others, 1, before=0.0)
        whole = np.column_stack([columns, self.others[self.rows]])
        fitting = fitted(self.counts, whole, earlier[self.rows])
        held = count + np.arange(k) + k * self.doubts
        return [
            [_of_first(fitting.view(np.append(own, beside)), len(own)) for beside in held]
            for own in kept
        ]


def _of_first(fit: Fit, count: int) -> Fit:
    return Fit(fit.effects[:count], fit.covariance[:count, :count], fit.freedom)


def ground(table: DayTable, finding: Finding) -> Ground | None:
    """The days of a factor that was tested, beside what it was adjusted for; None for others.

    None as well where ratings were compared: these looks tell of episodes.
    """
    if finding.p is None or finding.outcome in RATINGS:
        return None
    column = {factor.slug: k for k, factor in enumerate(table.factors)}
    place = column[finding.factor]
    beside = [column[slug] for slug in finding.adjusted_for]
    rows = np.flatnonzero(table.tracked)
    stop = int(rows[-1]) + 1
    recorded = table.values[:stop, place]
    lagged = table.lagged()[:stop, beside]
    factor, others = table.factors[place], [table.factors[k] for k in beside]
    stage = stages([replace(factor, lag=0), *others])
    even = filled(np.column_stack([recorded, lagged]), table.weekday[:stop], stage)
    return Ground(
        factor=factor,
        rows=rows,
        counts=Counts(table.counts[rows], rows - rows[0], table.weekday[rows]),
        recorded=recorded,
        values=even.values[:, 0],
        scale=float(even.scale[0]),
        others=even.values[:, 1:],
        doubts=_doubts(others),
    )


def _doubts(others: Sequence[Factor]) -> Bools:
    """(v, k) nothing, same-day ratings, all same-day values; no view twice."""
    stage = stages(others)
    same_day, ratings = stage != BEFORE, stage == RATING
    return np.unique(np.array([np.zeros_like(same_day), ratings, same_day]), axis=0)
