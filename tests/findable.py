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
        started_at=datetime.combine(day, time(9 + number), BERLIN),
        day=day,
        type="fasciculation",
        sites=(LEFT_CALF,),
    )
