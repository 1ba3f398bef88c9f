"""How much each factor goes with the counts, and how often chance alone would do this.

Every factor is judged with the others held fixed, so that it is not blamed for its companions.
But a same-day value may be a consequence of that day's twitches, and holding a consequence fixed
makes innocent factors look guilty, or hides guilty ones. So each factor is judged in several
views, which differ in what is held fixed, and a link counts only as far as all of them agree:
the largest p, and an interval that covers every view's. And a factor that acts a day earlier or
later than is tested carries over into the day that is: where the day beside it matters, that is
held fixed too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from twitchlog.analysis.days import Bools, DayTable
from twitchlog.analysis.expectations import expected_sign
from twitchlog.analysis.imputation import filled
from twitchlog.analysis.state_space import Counts
from twitchlog.analysis.views import Links, Views, views
from twitchlog.catalogue import Factor

LEVEL = 0.05


def links(table: DayTable, columns: Sequence[int], tested: Sequence[int]) -> Links:
    """The links of some columns of a table, in their order.

    columns  the factors in the model, k of them
    tested   those that are tested, in one family; the others are only held fixed
    """
    table = table.trimmed()
    rows = np.flatnonzero(table.tracked)
    counts = Counts(table.counts[rows], rows - rows[0], table.weekday[rows])
    values = filled(table.lagged()[:, list(columns)], table.weekday)
    factors = [table.factors[k] for k in columns]
    lags, expected = [f.lag for f in factors], [expected_sign(f) for f in factors]
    seen = views(counts, values.values, rows, lags, expected)
    asked = np.array([k in set(tested) for k in columns])
    return _judged(seen, factors, asked).per_unit(values.scale)


def _judged(views: Views, factors: Sequence[Factor], asked: Bools) -> Links:
    """What all views agree on, per standard deviation."""
    before = np.array([factor.order == "before" for factor in factors])
    ratings = ~before & np.array([factor.kind == "rating" for factor in factors])
    found = views.holding(np.zeros(len(factors), dtype=bool))
    defended = found.effects
    if ratings.any() and not ratings.all():
        without = views.holding(ratings)
        found, defended = found.agreeing(without, ~ratings), without.effects
    found = _beside_neighbours(views, found).ranked(asked)
    for judged, replaced in _doubts(before, ratings):
        if (asked & judged & (found.q <= LEVEL)).any():
            found = found.agreeing(views.holding(replaced), judged).ranked(asked)
    standing = before & (found.p <= LEVEL) & (found.low <= defended) & (defended <= found.high)
    return replace(found, effects=np.where(standing, defended, found.effects))


def _beside_neighbours(views: Views, found: Links) -> Links:
    """The same, but for factors that seem to act on the next day or the day before as well."""
    for k, neighbours in enumerate(views.neighbours):
        judged = np.arange(len(views.expected)) == k
        for neighbour in neighbours:
            beside = views.beside(neighbour)
            if beside is not None:
                found = found.instead(beside, judged)
    return found


def _doubts(before: Bools, ratings: Bools) -> Iterator[tuple[Bools, Bools]]:
    """Views that only a claim has to stand up to: which factors are judged, which replaced.

    Each is judged with all other same-day values taken from the day before; same-day ratings
    also with only the other ratings taken from there.
    """
    if before.any() and (~before & ~ratings).any():
        yield before, ~before
    for k in np.flatnonzero(~before):
        alone = np.arange(len(before)) == k
        if (others := ~before & ~alone).any():
            yield alone, others
        if ratings[k] and (rest := ratings & ~alone).any() and (rest != others).any():
            yield alone, rest
