"""Ratings of a day that may carry another factor's effect to the counts.

A short night makes tired, and tiredness may bring twitches: then tiredness has to be held fixed, or
sleep is blamed for it. But where a bad day brings stress, holding that evening's stress fixed hides
half of what sleep does. The two differ in how the rating goes together with the factor: a rating
that carries an effect does so on days with the same count and the same past, a mere consequence of
the twitches only by way of the count.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from twitchlog.analysis.days import Bools, Floats, Ints
from twitchlog.analysis.distributions import two_sided
from twitchlog.analysis.state_space import Counts

LENIENT_LEVEL = 0.1
LEAST_FREEDOM = 10
RIDGE = 1e-6


def carriers(values: Floats, recorded: Bools, counts: Counts, rows: Ints, ratings: Bools) -> Bools:
    """(k, k) for each factor the ratings that may carry its effect; none for a rating itself.

    values    (n, k) standardised, on all days, without gaps
    recorded  (n, k) where they were recorded
    counts    on the tracked days, which are the rows (m,)
    ratings   (k,) ratings of the same day

    A rating may where it goes together with the factor (p below a lenient level) on days with the
    same count and the same rating the day before, and where too few days tell.
    """
    found = np.zeros((len(ratings), len(ratings)), dtype=bool)
    shared, factors = _shared(counts), np.flatnonzero(~ratings)
    for rating in np.flatnonzero(ratings):
        earlier = np.append(0.0, values[:-1, rating])
        others = np.column_stack([earlier[rows], shared])
        both = (recorded[:, [rating]] & recorded[:, factors])[rows]
        chances = _chances(values[rows][:, factors], others, values[rows, rating], both)
        found[factors, rating] = [chance < LENIENT_LEVEL for chance in chances]
    return found


def held_alike(found: Bools) -> Iterator[tuple[Bools, Bools]]:
    """Which factors (k,) have the same carriers, and which (k,) these are."""
    for held in np.unique(found, axis=0):
        if held.any():
            yield (found == held).all(axis=1), held


def _shared(counts: Counts) -> Floats:
    """(m, 4) what a day's rating and its factors may both go with: its count, and the weekend."""
    episodes, weekend = counts.episodes, counts.weekday >= 5
    share = episodes / (1.0 + episodes.max())
    return np.column_stack([np.ones(len(episodes)), weekend, np.log1p(episodes), share])


def _chances(lines: Floats, others: Floats, values: Floats, both: Bools) -> list[float]:
    """For each of k lines, how often chance alone gives it such a weight; 0 where too few tell.

    lines   (m, k) one clue each
    others  (m, c) clues that all have
    values  (m,) what is explained, on the days of each line: both (m, k)
    """
    seen, known = both.T.astype(float), np.column_stack([others, values])
    own, clues = seen * lines.T, 1 + others.shape[1]
    # All sums over the days of a line: of the clues and what is explained, with each other.
    sums = np.empty((len(seen), clues + 1, clues + 1))
    sums[:, 1:, 1:] = np.tensordot(seen, known[:, :, None] * known[:, None, :], axes=1)
    sums[:, 0, 0] = (own * own).sum(axis=1)
    sums[:, 0, 1:] = sums[:, 1:, 0] = own @ known
    gram, cross, square = sums[:, :-1, :-1], sums[:, :-1, -1:], sums[:, -1, -1]
    inverse = np.linalg.inv(gram + RIDGE * np.eye(clues))
    weights = inverse @ cross
    squares = square + (weights * (gram @ weights - 2 * cross)).sum(axis=(1, 2))
    told = zip(both.sum(axis=0), squares, weights[:, 0, 0], inverse[:, 0, 0], strict=True)
    return [_chance(int(days) - clues, *map(float, rest)) for days, *rest in told]


def _chance(freedom: int, squares: float, weight: float, share: float) -> float:
    """How often chance alone gives a weight; its error is that share of what is left."""
    if freedom < LEAST_FREEDOM:
        return 0.0
    error = max(squares / freedom * share, RIDGE**2) ** 0.5
    return two_sided(weight / error, freedom)
