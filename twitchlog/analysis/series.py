"""Episodes over time, by day and by week. Days that were not tracked stay gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from twitchlog.analysis.span import Gap, Span, gaps, month_of_week
from twitchlog.records import DaySummary

Floats: TypeAlias = npt.NDArray[np.float64]
Counts: TypeAlias = npt.NDArray[np.int64]

WEEK = 7
LEAST_OF_WEEK = 4  # tracked days without which a week has no mean
QUARTER = 13
LEAST_OF_QUARTER = 28  # tracked days in thirteen weeks


@dataclass(frozen=True, slots=True)
class Tally:
    """What a stretch of days adds up to.

    days           days in the stretch
    with_episodes  tracked days on which at least one bout began
    """

    days: int
    tracked: int
    with_episodes: int
    episodes: int

    @property
    def mean(self) -> float:
        """Episodes per tracked day; NaN where none was tracked."""
        return self.episodes / self.tracked if self.tracked else float("nan")


@dataclass(frozen=True, slots=True, eq=False)
class DailySeries:
    """Episodes a day.

    counts  (n,) NaN on days that were not tracked
    mean7   (n,) mean of the day and the six before; NaN on days that were not tracked or where
            fewer than four of the seven were
    """

    first: date
    counts: Floats
    mean7: Floats

    @property
    def tally(self) -> Tally:
        """What its days add up to."""
        known = self.counts[~np.isnan(self.counts)]
        return Tally(len(self.counts), len(known), int((known > 0).sum()), int(known.sum()))

    @property
    def busiest(self) -> tuple[date, int] | None:
        """The first day with the most episodes and their number; None without any episode."""
        most = int(np.nanmax(self.counts, initial=0))
        if not most:
            return None
        place = int(np.flatnonzero(self.counts == most)[0])
        return self.first + timedelta(days=place), most

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Days that were not tracked."""
        after = self.first + timedelta(days=len(self.counts))
        return gaps(dates(self.first, len(self.counts)), after, np.isnan(self.counts))

    def items(self) -> Iterator[tuple[date, float]]:
        """Each day with its count."""
        return zip(dates(self.first, len(self.counts)), self.counts.tolist(), strict=True)


@dataclass(frozen=True, slots=True, eq=False)
class WeeklySeries:
    """Episodes per tracked day, week by week.

    first     first day of the first week
    episodes  (n,)
    tracked   (n,) tracked days, 0 to 7
    means     (n,) NaN where fewer than four days were tracked
    mean13    (n,) mean over the tracked days of the week and the twelve before; NaN in weeks
              without a mean or where fewer than 28 of these days were tracked
    """

    first: date
    episodes: Counts
    tracked: Counts
    means: Floats
    mean13: Floats

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Weeks that have no mean."""
        after = self.first + timedelta(weeks=len(self.means))
        return gaps(dates(self.first, len(self.means), WEEK), after, np.isnan(self.means))

    def items(self) -> Iterator[tuple[date, float]]:
        """The first day of each week with its mean."""
        return zip(dates(self.first, len(self.means), WEEK), self.means.tolist(), strict=True)


@dataclass(frozen=True, slots=True, eq=False)
class MonthGrid:
    """Episodes per tracked day by year and month; a week counts where its middle day lies.

    means    (years, 12) NaN where fewer than four days were tracked
    tracked  (years, 12) tracked days
    """

    first_year: int
    means: Floats
    tracked: Counts


def tracked_days(summaries: Iterable[DaySummary]) -> Iterator[tuple[date, int]]:
    """The tracked ones among days, each with its episodes."""
    return ((day.day, day.episodes) for day in summaries if day.tracked)


def daily_series(tracked: Iterable[tuple[date, int]], span: Span) -> DailySeries:
    """The days of a span; days that are not among the tracked ones are gaps.

    tracked  day and episodes, in any order; the six days before the span feed the first means
    """
    lead = WEEK - 1
    start = span.first - timedelta(days=lead)
    counts = np.full(max(span.days, 0) + lead, np.nan)
    for day, episodes in tracked:
        if start <= day <= span.last:
            counts[(day - start).days] = episodes
    means = trailing_means(counts, WEEK, LEAST_OF_WEEK)
    return DailySeries(span.first, counts[lead:], means[lead:])


def weekly_series(weeks: Iterable[tuple[date, int, int]]) -> WeeklySeries:
    """Weeks from the first to the last that is known.

    weeks  first day, episodes and tracked days of each week with a tracked day
    Raises ValueError where there is none.
    """
    rows = list(weeks)
    first, last = min(row[0] for row in rows), max(row[0] for row in rows)
    episodes = np.zeros((last - first).days // WEEK + 1, dtype=np.int64)
    tracked = np.zeros_like(episodes)
    for week, count, days in rows:
        place = (week - first).days // WEEK
        episodes[place] += count
        tracked[place] += days
    means = ratios(episodes, tracked, LEAST_OF_WEEK)
    quarter = ratios(_trailing(episodes, QUARTER), _trailing(tracked, QUARTER), LEAST_OF_QUARTER)
    return WeeklySeries(first, episodes, tracked, means, np.where(np.isnan(means), means, quarter))


def month_grid(weekly: WeeklySeries) -> MonthGrid:
    """Months of a weekly series."""
    months = [month_of_week(day) for day in dates(weekly.first, len(weekly.tracked), WEEK)]
    years = months[-1].year - months[0].year + 1
    episodes = np.zeros((years, 12), dtype=np.int64)
    tracked = np.zeros_like(episodes)
    for month, count, days in zip(months, weekly.episodes, weekly.tracked, strict=True):
        place = month.year - months[0].year, month.month - 1
        episodes[place] += count
        tracked[place] += days
    return MonthGrid(months[0].year, ratios(episodes, tracked, LEAST_OF_WEEK), tracked)


def dates(first: date, count: int, step: int = 1) -> list[date]:
    """That many dates from the first, so many days apart."""
    return [first + timedelta(days=step * place) for place in range(count)]


def trailing_means(values: Floats, length: int, least: int) -> Floats:
    """The mean of each value and those before it, `length` together, without the unknown ones.

    NaN where the value itself is unknown or fewer than `least` of them are known.
    """
    known = ~np.isnan(values)
    sums = _trailing(np.where(known, values, 0.0), length)
    seen = _trailing(known.astype(np.int64), length)
    return np.where(known & (seen >= least), sums / np.maximum(seen, 1), np.nan)


def ratios(amounts: Counts | Floats, days: Counts | Floats, least: float = 1) -> Floats:
    """Amounts per day; NaN where there are fewer than `least` days."""
    return np.where(days >= least, amounts / np.maximum(days, 1), np.nan)


def _trailing(values: Counts | Floats, length: int) -> Floats:
    """The sum of each value and those before it, `length` together."""
    return np.convolve(values.astype(np.float64), np.ones(length))[: len(values)]
