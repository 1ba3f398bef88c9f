"""The made-up person: habits, and what goes with their twitches. Everything in natural units."""

from __future__ import annotations

from dataclasses import dataclass, field

ZONE = "Europe/Berlin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drink:
    """A habitual drink: when, how much caffeine, on which share of ordinary days."""

    hour: float
    caffeine_mg: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """How this person lives. Only the two links below connect the days with the twitches.

    bouts                  on an ordinary day
    short_sleep, caffeine  the links: times as many bouts per hour of sleep less, the same day and
                           (a smaller share) the next; per 100 mg more, the same day
    sleep_h, free_sleep_h  usual sleep on workdays and on free days; sleep_spread around it
    stress                 usual rating; stress_course is the height of its slow waves
    coffee_spells          how far the share of days with each drink swings
    flare, flare_carry     spread of good and bad spells on the log rate, and their carry-over
    uneven                 how much more the bouts vary from day to day than chance alone
    """

    bouts: float = 1.7
    short_sleep: float = 1.24
    short_sleep_next_day: float = 1.05
    caffeine: float = 1.2
    sleep_h: float = 6.8
    free_sleep_h: float = 7.5
    sleep_spread: float = 1.05
    stress: float = 4.0
    stress_course: float = 1.5
    coffee_spells: float = 0.5
    hydration_ml: float = 1750.0
    flare: float = 0.3
    flare_carry: float = 0.85
    uneven: float = 0.15
    drinks: tuple[Drink, ...] = (
        Drink(hour=8.2, caffeine_mg=90, share=0.88),
        Drink(hour=10.7, caffeine_mg=90, share=0.55),
        Drink(hour=13.3, caffeine_mg=80, share=0.4),
        Drink(hour=15.6, caffeine_mg=50, share=0.35),
        Drink(hour=17.1, caffeine_mg=90, share=0.15),
        Drink(hour=19.4, caffeine_mg=40, share=0.1),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A stretch of days, counted from the journal's first."""

    start: int
    days: int

    def __contains__(self, day: int) -> bool:
        return self.start <= day < self.start + self.days


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """How faithfully the journal is kept.

    away         weeks without the journal
    missed       share of single days on which nothing is written
    checked_in   share of the kept days with an evening check-in
    said_none    share of the kept days without a bout on which that is said
    """

    days: int = 730
    away: tuple[Spell, ...] = (Spell(start=203, days=15), Spell(start=505, days=9))
    ill: Spell = field(default_factory=lambda: Spell(start=322, days=6))
    missed: float = 0.05
    checked_in: float = 0.9
    left_blank: float = 0.04
    said_none: float = 0.9
    recalled: float = 0.03
    noted: float = 0.04
