"""How much each factor goes with the counts, and how often chance alone would do this.

Every factor is judged with the others held fixed, so that it is not blamed for its companions.
But a same-day value may be a consequence of that day's twitches, and holding a consequence fixed
makes innocent factors look guilty, or hides guilty ones. So each factor is judged in several
views, which differ in what is held fixed: the view that no consequence can disturb decides, and
the others check what it claims. And a factor that acts a day earlier or later than is tested
carries over into the day that is: where the day beside it matters, that is held fixed too.

Each factor has a line and a bend, both judged in this way, and one p for the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from twitchlog.analysis.bends import Bends, bends
from twitchlog.analysis.carriers import carriers, held_alike
from twitchlog.analysis.claims import LEVEL, Judged, claims
from twitchlog.analysis.days import Bools, DayTable, Ints, delayed
from twitchlog.analysis.evidence import BEND_SHARE, Evidence
from twitchlog.analysis.expectations import expected_sign
from twitchlog.analysis.imputation import BEFORE, RATING, Filled, filled, stages
from twitchlog.analysis.multiplicity import Family
from twitchlog.analysis.shapes import Shape, shape_of
from twitchlog.analysis.sides import sides
from twitchlog.analysis.state_space import Counts
from twitchlog.analysis.views import Views, views
from twitchlog.catalogue import Factor


@dataclass(frozen=True, slots=True, eq=False)
class Journal:
    """A journal as it is fitted: its days, and k factors at their lags.

    rows      the tracked days
    values    (n, k) on all days, without gaps
    bent      their bends
    carriers  (k, k) for each factor the ratings that may carry its effect
    """

    counts: Counts
    rows: Ints
    factors: tuple[Factor, ...]
    values: Filled
    bent: Bends
    carriers: Bools

    @property
    def before(self) -> Bools:
        """(k,) factors that were over before the day began."""
        return np.asarray(stages(self.factors) == BEFORE)

    @property
    def ratings(self) -> Bools:
        """(k,) ratings of the same day."""
        return np.asarray(stages(self.factors) == RATING)

    def views(self) -> Views:
        """All views of it, around one fit."""
        lags, expected = zip(*((f.lag, expected_sign(f)) for f in self.factors), strict=True)
        return views(self.counts, self.values.values, self.bent, self.rows, lags, expected)

    def shape(self, found: Evidence, k: int, direction: int) -> Shape:
        """How a factor's bent link runs; same-day ratings are held at the day before's values."""
        tails = found.bends.tails(k, self.bent)
        replaced = self.ratings & ~self.ratings[k]
        earlier = delayed(self.values.values, 1, before=0.0)
        held = np.where(replaced, earlier, self.values.values)[self.rows]
        low, high = sides(self.counts, held, k, tails.split)
        kind = shape_of(low, high, direction)
        shape = Shape(kind, split=tails.split, low=low, high=high)
        shape = replace(shape, turn=tails.turn if shape.turns else None)
        middle, scale = float(self.values.middle[k]), float(self.values.scale[k])
        return shape.per_step(middle, scale, self.factors[k].effect_step)


def links(table: DayTable, columns: Sequence[int], tested: Sequence[int]) -> Judged:
    """The links of some columns of a table, in their order, per unit.

    columns  the factors in the model, k of them
    tested   those that are tested, in one family; the others are only held fixed
    """
    journal = _journal(table.trimmed(), columns)
    family = Family(np.array([k in set(tested) for k in columns]), journal.ratings)
    found = _judged(journal, family)
    told = claims(found, family, lambda k, direction: journal.shape(found, k, direction))
    return replace(told, lines=told.lines.per_unit(journal.values.scale))


def _journal(table: DayTable, columns: Sequence[int]) -> Journal:
    rows = np.flatnonzero(table.tracked)
    factors = tuple(table.factors[k] for k in columns)
    lagged = table.lagged()[:, list(columns)]
    stage, recorded = stages(factors), np.isfinite(lagged)
    values = filled(lagged, table.weekday, stage)
    counts = Counts(table.counts[rows], rows - rows[0], table.weekday[rows])
    return Journal(
        counts=counts,
        rows=rows,
        factors=factors,
        values=values,
        bent=bends(values.values, recorded, table.tracked),
        carriers=carriers(values.values, recorded, counts, rows, stage == RATING),
    )


def _seen(views: Views, replaced: Bools, judged: Bools | None = None) -> Evidence:
    return Evidence(views.holding(replaced, judged), views.bending(replaced, judged))


def _judged(journal: Journal, family: Family) -> Evidence:
    """What all views leave, per standard deviation."""
    views, before, ratings = journal.views(), journal.before, journal.ratings
    mixed = bool(ratings.any() and not ratings.all())
    # Beside ratings only these are judged: all others have a view of their own, without them.
    found = _seen(views, np.zeros(len(before), dtype=bool), ratings if mixed else None)
    defended = found.lines.effects
    if mixed:
        without = _seen(views, ratings, ~ratings)
        defended = without.lines.effects
        found = found.taking(without, ~ratings)
        for judged, held in held_alike(journal.carriers):
            found = found.checked(_seen(views, ratings & ~held, judged), judged)
    found = _beside_neighbours(views, found)
    if before.any() and (~before & ~ratings).any():
        found = found.checked(_seen(views, ~before, before), before)
    found = _beside_doubts(views, found, _doubts(before, ratings), family)
    lines = found.lines
    standing = before & (lines.p <= LEVEL) & (lines.low <= defended) & (defended <= lines.high)
    effects = np.where(standing, defended, lines.effects)
    return replace(found, lines=replace(lines, effects=effects))


def _beside_neighbours(views: Views, found: Evidence) -> Evidence:
    """The same, but for factors that seem to act on the next day or the day before as well."""
    lines, bends = found.lines, found.bends
    every = np.arange(len(views.expected))
    for k, neighbour in views.mattering():
        lines = lines.instead(views.beside(neighbour, every == k), every == k)
    # A bend has no interval to be told, so that only those that may be claimed are looked at.
    for k in np.flatnonzero(bends.p <= LEVEL * BEND_SHARE).tolist():
        for neighbour in views.bends[k][1:]:
            bent = views.bending_beside(k, neighbour)
            if bent is not None:
                bends = bends.instead(bent, every == k)
    return Evidence(lines, bends)


def _beside_doubts(
    views: Views, found: Evidence, doubts: Iterator[tuple[Bools, Bools]], family: Family
) -> Evidence:
    """What is left of the claims, of which each has to stand up to the views that doubt it."""
    settled = found.settled(family)
    claimed = settled.claimed(family)
    for judged, replaced in doubts:
        if (judged & claimed).any():
            found = found.checked(_seen(views, replaced, judged), judged)
            settled = found.settled(family)
            claimed = settled.claimed(family)
    return settled


def _doubts(before: Bools, ratings: Bools) -> Iterator[tuple[Bools, Bools]]:
    """Views that only a claim has to stand up to: which factors are judged, which replaced.

    Each is judged with all other same-day values taken from the day before; same-day ratings
    also with only the other ratings taken from there.
    """
    for k in np.flatnonzero(~before):
        alone = np.arange(len(before)) == k
        if (others := ~before & ~alone).any():
            yield alone, others
        if ratings[k] and (rest := ratings & ~alone).any() and (rest != others).any():
            yield alone, rest
