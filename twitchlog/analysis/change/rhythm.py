"""Weekdays and hours of the day, each held against its own week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from twitchlog.analysis.change.clusters import same_hours, week_waves, zero_mean
from twitchlog.analysis.change.trend import LEVEL
from twitchlog.analysis.change.units import by_week
from twitchlog.analysis.days import Bools, Floats, Ints
from twitchlog.analysis.distributions import quantile

LEAST_WEEKS = 14
LEAST_DAYS_OF_WEEK = 4
LEAST_EPISODES = 24
PARTS = 6
HOURS = 24
RUN_OF_WEEKS = 4  # one piece of evidence about hours, as habits last for days
LEAST_RUNS = 4
HOURS_OF_PART = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One weekday or stretch of hours.

    episodes   those that began in it
    ratio      against what it would have if all were alike, with a 95 % interval of its own
    """

    episodes: int
    ratio: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Parts that come again, and whether they differ.

    parts    seven weekdays from Monday on, or six stretches of four hours from midnight on
    runs     of weeks with episodes, each one piece of evidence: single weeks for weekdays
    p        one test of all parts; None where there are too few weeks or episodes
    """

    parts: tuple[Part, ...]
    episodes: int
    runs: int
    p: float | None

    @property
    def found(self) -> bool:
        """Whether they differ by more than chance makes."""
        return self.p is not None and self.p < LEVEL


def weekdays(first: date, counts: Floats) -> Rhythm:
    """Days of one week against each other; (n,) counts of days, NaN where not tracked."""
    rows, known = by_week(first, counts)
    return _judged(np.where(known, rows, 0.0), known)


def hours(rows: Iterable[tuple[int, int, int]]) -> Rhythm:
    """Hours against each other, of (number of a run of weeks, hour of the clock, episodes)."""
    told = np.array(list(rows), dtype=np.int64).reshape(-1, 3)
    runs, place = np.unique(told[:, 0], return_inverse=True)
    counts = np.zeros((len(runs), HOURS))
    np.add.at(counts, (place, told[:, 1]), told[:, 2])
    parts = counts.reshape(len(runs), PARTS, HOURS_OF_PART).sum(axis=2)
    found = _judged(parts, np.ones(parts.shape, dtype=np.bool_), tested=False)
    if found.runs < LEAST_RUNS or found.episodes < LEAST_EPISODES:
        return found
    return replace(found, p=same_hours(counts))


def part_grid(rows: Iterable[tuple[int, int, int]]) -> Ints:
    """(7, 6) episodes by weekday and stretch of hours, of (weekday, hour, episodes)."""
    grid = np.zeros((7, PARTS), dtype=np.int64)
    for weekday, hour, episodes in rows:
        grid[weekday, hour // HOURS_OF_PART] += episodes
    return grid


def _judged(counts: Floats, known: Bools, tested: bool = True) -> Rhythm:
    """(w, k) counts of parts, 0 where not known; weeks with hardly a part known are left out."""
    least = min(LEAST_DAYS_OF_WEEK, counts.shape[1])
    used = (counts.sum(axis=1) > 0) & (known.sum(axis=1) >= least)
    counts, known = counts[used], known[used]
    usual = known * (counts.sum(axis=1) / np.maximum(known.sum(axis=1), 1))[:, None]
    weeks, episodes = len(counts), int(counts.sum())
    enough = weeks >= LEAST_WEEKS and episodes >= LEAST_EPISODES and bool(known.any(axis=0).all())
    p = zero_mean(week_waves(counts - usual)) if tested and enough else None
    parts = tuple(_part(counts[:, k], usual[:, k]) for k in range(counts.shape[1]))
    return Rhythm(parts, episodes, weeks, p)


def _part(counts: Floats, usual: Floats) -> Part:
    """(w,) counts of one part, and those that it would have if all parts were alike."""
    weeks, expected = len(counts), float(usual.sum())
    if weeks < 2 or not expected:
        return Part(int(counts.sum()), float("nan"), float("nan"), float("nan"))
    ratio = float(counts.sum()) / expected
    rest = counts - ratio * usual
    error = float(np.sqrt(weeks / (weeks - 1) * (rest @ rest))) / expected
    reach = quantile(0.975, weeks - 1) * error
    return Part(int(counts.sum()), ratio, max(0.0, ratio - reach), ratio + reach)
