"""Everything that the trends of one span show, made from counts by day or by week."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from twitchlog.analysis.comparison import Comparison, compare
from twitchlog.analysis.factor_series import FactorSeries, daily_factor, weekly_factor
from twitchlog.analysis.patterns import (
    HourGrid,
    SiteCounts,
    TypeSeries,
    hour_grid,
    site_counts,
    type_series,
)
from twitchlog.analysis.series import (
    DailySeries,
    MonthGrid,
    Tally,
    WeeklySeries,
    daily_series,
    month_grid,
    weekly_series,
)
from twitchlog.analysis.span import Span
from twitchlog.catalogue import Factor


@dataclass(frozen=True, slots=True)
class Patterns:
    """Counts of a span that do not depend on how finely it is drawn.

    hours  weekday of the local day (0 Monday), hour of the clock, episodes
    sites  region, side, how often it was noted
    types  first day of a day or week, type, episodes
    """

    hours: Iterable[tuple[int, int, int]] = ()
    sites: Iterable[tuple[str, str, int]] = ()
    types: Iterable[tuple[date, str, int]] = ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Trends:
    """One span: `daily` up to a year, `weekly` and `months` beyond.

    comparison  with the span before; None where the journal does not reach back that far
    """

    span: Span
    tally: Tally
    types: TypeSeries
    sites: SiteCounts
    hours: HourGrid
    factors: tuple[FactorSeries, ...]
    daily: DailySeries | None = None
    weekly: WeeklySeries | None = None
    months: MonthGrid | None = None
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Factors:
    """Factors to be shown, with rows by slug: (day, value), or (week, sum, days with a value)."""

    shown: Sequence[Factor] = ()
    days: Mapping[str, Iterable[tuple[date, float]]] = field(default_factory=dict)
    weeks: Mapping[str, Collection[tuple[date, float, int]]] = field(default_factory=dict)


def trends_by_day(
    span: Span,
    tracked: Sequence[tuple[date, int]],
    patterns: Patterns,
    factors: Factors,
    *,
    reaches_back: bool,
    week_starts_on: int = 0,
) -> Trends:
    """A span of up to a year.

    tracked       day and episodes of every tracked day from the span before on
    reaches_back  whether the journal had begun when the span before did
    """
    daily = daily_series(tracked, span)
    inside = [(day, 1) for day, _episodes in tracked if span.first <= day <= span.last]
    return Trends(
        span=span,
        tally=daily.tally,
        daily=daily,
        comparison=compare(daily, daily_series(tracked, span.before)) if reaches_back else None,
        types=type_series(patterns.types, inside, span, week_starts_on),
        sites=site_counts(patterns.sites, daily.tally.episodes),
        hours=hour_grid(patterns.hours),
        factors=tuple(daily_factor(f, factors.days.get(f.slug, ()), span) for f in factors.shown),
    )


def trends_by_week(
    span: Span,
    weeks: Sequence[tuple[date, int, int]],
    patterns: Patterns,
    factors: Factors,
    *,
    with_episodes: int,
    week_starts_on: int = 0,
) -> Trends:
    """A longer span, which must hold a tracked day.

    weeks          first day, episodes and tracked days of each week with a tracked day
    with_episodes  on how many days an episode began
    """
    weekly = weekly_series(weeks)
    tally = Tally(
        days=span.days,
        tracked=int(weekly.tracked.sum()),
        with_episodes=with_episodes,
        episodes=int(weekly.episodes.sum()),
    )
    tracked = [(week, days) for week, _episodes, days in weeks]
    return Trends(
        span=span,
        tally=tally,
        weekly=weekly,
        months=month_grid(weekly),
        types=type_series(patterns.types, tracked, span, week_starts_on),
        sites=site_counts(patterns.sites, tally.episodes),
        hours=hour_grid(patterns.hours),
        factors=tuple(
            weekly_factor(f, factors.weeks.get(f.slug, ()), span, week_starts_on)
            for f in factors.shown
        ),
    )


def reach(span: Span) -> date:
    """The first day whose counts a span up to a year needs: for its means and for comparing."""
    return span.before.first - timedelta(days=6)
