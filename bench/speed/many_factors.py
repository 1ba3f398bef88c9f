"""Days of made-up journals with fifteen factors, as the analysis takes them, and their table."""

from __future__ import annotations

import math
import random
from collections import Counter
from datetime import date, timedelta

from bench.speed.made_up import DAYS_A_YEAR, EPISODES_A_YEAR, SEED
from twitchlog.analysis.days import DayTable, day_table
from twitchlog.catalogue import FACTORS as CATALOGUE
from twitchlog.catalogue import Factor
from twitchlog.records import DaySummary

FACTORS = tuple(factor for factor in CATALOGUE if not factor.outcome)[:15]
FIRST = date(2016, 1, 1)
RECORDED = 0.9  # of the values
LINKS = {"caffeine_mg": 0.15, "sleep_h": -0.15, "exercise_min": 0.15}  # on the log rate


def days(years: int) -> list[DaySummary]:
    """So many years of 2000 bouts, in flares, every day tracked; three factors go with them."""
    made_up = random.Random(SEED + years)
    moods = {factor.slug: 0.0 for factor in FACTORS}
    rates, values, flare = [], [], 0.0
    for _ in range(years * DAYS_A_YEAR):
        moods = {slug: 0.5 * mood + made_up.gauss(0, 0.87) for slug, mood in moods.items()}
        flare = 0.85 * flare + made_up.gauss(0, 0.25)
        rates.append(math.exp(flare + sum(moods[slug] * size for slug, size in LINKS.items())))
        values.append(
            {f.slug: _value(f, moods[f.slug]) for f in FACTORS if made_up.random() < RECORDED}
        )
    days = [FIRST + timedelta(days=row) for row in range(len(rates))]
    bouts = Counter(made_up.choices(days, rates, k=years * EPISODES_A_YEAR))
    return [
        DaySummary(
            day=day,
            tracked="episodes" if bouts[day] else "none",
            episodes=bouts[day],
            values=recorded,
        )
        for day, recorded in zip(days, values, strict=True)
    ]


def _value(factor: Factor, mood: float) -> float:
    """A mood in the factor's own unit: ten of its steps are usual, two of them ordinary spread."""
    if factor.kind == "flag":
        return float(mood > 1)
    return max(0.0, round(10 + 2 * mood)) * factor.effect_step / 2


def table(summaries: list[DaySummary]) -> DayTable:
    """What is analysed."""
    return day_table(summaries, FACTORS)
