"""What the tables of Health Connect mean to a journal.

Times are milliseconds since 1970, offsets seconds, volumes litres and masses grams; an amount that
was not told is 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime

from twitchlog.imports.faults import NothingToRead, WrongCell
from twitchlog.imports.foreign import instants
from twitchlog.imports.foreign.health import Health
from twitchlog.imports.foreign.spans import Span, span_of
from twitchlog.imports.foreign.sqlite_file import Database, Values
from twitchlog.vocabulary import N_

_SLEEP, _STAGES = "sleep_session_record_table", "sleep_stages_table"
_EXERCISE, _MINDFUL = "exercise_session_record_table", "mindfulness_session_record_table"
_AMOUNTS = {
    "hydration_record_table": ("volume", "hydration_ml"),
    "nutrition_record_table": ("caffeine", "caffeine_mg"),
}
_THOUSAND = 1000  # millilitres in a litre, milligrams in a gram
_ASLEEP, _MEASURED = 2, {4, 5, 6}
_TIMES = ("start_time", "end_time", "start_zone_offset", "end_zone_offset")
_WIDEST = 14 * 60 * 60


def take_all(database: Database, health: Health, zone: str) -> None:
    """Take all that can be used. Raises Refused."""
    tables = [name for name in (_SLEEP, _EXERCISE, _MINDFUL, *_AMOUNTS) if database.has(name)]
    if not tables:
        raise NothingToRead(health.file, N_("is a database, but not one of Health Connect"))
    taking = _Taking(database, health, zone)
    for table in tables:
        if table == _SLEEP:
            taking.take_sleep()
        elif table in _AMOUNTS:
            taking.take_amounts(table, *_AMOUNTS[table])
        else:
            taking.take_sessions(table)


class _Taking:
    """Takes the tables one by one, and notes what is wrong with single rows."""

    def __init__(self, database: Database, health: Health, zone: str) -> None:
        self._database = database
        self._health = health
        self._zone = zone

    def take_sleep(self) -> None:
        """Nights: their stages, or all of them where they have none."""
        stages = self._stages()
        for (key,), values in self._rows(_SLEEP, "row_id"):
            span = self._span(values, _SLEEP)
            if span is None:
                continue
            if key not in stages:
                self._health.sleep.add(span)
            for begun, ended, stage in stages.get(key, ()):
                part = span._replace(start=max(begun, span.start), end=min(ended, span.end))
                if part.start < part.end:
                    self._health.sleep.add(part, measured=stage in _MEASURED)

    def take_sessions(self, table: str) -> None:
        """Workouts, or times of quiet."""
        for _, values in self._rows(table):
            span = self._span(values, table)
            if span is None:
                continue
            if table == _MINDFUL:
                self._health.relaxation.add(span)
            else:
                self._health.training.add_workout(span)

    def take_amounts(self, table: str, column: str, factor: str) -> None:
        """Readings; the application that told one keeps copies apart."""
        for (amount, application), values in self._rows(table, column, "app_info_id"):
            if amount in (None, 0):
                self._health.count(f"{table} 0")
                continue
            at = self._moment(values, 0, table)
            if at is None:
                continue
            if not isinstance(amount, int | float):
                self._wrong(column, amount, N_("is not a number"))
                continue
            value = round(amount * _THOUSAND, 1)
            self._health.add_reading(self._health.line, factor, at, value, str(application))

    def _stages(self) -> Mapping[object, list[tuple[int, int, int]]]:
        """The parts of each night that were slept, by the night's key, in seconds."""
        stages: dict[object, list[tuple[int, int, int]]] = defaultdict(list)
        if not self._database.has(_STAGES):
            return stages
        columns = ("parent_key", "stage_start_time", "stage_end_time", "stage_type")
        for key, begun, ended, stage in self._database.rows(_STAGES, columns):
            if not (isinstance(begun, int) and isinstance(ended, int) and isinstance(stage, int)):
                self._wrong(_STAGES, (begun, ended, stage), N_("is not a time"))
                continue
            told = stages[key]
            if stage == _ASLEEP or stage in _MEASURED:
                told.append((begun // _THOUSAND, ended // _THOUSAND, stage))
        return stages

    def _rows(self, table: str, *columns: str) -> Iterator[tuple[Values, Values]]:
        """What is asked for of each row, and its times."""
        for row in self._database.rows(table, (*columns, *_TIMES)):
            self._health.next_line()
            yield row[: len(columns)], row[len(columns) :]

    def _span(self, values: Values, table: str) -> Span | None:
        begun, ended = (self._moment(values, which, table) for which in (0, 1))
        if begun is None or ended is None:
            return None
        if ended < begun:
            self._wrong(f"{table}.end_time", values[1], N_("is before its beginning"))
            return None
        return span_of(begun, ended, self._health.line)

    def _moment(self, values: Values, which: int, table: str) -> datetime | None:
        """The beginning (0) or end (1), on the clock of where it was."""
        time, offset = values[which], values[which + 2]
        told = offset if isinstance(offset, int) and abs(offset) <= _WIDEST else None
        if not isinstance(time, int):
            self._wrong(f"{table}.{_TIMES[which]}", time, N_("is not a time"))
            return None
        try:
            return instants.since_1970(time // _THOUSAND, self._zone, told)
        except WrongCell as wrong:
            self._wrong(f"{table}.{_TIMES[which]}", time, wrong.reason)
            return None

    def _wrong(self, column: str, value: object, reason: str) -> None:
        self._health.error(self._health.line, column, str(value)[:40], reason)
