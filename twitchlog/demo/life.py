"""The made-up person's days: what they slept, drank and did, and how many bouts came of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from twitchlog.demo.person import Diary, Drink, Person

WEEKEND = 5
SPORT_DAYS = (1, 3, 6)
AFTER_ILLNESS_DAYS = 21
AFTER_ILLNESS = 1.5  # times as many bouts at its height
STRESS_WAVE_DAYS = 97
MOST_BOUTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class LivedDay:
    """One day as it was, whether or not it is written down."""

    day: date
    sleep_h: float
    stress: float
    hydration_ml: float
    exercise_min: float
    alcohol_drinks: float
    drinks: tuple[Drink, ...]
    bouts: int

    @property
    def caffeine_mg(self) -> float:
        """All of the day's caffeine."""
        return sum(drink.caffeine_mg for drink in self.drinks)


class Life:
    """Lives one day after the other."""

    def __init__(self, person: Person, diary: Diary, seed: int) -> None:
        self._person, self._diary = person, diary
        self._random = Random(f"life {seed}")
        self._inner = {"sleep": 0.0, "stress": 0.0, "water": 0.0, "thirst": 0.0}
        self._flare = person.flare * self._random.gauss(0, 1)
        self._sleep_before = person.sleep_h
        usual = sum(drink.share * drink.caffeine_mg for drink in person.drinks)
        self._usual_caffeine = usual

    def lived(self, days: Sequence[date]) -> list[LivedDay]:
        """The days in turn."""
        return [self._live(number, day) for number, day in enumerate(days)]

    def _live(self, number: int, day: date) -> LivedDay:
        person, random = self._person, self._random
        free = day.weekday() >= WEEKEND
        usual_sleep = person.free_sleep_h if free else person.sleep_h
        sleep = usual_sleep + person.sleep_spread * self._drawn("sleep", 0.25)
        sleep = _rounded(sleep, 0.5, 3, 11)
        wave = person.stress_course * math.sin(2 * math.pi * number / STRESS_WAVE_DAYS)
        stress = person.stress + wave - 1.2 * free + 1.5 * self._drawn("stress", 0.6)
        water = person.hydration_ml + 400 * self._drawn("water", 0.4)
        drinks = self._drinks(sleep)
        bouts = self._bouts(number, sleep, sum(drink.caffeine_mg for drink in drinks))
        self._sleep_before = sleep
        return LivedDay(
            day=day,
            sleep_h=sleep,
            stress=_rounded(stress, 1, 0, 10),
            hydration_ml=_rounded(water, 250, 500, 4000),
            exercise_min=self._exercise(day),
            alcohol_drinks=float(random.choice((0, 1, 1, 2, 3))) if day.weekday() in (4, 5) else 0,
            drinks=drinks,
            bouts=bouts,
        )

    def _drawn(self, name: str, carry: float) -> float:
        """The next value of a course of spread 1 that carries over from day to day."""
        fresh = self._random.gauss(0, 1)
        self._inner[name] = carry * self._inner[name] + math.sqrt(1 - carry**2) * fresh
        return self._inner[name]

    def _drinks(self, sleep: float) -> tuple[Drink, ...]:
        """Coffee and tea of the day; a little more in thirsty spells and after short nights."""
        usual = self._person.sleep_h
        lean = 1 + self._person.coffee_spells * self._drawn("thirst", 0.5) + 0.06 * (usual - sleep)
        return tuple(d for d in self._person.drinks if self._random.random() < d.share * lean)

    def _exercise(self, day: date) -> float:
        if self._random.random() < (0.75 if day.weekday() in SPORT_DAYS else 0.12):
            return float(self._random.choice((20, 30, 30, 40, 60)))
        return 0.0

    def _bouts(self, number: int, sleep: float, caffeine: float) -> int:
        """How many bouts: usual number, spell, the two links, and chance."""
        person, random = self._person, self._random
        fresh = person.flare * math.sqrt(1 - person.flare_carry**2) * random.gauss(0, 1)
        self._flare = person.flare_carry * self._flare + fresh
        log_rate = math.log(person.bouts) + self._flare + self._after_illness(number)
        log_rate += math.log(person.short_sleep) * (person.sleep_h - sleep)
        log_rate += math.log(person.short_sleep_next_day) * (person.sleep_h - self._sleep_before)
        log_rate += math.log(person.caffeine) * (caffeine - self._usual_caffeine) / 100
        shape = 1 / person.uneven
        rate = math.exp(log_rate) * random.gammavariate(shape, 1 / shape)
        return min(MOST_BOUTS, _poisson(rate, random))

    def _after_illness(self, number: int) -> float:
        over = number - (self._diary.ill.start + self._diary.ill.days)
        if not 0 <= over < AFTER_ILLNESS_DAYS:
            return 0.0
        return math.log(AFTER_ILLNESS) * (1 - over / AFTER_ILLNESS_DAYS)


def _rounded(value: float, step: float, lowest: float, highest: float) -> float:
    return min(highest, max(lowest, round(value / step) * step))


def _poisson(mean: float, random: Random) -> int:
    limit, product, count = math.exp(-mean), random.random(), 0
    while product > limit:
        product *= random.random()
        count += 1
    return count
