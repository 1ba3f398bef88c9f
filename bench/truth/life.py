"""Living through a world: what really happened on each day, written down or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, log2, pi, sin

import numpy as np
from numpy.random import Generator

from bench.truth.worlds import HABITS, Link, World
from twitchlog.analysis.days import Floats
from twitchlog.catalogue import BY_SLUG

SLUGS = tuple(HABITS)
FACTORS = tuple(BY_SLUG[slug] for slug in SLUGS)
COLUMN = {slug: k for k, slug in enumerate(SLUGS)}
GRAINS = {f.slug: (HABITS[f.slug].grain, f.lowest, f.highest) for f in FACTORS}
WARM_UP = 30
MOST = 5.0  # the log rate is held below this
YEAR = 365.25

Day = dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Life:
    """n days as they were; day 0 is a Monday.

    values    (n, k) the factors
    counts    (n,) episodes
    nuisance  (n,) log rate but for the planted links at the lags that are tested
    push      (n,) what these add to it
    """

    values: Floats
    counts: Floats
    nuisance: Floats
    push: Floats


def lived(world: World, days: int, rng: Generator) -> Life:
    """That many days, after some more to get going."""
    total = days + WARM_UP
    moods, flares = _moods(total, rng), _flares(world, total, rng)
    past: list[Day] = []
    counts, nuisance, push = np.zeros(total), np.zeros(total), np.zeros(total)
    bad = 0.0
    for t in range(total):
        day = _natural(world, t, moods[t], past[-1] if past else None, bad)
        past.append(day)
        background = _background(world, t - WARM_UP, days) + flares[t]
        tested, untested = _pushes(world, past)
        nuisance[t] = background + untested
        push[t] = log(world.type_share * exp(tested) + 1 - world.type_share)
        counts[t] = _episodes(world, nuisance[t] + push[t], rng)
        bad = log2((1 + counts[t]) / (1 + world.base))
        day["stress"] += world.aftermath.stress * bad
        day["caffeine_mg"] += world.aftermath.caffeine_mg * bad
        _round(day, world.aftermath.same_day)
    values = np.array([[day[slug] for slug in SLUGS] for day in past])
    return Life(*(rows[WARM_UP:] for rows in (values, counts, nuisance, push)))


def _moods(days: int, rng: Generator) -> Floats:
    """(days, k) each factor's deviation from its middle, in its own spread."""
    carry = np.array([habit.carry for habit in HABITS.values()])
    fresh = rng.normal(size=(days, len(SLUGS)))
    moods = np.empty_like(fresh)
    moods[0] = fresh[0]
    for t in range(1, days):
        moods[t] = carry * moods[t - 1] + np.sqrt(1 - carry**2) * fresh[t]
    return moods


def _flares(world: World, days: int, rng: Generator) -> Floats:
    fresh = world.flare * rng.normal(size=days)
    flares = fresh.copy()
    for t in range(1, days):
        flares[t] = world.carry * flares[t - 1] + (1 - world.carry**2) ** 0.5 * fresh[t]
    return flares


def _natural(world: World, t: int, moods: Floats, before: Day | None, bad: float) -> Day:
    """The day's factors until its twitches come; bad is how bad the day before was."""
    weekend = (t - WARM_UP) % 7 >= 5
    day = {
        slug: habit.middle + habit.spread * float(moods[k]) + habit.weekend * weekend
        for k, (slug, habit) in enumerate(HABITS.items())
    }
    if before is not None:
        strain = before["stress"] - HABITS["stress"].middle
        day["sleep_h"] += world.companions.stress_sleep * strain
        day["sleep_h"] += world.aftermath.next_sleep_h * bad
    longer = day["sleep_h"] - HABITS["sleep_h"].middle
    day["caffeine_mg"] += world.companions.sleep_coffee * longer
    day["fatigue"] += world.companions.sleep_fatigue * longer
    _round(day, SLUGS)
    return day


def _round(day: Day, slugs: Iterable[str]) -> None:
    for slug in slugs:
        grain, lowest, highest = GRAINS[slug]
        day[slug] = min(max(round(day[slug] / grain) * grain, lowest), highest)


def _background(world: World, t: int, days: int) -> float:
    weekend = world.weekend * (t % 7 >= 5)
    drift = world.drift * (t / days - 0.5)
    return log(world.base) + weekend + drift + world.season * sin(2 * pi * t / YEAR)


def _pushes(world: World, past: list[Day]) -> tuple[float, float]:
    """What the links add to the log rate: those at the lag that is tested, and the others."""
    tested = untested = 0.0
    for link in world.links:
        usual = BY_SLUG[link.factor].lag
        lag = usual if link.lag is None else link.lag
        push = pushed(link, past[max(0, len(past) - 1 - lag)][link.factor])
        if lag == usual:
            tested += push
        else:
            untested += push
    return tested, untested


def pushed(link: Link, value: float) -> float:
    """What one link adds to the log rate at that value of its factor."""
    slope = log(link.ratio) / link.per
    if link.shape == "threshold":
        return slope * min(0.0, value - link.turn)
    if link.shape == "u":
        return slope * (abs(value - link.turn) - 0.8 * HABITS[link.factor].spread)
    return slope * (value - HABITS[link.factor].middle)


def _episodes(world: World, log_rate: float, rng: Generator) -> int:
    shape = 1 / world.overdispersion
    spread = float(rng.gamma(shape, 1 / shape))
    return int(rng.poisson(spread * exp(min(MOST, log_rate))))
