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

MATTERS = 0.06  # prior share of companions that matter
SPREAD = 0.25  # prior standard deviation of a companion's effect on the log rate
LOYALTY = 8.0  # how much more a companion is kept the more it moves along
LARGEST_SET = 6
MOST_SETS = 15_000
BLOCK = 7500  # numbers, few enough for the processor's cache
OUT = -1e100  # log odds of what must not be; finite, so that it can be multiplied by 0
NEVER = -200.0  # log weight of what does not count, beside 0
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
    around = effects[focal][:, None]
    seen = _joined(_held_fixed(precision, precision @ effects, focal))
    parts = np.array([_weighed(some, keep, around) for some in seen])
    parts[:, 1:] *= np.exp(parts[:, :1] - parts[:, 0].max(axis=0))
    _, total, first, second = parts.sum(axis=0)
    change = first / total
    means, errors = effects.copy(), np.sqrt(np.diag(covariance))
    means[focal] += change
    errors[focal] = np.sqrt(second / total - change**2)
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
    sibling  (m,) the place there of the set without the one before the last; of sets of one factor
             that factor
    """

    members: Floats
    last: Ints
    before: Ints
    smaller: Ints
    sibling: Ints

    def blocks(self, rows: int) -> Iterator[_Sets]:
        """The same in pieces, of which some numbers for that many factors are worked out."""
        for some in _blocks(len(self.last), rows):
            places = (self.last, self.before, self.smaller, self.sibling)
            yield _Sets(self.members[:, some], *(place[some] for place in places))


def _blocks(m: int, rows: int) -> Iterator[slice]:
    """Pieces of that many sets, small enough for the processor's cache."""
    size = max(1, BLOCK // max(1, rows))
    return (slice(start, start + size) for start in range(0, m, size))


@lru_cache(maxsize=32)
def _sets(k: int, size: int) -> _Sets:
    place = {one: at for at, one in enumerate(combinations(range(k), size - 1))}
    every = list(combinations(range(k), size))
    table = np.array(every, dtype=np.int64)
    members = np.zeros((k, len(every)))
    members[table.T, np.arange(len(every))] = 1.0
    sibling = [place[one[:-2] + one[-1:]] if size > 1 else one[0] for one in every]
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

    fit        (m,) log evidence for the set
    precision  (k, m) of the effect
    pull       (k, m) precision times effect
    column     (k, m) precision shared with the set's last member, before that is held fixed; of the
               empty set that shared with each factor
    share      (k, m) how much of that member goes
    """

    fit: Floats
    precision: Floats
    pull: Floats
    column: Floats
    share: Floats

    def holding(self, sets: _Sets, focal: _Rest) -> _Rest:
        """With one more companion, a step of Gaussian elimination, what is left of the focal ones.

        focal  the same as self, of these factors
        """
        smaller, passed = sets.smaller, self.column[sets.before, sets.sibling]
        own = self.column[sets.last, sets.sibling] - self.share[sets.last, smaller] * passed
        step, pulled = own + 1 / SPREAD**2, self.pull[sets.last, smaller]
        column = focal.column.take(sets.sibling, axis=1)
        column -= focal.share.take(smaller, axis=1) * passed
        share = column / step
        precision = focal.precision.take(smaller, axis=1)
        precision -= column * share
        pull = focal.pull.take(smaller, axis=1)
        pull -= share * pulled
        fit = 0.5 * (pulled**2 / step - np.log(step)) - np.log(SPREAD)
        fit += self.fit.take(smaller)
        return _Rest(fit, precision, pull, column, share)

    def only(self, rows: Ints | slice) -> _Rest:
        """For some of the factors."""
        of_each = (self.precision, self.pull, self.column, self.share)
        return _Rest(self.fit, *(x[rows] for x in of_each))

    def beside(self, sets: Floats) -> _Beside:
        """As it is weighed, with the members (k, m) of the sets."""
        return _Beside(sets, self.fit, self.precision, self.pull)


@dataclass(frozen=True, slots=True, eq=False)
class _Beside:
    """The a factors looked at beside each of m sets of companions.

    members          (k, m) 1 where a factor is in the set
    fit              (m,) log evidence for the set
    precision, pull  (a, m)
    """

    members: Floats
    fit: Floats
    precision: Floats
    pull: Floats


def _joined(seen: Iterator[_Beside]) -> Iterator[_Beside]:
    """The same in pieces of a size that is quickly weighed."""
    held: list[_Beside] = []
    for one in seen:
        held.append(one)
        if sum(each.pull.size for each in held) >= BLOCK:
            yield from _pieces(held)
            held = []
    if held:
        yield from _pieces(held)


def _pieces(seen: list[_Beside]) -> Iterator[_Beside]:
    parts = [(one.members, one.fit, one.precision, one.pull) for one in seen]
    whole = [np.concatenate(x, axis=-1) for x in zip(*parts, strict=True)] if seen[1:] else parts[0]
    for some in _blocks(len(whole[1]), len(whole[2])):
        yield _Beside(*(x[..., some] for x in whole))


def _held_fixed(precision: Floats, pull: Floats, focal: Ints | slice) -> Iterator[_Beside]:
    """The focal factors beside all sets of companions by size, from none on.

    The many largest ones come in pieces; as none follow, only the focal factors are worked out.
    """
    k = len(pull)
    none = np.zeros((k, 1))
    rest = _Rest(np.zeros(1), np.diag(precision)[:, None], pull[:, None], precision, none)
    seen = rest.only(focal)
    yield seen.beside(none)
    most = largest_set(k) - 1
    for size in range(1, most):
        sets = _sets(k, size)
        rest = rest.holding(sets, rest)
        seen = rest.only(focal)
        yield seen.beside(sets.members)
    for some in _sets(k, most).blocks(len(seen.pull)) if most else ():
        yield rest.holding(some, seen).beside(some.members)


def _weighed(seen: _Beside, keep: Floats, around: Floats) -> Floats:
    """(4, a) what m sets of companions say of a factors; with no slab on these.

    keep    (a, k) prior log odds of every companion
    around  (a, 1) a guess of the effect, so near that squares around it keep their digits

    The largest log weight; and beside that one, the sum of the weights, and of the weights times
    effect and times square.
    """
    variance = 1.0 / np.maximum(seen.precision, 1e-12)
    effect = variance * seen.pull
    log_weight = keep @ seen.members
    log_weight += seen.fit
    log_weight += 0.5 * effect * seen.pull
    peak = log_weight.max(axis=1)
    log_weight -= peak[:, None]
    # Weights beyond what a float can hold would add nothing, and take much longer.
    np.maximum(log_weight, NEVER, out=log_weight)
    weight = np.exp(log_weight, out=log_weight)
    weight *= np.sqrt(variance)
    effect -= around
    square = effect**2
    square += variance
    first, second = (np.einsum("am,am->a", weight, x) for x in (effect, square))
    return np.stack([peak, weight.sum(axis=1), first, second])


def _keeping(precision: Floats) -> Floats:
    """(k, k) prior log odds of keeping one factor where another is looked at; itself never."""
    scale = np.sqrt(np.diag(precision))
    likeness = (precision / scale[:, None] / scale) ** 2
    keep: Floats = np.log(MATTERS / (1 - MATTERS)) + LOYALTY * likeness
    np.fill_diagonal(keep, OUT)
    return keep
