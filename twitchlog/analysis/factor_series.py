"""A factor over time, by day or by week. Days without a value stay gaps."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from twitchlog.analysis.series import (
    LEAST_OF_WEEK,
    QUARTER,
    WEEK,
    Counts,
    Floats,
    trailing_means,
)
from twitchlog.analysis.span import Span, week_of
from twitchlog.catalogue import Factor

LEAST_DAYS = 5


@dataclass(frozen=True, slots=True, eq=False)
class FactorSeries:
    """The course of one factor.

    step      days from one value to the next: 1, or 7 where values are means of a week
    values    (n,) in the factor's unit; NaN where not recorded
    means     (n,) mean with the six days or twelve weeks before; NaN where fewer than four of
              these are known
    recorded  (n,) days with a value: 0 or 1 by day, 0 to 7 by week
    """

    factor: Factor
    first: date
    step: int
    values: Floats
    means: Floats
    recorded: Counts

    @property
    def days(self) -> int:
        """Days with a value."""
        return int(self.recorded.sum())

    @property
    def enough(self) -> bool:
        """Whether there is anything of a course to see."""
        return self.days >= LEAST_DAYS

    @property
    def quartiles(self) -> tuple[float, float, float]:
        """Lower quartile, median and upper quartile of the values; NaN where there is none."""
        known = self.values[~np.isnan(self.values)]
        if not len(known):
            return (np.nan, np.nan, np.nan)
        low, middle, high = np.quantile(known, [0.25, 0.5, 0.75]).tolist()
        return low, middle, high

    @property
    def total(self) -> float:
        """The sum over all days with a value: for a flag, the days on which it held."""
        return float(np.nansum(self.values * self.recorded))


def daily_factor(factor: Factor, rows: Iterable[tuple[date, float]], span: Span) -> FactorSeries:
    """A factor's days.

    rows  day and effective value; the six days before the span feed the first means
    """
    lead = WEEK - 1
    start = span.first - timedelta(days=lead)
    values = np.full(span.days + lead, np.nan)
    for day, value in rows:
        if start <= day <= span.last:
            values[(day - start).days] = value
    means = trailing_means(values, WEEK, LEAST_OF_WEEK)[lead:]
    values = values[lead:]
    return FactorSeries(factor, span.first, 1, values, means, (~np.isnan(values)).astype(np.int64))


def weekly_factor(
    factor: Factor, rows: Collection[tuple[date, float, int]], span: Span, week_starts_on: int = 0
) -> FactorSeries:
    """A factor's weeks.

    rows  a week's first day, the sum of the effective values of its days, and how many have one
    """
    first = week_of(span.first, week_starts_on)
    length = (span.last - first).days // WEEK + 1
    weeks, amounts, days = zip(*rows, strict=True) if rows else ((), (), ())
    places = np.array([(week - first).days // WEEK for week in weeks], dtype=np.int64)
    sums = np.bincount(places, amounts, length)
    recorded = np.bincount(places, days, length).astype(np.int64)
    values = np.where(recorded > 0, sums / np.maximum(recorded, 1), np.nan)
    means = trailing_means(values, QUARTER, LEAST_OF_WEEK)
    return FactorSeries(factor, first, WEEK, values, means, recorded)
