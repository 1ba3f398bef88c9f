"""The worlds: when a person drinks, moves and twitches, hour by hour, in natural units."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Habit:
    """When something is usually taken, each time with its share of ordinary days.

    amount  of one reading
    times   (hour, share) pairs; at weekends `later` hours are added and shares `fewer` times
    carry   share of yesterday's leaning towards it that is left today; swing is its size
    """

    amount: float
    times: tuple[tuple[float, float], ...]
    later: float = 0.0
    fewer: float = 1.0
    carry: float = 0.5
    swing: float = 0.5


HABITS = {
    "caffeine_mg": Habit(
        90,
        ((7.8, 0.85), (10.5, 0.6), (13.3, 0.5), (15.7, 0.4), (18.5, 0.25)),
        later=1.5,
        fewer=0.8,
    ),
    "alcohol_drinks": Habit(1, ((19.5, 0.2), (21.0, 0.15)), later=-0.5, fewer=2.0, swing=0.8),
    "exercise_min": Habit(30, ((7.0, 0.15), (17.8, 0.3)), later=3.0, swing=0.3, carry=0.2),
}


@dataclass(frozen=True, slots=True)
class Link:
    """How many times as many bouts go with `per` more, from `begin` to `end` hours after it."""

    factor: str
    ratio: float
    per: float
    begin: float = 0.0
    end: float = 6.0


@dataclass(frozen=True, slots=True)
class World:
    """How a person's hours come about.

    base          bouts on an ordinary day
    rhythm        height on the log rate of the daily wave that peaks in the evening
    flare, carry  spread of good and bad days on the log rate, and their carry-over
    uneven        variance of days beyond chance, over the squared mean
    runs          how many times as likely a bout is in the two hours after another
    weekend       added to the log rate at weekends, when the wave is also two hours later
    sleep         change of the log rate for an hour of sleep less
    tired_coffee  change of the leaning to coffee for an hour of sleep less
    stress, tense_coffee  the same for a point of stress
    skips         change of the leaning to anything later that day, for each doubling of the
                  bouts so far beyond the usual, by factor
    statements    share of days of which only a sum is said
    """

    name: str
    links: tuple[Link, ...] = ()
    base: float = 2.5
    rhythm: float = 0.6
    flare: float = 0.5
    carry: float = 0.85
    uneven: float = 0.2
    runs: float = 1.5
    weekend: float = 0.1
    sleep: float = 0.0
    tired_coffee: float = 0.2
    stress: float = 0.0
    tense_coffee: float = 0.0
    skips: dict[str, float] = field(default_factory=dict)
    unsaid: float = 0.05
    statements: float = 0.1
    untracked: float = 0.05


COFFEE = Link("caffeine_mg", 1.6, 100)
SKIPS = {"caffeine_mg": -0.8}
WORLDS = (
    World("nothing"),
    World("nothing; strong rhythm", rhythm=1.3),
    World("nothing; long flares", flare=0.9, carry=0.95),
    World("nothing; fast flares", flare=0.8, carry=0.7),
    World("nothing; bouts in runs", runs=4.0, uneven=0.5),
    World("nothing; weekends differ", weekend=0.6),
    World("nothing; many a day", base=12.0),
    World("nothing; rare", base=0.6),
    World("short nights; tired coffee", sleep=0.35, tired_coffee=0.5),
    World("stress; tense coffee", stress=0.2, tense_coffee=0.3),
    World("bad afternoon, then no coffee", skips=SKIPS, flare=0.8),
    World("bad afternoon, then a drink", skips={"alcohol_drinks": 1.2}, flare=0.8),
    World(
        "bad afternoon, then neither", skips={**SKIPS, "exercise_min": -1.5}, flare=0.8, runs=3.0
    ),
    World("coffee, 0-6 h", links=(COFFEE,)),
    World("coffee, 0-6 h, small", links=(Link("caffeine_mg", 1.3, 100),)),
    World("coffee, 0-6 h; bad afternoon, then none", links=(COFFEE,), skips=SKIPS, flare=0.8),
    World("coffee, 6-24 h", links=(Link("caffeine_mg", 1.25, 100, 6, 24),)),
    World("drinks, 6-24 h", links=(Link("alcohol_drinks", 1.5, 1, 6, 24),)),
    World("sport, 0-6 h", links=(Link("exercise_min", 1.8, 30),)),
)
