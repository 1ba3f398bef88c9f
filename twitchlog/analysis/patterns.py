"""When and where episodes happen: hours, sites, types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import numpy as np

from twitchlog.analysis.series import WEEK, Counts, Floats, ratios
from twitchlog.analysis.span import Gap, Span, Step, following, gaps, month_of_week, week_of

PARTS_OF_DAY = 4
HOURS_OF_PART = 6
LEAST_EPISODES = 10


@dataclass(frozen=True, slots=True, eq=False)
class HourGrid:
    """Episodes by weekday and hour of the clock at which they began.

    counts  (7, 24) weekday of the local day (0 Monday), hour; an episode at 01:30 stays with the
            day whose evening it ended
    """

    counts: Counts

    @property
    def episodes(self) -> int:
        """All episodes in the grid."""
        return int(self.counts.sum())

    @property
    def enough(self) -> bool:
        """Whether a pattern could show at all."""
        return self.episodes >= LEAST_EPISODES

    @property
    def parts(self) -> tuple[int, ...]:
        """Episodes of the night (0 to 6), morning, afternoon and evening (18 to 24)."""
        by_hour = self.counts.sum(axis=0)
        return tuple(by_hour.reshape(PARTS_OF_DAY, HOURS_OF_PART).sum(axis=1).tolist())


@dataclass(frozen=True, slots=True)
class SiteCount:
    """How often a region was noted, by side."""

    region: str
    left: int = 0
    right: int = 0
    both: int = 0
    middle: int = 0

    @property
    def total(self) -> int:
        """How often it was noted at all."""
        return self.left + self.right + self.both + self.middle


@dataclass(frozen=True, slots=True)
class SiteCounts:
    """Regions by how often they were noted, the most frequent first; an episode may have many."""

    sites: tuple[SiteCount, ...]
    episodes: int

    @property
    def total(self) -> SiteCount:
        """All regions together."""
        return SiteCount(
            "",
            left=sum(site.left for site in self.sites),
            right=sum(site.right for site in self.sites),
            both=sum(site.both for site in self.sites),
            middle=sum(site.middle for site in self.sites),
        )


@dataclass(frozen=True, slots=True, eq=False)
class TypeSeries:
    """Episodes by type over time.

    starts   first day of each step
    step     "day", "week" or "month"
    tracked  (n,) tracked days in each step
    types    slugs, the most frequent first
    counts   (k, n)
    """

    starts: tuple[date, ...]
    step: Step
    tracked: Counts
    types: tuple[str, ...]
    counts: Counts

    @property
    def rates(self) -> Floats:
        """(k, n) episodes per tracked day; NaN where no day was tracked."""
        return ratios(self.counts, np.broadcast_to(self.tracked, self.counts.shape))

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Steps without a tracked day."""
        after = following(self.starts[-1], self.step)
        return gaps(self.starts, after, self.tracked == 0)

    @property
    def totals(self) -> tuple[int, ...]:
        """Episodes of each type."""
        return tuple(self.counts.sum(axis=1).tolist())


def hour_grid(rows: Iterable[tuple[int, int, int]]) -> HourGrid:
    """The grid of weekday (0 Monday), hour and episodes."""
    counts = np.zeros((7, 24), dtype=np.int64)
    for weekday, hour, episodes in rows:
        counts[weekday, hour] += episodes
    return HourGrid(counts)


def site_counts(rows: Iterable[tuple[str, str, int]], episodes: int) -> SiteCounts:
    """Regions of region, side and how often it was noted."""
    sites: dict[str, SiteCount] = {}
    for region, side, count in rows:
        site = sites.get(region, SiteCount(region))
        sites[region] = replace(site, **{side: getattr(site, side) + count})
    ordered = sorted(sites.values(), key=lambda site: (-site.total, site.region))
    return SiteCounts(tuple(ordered), episodes)


def type_series(
    rows: Iterable[tuple[date, str, int]],
    tracked: Iterable[tuple[date, int]],
    span: Span,
    week_starts_on: int = 0,
) -> TypeSeries:
    """Types in the steps that fit a span.

    rows     first day of a day or week, type and episodes
    tracked  first day of the same day or week and its tracked days
    Both are by day, or by week where the span is drawn by week.
    """
    step = span.type_step
    starts = _starts(span, week_starts_on)
    place = {start: index for index, start in enumerate(starts)}

    @cache
    def place_of(day: date) -> int:
        return place[_start(day, step, week_starts_on)]

    days = [0] * len(starts)
    for day, count in tracked:
        days[place_of(day)] += count
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * len(starts))
    for day, type_, count in rows:
        counts[type_][place_of(day)] += count
    types = sorted(counts, key=lambda slug: (-sum(counts[slug]), slug))
    stacked = np.array([counts[slug] for slug in types], dtype=np.int64)
    return TypeSeries(
        tuple(starts),
        step,
        np.array(days, dtype=np.int64),
        tuple(types),
        stacked.reshape(-1, len(starts)),
    )


def _starts(span: Span, week_starts_on: int) -> Sequence[date]:
    """The first day of every step that a span touches."""
    step = span.type_step
    unit = timedelta(days=1 if step == "day" else WEEK)
    begin = span.first if step == "day" else week_of(span.first, week_starts_on)
    units = [begin + unit * n for n in range((span.last - begin) // unit + 1)]
    return list(dict.fromkeys(_start(day, step, week_starts_on) for day in units))


def _start(day: date, step: Step, week_starts_on: int) -> date:
    """The first day of the step to which a day, or a week given by its first day, belongs."""
    if step == "day":
        return day
    return week_of(day, week_starts_on) if step == "week" else month_of_week(day)
