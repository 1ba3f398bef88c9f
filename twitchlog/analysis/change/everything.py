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
from twitchlog.analysis.change.units import Units, added_up
from twitchlog.analysis.days import Floats, Ints
from twitchlog.analysis.series import WEEK, Tally, daily_series
from twitchlog.analysis.span import Span, week_of

WANTED = (8, 28, 24, 10)  # tracked weeks, tracked days, episodes, days with episodes
CAP = 10


@dataclass(frozen=True, slots=True)
class Told:
    """What a journal tells of a span.

    tracked     day and episodes of every tracked day, from reach(span) on
    events      dated events in order of time
    clock       weekday (0 Monday), hour of the clock, episodes
    hour_runs   number of a run of weeks, hour of the clock, episodes
    regions     first day of a week, region, bouts, left, right
    placed      first day of a week, bouts that name a certain region
    """

    tracked: Sequence[tuple[date, int]]
    events: Sequence[date] = ()
    clock: Iterable[tuple[int, int, int]] = ()
    hour_runs: Iterable[tuple[int, int, int]] = ()
    regions: Iterable[tuple[date, str, int, int, int]] = ()
    placed: Iterable[tuple[date, int]] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """The answers. None and empty where there is not enough for an answer.

    weeks     in which a day was tracked
    units     the stretches that it is read in
    searched  whether there was room to look for lasting steps
    grid      (7, 6) episodes by weekday and stretch of four hours
    """

    span: Span
    tally: Tally
    weeks: int
    units: Units
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
    def missing(self) -> tuple[int, int, int, int]:
        """How many tracked weeks, tracked days, episodes and days with some a trend still takes."""
        return _missing(self.tally, self.weeks)


def reach(span: Span) -> date:
    """The first day whose counts a span needs: what came before an event at its beginning."""
    return span.first - timedelta(days=LONG)


def changes(span: Span, told: Told, week_starts_on: int = 0) -> Changes:
    """Ask everything of a span in which a day was tracked."""
    daily = daily_series(told.tracked, span)
    counts = capped(daily.counts)
    units = added_up(span.first, counts)
    found = _places(span, told, counts, week_starts_on)
    weeks = int((found.tracked > 0).sum())
    levels = None if any(_missing(daily.tally, weeks)) else line_fit(units)
    before = daily_series(told.tracked, Span(reach(span), span.last))
    return Changes(
        span=span,
        tally=daily.tally,
        weeks=weeks,
        units=units,
        trend=trend(units, levels, counts) if levels else None,
        steps=steps(units, levels) if levels else (),
        searched=levels is not None and len(candidates(units)) > 0,
        around=around(before.first, capped(before.counts), told.events, units, levels)
        if levels
        else (),
        weekdays=weekdays(span.first, counts),
        hours=hours(told.hour_runs),
        grid=part_grid(told.clock),
        strip=strip(found, span.by_week),
        balance=balance(found),
        spread=spread(found),
    )


def capped(counts: Floats) -> Floats:
    """(n,) within ten times of busy days, so that one slip of the finger decides nothing."""
    high = float(np.nanquantile(counts, 0.95)) if np.isfinite(counts).any() else 0.0
    return np.asarray(np.minimum(counts, CAP * (1 + high)))


def _missing(tally: Tally, weeks: int) -> tuple[int, int, int, int]:
    had = (weeks, tally.tracked, tally.episodes, tally.with_episodes)
    few, short, rare, calm = (max(0, w - h) for w, h in zip(WANTED, had, strict=True))
    return few, short, rare, calm


def _places(span: Span, told: Told, counts: Floats, week_starts_on: int) -> Places:
    first = week_of(span.first, week_starts_on)
    place = ((span.first - first).days + np.flatnonzero(np.isfinite(counts))) // WEEK
    tracked = np.bincount(place, minlength=((span.last - first).days) // WEEK + 1)
    return places(told.regions, told.placed, first, tracked.astype(np.int64))
