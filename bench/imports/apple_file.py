"""A made-up Apple Health export of any size, written record by record.

Half a megabyte a day, so that five and a half years are a gigabyte. What a watch measures every
few minutes fills the file; of the rest a day has six glasses, two coffees, half an hour of
exercise, a night in thirty stages, a workout, and every other day some minutes of quiet.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

SEED = 1
FIRST = datetime(2016, 1, 1)
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
]>
<HealthData locale="en_DE">
 <ExportDate value="{exported}"/>
 <Me HKCharacteristicTypeIdentifierBloodType="HKBloodTypeNotSet"/>
"""
_DEVICE = (
    "&lt;&lt;HKDevice: 0x2821e1f40&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, "
    "hardware:Watch6,2, software:9.1&gt;"
)
_WATCH = f'sourceName="Maria’s Apple\u00a0Watch" sourceVersion="9.1" device="{_DEVICE}"'
_PHONE = 'sourceName="Drinks" sourceVersion="3.2"'
_CONTEXT = ' <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="1"/>'
_STAGES = ("AsleepCore", "AsleepDeep", "AsleepREM", "AsleepCore", "Awake")

Lines = Iterator[str]


def write(path: Path, size: int) -> int:
    """Write a file of about so many bytes, and tell how many days it covers."""
    day = sum(len(line.encode()) for kind in KINDS for line in kind(random.Random(SEED), FIRST))
    days = max(1, size // day)
    exported = _at(FIRST + timedelta(days=days, hours=9))
    made_up = random.Random(SEED)
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD.format(exported=exported))
        for kind in KINDS:
            for number in range(days):
                file.writelines(kind(made_up, FIRST + timedelta(days=number)))
        file.write("</HealthData>\n")
    return days


def _record(kind: str, source: str, begun: datetime, ended: datetime, rest: str) -> str:
    """One record, left open for what stands in it."""
    end = _at(ended)
    return (
        f' <Record type="HK{kind}" {source} creationDate="{end}" startDate="{_at(begun)}" '
        f'endDate="{end}" {rest}'
    )


def _quantity(kind: str, source: str, begun: datetime, minutes: int, rest: str) -> str:
    ended = begun + timedelta(minutes=minutes)
    return _record(f"QuantityTypeIdentifier{kind}", source, begun, ended, rest)


def _often(kind: str, unit: str, every: int) -> Callable[[random.Random, datetime], Lines]:
    """What a watch measures every few minutes."""

    def lines(made_up: random.Random, day: datetime) -> Lines:
        for minute in range(0, 24 * 60, every):
            rest = f'unit="{unit}" value="{made_up.randint(1, 9000) / 100}"/>\n'
            yield _quantity(kind, _WATCH, day + timedelta(minutes=minute), every, rest)

    return lines


def _heart(made_up: random.Random, day: datetime) -> Lines:
    for minute in range(0, 24 * 60, 5):
        rest = f'unit="count/min" value="{made_up.randint(48, 140)}">\n {_CONTEXT}\n </Record>\n'
        yield _quantity("HeartRate", _WATCH, day + timedelta(minutes=minute), 0, rest)


def _drinks(made_up: random.Random, day: datetime) -> Lines:
    for hour in (8, 10, 12, 15, 18, 20):
        at = day + timedelta(hours=hour, minutes=made_up.randrange(60))
        yield _quantity("DietaryWater", _PHONE, at, 0, 'unit="mL" value="250"/>\n')
    for hour in (8, 14):
        at = day + timedelta(hours=hour, minutes=made_up.randrange(60))
        yield _quantity("DietaryCaffeine", _PHONE, at, 0, 'unit="mg" value="90"/>\n')


def _exercise(made_up: random.Random, day: datetime) -> Lines:
    begun = day + timedelta(hours=made_up.randrange(9, 19))
    for minute in range(made_up.randrange(60)):
        at = begun + timedelta(minutes=minute)
        yield _quantity("AppleExerciseTime", _WATCH, at, 1, 'unit="min" value="1"/>\n')


def _night(made_up: random.Random, day: datetime) -> Lines:
    begun = day + timedelta(hours=22, minutes=made_up.randrange(180))
    for _ in range(30):
        ended = begun + timedelta(minutes=made_up.randrange(5, 25))
        value = f'value="HKCategoryValueSleepAnalysis{made_up.choice(_STAGES)}"/>\n'
        yield _record("CategoryTypeIdentifierSleepAnalysis", _WATCH, begun, ended, value)
        begun = ended


def _workout(made_up: random.Random, day: datetime) -> Lines:
    begun = day + timedelta(hours=17)
    minutes = made_up.randrange(15, 70)
    ended = begun + timedelta(minutes=minutes)
    yield (
        f' <Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="{minutes}" '
        f'durationUnit="min" {_WATCH} creationDate="{_at(ended)}" startDate="{_at(begun)}" '
        f'endDate="{_at(ended)}">\n  <MetadataEntry key="HKIndoorWorkout" value="0"/>\n'
        " </Workout>\n"
    )
    if day.day % 2:
        quiet = day + timedelta(hours=21)
        yield _record(
            "CategoryTypeIdentifierMindfulSession",
            _WATCH,
            quiet,
            quiet + timedelta(minutes=made_up.randrange(3, 20)),
            "/>\n",
        )


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} +0100"


KINDS: tuple[Callable[[random.Random, datetime], Lines], ...] = (
    _heart,
    _often("ActiveEnergyBurned", "kcal", 5),
    _often("BasalEnergyBurned", "kcal", 5),
    _often("StepCount", "count", 10),
    _often("DistanceWalkingRunning", "km", 10),
    _drinks,
    _exercise,
    _night,
    _workout,
)
