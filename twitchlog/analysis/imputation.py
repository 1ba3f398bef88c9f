"""Filling readings that were not recorded, from readings that the day's episodes cannot have moved.

A guess that rests on what followed the twitches, such as that evening's stress, carries them along:
then whatever was guessed so seems to go with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from twitchlog.analysis.days import Bools, Floats, Ints
from twitchlog.catalogue import Factor

BEFORE, OF_THE_DAY, RATING = range(3)  # stages of a day
SWEEPS = 5
RIDGE = 2.0
REACH = 4.0  # 6.6 standard deviations of a normal distribution
SMALLEST_SCALE = 1e-250  # keeps effects per unit within what a float can hold


@dataclass(frozen=True, slots=True, eq=False)
class Filled:
    """Factors on one scale, without gaps.

    values  (n, k) in standard deviations from the factor's mean
    scale   (k,) one standard deviation in the factor's own unit
    middle  (k,) the mean in that unit
    """

    values: Floats
    scale: Floats
    middle: Floats


def standardised(values: Floats) -> Filled:
    """(n, k) columns with mean 0 and standard deviation 1 over what was recorded; NaN stays.

    Every column needs a value. A constant one is left at 0. Values far outside the usual are
    capped first, so that one slip of the finger does not decide.
    """
    small, first_size = _sized(values)
    small, second_size = _sized(_capped(small))
    seen = np.isfinite(small)
    days = seen.sum(axis=0)
    middle = np.where(seen, small, 0.0).sum(axis=0) / days
    apart = np.where(seen, small - middle, 0.0)
    spread = np.sqrt(np.einsum("nk,nk->k", apart, apart) / days)
    spread = np.where(spread < 1e-12, 1.0, spread)
    scale = np.maximum(spread * second_size * first_size, SMALLEST_SCALE)
    return Filled((small - middle) / spread, scale, middle * second_size * first_size)


def _sized(values: Floats) -> tuple[Floats, Floats]:
    """Columns between -1 and 1, and what they were divided by."""
    largest = np.fmax.reduce(np.abs(values), axis=0, initial=0.0)
    largest = np.where(largest > 0, largest, 1.0)
    return values / largest, largest


def _capped(values: Floats) -> Floats:
    """Each side within some times the distance from the median to its 5 % or 95 % quantile."""
    ascending = np.sort(values, axis=0)
    low, middle, high = (mark(ascending, share) for share in (0.05, 0.5, 0.95))
    top = np.where(high > middle, middle + REACH * (high - middle), np.inf)
    bottom = np.where(low < middle, middle - REACH * (middle - low), -np.inf)
    return np.clip(values, bottom, top)


def mark(ascending: Floats, share: float) -> Floats:
    """(k,) quantile of what was recorded, between two values by a straight line; NaN come last."""
    place = share * (np.isfinite(ascending).sum(axis=0) - 1)
    below = place.astype(np.int64)
    columns = np.arange(len(place))
    lower = ascending[below, columns]
    upper = ascending[np.ceil(place).astype(np.int64), columns]
    between: Floats = lower + (upper - lower) * (place - below)
    return between


def stages(factors: Sequence[Factor]) -> Ints:
    """(k,) whether each was over BEFORE the day began, is OF_THE_DAY, or a RATING of it."""
    return np.array([_stage(factor) for factor in factors], dtype=int)


def _stage(factor: Factor) -> int:
    if factor.order == "before":
        return BEFORE
    return RATING if factor.kind == "rating" else OF_THE_DAY


def filled(values: Floats, weekday: Ints, stage: Ints) -> Filled:
    """The factors of n days in a row, gaps filled by repeated ridge regression.

    values   (n, k); NaN where not recorded
    weekday  (n,)
    stage    (k,) as stages() has them

    Each gap is guessed from those factors of that day that are of no later stage and no rating,
    from the factor's own day before, and from whether it was a weekend. All are guessed from the
    sweep before, so that their order does not matter.
    """
    known = standardised(values)
    recorded = np.isfinite(values)
    guess = np.where(recorded, known.values, 0.0)
    weekend = (weekday >= 5).astype(float)
    gaps = [_gap(int(k), recorded, stage) for k in np.flatnonzero(~recorded.all(0))]
    gaps.sort(key=_size)
    for _ in range(SWEEPS if gaps else 0):
        clues = _clues(guess, weekend)
        shared = clues.T @ clues
        for _, alike in groupby(gaps, _size):
            some = list(alike)
            for gap, guessed in zip(some, _guessed(clues, shared, some), strict=True):
                guess[gap.rows, gap.factor] = guessed
    return Filled(guess, known.scale, known.middle)


def _clues(values: Floats, weekend: Floats) -> Floats:
    """(n, 2 + 2k) all that gaps are guessed from: all factors, and their days before."""
    n, k = values.shape
    clues = np.zeros((n, 2 + 2 * k))
    clues[:, 0], clues[:, 1] = 1.0, weekend
    clues[:, 2 : 2 + k] = values
    clues[1:, 2 + k :] = values[:-1]
    return clues


@dataclass(frozen=True, slots=True, eq=False)
class _Gap:
    """A factor, the rows where it was not recorded, and what it is guessed from.

    columns  of the table of clues: those it is guessed from, and last its own
    """

    factor: int
    rows: Ints
    columns: Ints


def _size(gap: _Gap) -> int:
    return len(gap.columns)


def _gap(factor: int, recorded: Bools, stage: Ints) -> _Gap:
    size, own = recorded.shape[1], 2 + factor
    telling = stage <= min(stage[factor], OF_THE_DAY)
    telling[factor] = False
    columns = np.array([0, 1, *(2 + np.flatnonzero(telling)), own + size, own])
    return _Gap(factor, np.flatnonzero(~recorded[:, factor]), columns)


def _guessed(clues: Floats, shared: Floats, gaps: list[_Gap]) -> list[Floats]:
    """Rows of gaps with as many clues, by ridge regression on the days that are known.

    shared  (c, c) the inner products of all clues
    """
    columns = np.array([gap.columns for gap in gaps])
    known = shared[columns[:, :, None], columns[:, None, :]]
    lacking = [clues.take(gap.rows, axis=0).take(gap.columns, axis=1) for gap in gaps]
    for sums, rows in zip(known, lacking, strict=True):
        # All days less those of the gap: the gaps are few, so that this is quick.
        sums -= rows.T @ rows
    penalty = np.full(columns.shape[1] - 1, RIDGE)
    penalty[0] = 1e-9
    weights = np.linalg.solve(known[:, :-1, :-1] + np.diag(penalty), known[:, :-1, -1:])[:, :, 0]
    return [rows[:, :-1] @ weight for rows, weight in zip(lacking, weights, strict=True)]
