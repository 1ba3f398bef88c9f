"""Filling readings that were not recorded, from the other readings and never from the episodes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.days import Floats, Ints

SWEEPS = 5
RIDGE = 2.0
REACH = 4.0  # 6.6 standard deviations of a normal distribution
SMALLEST_SCALE = 1e-250  # keeps effects per unit within what a float can hold


@dataclass(frozen=True, slots=True, eq=False)
class Filled:
    """Factors on one scale, without gaps.

    values  (n, k) in standard deviations from the factor's mean
    scale   (k,) one standard deviation in the factor's own unit
    """

    values: Floats
    scale: Floats


def standardised(values: Floats) -> Filled:
    """(n, k) columns with mean 0 and standard deviation 1 over what was recorded; NaN stays.

    Every column needs a value. A constant one is left at 0. Values far outside the usual are
    capped first, so that one slip of the finger does not decide.
    """
    small, first_size = _sized(values)
    small, second_size = _sized(_capped(small))
    spread = np.asarray(np.nanstd(small, axis=0), dtype=np.float64)
    spread = np.where(spread < 1e-12, 1.0, spread)
    scale = np.maximum(spread * second_size * first_size, SMALLEST_SCALE)
    return Filled((small - np.nanmean(small, axis=0)) / spread, scale)


def _sized(values: Floats) -> tuple[Floats, Floats]:
    """Columns between -1 and 1, and what they were divided by."""
    largest = np.nanmax(np.abs(values), axis=0, initial=0.0)
    largest = np.where(largest > 0, largest, 1.0)
    return values / largest, largest


def _capped(values: Floats) -> Floats:
    """Each side within some times the distance from the median to its 5 % or 95 % quantile."""
    low, middle, high = np.nanquantile(values, [0.05, 0.5, 0.95], axis=0)
    top = np.where(high > middle, middle + REACH * (high - middle), np.inf)
    bottom = np.where(low < middle, middle - REACH * (middle - low), -np.inf)
    return np.clip(values, bottom, top)


def filled(values: Floats, weekday: Ints) -> Filled:
    """The factors of n days in a row, gaps filled by repeated ridge regression.

    values   (n, k); NaN where not recorded
    weekday  (n,)

    Each gap is guessed from the other factors of that day, the factor's own days before and
    after, and whether it was a weekend. All factors are guessed from the sweep before, so that
    their order does not matter.
    """
    known = standardised(values)
    recorded = np.isfinite(values)
    guess = np.where(recorded, known.values, 0.0)
    weekend = (weekday >= 5).astype(float)
    gappy = np.flatnonzero(~recorded.all(axis=0))
    for _ in range(SWEEPS):
        before = guess.copy()
        for k in gappy:
            gap = ~recorded[:, k]
            clues = _clues(before, int(k), weekend)
            weights = _ridge(clues[~gap], known.values[~gap, k])
            guess[gap, k] = clues[gap] @ weights
    return Filled(guess, known.scale)


def _clues(values: Floats, k: int, weekend: Floats) -> Floats:
    """(n, k + 3) what a gap of factor k is guessed from."""
    own = values[:, k]
    yesterday = np.concatenate([[0.0], own[:-1]])
    tomorrow = np.concatenate([own[1:], [0.0]])
    others = np.delete(values, k, axis=1)
    return np.column_stack([np.ones(len(own)), weekend, others, yesterday, tomorrow])


def _ridge(clues: Floats, target: Floats) -> Floats:
    """Ridge regression with a free intercept in the first column."""
    penalty = np.full(clues.shape[1], RIDGE)
    penalty[0] = 1e-9
    solution = np.linalg.solve(clues.T @ clues + np.diag(penalty), clues.T @ target)
    return np.asarray(solution, dtype=np.float64)
