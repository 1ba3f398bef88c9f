"""Living through a world hour by hour, and writing it down with clock times."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import exp, log, log2, pi, sin

import numpy as np
from numpy.random import Generator

from bench.hours.worlds import HABITS, World
from twitchlog.catalogue import BY_SLUG
from twitchlog.records import DaySummary, Tracked

FIRST = date(2024, 1, 1)
DAY_VALUES = ("sleep_h", "stress")
FACTORS = tuple(BY_SLUG[slug] for slug in (*HABITS, *DAY_VALUES))
STEPS = 48
STEP = 24 / STEPS
WARM_UP = 14
WAKES, SLEEPS = 6.5, 24.5
RUN = 2.0
REACH = 48.0

Instant = tuple[date, datetime, int]
Reading = tuple[date, datetime, int, float]


@dataclass(frozen=True, slots=True)
class Journal:
    """What was written down: days, starts of bouts, timed readings."""

    days: list[DaySummary]
    starts: list[Instant]
    readings: dict[str, list[Reading]]


def journal(world: World, days: int, rng: Generator) -> Journal:
    """That many days of a world."""
    return _written(_Life(world, rng).lived(days + WARM_UP), world, rng)


@dataclass(slots=True)
class _Day:
    """What happened on one day; hours from its midnight."""

    bouts: list[float]
    taken: dict[str, list[float]]
    sleep_h: float
    stress: float


class _Life:
    """Lives one half hour after the other; hours count from the first day's midnight."""

    def __init__(self, world: World, rng: Generator) -> None:
        self._world, self._rng = world, rng
        self._past: dict[str, list[float]] = {slug: [] for slug in HABITS}
        self._leanings = {slug: float(rng.normal()) for slug in HABITS}
        self._flare = world.flare * float(rng.normal())
        self._moods = np.zeros(2)
        self._bouts: list[float] = []

    def lived(self, days: int) -> list[_Day]:
        return [self._day(number) for number in range(days)]

    def _day(self, number: int) -> _Day:
        world, rng = self._world, self._rng
        weekend = (number - WARM_UP) % 7 >= 5
        carry = np.array([0.3, 0.7])
        self._moods = carry * self._moods + np.sqrt(1 - carry**2) * rng.normal(size=2)
        sleep_h = round(2 * (7 + 0.6 * weekend + float(self._moods[0]))) / 2
        stress = round(min(10.0, max(0.0, 4 - weekend + 2 * float(self._moods[1]))))
        fresh = world.flare * float(rng.normal())
        self._flare = world.carry * self._flare + (1 - world.carry**2) ** 0.5 * fresh
        shape = 1 / world.uneven
        level = log(world.base / STEPS) + self._flare + log(rng.gamma(shape, 1 / shape))
        level += world.weekend * weekend + world.sleep * (7 - sleep_h) + world.stress * (stress - 4)
        planned = self._planned(weekend, sleep_h, stress)
        day = _Day([], {slug: [] for slug in HABITS}, sleep_h, stress)
        for step in range(STEPS):
            self._half_hour(number, step * STEP, level, weekend, planned, day)
        return day

    def _planned(
        self, weekend: bool, sleep_h: float, stress: float
    ) -> list[tuple[float, str, float]]:
        """(hour, factor, log odds) of everything that might be taken today."""
        rng, world, plan = self._rng, self._world, []
        for slug, habit in HABITS.items():
            fresh = float(rng.normal()) * (1 - habit.carry**2) ** 0.5
            self._leanings[slug] = lean = habit.carry * self._leanings[slug] + fresh
            push = 2 * habit.swing * lean
            if slug == "caffeine_mg":
                push += 2 * world.tired_coffee * (7 - sleep_h) + world.tense_coffee * (stress - 4)
            for hour, share in habit.times:
                share = min(0.95, share * (habit.fewer if weekend else 1))
                at = hour + habit.later * weekend + 0.6 * float(rng.normal())
                plan.append((min(23.9, max(WAKES, at)), slug, log(share / (1 - share)) + push))
        return sorted(plan)

    def _half_hour(
        self,
        number: int,
        hour: float,
        level: float,
        weekend: bool,
        planned: list[tuple[float, str, float]],
        day: _Day,
    ) -> None:
        rng, world, midnight = self._rng, self._world, 24.0 * number
        while planned and planned[0][0] < hour + STEP:
            at, slug, odds = planned.pop(0)
            bad = log2((1 + len(day.bouts)) / (1 + world.base * at / 24))
            odds += 2 * world.skips.get(slug, 0.0) * bad
            if rng.random() < 1 / (1 + exp(-odds)):
                self._past[slug].append(midnight + at)
                day.taken[slug].append(at)
        at = hour + STEP * float(rng.random())
        awake = hour >= WAKES
        wave = world.rhythm * sin(2 * pi * (at - 14 - 2 * weekend) / 24) if awake else -2.5
        rate = exp(min(3.0, level + wave + self._pushed(midnight + at)))
        if self._bouts and midnight + at - self._bouts[-1] < RUN:
            rate *= world.runs
        if rng.random() < 1 - exp(-rate):
            self._bouts.append(midnight + at)
            day.bouts.append(at)

    def _pushed(self, now: float) -> float:
        total = 0.0
        for link in self._world.links:
            past = self._past[link.factor]
            first, last = bisect_left(past, now - link.end), bisect_left(past, now - link.begin)
            amount = HABITS[link.factor].amount * (last - first)
            total += (
                log(link.ratio)
                * (amount - self._usual(link.factor) * (link.end - link.begin) / 24)
                / link.per
            )
        return total

    def _usual(self, slug: str) -> float:
        habit = HABITS[slug]
        return habit.amount * sum(share for _hour, share in habit.times)


def _written(lived: list[_Day], world: World, rng: Generator) -> Journal:
    """Bouts, readings and days as far as they are noted; where nothing was taken, that is said."""
    kept = Journal([], [], {slug: [] for slug in HABITS})
    for number, day in enumerate(lived[WARM_UP:]):
        today = FIRST + timedelta(days=number)
        unsaid, tracked = rng.random(len(FACTORS)) < world.unsaid, rng.random() >= world.untracked
        summed = rng.random(len(HABITS)) < world.statements
        values = {"sleep_h": day.sleep_h, "stress": day.stress}
        for slug, only in zip(HABITS, summed, strict=True):
            amount = HABITS[slug].amount
            values[slug] = amount * len(day.taken[slug])
            if not only and not unsaid[list(HABITS).index(slug)]:
                kept.readings[slug].extend((*_moment(today, at), amount) for at in day.taken[slug])
        for factor, blank in zip(FACTORS, unsaid, strict=True):
            if blank:
                del values[factor.slug]
        count = len(day.bouts) if tracked else 0
        state: Tracked | None = ("episodes" if count else "none") if tracked else None
        kept.days.append(DaySummary(day=today, tracked=state, episodes=count, values=values))
        if tracked:
            kept.starts.extend(_moment(today, at) for at in day.bouts)
    return kept


def _moment(day: date, hour: float) -> Instant:
    minutes = int(60 * hour)
    return day, datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes), 0
