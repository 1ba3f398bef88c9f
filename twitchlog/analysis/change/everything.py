"""All questions about change, when and where, asked of one span of a journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from twitchlog.analysis.change.around import LONG, Around, around
from twitchlog.analysis.change.places import Places, Strip, places, strip
from twitchlog.analysis.change.rhythm import Rhythm, hours, part_grid, weekdays
from twitchlog.analysis.change.sides import Balance, balance
from twitchlog.analysis.change.spread import Spread, spread
from twitchlog.analysis.change.steps import Step, candidates, steps
from twitchlog.analysis.change.trend import Trend, line_fit, trend
from twitchlog.analysis.change.units import added_up
from twitchlog.analysis.days import Floats, Ints
from twitchlog.analysis.series import WEEK, Tally, daily_series
from twitchlog.analysis.span import Span, week_of

LEAST_TRACKED = 28
LEAST_EPISODES = 24
LEAST_UNITS = 8


@dataclass(frozen=True, slots=True)
class Told:
    """What a journal tells of a span.

    tracked     day and episodes of every tracked day, from reach(span) on
    events      dated events in order of time
    clock       weekday (0 Monday), hour of the clock, episodes
    hour_weeks  number of the week, hour of the clock, episodes
    regions     first day of a week, region, bouts, left, right
    placed      first day of a week, bouts that name a certain region
    """

    tracked: Sequence[tuple[date, int]]
    events: Sequence[date] = ()
    clock: Iterable[tuple[int, int, int]] = ()
    hour_weeks: Iterable[tuple[int, int, int]] = ()
    regions: Iterable[tuple[date, str, int, int, int]] = ()
    placed: Iterable[tuple[date, int]] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """The answers. None and empty where there is not enough for an answer.

    weeks     in which a day was tracked
    searched  whether there was room to look for lasting steps
    grid      (7, 6) episodes by weekday and stretch of four hours
    """

    span: Span
    tally: Tally
    weeks: int
    trend: Trend | None
    steps: tuple[Step, ...]
    searched: bool
    around: tuple[Around, ...]
    weekdays: Rhythm
    hours: Rhythm
    grid: Ints
    strip: Strip
    balance: Balance
    spread: Spread

    @property
    def missing(self) -> tuple[int, int, int]:
        """How many tracked weeks, tracked days and episodes a trend still takes."""
        had = (self.weeks, self.tally.tracked, self.tally.episodes)
        wanted = (LEAST_UNITS, LEAST_TRACKED, LEAST_EPISODES)
        weeks, days, episodes = (max(0, w - h) for w, h in zip(wanted, had, strict=True))
        return weeks, days, episodes


def reach(span: Span) -> date:
    """The first day whose counts a span needs: what came before an event at its beginning."""
    return span.first - timedelta(days=LONG)


def changes(span: Span, told: Told, week_starts_on: int = 0) -> Changes:
    """Ask everything of a span in which a day was tracked."""
    daily = daily_series(told.tracked, span)
    counts = daily.counts
    units = added_up(span.first, counts)
    enough = _enough(daily.tally, len(units.place))
    levels = line_fit(units) if enough else None
    found = _places(span, told, counts, week_starts_on)
    before = daily_series(told.tracked, Span(reach(span), span.last))
    return Changes(
        span=span,
        tally=daily.tally,
        weeks=int((found.tracked > 0).sum()),
        trend=trend(units, levels, counts) if levels else None,
        steps=steps(units, levels) if levels else (),
        searched=levels is not None and len(candidates(units)) > 0,
        around=around(before.first, before.counts, told.events, units, levels) if levels else (),
        weekdays=weekdays(span.first, counts),
        hours=hours(told.hour_weeks),
        grid=part_grid(told.clock),
        strip=strip(found, span.by_week),
        balance=balance(found),
        spread=spread(found),
    )


def _enough(tally: Tally, units: int) -> bool:
    return (
        tally.tracked >= LEAST_TRACKED and tally.episodes >= LEAST_EPISODES and units >= LEAST_UNITS
    )


def _places(span: Span, told: Told, counts: Floats, week_starts_on: int) -> Places:
    first = week_of(span.first, week_starts_on)
    place = ((span.first - first).days + np.flatnonzero(np.isfinite(counts))) // WEEK
    tracked = np.bincount(place, minlength=((span.last - first).days) // WEEK + 1)
    return places(told.regions, told.placed, first, tracked.astype(np.int64))
