"""A made-up journal of so many years, the same in every run but for its last day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from twitchlog import clock
from twitchlog.records import (
    DayStatement,
    EpisodeRecord,
    JournalRecords,
    ReadingRecord,
    Settings,
    Site,
)
from twitchlog.vocabulary import CONTEXT_SLUGS, FREQUENCY_SLUGS, REGIONS, TYPES, Region

SEED = 20_000
ZONE = "Europe/Berlin"
EPISODES_A_YEAR = 2000
DAYS_A_YEAR = 365
FACTORS = (
    "caffeine_mg",
    "sleep_h",
    "stress",
    "hydration_ml",
    "exercise_min",
    "alcohol_drinks",
    "screen_h",
    "fatigue",
)
COFFEES = (time(8, 10), time(13, 30))
SETTINGS = Settings(zone=ZONE, factors=FACTORS)


def journal(years: int, last: date) -> JournalRecords:
    """So many years up to `last`: 2000 bouts a year, eight factors on nine days of ten."""
    made_up = random.Random(SEED + years)
    days = clock.days_between(last - timedelta(days=years * DAYS_A_YEAR - 1), last)
    flares = [made_up.lognormvariate(0, 0.8) for _ in days]
    chosen = made_up.choices(days, flares, k=years * EPISODES_A_YEAR)
    episodes = sorted((_episode(made_up, day) for day in chosen), key=lambda one: one.started_at)
    without = sorted(set(days) - set(chosen))
    return JournalRecords(
        settings=SETTINGS,
        episodes=tuple(episodes),
        readings=tuple(one for day in days for one in _readings(made_up, day)),
        days=tuple(DayStatement(day=day, none=True) for day in without),
    )


def _episode(made_up: random.Random, day: date) -> EpisodeRecord:
    minute = made_up.randrange(4 * 60, 24 * 60)
    started_at = _at(day, time(minute // 60, minute % 60))
    length = made_up.choice((None, None, 1, 10, 60))
    regions = made_up.sample(REGIONS, made_up.choice((1, 1, 1, 2)))
    return EpisodeRecord(
        id=f"{made_up.getrandbits(72):018x}",
        started_at=started_at,
        day=day,
        type=made_up.choice(TYPES).slug,
        sites=tuple(_site(made_up, region) for region in regions),
        ended_at=None if length is None else started_at + timedelta(minutes=length),
        strength=made_up.choice((None, 0, 1, 2, 3)),
        frequency=made_up.choice((None, *FREQUENCY_SLUGS)),
        context=tuple(sorted(made_up.sample(CONTEXT_SLUGS, made_up.choice((0, 1, 2))))),
        note="after a long day, on the sofa" if made_up.random() < 0.05 else "",
    )


def _site(made_up: random.Random, region: Region) -> Site:
    side = made_up.choice(("left", "right", "both")) if region.paired else "middle"
    return Site(region.slug, side)


def _readings(made_up: random.Random, day: date) -> Iterator[ReadingRecord]:
    """The day's coffees at their times, and a statement for each of the other factors."""
    for at in COFFEES:
        if made_up.random() < 0.9:
            yield ReadingRecord(day=day, factor="caffeine_mg", value=90.0, at=_at(day, at))
    values = {
        "sleep_h": round(made_up.gauss(7, 1), 1),
        "stress": made_up.randint(0, 10),
        "hydration_ml": made_up.randrange(1000, 3000, 50),
        "exercise_min": made_up.choice((0, 0, 30, 60)),
        "alcohol_drinks": made_up.choice((0, 0, 0, 1, 2)),
        "screen_h": made_up.randint(2, 10),
        "fatigue": made_up.randint(0, 10),
    }
    for slug, value in values.items():
        if made_up.random() < 0.9:
            yield ReadingRecord(day=day, factor=slug, value=float(value))


def _at(day: date, at: time) -> datetime:
    return clock.at_zone(datetime.combine(day, at, tzinfo=clock.zone_named(ZONE)), ZONE)
