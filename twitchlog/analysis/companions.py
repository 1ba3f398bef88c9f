"""Each factor's own effect, averaged over which other factors have to be held fixed.

Holding every other factor fixed is safe but costs precision; holding none fixed blames a factor
for its companions. Here every set of companions is weighed by how well it explains the counts
(Bayesian model averaging). The factor looked at is never shrunk itself, and a companion that
moves along with it is kept almost always.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import comb

import numpy as np

from twitchlog.analysis.days import Bools, Floats, Ints

MATTERS = 0.1  # prior share of companions that matter
SPREAD = 0.25  # prior standard deviation of a companion's effect on the log rate
LOYALTY = 8.0  # how much more a companion is kept the more it moves along
LARGEST_SET = 6
MOST_SETS = 15_000
BLOCK = 1000  # sets, few enough for the processor's cache
FEW = 4  # up to one of so many factors is looked at on its own
SMALLEST = 1e-11  # variance of any mix of effects; less is rounding, where factors say the same


def averaged(
    effects: Floats, covariance: Floats, judged: Bools | None = None
) -> tuple[Floats, Floats]:
    """Effects (k,) and their standard errors (k,), from all effects fitted together.

    effects     (k,) per standard deviation of the factor
    covariance  (k, k) of their errors
    judged      (k,) the factors looked at, unless all are; the others may come back as they went in
    """
    k = len(effects)
    size, axes = np.linalg.eigh(covariance)
    precision = (axes / np.maximum(size, SMALLEST)) @ axes.T
    known = _Known.of(precision, precision @ effects)
    if judged is None or FEW * judged.sum() > k:
        return _averaged([_freed(sets) for sets in _all_sets(known)], k)
    means, errors = effects.copy(), np.sqrt(np.diag(covariance))
    for one in np.flatnonzero(judged):
        sets = _all_sets(known.led_by(int(one)), leader_only=True)
        mean, error = _averaged([_freed(some.of_leader()) for some in sets], 1)
        means[one], errors[one] = mean[0], error[0]
    return means, errors


def _averaged(parts: list[_Freed], k: int) -> tuple[Floats, Floats]:
    """Means (k,) over the sets, and what within and between these makes the errors (k,)."""
    peak = np.full(k, -np.inf)
    for part in parts:
        np.maximum.at(peak, part.focal, part.log_weight)
    weights = [np.exp(part.log_weight - peak[part.focal]) for part in parts]
    total, mean, square = np.zeros((3, k))
    for part, weight in zip(parts, weights, strict=True):
        total += np.bincount(part.focal, weight, k)
        mean += np.bincount(part.focal, weight * part.means, k)
    mean /= total
    for part, weight in zip(parts, weights, strict=True):
        spread = part.variances + (part.means - mean[part.focal]) ** 2
        square += np.bincount(part.focal, weight * spread, k)
    return mean, np.sqrt(square / total)


def largest_set(k: int) -> int:
    """How many factors are looked at together, so that many factors stay affordable."""
    size = 1
    while size < min(LARGEST_SET, k) and _sets_up_to(k, size + 1) <= MOST_SETS:
        size += 1
    return size


def _sets_up_to(k: int, size: int) -> int:
    return sum(comb(k, s) for s in range(1, size + 1))


@dataclass(frozen=True, slots=True, eq=False)
class _Grown:
    """All m sets of one size out of k factors, each grown by one from a smaller set.

    members  (size, m) ascending factors
    smaller  (m,) the place of the set without the last member among those of one factor less
    pairs    (size - 1, m) where a flat (k, k) matrix holds the others with the last member
    """

    members: Ints
    smaller: Ints
    pairs: Ints

    def part(self, start: int, stop: int) -> _Grown:
        """Some of the sets; those with the first factor come first."""
        part = slice(start, stop)
        return _Grown(self.members[:, part], self.smaller[part], self.pairs[:, part])

    def blocks(self) -> Iterator[_Grown]:
        """The same in pieces, small enough for the processor's cache."""
        for start in range(0, len(self.smaller), BLOCK):
            yield self.part(start, start + BLOCK)


