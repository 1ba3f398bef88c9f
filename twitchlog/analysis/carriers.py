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
    shared = _shared(counts)
    for rating in np.flatnonzero(ratings):
        earlier = np.append(0.0, values[:-1, rating])
        for factor in np.flatnonzero(~ratings):
            both = (recorded[:, rating] & recorded[:, factor])[rows]
            days = rows[both]
            clues = np.column_stack([values[days, factor], earlier[days], shared[both]])
            found[factor, rating] = _chance(clues, values[days, rating]) < LENIENT_LEVEL
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


def _chance(clues: Floats, values: Floats) -> float:
    """How often chance alone gives such a weight of the first clue; 0 where too few values tell."""
    freedom = len(values) - clues.shape[1]
    if freedom < LEAST_FREEDOM:
        return 0.0
    inverse = np.linalg.inv(clues.T @ clues + RIDGE * np.eye(clues.shape[1]))
    weights = inverse @ (clues.T @ values)
    misfit = float(((values - clues @ weights) ** 2).sum()) / freedom
    error = max(misfit * float(inverse[0, 0]), RIDGE**2) ** 0.5
    return two_sided(float(weights[0]) / error, freedom)
