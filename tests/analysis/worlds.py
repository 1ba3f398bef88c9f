"""Made-up journals whose truth is known: ordinary people, with or without triggers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from twitchlog.analysis.days import DayTable
from twitchlog.catalogue import BY_SLUG

FIRST = date(2024, 1, 1)
SLUGS = (
    "caffeine_mg",
    "sleep_h",
    "stress",
    "hydration_ml",
    "exercise_min",
    "alcohol_drinks",
    "sleep_quality",
    "screen_h",
)
# Slug: day-to-day carry-over, middle, spread, rounding, lowest.
NATURE = {
    "caffeine_mg": (0.4, 220.0, 110.0, 10.0, 0.0),
    "sleep_h": (0.3, 7.0, 1.0, 0.5, 0.0),
    "stress": (0.6, 4.0, 2.0, 1.0, 0.0),
    "hydration_ml": (0.5, 1700.0, 450.0, 250.0, 0.0),
    "exercise_min": (0.2, 10.0, 35.0, 10.0, 0.0),
    "alcohol_drinks": (0.3, -0.5, 1.8, 0.5, 0.0),
    "sleep_quality": (0.4, 6.0, 2.0, 1.0, 0.0),
    "screen_h": (0.5, 5.0, 1.8, 0.5, 0.0),
}


@dataclass(frozen=True)
class World:
    """How a person's days come about.

    effects     log rate per standard deviation of a factor at its lag
    companions  how strongly stress shortens the night after, and a short night brings coffee
    backward    how much a bad day raises that evening's stress, in standard deviations
    flare, carry  standard deviation and carry-over of the flares
    drift       size of a slow wave over the whole journal
    gaps, holes  share of readings not recorded, and of days not tracked
    """

    base: float = 2.0
    effects: dict[str, float] = field(default_factory=dict)
    companions: float = 0.5
    backward: float = 0.0
    flare: float = 0.6
    carry: float = 0.85
    drift: float = 0.0
    dispersion: float = 0.3
    gaps: float = 0.1
    holes: float = 0.05


@dataclass(frozen=True)
class Truth:
    """A journal, and each factor's true effect on the log rate per unit."""

    table: DayTable
    per_unit: dict[str, float]


def journal(world: World, days: int, seed: int) -> Truth:
    """Live through that many days of a world."""
    rng = np.random.default_rng(seed)
    warm = 30
    length = days + warm
    values = np.zeros((length, len(SLUGS)))
    inner = rng.normal(size=len(SLUGS))
    column = {slug: k for k, slug in enumerate(SLUGS)}
    rho = np.array([NATURE[slug][0] for slug in SLUGS])
    flare = rng.normal() * world.flare
    counts = np.zeros(length)
    for t in range(length):
        inner = rho * inner + np.sqrt(1 - rho**2) * rng.normal(size=len(SLUGS))
        lived = inner.copy()
        stress_before = values[t - 1, column["stress"]] if t else 0.0
        _add(lived, column["sleep_h"], -world.companions, stress_before)
        _add(lived, column["caffeine_mg"], -world.companions, lived[column["sleep_h"]])
        flare = world.carry * flare + world.flare * np.sqrt(1 - world.carry**2) * rng.normal()
        log_rate = np.log(world.base) + flare
        log_rate += world.drift * np.sin(2 * np.pi * t / length)
        values[t] = lived
        for slug, effect in world.effects.items():
            lag = BY_SLUG[slug].lag
            log_rate += effect * (values[t - lag, column[slug]] if t >= lag else 0.0)
        mean = np.exp(min(log_rate, 5.0))
        shape = 1 / world.dispersion
        counts[t] = rng.poisson(mean * rng.gamma(shape, 1 / shape))
        usual = np.log1p(world.base)
        values[t, column["stress"]] += world.backward * (np.log1p(counts[t]) - usual) / 0.6
    return _written_down(world, values[warm:], counts[warm:], rng)


def _add(lived, column, strength, other):
    lived[column] = np.sqrt(1 - strength**2) * lived[column] + strength * other


def _written_down(world, inner, counts, rng) -> Truth:
    """Rounded in natural units, with some readings and days left out."""
    shown = np.empty_like(inner)
    for k, slug in enumerate(SLUGS):
        _, middle, spread, grain, lowest = NATURE[slug]
        values = np.maximum(lowest, np.round((middle + spread * inner[:, k]) / grain) * grain)
        shown[:, k] = np.minimum(values, BY_SLUG[slug].highest)
    truth = {slug: effect / NATURE[slug][2] for slug, effect in world.effects.items()}
    shown[rng.random(shown.shape) < world.gaps] = np.nan
    counts = np.where(rng.random(len(counts)) < world.holes, np.nan, counts)
    return Truth(DayTable(FIRST, counts, shown, tuple(BY_SLUG[s] for s in SLUGS)), truth)


NOTHING = World()
BACKWARD = World(backward=0.7)
WORLDS = {
    "nothing": NOTHING,
    "fast flares": World(flare=0.7, carry=0.7),
    "drift": World(flare=0.5, drift=1.0),
    "few episodes": World(base=0.6),
    "backward": BACKWARD,
    "backward, strong": World(backward=0.9, companions=0.7),
    "stress": World(effects={"stress": 0.4}),
    "stress, strong companions": World(effects={"stress": 0.4}, companions=0.7),
    "sleep": World(effects={"sleep_h": -0.4}),
    "coffee": World(effects={"caffeine_mg": 0.4}),
    "alcohol": World(effects={"alcohol_drinks": 0.4}),
    "three": World(effects={"caffeine_mg": 0.35, "sleep_h": -0.35, "screen_h": 0.35}),
    "backward, sleep": World(effects={"sleep_h": -0.4}, backward=0.7),
}
