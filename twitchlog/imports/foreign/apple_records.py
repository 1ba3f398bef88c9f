"""What the records of an Apple Health export mean to a journal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from twitchlog import clock
from twitchlog.imports import cells
from twitchlog.imports.faults import WrongCell
from twitchlog.imports.foreign.health import Health
from twitchlog.imports.foreign.spans import Span, span_of
from twitchlog.imports.foreign.units import COUNT, MILLIGRAMS, MILLILITRES, SECONDS, converted
from twitchlog.imports.parsed import Parsed
from twitchlog.vocabulary import N_

_SLEEP = "HKCategoryValueSleepAnalysis"
_MEASURED = {f"{_SLEEP}Asleep{stage}" for stage in ("Core", "Deep", "REM")}
_GUESSED = {f"{_SLEEP}Asleep{stage}" for stage in ("", "Unspecified")}
_PREFIX = re.compile(r"^HK(QuantityTypeIdentifier|CategoryTypeIdentifier|DataType)")
_ZONE = "HKTimeZone"
_DATE = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)", re.A)


@dataclass(slots=True)
class Record:
    """A record or workout; `zone` is where it was, if it says so."""

    kind: str
    attributes: Mapping[str, str]
    line: int
    zone: str = ""

    def note(self, entry: Mapping[str, str]) -> None:
        """Take what an entry beneath it says, if it can be used."""
        if entry.get("key") == _ZONE:
            self.zone = entry.get("value", "")


class Unreadable(ValueError):
    """An attribute is not what it should be."""

    def __init__(self, record: Record, attribute: str, reason: str, fact: str = "") -> None:
        super().__init__(attribute)
        self.told = (attribute, record.attributes.get(attribute, ""), reason, fact)


class Records:
    """Takes records one by one, and counts what is of no use."""

    def __init__(self, file: str, zone: str) -> None:
        self._health = Health(file)
        self._until = clock.today(zone)
        self.counts = self._health.counts

    def count(self, kind: str) -> None:
        """A record of a kind that is not used."""
        self._health.count(kind)

    def exported(self, record: Record) -> None:
        """When the export was made: of that day it cannot tell all."""
        try:
            self._until = min(self._until, _moment(record, "value").date())
        except Unreadable:
            self.count(record.kind)

    def take(self, record: Record) -> None:
        """A record that can be used. Raises Refused."""
        try:
            _TAKE[record.kind](self._health, record)
        except Unreadable as error:
            self._health.error(record.line, *error.told)

    def parsed(self) -> Parsed:
        """All that was taken, as rows."""
        return self._health.parsed(self._until, lambda kind: _PREFIX.sub("", kind))


def _take_sleep(health: Health, record: Record) -> None:
    value = record.attributes.get("value", "")
    if value in _MEASURED or value in _GUESSED:
        health.sleep.add(_span(record), measured=value in _MEASURED)
    else:
        health.count(value.removeprefix("HKCategoryValue"))


def _take_mindful(health: Health, record: Record) -> None:
    health.relaxation.add(_span(record))


def _take_exercise(health: Health, record: Record) -> None:
    """A span of minutes; where its value is shorter than the span, that counts."""
    span = _span(record)
    counted = round(_amount(record, SECONDS))
    health.training.add_minutes(span._replace(end=min(span.end, span.start + counted)))


def _take_workout(health: Health, record: Record) -> None:
    timed = "duration" in record.attributes
    duration = round(_amount(record, SECONDS, "duration", "durationUnit")) if timed else None
    health.training.add_workout(_span(record), duration)


def _reading(factor: str, units: Mapping[str, float]) -> Callable[[Health, Record], None]:
    """What takes records of a quantity as timed readings of a factor."""

    def take(health: Health, record: Record) -> None:
        source = record.attributes.get("sourceName", "")
        amount = _amount(record, units)
        health.add_reading(record.line, factor, _moment(record, "startDate"), amount, source)

    return take


_TAKE: dict[str, Callable[[Health, Record], None]] = {
    "HKCategoryTypeIdentifierSleepAnalysis": _take_sleep,
    "HKCategoryTypeIdentifierMindfulSession": _take_mindful,
    "HKQuantityTypeIdentifierAppleExerciseTime": _take_exercise,
    "HKQuantityTypeIdentifierDietaryCaffeine": _reading("caffeine_mg", MILLIGRAMS),
    "HKQuantityTypeIdentifierDietaryWater": _reading("hydration_ml", MILLILITRES),
    "HKQuantityTypeIdentifierNumberOfAlcoholicBeverages": _reading("alcohol_drinks", COUNT),
    "Workout": _take_workout,
}
TYPES = frozenset(_TAKE)


def _amount(
    record: Record, units: Mapping[str, float], value: str = "value", unit: str = "unit"
) -> float:
    try:
        number = cells.number(record.attributes.get(value, ""))
    except WrongCell as wrong:
        raise Unreadable(record, value, wrong.reason, wrong.fact) from wrong
    amount = converted(number, record.attributes.get(unit, ""), units)
    if amount is None:
        raise Unreadable(record, unit, N_("is a unit that is not known here"))
    return amount


def _span(record: Record) -> Span:
    begun, ended = _moment(record, "startDate"), _moment(record, "endDate")
    if ended < begun:
        raise Unreadable(record, "endDate", N_("is before its beginning"))
    return span_of(begun, ended, record.line)


def _moment(record: Record, attribute: str) -> datetime:
    """When something was, on the wall clock of where it was."""
    try:
        moment = _read(record.attributes.get(attribute, ""))
        return clock.at_zone(moment, record.zone) if record.zone else moment
    except WrongCell as wrong:
        raise Unreadable(record, attribute, wrong.reason, wrong.fact) from wrong
    except clock.UnknownZone:
        return moment


@lru_cache(256)  # what ends one record often begins the next
def _read(text: str) -> datetime:
    told = _DATE.fullmatch(text)
    return cells.moment(f"{told[1]}{told[2]}:{told[3]}" if told else text)
