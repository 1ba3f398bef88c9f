"""Days added up to stretches of equal length, fine enough to see changes and few enough to be fast.

Counts that spread more than chance and flares that fade from day to day stay known when days are
added up, so that the same model speaks of days, weeks and months.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from twitchlog.analysis.days import Bools, Floats, Ints
from twitchlog.analysis.series import WEEK

MOST_UNITS = 66
SHRINK = 20.0  # episodes by which a weekday's rate is drawn towards the mean


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """n stretches of some whole weeks, without those in which no day was tracked.

    first    first day of the stretch numbered 0
    length   days in each
    place    (n,) ascending numbers
    counts   (n,) episodes
    days     (n,) tracked days, each weighed by how many episodes its weekday has
    tracked  (n,) tracked days as they are
    """

    first: date
    length: int
    place: Ints
    counts: Floats
    days: Floats
    tracked: Floats

    @property
    def starts(self) -> list[date]:
        """(n,) their first days."""
        return [self.first + timedelta(days=self.length * int(place)) for place in self.place]

    @property
    def time(self) -> Floats:
        """(n,) their middles, from just above -1/2 to just below 1/2 of all that was looked at."""
        every = int(self.place[-1]) + 1
        return (self.place + 0.5) / every - 0.5

    @property
    def untracked_as_quiet(self) -> Units:
        """The same, had every day that was not tracked in them been without episodes."""
        whole = np.full(len(self.place), float(self.length))
        return Units(self.first, self.length, self.place, self.counts, whole, self.tracked)


def added_up(first: date, counts: Floats, length: int | None = None) -> Units:
    """Stretches that end with the last day; the first one may reach back before the first day.

    counts  (n,) episodes of days in a row, NaN where not tracked; at least one was
    length  days in each; by itself the least number of weeks, doubled until they are few enough
    """
    size = length or unit_length(len(counts))
    lead = -len(counts) % size
    weights = weekday_weights(first, counts)[(first.weekday() - lead + np.arange(size)) % WEEK]
    rows = np.concatenate([np.full(lead, np.nan), counts]).reshape(-1, size)
    known = np.isfinite(rows)
    tracked = known.sum(axis=1)
    used = tracked > 0
    return Units(
        first=first - timedelta(days=lead),
        length=size,
        place=np.flatnonzero(used),
        counts=np.nansum(rows, axis=1)[used],
        days=(known @ weights)[used],
        tracked=tracked[used].astype(np.float64),
    )


def unit_length(days: int) -> int:
    """One week, doubled until there are few enough of them."""
    length = WEEK
    while days > length * MOST_UNITS:
        length *= 2
    return length


def weekday_weights(first: date, counts: Floats) -> Floats:
    """(7,) how many times the mean of its week each weekday has, from Monday on; shrunk."""
    rows, known = by_week(first, counts)
    usual = np.where(known, (np.where(known, rows, 0).sum(axis=1) / _some(known))[:, None], 0.0)
    seen, expected = np.where(known, rows, 0.0).sum(axis=0), usual.sum(axis=0)
    weights = (seen + SHRINK) / (expected + SHRINK)
    return np.asarray(weights / weights.mean())


def by_week(first: date, counts: Floats) -> tuple[Floats, Bools]:
    """(w, 7) calendar weeks from Monday to Sunday, NaN where not known, and which are known."""
    lead = first.weekday()
    padded = np.concatenate([np.full(lead, np.nan), counts])
    rows = np.concatenate([padded, np.full(-len(padded) % WEEK, np.nan)]).reshape(-1, WEEK)
    return rows, np.isfinite(rows)


def _some(known: Bools) -> Ints:
    return np.asarray(np.maximum(known.sum(axis=1), 1))
