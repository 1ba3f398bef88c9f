"""A journal in which sleep goes with the twitches and nothing else does."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from random import Random

from tests.builders import LEFT_CALF, TODAY
from twitchlog.records import (
    DayStatement,
    EpisodeRecord,
    JournalRecords,
    ReadingRecord,
)

BERLIN = timezone(timedelta(hours=1))
WITH_COFFEE = 6


def findable(days: int, today: date = TODAY) -> JournalRecords:
    """So many days up to yesterday: an hour less of sleep is a bout more, stress comes by chance.

    Caffeine is known of a few days only.
    """
    random = Random(days)
    every = [today - timedelta(days=n) for n in range(days, 0, -1)]
    slept = {day: random.choice([5, 6, 7, 8]) for day in every}
    bouts = {day: 8 - slept[day] + random.choice([0, 0, 1]) for day in every}
    readings = [_said(day, "sleep_h", slept[day]) for day in every]
    readings += [_said(day, "stress", random.randint(0, 10)) for day in every]
    readings += [_said(day, "caffeine_mg", 90) for day in every[:WITH_COFFEE]]
    return JournalRecords(
        episodes=tuple(_bout(day, n) for day in every for n in range(bouts[day])),
        readings=tuple(sorted(readings, key=lambda one: (one.day, one.factor))),
        days=tuple(DayStatement(day=day, none=True) for day in every if not bouts[day]),
    )


def _said(day: date, factor: str, value: float) -> ReadingRecord:
    return ReadingRecord(day=day, factor=factor, value=float(value))


def _bout(day: date, number: int) -> EpisodeRecord:
    return EpisodeRecord(
        id=f"{day}-{number}",
        started_at=_at(day, 9 + number),
        day=day,
        type="fasciculation",
        sites=(LEFT_CALF,),
    )


def by_the_clock(days: int, today: date = TODAY) -> JournalRecords:
    """So many days on which coffee comes by chance, and within hours two bouts after each."""
    random = Random(days)
    every = [today - timedelta(days=n) for n in range(days, 0, -1)]
    cups = {day: sorted(random.sample(range(8, 20), random.choice([0, 1, 2]))) for day in every}
    readings, episodes = [], []
    for day in every:
        timed = [_at(day, hour) for hour in cups[day]]
        readings += [
            ReadingRecord(day=day, factor="caffeine_mg", value=90.0, at=at) for at in timed
        ] or [_said(day, "caffeine_mg", 0)]
        hours = [hour + more for hour in cups[day] for more in (1, 3)]
        hours += [hour for hour in (9, 15, 21) if random.random() < 0.3]
        episodes += [_bout(day, hour - 9) for hour in sorted(set(hours)) if hour < 24]
    with_bouts = {episode.day for episode in episodes}
    return JournalRecords(
        episodes=tuple(episodes),
        readings=tuple(readings),
        days=tuple(DayStatement(day=day, none=True) for day in every if day not in with_bouts),
    )


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), BERLIN)


def bothered(days: int, today: date = TODAY) -> JournalRecords:
    """So many days with one bout each, which bothers the more the less one slept."""
    random = Random(days)
    every = [today - timedelta(days=n) for n in range(days, 0, -1)]
    slept = {day: random.choice([5, 6, 7, 8]) for day in every}
    readings = [_said(day, "sleep_h", slept[day]) for day in every]
    readings += [_said(day, "burden", 9 - slept[day] + random.randint(0, 3)) for day in every]
    return JournalRecords(
        episodes=tuple(_bout(day, 0) for day in every),
        readings=tuple(sorted(readings, key=lambda one: (one.day, one.factor))),
    )


def turning(days: int, today: date = TODAY) -> JournalRecords:
    """So many days on which both little and much to drink go with more bouts than two litres."""
    random = Random(days)
    every = [today - timedelta(days=n) for n in range(days, 0, -1)]
    drunk = {day: random.choice([500, 1000, 1500, 2000, 2500, 3000, 3500]) for day in every}
    bouts = {day: abs(drunk[day] - 2000) // 500 + random.choice([0, 0, 1]) for day in every}
    return JournalRecords(
        episodes=tuple(_bout(day, n) for day in every for n in range(bouts[day])),
        readings=tuple(_said(day, "hydration_ml", drunk[day]) for day in every),
        days=tuple(DayStatement(day=day, none=True) for day in every if not bouts[day]),
    )
