"""Each factor's own effect, averaged over which other factors have to be held fixed.

Holding every other factor fixed is safe but costs precision; holding none fixed blames a factor
for its companions. Here every set of companions is weighed by how well it explains the counts
(Bayesian model averaging). The factor looked at is never shrunk itself, and a companion that
moves along with it is kept almost always.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import comb

import numpy as np

from twitchlog.analysis.days import Floats, Ints

MATTERS = 0.1  # prior share of companions that matter
SPREAD = 0.25  # prior standard deviation of a companion's effect on the log rate
LOYALTY = 8.0  # how much more a companion is kept the more it moves along
LARGEST_SET = 6
MOST_SETS = 15_000
SMALLEST = 1e-11  # variance of any mix of effects; less is rounding, where factors say the same


def averaged(effects: Floats, covariance: Floats) -> tuple[Floats, Floats]:
    """Effects (k,) and their standard errors (k,), from all effects fitted together.

    effects     (k,) per standard deviation of the factor
    covariance  (k, k) of their errors
    """
    k = len(effects)
    size, axes = np.linalg.eigh(covariance)
    precision = (axes / np.maximum(size, SMALLEST)) @ axes.T
    parts = [_of_one_size(some) for some in _all_sets(precision, precision @ effects)]
    focal, log_weight, means, variances = (
        np.concatenate([values.ravel() for values in column]) for column in zip(*parts, strict=True)
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
def _grown(k: int, size: int) -> tuple[Ints, Ints]:
    """(size, m) the members of every set out of k factors, ascending, and (m,) what it grows from.

    That is the place of the set without the last member among those of one factor less.
    """
    if size == 1:
        return np.arange(k)[None, :], np.zeros(k, dtype=np.int64)
    smaller, _ = _grown(k, size - 1)
    places = np.repeat(np.arange(smaller.shape[1]), k - 1 - smaller[-1])
    last = np.concatenate([np.arange(one + 1, k) for one in smaller[-1]])
    return np.vstack([smaller[:, places], last]), places


@dataclass(frozen=True, slots=True, eq=False)
class _Sets:
    """What m sets of one size say of their members' effects, all of them shrunk.

    members   (size, m) the factors
    means     (size, m) their effects
    variance  (size, m)
    inverse   (size, size, m) the effects' covariances; of the largest sets nobody needs them
    fit       (m,) log evidence for the set, up to what all sets share
    odds      (size, m) prior log odds of the set, for each member as the factor looked at
    """

    members: Ints
    means: Floats
    variance: Floats
    inverse: Floats
    fit: Floats
    odds: Floats


def _all_sets(precision: Floats, pull: Floats) -> Iterator[_Sets]:
    """The sets by size; what one says follows from the set without its last member."""
    k = len(pull)
    largest = largest_set(k)
    inside, keep = precision + np.eye(k) / SPREAD**2, _keeping(precision)
    none = np.zeros((0, 1))
    sets = _Sets(none.astype(np.int64), none, none, np.zeros((0, 0, 1)), np.zeros(1), none)
    for size in range(1, largest + 1):
        members, places = _grown(k, size)
        others, last = members[:-1], members[-1]
        shared, odds = inside[others, last], keep[others, last]
        known, means = sets.inverse[:, :, places], sets.means[:, places]
        slope = np.einsum("ijm,jm->im", known, shared)
        own = inside[last, last] - (shared * slope).sum(axis=0)
        mean = (pull[last] - (shared * means).sum(axis=0)) / own
        tilt = slope / own
        sets = _Sets(
            members=members,
            means=np.vstack([means - slope * mean, mean]),
            variance=np.vstack([sets.variance[:, places] + slope * tilt, 1 / own]),
            inverse=_bordered(known, slope, tilt, own) if size < largest else known,
            fit=sets.fit[places] + 0.5 * (mean**2 * own - np.log(own)) - np.log(SPREAD),
            odds=np.vstack([sets.odds[:, places] + odds, odds.sum(axis=0)]),
        )
        yield sets


def _bordered(known: Floats, slope: Floats, tilt: Floats, own: Floats) -> Floats:
    """(size, size, m) inverses with one more row and column each."""
    size, m = len(slope) + 1, len(own)
    inverse = np.empty((size, size, m))
    np.multiply(slope[:, None], tilt, out=inverse[:-1, :-1])
    inverse[:-1, :-1] += known
    inverse[-1, :-1] = inverse[:-1, -1] = -tilt
    inverse[-1, -1] = 1 / own
    return inverse


def _of_one_size(sets: _Sets) -> tuple[Ints, Floats, Floats, Floats]:
    """Each (size, m): the member looked at, its set's log weight, its effect's mean and variance.

    Taking the slab off the factor looked at leaves it a flat prior.
    """
    free_variance = 1.0 / np.maximum(1.0 / sets.variance - 1.0 / SPREAD**2, 1e-12)
    freer = free_variance / sets.variance
    free_mean = freer * sets.means
    freed = 0.5 * (np.log(freer) + (free_mean - sets.means) * sets.means / sets.variance)
    return sets.members, sets.fit + freed + sets.odds, free_mean, free_variance


def _keeping(precision: Floats) -> Floats:
    """(k, k) prior log odds of keeping one factor where another is looked at; 0 for itself."""
    scale = np.sqrt(np.diag(precision))
    likeness = (precision / scale[:, None] / scale) ** 2
    keep: Floats = np.log(MATTERS / (1 - MATTERS)) + LOYALTY * likeness
    np.fill_diagonal(keep, 0.0)
    return keep
