"""Each factor's own effect, averaged over which other factors have to be held fixed.

Holding every other factor fixed is safe but costs precision; holding none fixed blames a factor
for its companions. Here every set of companions is weighed by how well it explains the counts
(Bayesian model averaging). The factor looked at is never shrunk itself, and a companion that
moves along with it is kept almost always.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from math import comb

import numpy as np

from twitchlog.analysis.days import Floats, Ints

MATTERS = 0.1  # prior share of companions that matter
SPREAD = 0.25  # prior standard deviation of a companion's effect on the log rate
LOYALTY = 8.0  # how much more a companion is kept the more it moves along
LARGEST_SET = 6
MOST_SETS = 15_000


def averaged(effects: Floats, covariance: Floats) -> tuple[Floats, Floats]:
    """Effects (k,) and their standard errors (k,), from all effects fitted together.

    effects     (k,) per standard deviation of the factor
    covariance  (k, k) of their errors
    """
    k = len(effects)
    precision = np.asarray(np.linalg.inv(covariance), dtype=np.float64)
    pull = precision @ effects
    parts = [_of_size(size, precision, pull) for size in range(1, largest_set(k) + 1)]
    focal, log_weight, means, variances = (
        np.concatenate(column) for column in zip(*parts, strict=True)
    )
    peak = np.full(k, -np.inf)
    np.maximum.at(peak, focal, log_weight)
    weight = np.exp(log_weight - peak[focal])
    total = np.bincount(focal, weight, k)
    mean = np.bincount(focal, weight * means, k) / total
    spread = np.bincount(focal, weight * (variances + (means - mean[focal]) ** 2), k) / total
    return mean, np.sqrt(spread)


def largest_set(k: int) -> int:
    """How many factors are looked at together, so that many factors stay affordable."""
    size = 1
    while size < min(LARGEST_SET, k) and _sets_up_to(k, size + 1) <= MOST_SETS:
        size += 1
    return size


def _sets_up_to(k: int, size: int) -> int:
    return sum(comb(k, s) for s in range(1, size + 1))


@lru_cache(maxsize=64)
def _sets(k: int, size: int) -> Ints:
    """(m, size) every set of that many factors out of k."""
    return np.array(list(combinations(range(k), size)), dtype=np.int64)


def _of_size(size: int, precision: Floats, pull: Floats) -> tuple[Ints, Floats, Floats, Floats]:
    """All sets of one size, once for each member as the factor looked at.

    Returns, flat over sets and members: the member, the log weight of the set for it, and the
    mean and variance of its effect there.
    """
    sets = _sets(len(pull), size)
    slab = SPREAD**2
    inside = precision[sets[:, :, None], sets[:, None, :]] + np.eye(size) / slab
    inverse = np.linalg.inv(inside)
    pulls = pull[sets]
    shrunk = (inverse @ pulls[:, :, None])[:, :, 0]
    variance = np.einsum("nii->ni", inverse)
    log_det = np.linalg.slogdet(inside)[1]
    evidence = 0.5 * (shrunk * pulls).sum(axis=1) - 0.5 * log_det - size * np.log(SPREAD)
    # Taking the slab off the factor looked at leaves it a flat prior.
    free_variance = 1.0 / np.maximum(1.0 / variance - 1.0 / slab, 1e-12)
    free_mean = free_variance * shrunk / variance
    freed = 0.5 * np.log(free_variance / variance)
    freed += 0.5 * (free_mean**2 / free_variance - shrunk**2 / variance)
    log_weight = evidence[:, None] + freed + _prior(sets, precision)
    return sets.ravel(), log_weight.ravel(), free_mean.ravel(), free_variance.ravel()


def _prior(sets: Ints, precision: Floats) -> Floats:
    """(m, size) prior log odds of each set, for each member as the factor looked at."""
    scale = np.sqrt(np.diag(precision))
    likeness = (precision / scale[:, None] / scale) ** 2
    keep = np.log(MATTERS / (1 - MATTERS)) + LOYALTY * likeness
    np.fill_diagonal(keep, 0.0)
    odds: Floats = keep[sets[:, :, None], sets[:, None, :]].sum(axis=2)
    return odds