@lru_cache(maxsize=64)
def _grown(k: int, size: int) -> _Grown:
    if size == 1:
        return _Grown(np.arange(k)[None], np.zeros(k, dtype=np.int64), np.zeros((0, k), np.int64))
    others = _grown(k, size - 1).members
    smaller = np.repeat(np.arange(others.shape[1]), k - 1 - others[-1])
    last = np.concatenate([np.arange(one + 1, k) for one in others[-1]])
    others = others.take(smaller, axis=1)
    return _Grown(np.vstack([others, last]), smaller, others * k + last)


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """What is known of k factors before their sets are looked at.

    inside  (k, k) precision of the effects, all of them shrunk
    pull    (k,) precision times effect
    keep    (k, k) prior log odds of keeping one factor where another is looked at; 0 for itself
    """

    inside: Floats
    pull: Floats
    keep: Floats

    @classmethod
    def of(cls, precision: Floats, pull: Floats) -> _Known:
        """From the precision of the effects as they were fitted together."""
        scale = np.sqrt(np.diag(precision))
        likeness = (precision / scale[:, None] / scale) ** 2
        keep = np.log(MATTERS / (1 - MATTERS)) + LOYALTY * likeness
        np.fill_diagonal(keep, 0.0)
        return cls(precision + np.eye(len(pull)) / SPREAD**2, pull, keep)

    def led_by(self, leader: int) -> _Known:
        """The same with one factor put first."""
        order = np.array([leader, *(k for k in range(len(self.pull)) if k != leader)])
        square = np.ix_(order, order)
        return _Known(self.inside[square], self.pull[order], self.keep[square])


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

    def of_leader(self) -> _Sets:
        """What they say of the first of their members."""
        first = slice(0, 1)
        return replace(
            self,
            members=self.members[first],
            means=self.means[first],
            variance=self.variance[first],
            odds=self.odds[first],
        )

    def grown(self, new: _Grown, known: _Known, *, further: bool) -> _Sets:
        """Sets with one more member; what they say follows from this by bordering the inverse."""
        last = new.members[-1]
        shared, odds = known.inside.take(new.pairs), known.keep.take(new.pairs)
        inverse = self.inverse.take(new.smaller, axis=2)
        means = self.means.take(new.smaller, axis=1)
        slope = np.einsum("ijm,jm->im", inverse, shared)
        own = known.inside[last, last] - (shared * slope).sum(axis=0)
        mean = (known.pull[last] - (shared * means).sum(axis=0)) / own
        tilt = slope / own
        fit = 0.5 * (mean**2 * own - np.log(own)) - np.log(SPREAD)
        return _Sets(
            members=new.members,
            means=np.vstack([means - slope * mean, mean]),
            variance=np.vstack([self.variance.take(new.smaller, axis=1) + slope * tilt, 1 / own]),
            inverse=_bordered(inverse, slope, tilt, own) if further else inverse,
            fit=self.fit.take(new.smaller) + fit,
            odds=np.vstack([self.odds.take(new.smaller, axis=1) + odds, odds.sum(axis=0)]),
        )


def _all_sets(known: _Known, *, leader_only: bool = False) -> Iterator[_Sets]:
    """The sets by size, the many largest ones in pieces; or only those with the first factor."""
    k = len(known.pull)

    def of_size(size: int) -> _Grown:
        every = _grown(k, size)
        return every.part(0, comb(k - 1, size - 1)) if leader_only else every

    largest = largest_set(k)
    none = np.zeros((0, 1))
    sets = _Sets(none.astype(np.int64), none, none, np.zeros((0, 0, 1)), np.zeros(1), none)
    for size in range(1, largest):
        sets = sets.grown(of_size(size), known, further=True)
        yield sets
    for block in of_size(largest).blocks():
        yield sets.grown(block, known, further=False)


def _bordered(known: Floats, slope: Floats, tilt: Floats, own: Floats) -> Floats:
    """(size, size, m) inverses with one more row and column each."""
    size, m = len(slope) + 1, len(own)
    inverse = np.empty((size, size, m))
    np.multiply(slope[:, None], tilt, out=inverse[:-1, :-1])
    inverse[:-1, :-1] += known
    inverse[-1, :-1] = inverse[:-1, -1] = -tilt
    inverse[-1, -1] = 1 / own
    return inverse


@dataclass(frozen=True, slots=True, eq=False)
class _Freed:
    """Each member of some sets as the factor looked at, flat over sets and members.

    focal       which factor
    log_weight  of its set
    means       of its effect, with no slab on it
    variances   of its effect
    """

    focal: Ints
    log_weight: Floats
    means: Floats
    variances: Floats


def _freed(sets: _Sets) -> _Freed:
    """Taking the slab off the factor looked at leaves it a flat prior."""
    variances = 1.0 / np.maximum(1.0 / sets.variance - 1.0 / SPREAD**2, 1e-12)
    freer = variances / sets.variance
    means = freer * sets.means
    gain = 0.5 * (np.log(freer) + (means - sets.means) * sets.means / sets.variance)
    log_weight = sets.fit + gain + sets.odds
    return _Freed(sets.members.ravel(), log_weight.ravel(), means.ravel(), variances.ravel())
