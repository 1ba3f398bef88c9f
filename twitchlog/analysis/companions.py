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
from itertools import combinations
from math import comb

import numpy as np

from twitchlog.analysis.days import Bools, Floats, Ints

MATTERS = 0.1  # prior share of companions that matter
SPREAD = 0.25  # prior standard deviation of a companion's effect on the log rate
LOYALTY = 8.0  # how much more a companion is kept the more it moves along
LARGEST_SET = 6
MOST_SETS = 15_000
BLOCK = 500  # sets, few enough for the processor's cache
SMALLEST = 1e-11  # variance of any mix of effects; less is rounding, where factors say the same


def averaged(
    effects: Floats, covariance: Floats, judged: Bools | None = None
) -> tuple[Floats, Floats]:
    """Effects (k,) and their standard errors (k,), from all effects fitted together.

    effects     (k,) per standard deviation of the factor
    covariance  (k, k) of their errors
    judged      (k,) the factors looked at, unless all are; the others come back as they went in
    """
    size, axes = np.linalg.eigh(covariance)
    precision = (axes / np.maximum(size, SMALLEST)) @ axes.T
    focal = slice(None) if judged is None else np.flatnonzero(judged)
    keep = _keeping(precision)[focal]
    seen = [_seen(rest, focal, keep) for rest in _held_fixed(precision, precision @ effects)]
    peak = np.max([one.log_weight.max(axis=1) for one in seen], axis=0)[:, None]
    weights = [np.exp(one.log_weight - peak) * np.sqrt(one.variance) for one in seen]
    total, mean, square = np.zeros((3, len(keep)))
    for one, weight in zip(seen, weights, strict=True):
        total += weight.sum(axis=1)
        mean += np.einsum("am,am->a", weight, one.mean)
    mean /= total
    for one, weight in zip(seen, weights, strict=True):
        spread = one.variance + (one.mean - mean[:, None]) ** 2
        square += np.einsum("am,am->a", weight, spread)
    means, errors = effects.copy(), np.sqrt(np.diag(covariance))
    means[focal], errors[focal] = mean, np.sqrt(square / total)
    return means, errors


def largest_set(k: int) -> int:
    """How many factors are looked at together, so that many factors stay affordable."""
    size = 1
    while size < min(LARGEST_SET, k) and _sets_up_to(k, size + 1) <= MOST_SETS:
        size += 1
    return size


def _sets_up_to(k: int, size: int) -> int:
    return sum(comb(k, s) for s in range(1, size + 1))


@dataclass(frozen=True, slots=True, eq=False)
class _Sets:
    """All m sets of one size out of k factors.

    members  (k, m) 1 where a factor is in the set, else 0
    last     (m,) the largest member; before: the one below it
    smaller  (m,) the place of the set without the last member among those of one factor less
    sibling  (m,) the place there of the set without the one before the last
    """

    members: Floats
    last: Ints
    before: Ints
    smaller: Ints
    sibling: Ints

    def blocks(self) -> Iterator[_Sets]:
        """The same in pieces, small enough for the processor's cache."""
        for start in range(0, len(self.last), BLOCK):
            part = slice(start, start + BLOCK)
            places = (self.last[part], self.before[part], self.smaller[part], self.sibling[part])
            yield _Sets(self.members[:, part], *places)


@lru_cache(maxsize=32)
def _sets(k: int, size: int) -> _Sets:
    place = {one: at for at, one in enumerate(combinations(range(k), size - 1))}
    every = list(combinations(range(k), size))
    table = np.array(every, dtype=np.int64)
    members = np.zeros((k, len(every)))
    members[table.T, np.arange(len(every))] = 1.0
    sibling = [place[one[:-2] + one[-1:]] if size > 1 else 0 for one in every]
    return _Sets(
        members=members,
        last=table[:, -1],
        before=table[:, max(0, size - 2)],
        smaller=np.array([place[one[:-1]] for one in every], dtype=np.int64),
        sibling=np.array(sibling, dtype=np.int64),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Rest:
    """What is left of k factors where each of m sets of companions is held fixed.

    members    (k, m) 1 where a factor is in the set, where nothing else here matters
    fit        (m,) log evidence for the set
    precision  (k, m) of the effect
    pull       (k, m) precision times effect
    column     (k, m) precision shared with the set's last member, before that is held fixed
    share      (k, m) how much of that member goes
    """

    members: Floats
    fit: Floats
    precision: Floats
    pull: Floats
    column: Floats
    share: Floats

    def holding(self, sets: _Sets, column: Floats) -> _Rest:
        """The same with one more companion: a step of Gaussian elimination."""
        each = np.arange(len(sets.last))
        pull = self.pull.take(sets.smaller, axis=1)
        step, pulled = column[sets.last, each] + 1 / SPREAD**2, pull[sets.last, each]
        share = column / step
        fit = 0.5 * (pulled**2 / step - np.log(step)) - np.log(SPREAD)
        return _Rest(
            members=sets.members,
            fit=self.fit.take(sets.smaller) + fit,
            precision=self.precision.take(sets.smaller, axis=1) - column * share,
            pull=pull - share * pulled,
            column=column,
            share=share,
        )

    def next_column(self, sets: _Sets) -> Floats:
        """(k, m) what the last members of larger sets share, once all others are held fixed."""
        column = self.column.take(sets.sibling, axis=1)
        passed = column[sets.before, np.arange(len(sets.last))]
        rest: Floats = column - self.share.take(sets.smaller, axis=1) * passed
        return rest


def _held_fixed(precision: Floats, pull: Floats) -> Iterator[_Rest]:
    """All sets of companions by size, from none on; the many largest ones in pieces."""
    k = len(pull)
    none = np.zeros((k, 1))
    rest = _Rest(none, np.zeros(1), np.diag(precision)[:, None], pull[:, None], none, none)
    yield rest
    most = largest_set(k) - 1
    for size in range(1, most + 1):
        sets = _sets(k, size)
        made = (
            rest.holding(some, precision if size == 1 else rest.next_column(some))
            for some in (sets.blocks() if 1 < size == most else [sets])
        )
        for following in made:
            yield following
        rest = following


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """The factors looked at, beside each set of companions; with no slab on them.

    log_weight  of the set, less the half log of the variance
    mean        of the effect
    variance    of the effect
    """

    log_weight: Floats
    mean: Floats
    variance: Floats


def _seen(rest: _Rest, focal: Ints | slice, keep: Floats) -> _Seen:
    variance = 1.0 / np.maximum(rest.precision[focal], 1e-12)
    pull = rest.pull[focal]
    mean = variance * pull
    log_weight = rest.fit + 0.5 * pull * mean + keep @ rest.members
    log_weight[rest.members[focal] > 0] = -np.inf
    return _Seen(log_weight, mean, variance)


def _keeping(precision: Floats) -> Floats:
    """(k, k) prior log odds of keeping one factor where another is looked at."""
    scale = np.sqrt(np.diag(precision))
    likeness = (precision / scale[:, None] / scale) ** 2
    keep: Floats = np.log(MATTERS / (1 - MATTERS)) + LOYALTY * likeness
    return keep
