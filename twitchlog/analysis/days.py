"""The day table: one row per local day, gaps included."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from twitchlog.catalogue import Factor
from twitchlog.records import DaySummary

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Outcome = Literal["episodes", "any", "strongest", "burden"]


@dataclass(frozen=True, slots=True, eq=False)
class DayTable:
    """n consecutive days and k factors.

    first    the first row's day
    counts   (n,) episodes begun that day; NaN on days that were not tracked
    values   (n, k) each factor's value on that very day; NaN where not recorded
    factors  what the columns are
    outcome  what stands in the place of the counts (twitchlog.analysis.outcome)
    """

    first: date
    counts: Floats
    values: Floats
    factors: tuple[Factor, ...]
    outcome: Outcome = "episodes"

    @property
    def tracked(self) -> Bools:
        """(n,) days with episodes, or said to be without."""
        return np.isfinite(self.counts)

    @property
    def weekday(self) -> Ints:
        """(n,) 0 Monday to 6 Sunday."""
        return (self.first.weekday() + np.arange(len(self.counts), dtype=np.int64)) % 7

    def day(self, row: int) -> date:
        """The local day of a row."""
        return self.first + timedelta(days=int(row))

    def lagged(self) -> Floats:
        """(n, k) each factor's value as many days before the row's day as its lag says."""
        columns = [delayed(self.values[:, k], f.lag) for k, f in enumerate(self.factors)]
        return np.column_stack(columns) if columns else self.values.copy()

    def trimmed(self) -> DayTable:
        """The days from the first to the last tracked one, preceded by those that lags reach."""
        rows = np.flatnonzero(self.tracked)
        if not len(rows):
            return DayTable(self.first, self.counts[:0], self.values[:0], self.factors)
        reach = max((factor.lag for factor in self.factors), default=0) + 1
        start, stop = max(0, int(rows[0]) - reach), int(rows[-1]) + 1
        kept = slice(start, stop)
        return DayTable(self.day(start), self.counts[kept], self.values[kept], self.factors)


def delayed(values: Floats, days: int, before: float = math.nan) -> Floats:
    """(n, ...) the rows of some days earlier; where there are none, what is said to be before."""
    if days == 0:
        return values.copy()
    late = np.full_like(values, before)
    late[days:] = values[:-days]
    return late


def day_table(
    days: Iterable[DaySummary], factors: Sequence[Factor], *, today: date | None = None
) -> DayTable:
    """The table from the first to the last known day, before `today` where that is given."""
    known = [summary for summary in days if today is None or summary.day < today]
    if not known:
        empty = np.zeros((0, len(factors)))
        return DayTable(today or date(1970, 1, 1), np.zeros(0), empty, tuple(factors))
    first = min(summary.day for summary in known)
    length = (max(summary.day for summary in known) - first).days + 1
    counts = np.full(length, np.nan)
    values = np.full((length, len(factors)), np.nan)
    rows = np.array([(summary.day - first).days for summary in known])
    for summary, row in zip(known, rows.tolist(), strict=True):
        if summary.tracked is not None:
            counts[row] = summary.episodes if summary.tracked == "episodes" else 0
    recorded, nothing = [summary.values for summary in known], math.nan
    for k, factor in enumerate(factors):
        slug = factor.slug
        numbers = np.array([one.get(slug, nothing) for one in recorded], dtype=np.float64)
        finite = np.isfinite(numbers)
        values[rows[finite], k] = numbers[finite]
    return DayTable(first, counts, values, tuple(factors))
