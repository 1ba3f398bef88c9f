"""The worlds: how a person's days come about, in natural units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shape = Literal["line", "threshold", "u"]


@dataclass(frozen=True, slots=True)
class Habit:
    """How one factor goes from day to day.

    middle, spread  in the factor's unit; the spread is that from day to day, companions aside
    carry           share of yesterday's deviation that is left today
    weekend         added on Saturdays and Sundays
    grain           what people round to
    """

    middle: float
    spread: float
    carry: float
    weekend: float
    grain: float


HABITS = {
    "caffeine_mg": Habit(220, 100, 0.4, -30, 10),
    "sleep_h": Habit(7, 1, 0.3, 0.6, 0.5),
    "stress": Habit(4, 2, 0.7, -1, 1),
    "hydration_ml": Habit(1700, 450, 0.6, 0, 250),
    "exercise_min": Habit(15, 30, 0.2, 10, 10),
    "alcohol_drinks": Habit(0, 1.8, 0.3, 1, 0.5),
    "screen_h": Habit(5, 2, 0.5, -1, 0.5),
    "fatigue": Habit(4, 2, 0.5, 0, 1),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A planted link.

    ratio  how many times as many episodes go with `per` more of the factor
    lag    days until it acts; None for the catalogue's lag
    shape  "line"; "threshold": only what lies below `turn` counts, upwards; "u": the distance
           from `turn`, in either direction
    """

    factor: str
    ratio: float
    per: float
    lag: int | None = None
    shape: Shape = "line"
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Companions:
    """What brings what along, each in the second one's unit for one of the first's.

    stress_sleep   a stressful evening changes the night after
    sleep_coffee   an hour more of sleep changes the coffee of the day
    sleep_fatigue  and the tiredness
    """

    stress_sleep: float = -0.25
    sleep_coffee: float = -40.0
    sleep_fatigue: float = -0.5


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What a bad day changes, for each doubling of the episodes beyond the usual."""

    stress: float = 0.0
    next_sleep_h: float = 0.0
    caffeine_mg: float = 0.0

    @property
    def same_day(self) -> frozenset[str]:
        """The factors whose value of that very day is changed."""
        changed = {"stress": self.stress, "caffeine_mg": self.caffeine_mg}
        return frozenset(slug for slug, amount in changed.items() if amount)


@dataclass(frozen=True, slots=True)
class Logging:
    """What is left out of the journal.

    readings, days         shares left out at random
    weeks_away             whole weeks away in a year
    quiet_readings, _days  shares left out on days with no more episodes than usual
    """

    readings: float = 0.1
    days: float = 0.05
    weeks_away: int = 0
    quiet_readings: float = 0.0
    quiet_days: float = 0.0


@dataclass(frozen=True, slots=True)
class World:
    """How a person's days come about.

    base          episodes on an ordinary day
    overdispersion variance beyond chance: mean + overdispersion * mean ** 2
    flare, carry  standard deviation of the flares on the log rate, and their carry-over
    drift         change of the log rate from the first to the last day
    season        height of a yearly wave on the log rate
    type_share    share of the episodes that the links act on; the rest are of other types
    """

    name: str
    base: float = 2.0
    overdispersion: float = 0.3
    flare: float = 0.5
    carry: float = 0.85
    drift: float = 0.0
    season: float = 0.0
    weekend: float = 0.1
    links: tuple[Link, ...] = ()
    type_share: float = 1.0
    companions: Companions = Companions()
    aftermath: Aftermath = Aftermath()
    logging: Logging = Logging()


CLOSE = Companions(stress_sleep=-0.45, sleep_coffee=-80.0, sleep_fatigue=-1.2)
BAD_DAYS = Logging(quiet_readings=0.25, quiet_days=0.35)
COFFEE = Link("caffeine_mg", 1.4, 100)
SHORT_NIGHTS = Link("sleep_h", 0.7, 1)
DRINKS = Link("alcohol_drinks", 1.3, 1)
WORK = Link("stress", 1.2, 1)
SPORT = Link("exercise_min", 1.5, 30)

WORLDS: tuple[World, ...] = (
    World("nothing"),
    World("nothing; long flares", flare=0.8, carry=0.95),
    World("nothing; fast flares", flare=0.7, carry=0.7),
    World("nothing; drift and season", drift=1.2, season=0.6),
    World("nothing; logged on bad days", logging=BAD_DAYS),
    World("nothing; rare, weeks away", base=0.5, logging=Logging(weeks_away=8)),
    World("nothing; many a day, drift", base=10, overdispersion=0.2, drift=1.0),
    World("nothing; close companions", flare=0.7, companions=CLOSE),
    World("bad day, then stress", aftermath=Aftermath(stress=1.5), companions=CLOSE),
    World("bad day, then a short night", aftermath=Aftermath(next_sleep_h=-0.7)),
    World("bad day, then less coffee", aftermath=Aftermath(caffeine_mg=-60), companions=CLOSE),
    World("bad day, then all three", aftermath=Aftermath(1.2, -0.5, -50), companions=CLOSE),
    World("coffee, small", links=(Link("caffeine_mg", 1.2, 100),)),
    World("sleep", links=(SHORT_NIGHTS,)),
    World("stress, large", links=(Link("stress", 1.3, 1),)),
    World("coffee, sleep, drinks", links=(COFFEE, SHORT_NIGHTS, DRINKS)),
    World("coffee; close companions", links=(COFFEE,), companions=CLOSE),
    World("coffee helps", links=(Link("caffeine_mg", 1 / 1.4, 100),)),
    World("tiredness; close companions", links=(Link("fatigue", 1.2, 1),), companions=CLOSE),
    World("sleep, sport; drift, flares", links=(SHORT_NIGHTS, SPORT), drift=1.2, flare=0.8),
    World("coffee, stress; bad-day logging", links=(COFFEE, WORK), logging=BAD_DAYS),
    World("sport; rare, weeks away", links=(SPORT,), base=0.5, logging=Logging(weeks_away=8)),
    World("coffee, a day later", links=(Link("caffeine_mg", 1.4, 100, lag=1),)),
    World("drinks, the same day", links=(Link("alcohol_drinks", 1.3, 1, lag=0),)),
    World("nights under 6.5 h", links=(Link("sleep_h", 0.5, 1, shape="threshold", turn=6.5),)),
    World("water, both ways", links=(Link("hydration_ml", 1.8, 500, shape="u", turn=1700),)),
    World("coffee, one type of two", links=(COFFEE,), type_share=0.5),
    World("sleep; bad day, then stress", links=(SHORT_NIGHTS,), aftermath=Aftermath(stress=1.5)),
)
