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
    every = np.arange(len(effects))
    focal = every if judged is None else np.flatnonzero(judged)
    # A factor looked at alone is no companion of its own, which leaves fewer sets.
    others = every if len(focal) > 1 else np.delete(every, focal)
    keep = _keeping(precision)[focal][:, others]
    around = effects[focal][:, None]
    seen = _held_fixed(precision, precision @ effects, focal, others)
    parts = np.array([_weighed(some, keep, around) for some in seen])
    parts[:, 1:] *= np.exp(parts[:, :1] - parts[:, 0].max(axis=0))
    _, total, first, second = parts.sum(axis=0)
    change = first / total
    means, errors = effects.copy(), np.sqrt(np.diag(covariance))
    means[focal] += change
    errors[focal] = np.sqrt(second / total - change**2)
    return means, errors


@lru_cache(maxsize=32)
def largest_set(k: int) -> int:
    """How many factors are looked at together, so that many factors stay affordable."""
    size = 1
    while size < min(LARGEST_SET, k) and _sets_up_to(k, size + 1) <= MOST_SETS:
        size += 1
    return size


def _sets_up_to(k: int, size: int) -> int:
    return sum(comb(k, s) for s in range(1, size + 1))


@dataclass(frozen=True, slots=True, eq=False)
class _Level:
    """All m sets of one size, or some of these, by their places among the sets of all sizes.

    at       where they are
    smaller  (m,) the same without the last member
    sibling  (m,) without the one before the last; of sets of one these themselves
    cousin   (m,) without the one before that, in sets of three and more
    """

    at: slice
    smaller: Ints
    sibling: Ints
    cousin: Ints

    def pieces(self, rows: int) -> Iterator[_Level]:
        """The same in pieces, of which some numbers for that many factors are worked out."""
        for some in _blocks(self.at.start, self.at.stop, rows):
            place = slice(some.start - self.at.start, some.stop - self.at.start)
            yield _Level(some, self.smaller[place], self.sibling[place], self.cousin[place])


@dataclass(frozen=True, slots=True, eq=False)
class _Sets:
    """All m sets of so many and less out of k factors, by size.

    members  (k, m) 1 where a factor is in the set, else 0
    pairs    both members of the sets of two, in order
    levels   from sets of one on; before them is the empty set
    """

    members: Floats
    pairs: tuple[Ints, Ints]
    levels: tuple[_Level, ...]


def _blocks(start: int, stop: int, rows: int) -> Iterator[slice]:
    """Pieces of sets, small enough for the processor's cache with that many rows."""
    size = max(1, BLOCK // max(1, rows))
    return (slice(at, min(at + size, stop)) for at in range(start, stop, size))


@lru_cache(maxsize=32)
def _sets(k: int, most: int) -> _Sets:
    every = [one for size in range(most + 1) for one in combinations(range(k), size)]
    place = {one: at for at, one in enumerate(every)}
    members = np.zeros((k, len(every)))
    levels = []
    for size in range(1, most + 1):
        some = list(combinations(range(k), size))
        at = slice(place[some[0]], place[some[-1]] + 1)
        members[np.array(some).T, np.arange(at.start, at.stop)] = 1.0
        short = ((one[:-1], one[:-2] + one[-1:], one[:-3] + one[-2:]) for one in some)
        places = np.array([[place[one] for one in ones] for ones in short], dtype=np.int64)
        levels.append(_Level(at, *places.T.copy()))
    return _Sets(members, np.triu_indices(k, 1), tuple(levels))


@dataclass(frozen=True, slots=True, eq=False)
class _Companions:
    """What is left of the last member of each of m sets where those before it are held fixed.

    fit     (m,) log evidence for the whole set
    own     (m,) its precision, with its prior
    pull    (m,) its precision times effect
    shared  (m,) precision shared with the member before it
    share   (m,) how much of that member goes
    """

    fit: Floats
    own: Floats
    pull: Floats
    shared: Floats
    share: Floats


def _companions(sets: _Sets, precision: Floats, pull: Floats) -> _Companions:
    """Of k factors with that precision (k, k), a step of Gaussian elimination for each size."""
    prior = 1 / SPREAD**2
    found = _Companions(*np.zeros((5, sets.members.shape[1])))
    for size, level in enumerate(sets.levels, 1):
        at, smaller, sibling = level.at, level.smaller, level.sibling
        if size == 1:
            own, pulled = precision.diagonal() + prior, pull
        else:
            shared = precision[sets.pairs] if size == 2 else _passed(found, level)
            share = shared / found.own.take(smaller)
            own = found.own.take(sibling) - share * shared
            pulled = found.pull.take(sibling) - share * found.pull.take(smaller)
            found.shared[at], found.share[at] = shared, share
        found.own[at], found.pull[at] = own, pulled
        found.fit[at] = 0.5 * (pulled**2 / own - np.log(own)) - np.log(SPREAD)
        found.fit[at] += found.fit.take(smaller)
    return found


def _passed(found: _Companions, level: _Level) -> Floats:
    """(m,) what the last two members of sets of three and more share beside the others."""
    less = found.share.take(level.smaller) * found.shared.take(level.sibling)
    shared: Floats = found.shared.take(level.cousin) - less
    return shared


@dataclass(frozen=True, slots=True, eq=False)
class _Rest:
    """What is left of the a factors looked at where each of m sets of companions is held fixed.

    precision  (a, m) of the effect
    pull       (a, m) precision times effect
    column     (a, m) precision shared with the set's last member, before that is held fixed
    share      (a, m) how much of that member goes
    """

    precision: Floats
    pull: Floats
    column: Floats
    share: Floats

    def holding(self, some: _Level, companions: _Companions) -> _Rest:
        """With one more companion each, a step of Gaussian elimination."""
        column = self.column.take(some.sibling, axis=1)
        column -= self.share.take(some.smaller, axis=1) * companions.shared[some.at]
        share = column / companions.own[some.at]
        precision = self.precision.take(some.smaller, axis=1)
        precision -= column * share
        pull = self.pull.take(some.smaller, axis=1)
        pull -= share * companions.pull[some.at]
        return _Rest(precision, pull, column, share)

    def fill(self, at: slice, rest: _Rest) -> None:
        """Put down what is left beside some more sets."""
        self.precision[:, at], self.pull[:, at] = rest.precision, rest.pull
        self.column[:, at], self.share[:, at] = rest.column, rest.share


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


def _held_fixed(precision: Floats, pull: Floats, focal: Ints, others: Ints) -> Iterator[_Beside]:
    """The focal factors beside all sets of the others.

    The many largest sets are worked out in the pieces they come in, as none follow.
    """
    sets = _sets(len(others), largest_set(len(pull)) - 1)
    held = _companions(sets, precision[others][:, others], pull[others])
    a, every, ones = len(focal), sets.members.shape[1], slice(1, 1 + len(others))
    few = every if a * every <= BLOCK else sets.levels[-1].at.start
    rest = _Rest(*np.zeros((4, a, max(few, ones.stop))))
    rest.precision[:, 0], rest.pull[:, 0] = precision[focal, focal], pull[focal]
    rest.column[:, ones] = precision[focal][:, others]
    for level in sets.levels:
        if level.at.stop <= few:
            rest.fill(level.at, rest.holding(level, held))
    for at in _blocks(0, few, a):
        yield _Beside(sets.members[:, at], held.fit[at], rest.precision[:, at], rest.pull[:, at])
    for some in sets.levels[-1].pieces(a) if few < every else ():
        more = rest.holding(some, held)
        yield _Beside(sets.members[:, some.at], held.fit[some.at], more.precision, more.pull)


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
