"""Which of some days was it: conditional logistic regression on sets of days.

In each set one day is the one on which it happened, the others are those on which it might have.
That is what remains of a Poisson process when each set has a level of its own (Armstrong,
Gasparrini and Tobias 2014), so that bouts of one day may share their sets of days. They are not
independent, and neither are days in a row: errors come from the sums of each day's surprises,
with those of the days around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.days import Floats, Ints

ROUNDS = 30
CLOSE_ENOUGH = 1e-9
LARGEST_STEP = 2.0
REACH_DAYS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Sets:
    """m sets over the same w days, with k values of each day in each set.

    values  (m, w, k)
    taken   (m,) which of the days it was
    days    (w,) their numbers
    """

    values: Floats
    taken: Ints
    days: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A fit of k effects on the log odds.

    effects    (k,)
    plain      (k, k) covariance of their errors if all sets were independent
    by_day     (k, k) the same if days were independent
    by_days    (k, k) the same as far as days in a row are alike
    """

    effects: Floats
    plain: Floats
    by_day: Floats
    by_days: Floats


def chosen(groups: Sequence[Sets], penalty: Floats, days: int) -> Choice:
    """Fit the effects to groups of sets.

    penalty  (k,) prior precisions, 0 for none
    days     one more than the largest number of a day
    """
    effects = np.zeros(len(penalty))
    for _ in range(ROUNDS):
        score, information = _slope(groups, effects)
        step = np.linalg.solve(information + np.diag(penalty), score - penalty * effects)
        effects += np.clip(step, -LARGEST_STEP, LARGEST_STEP)
        if np.abs(step).max(initial=0.0) < CLOSE_ENOUGH:
            break
    bread: Floats = np.asarray(
        np.linalg.inv(_slope(groups, effects)[1] + np.diag(penalty)), dtype=np.float64
    )
    surprises = _surprises(groups, effects, days)
    alone: Floats = surprises.T @ surprises
    return Choice(effects, bread, bread @ alone @ bread, bread @ _alike(surprises) @ bread)


def _shares(group: Sets, effects: Floats) -> Floats:
    """(m, w) the chance of each day in each set."""
    logs = group.values @ effects
    shares = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def _slope(groups: Sequence[Sets], effects: Floats) -> tuple[Floats, Floats]:
    """(k,) the score and (k, k) the information."""
    k = len(effects)
    score, information = np.zeros(k), np.zeros((k, k))
    for group in groups:
        shares = _shares(group, effects)
        usual = _usual(group, shares)
        score += (_taken(group) - usual).sum(axis=0)
        flat = group.values.reshape(-1, k)
        information += (flat * shares.reshape(-1, 1)).T @ flat - usual.T @ usual
    return score, information


def _usual(group: Sets, shares: Floats) -> Floats:
    """(m, k) the values to be expected in each set."""
    return np.asarray((shares[:, None, :] @ group.values)[:, 0, :])


def _taken(group: Sets) -> Floats:
    """(m, k) the values on the day it was."""
    return group.values[np.arange(len(group.taken)), group.taken]


def _surprises(groups: Sequence[Sets], effects: Floats, days: int) -> Floats:
    """(days, k) what each day adds to the score: what happened on it less what was expected."""
    sums = np.zeros((days, len(effects)))
    for group in groups:
        shares = _shares(group, effects)
        surprise = -shares
        surprise[np.arange(len(group.taken)), group.taken] += 1.0
        away = group.values - _usual(group, shares)[:, None, :]
        sums[group.days] += (surprise[:, :, None] * away).sum(axis=0)
    return sums


def _alike(surprises: Floats) -> Floats:
    """(k, k) the variance of their sum, where days in a row are alike (Newey and West 1987)."""
    total = surprises.T @ surprises
    for apart in range(1, REACH_DAYS + 1):
        weight = 1 - apart / (REACH_DAYS + 1)
        beside = surprises[apart:].T @ surprises[:-apart]
        total += weight * (beside + beside.T)
    return np.asarray(total)
