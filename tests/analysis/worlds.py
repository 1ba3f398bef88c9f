"""Made-up journals whose truth is known: ordinary people, with or without triggers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from twitchlog.analysis.days import DayTable
from twitchlog.catalogue import BY_SLUG

FIRST = date(2024, 1, 1)
WARM_UP = 30
# Slug: day-to-day carry-over, middle, spread, rounding.
NATURE = {
    "caffeine_mg": (0.4, 220.0, 110.0, 10.0),
    "sleep_h": (0.3, 7.0, 1.0, 0.5),
    "stress": (0.7, 4.0, 2.0, 1.0),
    "hydration_ml": (0.6, 1700.0, 450.0, 250.0),
    "exercise_min": (0.2, 10.0, 35.0, 10.0),
    "alcohol_drinks": (0.3, 0.0, 1.8, 0.5),
    "sleep_quality": (0.4, 6.0, 2.0, 1.0),
    "fatigue": (0.5, 4.0, 2.0, 1.0),
}
SLUGS = tuple(NATURE)
FACTORS = tuple(BY_SLUG[slug] for slug in SLUGS)
COLUMN = {slug: k for k, slug in enumerate(SLUGS)}


@dataclass(frozen=True)
class World:
    """How a person's days come about. Strengths are in standard deviations of either side.

    base         episodes on an ordinary day
    effects      on the log rate, per standard deviation of a factor at its lag
    companions   stress shortens the night after, and a short night brings coffee
    tense_coffee a stressful day brings coffee the same day
    backward     what a bad day does to that same day's values
    flare, carry standard deviation and carry-over of the flares
    drift        height of a slow wave over the whole journal
    gaps, holes  share of readings not recorded, and of days not tracked
    """

    base: float = 2.0
    effects: dict[str, float] = field(default_factory=dict)
    companions: float = 0.5
    tense_coffee: float = 0.0
    backward: dict[str, float] = field(default_factory=dict)
    flare: float = 0.6
    carry: float = 0.85
    drift: float = 0.0
    dispersion: float = 0.3
    gaps: float = 0.1
    holes: float = 0.05

    @property
    def per_unit(self) -> np.ndarray:
        """(k,) true effects on the log rate, per unit of each factor."""
        return np.array([self.effects.get(slug, 0.0) / NATURE[slug][2] for slug in SLUGS])


def journal(world: World, days: int, seed: int) -> DayTable:
    """Live through that many days of a world."""
    rng = np.random.default_rng(seed)
    length = days + WARM_UP
    lived, counts = np.zeros((length, len(SLUGS))), np.zeros(length)
    carry = np.array([NATURE[slug][0] for slug in SLUGS])
    inner = rng.normal(size=len(SLUGS))
    flare = float(world.flare * rng.normal())
    for t in range(length):
        inner = carry * inner + np.sqrt(1 - carry**2) * rng.normal(size=len(SLUGS))
        lived[t] = inner
        _keep_company(world, lived, t)
        fresh = world.flare * float(rng.normal())
        flare = world.carry * flare + (1 - world.carry**2) ** 0.5 * fresh
        wave = world.drift * np.sin(2 * np.pi * t / length)
        log_rate = np.log(world.base) + flare + wave + _pushed(world, lived, t)
        shape = 1 / world.dispersion
        counts[t] = rng.poisson(np.exp(min(log_rate, 5.0)) * rng.gamma(shape, 1 / shape))
        for slug, strength in world.backward.items():
            lived[t, COLUMN[slug]] += strength * (np.log1p(counts[t]) - np.log1p(world.base)) / 0.6
    return _written_down(world, lived[WARM_UP:], counts[WARM_UP:], rng)


def _keep_company(world: World, lived: np.ndarray, t: int) -> None:
    stress = COLUMN["stress"]
    _mix(lived[t], COLUMN["sleep_h"], -world.companions, lived[t - 1, stress] if t else 0.0)
    _mix(lived[t], COLUMN["caffeine_mg"], -world.companions, lived[t, COLUMN["sleep_h"]])
    _mix(lived[t], COLUMN["caffeine_mg"], world.tense_coffee, lived[t, stress])


def _mix(row: np.ndarray, column: int, strength: float, other: float) -> None:
    row[column] = np.sqrt(1 - strength**2) * row[column] + strength * other


def _pushed(world: World, lived: np.ndarray, t: int) -> float:
    """What the factors add to the log rate of a day, by their values in natural units."""
    total = 0.0
    for slug, effect in world.effects.items():
        earlier = max(0, t - BY_SLUG[slug].lag)
        _, middle, spread, _ = NATURE[slug]
        value = float(_natural(slug, lived[earlier, COLUMN[slug]]))
        total += effect * (value - middle) / spread
    return total


def _natural(slug: str, inner: np.ndarray | float) -> np.ndarray:
    _, middle, spread, grain = NATURE[slug]
    rounded = np.round((middle + spread * np.asarray(inner)) / grain) * grain
    return np.clip(rounded, BY_SLUG[slug].lowest, BY_SLUG[slug].highest)


def _written_down(
    world: World, lived: np.ndarray, counts: np.ndarray, rng: np.random.Generator
) -> DayTable:
    """As kept by a person: in natural units, some readings and some days left out."""
    values = np.column_stack([_natural(slug, lived[:, k]) for k, slug in enumerate(SLUGS)])
    values[rng.random(values.shape) < world.gaps] = np.nan
    counts = np.where(rng.random(len(counts)) < world.holes, np.nan, counts)
    return DayTable(FIRST, counts, values, FACTORS)


WORLDS = {
    "nothing": World(),
    "fast flares": World(flare=0.7, carry=0.7),
    "drift": World(flare=0.5, drift=1.0),
    "few episodes": World(base=0.6),
    "bad day, then stress": World(backward={"stress": 0.9}, companions=0.6),
    "bad day, then stress, tired": World(backward={"stress": 0.9, "fatigue": 0.7}, companions=0.7),
    "bad day, then water": World(backward={"hydration_ml": 0.9}),
    "stress": World(effects={"stress": 0.4}, companions=0.7),
    "stress and its coffee": World(effects={"stress": 0.4}, tense_coffee=0.6),
    "sleep": World(effects={"sleep_h": -0.4}),
    "coffee": World(effects={"caffeine_mg": 0.4}, companions=0.7),
    "alcohol": World(effects={"alcohol_drinks": 0.4}),
    "three": World(effects={"caffeine_mg": 0.35, "sleep_h": -0.35, "exercise_min": 0.35}),
    "sleep; bad day, then stress": World(effects={"sleep_h": -0.4}, backward={"stress": 0.9}),
    "coffee; bad day, then stress": World(effects={"caffeine_mg": 0.4}, backward={"stress": 0.9}),
}
