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
CLOSE_ENOUGH = 1e-10
LARGEST_STEP = 2.0
REACH_DAYS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Sets:
    """m sets over the same w days, with k values of each day in each set, and c in all of them.

    values  (k, m, w)
    fixed   (w, c) kept apart, for these need not be gone through again for every set
    taken   (m,) which of the days it was
    days    (w,) their numbers
    """

    values: Floats
    fixed: Floats
    taken: Ints
    days: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A fit of k effects on the log odds, those of the fixed values last.

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

    penalty  (k + c,) prior precisions, 0 for none
    days     one more than the largest number of a day
    """
    effects, taken = np.zeros(len(penalty)), sum(map(_taken, groups))
    for _ in range(ROUNDS):
        usual, information = _expected(groups, effects)
        score = taken - usual - penalty * effects
        step = np.linalg.solve(information + np.diag(penalty), score)
        effects += np.clip(step, -LARGEST_STEP, LARGEST_STEP)
        if np.abs(step).max(initial=0.0) < CLOSE_ENOUGH:
            break
    bread = np.asarray(np.linalg.inv(information + np.diag(penalty)), dtype=np.float64)
    surprises = _surprises(groups, effects, days)
    alone: Floats = surprises.T @ surprises
    return Choice(effects, bread, bread @ alone @ bread, bread @ _alike(surprises) @ bread)


def _taken(group: Sets) -> Floats:
    """(k + c,) the sum of the values on the days it was."""
    own = group.values[:, np.arange(len(group.taken)), group.taken].sum(axis=1)
    return np.append(own, group.fixed[group.taken].sum(axis=0))


def _shares(group: Sets, effects: Floats) -> Floats:
    """(m, w) the chance of each day in each set."""
    k, m, w = group.values.shape
    logs = (effects[:k] @ group.values.reshape(k, m * w)).reshape(m, w)
    logs += group.fixed @ effects[k:]
    logs -= logs.max(axis=1, keepdims=True)
    shares = np.exp(logs, out=logs)
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _expected(groups: Sequence[Sets], effects: Floats) -> tuple[Floats, Floats]:
    """(k + c,) the sum of the values to be expected, and (k + c, k + c) their information."""
    count = len(effects)
    total, information = np.zeros(count), np.zeros((count, count))
    for group in groups:
        k, m, w = group.values.shape
        shares = _shares(group, effects)
        weighted = shares * group.values
        usual = _usual(group, shares, weighted)
        total += usual.sum(axis=1)
        information -= usual @ usual.T
        information[:k, :k] += weighted.reshape(k, m * w) @ group.values.reshape(k, m * w).T
        information[:k, k:] += (np.ones(m) @ weighted) @ group.fixed
        information[k:, k:] += (group.fixed.T * shares.sum(axis=0)) @ group.fixed
        information[k:, :k] = information[:k, k:].T
    return total, information


def _usual(group: Sets, shares: Floats, weighted: Floats) -> Floats:
    """(k + c, m) the values to be expected in each set."""
    return np.concatenate([weighted @ np.ones(shares.shape[1]), (shares @ group.fixed).T])


def _surprises(groups: Sequence[Sets], effects: Floats, days: int) -> Floats:
    """(days, k + c) what each day adds to the score: what happened on it less the expected."""
    sums = np.zeros((days, len(effects)))
    for group in groups:
        shares = _shares(group, effects)
        usual = _usual(group, shares, shares * group.values)
        surprise = -shares
        surprise[np.arange(len(group.taken)), group.taken] += 1.0
        own = np.ones(len(surprise)) @ (surprise * group.values)
        fixed = group.fixed.T * surprise.sum(axis=0)
        sums[group.days] += (np.concatenate([own, fixed]) - usual @ surprise).T
    return sums


def _alike(surprises: Floats) -> Floats:
    """(k, k) the variance of their sum, where days in a row are alike (Newey and West 1987)."""
    total = surprises.T @ surprises
    for apart in range(1, REACH_DAYS + 1):
        weight = 1 - apart / (REACH_DAYS + 1)
        beside = surprises[apart:].T @ surprises[:-apart]
        total += weight * (beside + beside.T)
    return np.asarray(total)
