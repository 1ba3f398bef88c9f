"""What a health application's file says, gathered into rows of a journal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from twitchlog import clock
from twitchlog.catalogue import BY_SLUG
from twitchlog.imports.faults import Faults, Place, TooLarge
from twitchlog.imports.foreign.gathering import Days
from twitchlog.imports.foreign.nights import Sleep
from twitchlog.imports.foreign.spans import Gathered, Span, check_number, merged
from twitchlog.imports.foreign.training import Training
from twitchlog.imports.json_values import WrongValue
from twitchlog.imports.parsed import DayRow, Parsed, ReadingRow, Unused
from twitchlog.imports.table import MOST_ERRORS
from twitchlog.records import ReadingRecord
from twitchlog.vocabulary import N_

MOST_KINDS = 1000
MOST_READINGS = 300_000  # thirty a day for a quarter of a century
LONGEST_WORD = 80
_OTHERS = "…"
_INDEX = re.compile(r"\[\d+\]\.?")


class _Total(NamedTuple):
    """A value of a whole day, and where it is told."""

    line: int
    day: date
    factor: str
    value: float


class Health:
    """Gathers sleep, exercise, relaxation and readings; `parsed` then makes rows of them.

    counts  how many records of each kind are not used
    line    the number of the present record, for files that have no lines
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.sleep = Sleep(file)
        self.training = Training(file)
        self.relaxation = Gathered(file)
        self.counts: dict[str, int] = {}
        self.line = 0
        self._faults = Faults()
        self._readings: list[ReadingRow] = []
        self._totals: list[_Total] = []
        self._sources: dict[tuple[str, datetime, float], str] = {}

    def next_line(self) -> int:
        """Go on to the next record."""
        self.line += 1
        return self.line

    def count(self, kind: str) -> None:
        """One more record of a kind that is not used."""
        word = kind[:LONGEST_WORD]
        if word not in self.counts and len(self.counts) >= MOST_KINDS:
            word = _OTHERS
        self.counts[word] = self.counts.get(word, 0) + 1

    def add_reading(
        self, line: int, factor: str, at: datetime, value: float, source: str = ""
    ) -> None:
        """A timed reading; equal ones that two applications tell are one. Raises TooLarge."""
        first = self._sources.setdefault((factor, at, value), source)
        if first != source:
            self.count(f"{factor}: {source}")
            return
        if len(self._readings) >= MOST_READINGS:
            reason = N_("tells of more than {fact} readings")
            raise TooLarge(self.file, reason, f"{MOST_READINGS:,}", line)
        record = ReadingRecord(day=clock.local_day(at), factor=factor, value=value, at=at)
        self._readings.append(ReadingRow(Place(self.file, line), record))

    def add_total(self, line: int, day: date, factor: str, value: float) -> None:
        """A value of a whole day; several of one day are put together as their factor says."""
        check_number(len(self._totals), self.file)
        self._totals.append(_Total(line, day, factor, value))

    def error(self, line: int, column: str, value: str, reason: str, fact: str = "") -> None:
        """Something that cannot be read. Raises TooLarge where there is no end of it."""
        if len(self._faults.errors) >= MOST_ERRORS:
            reason = N_("has more than {fact} records that cannot be read")
            raise TooLarge(self.file, reason, str(MOST_ERRORS), line)
        self._faults.error(Place(self.file, line), column, value, reason, fact)

    def wrong(self, member: str, wrong: WrongValue) -> None:
        """The present record of a JSON file cannot be read. Raises TooLarge as `error` does."""
        field = _INDEX.sub(".", wrong.where).strip(".")
        file = member.rpartition("/")[2]
        self.error(self.line, field, file, wrong.reason, wrong.fact)

    def parsed(self, until: date | None = None, shown: Callable[[str], str] = str) -> Parsed:
        """All of it as rows.

        until  totals of this day and later ones are left out, for they may still grow; None
               stands for the last day of which anything is told
        shown  how a kind that is not used is called
        """
        self._add_relaxation(merged(self.relaxation))
        for night in self.sleep.nights():
            self.add_total(night.line, night.day, "sleep_h", night.hours)
        for active in self.training.days():
            self.add_total(active.line, active.day, "exercise_min", active.minutes)
        days = self._days(until or self._last())
        if self.sleep.naps:
            self.counts["naps"] = self.sleep.naps
        return Parsed(
            files=(self.file,),
            days=days,
            readings=tuple(self._readings),
            errors=tuple(self._faults.errors),
            unused=_unused(self.counts, shown),
        )

    def _last(self) -> date:
        told = [*(total.day for total in self._totals), *(row.record.day for row in self._readings)]
        return max(told, default=date.min)

    def _days(self, until: date) -> tuple[DayRow, ...]:
        days = Days()
        for line, day, factor, value in self._totals:
            if day >= until:
                self.count(f"{factor}: {day}")
            else:
                days.add(Place(self.file, line), day, factor, value, BY_SLUG[factor].combine)
        return days.rows()

    def _add_relaxation(self, spans: Iterable[Span]) -> None:
        for span in spans:
            minutes = round((span.end - span.start) / 60, 1)
            if minutes:
                self.add_reading(span.line, "relaxation_min", span.begun, minutes)


def _unused(counts: Mapping[str, int], shown: Callable[[str], str]) -> tuple[Unused, ...]:
    """The most frequent first."""
    called: Counter[str] = Counter()
    for kind, count in counts.items():
        called[shown(kind)] += count
    return tuple(Unused(kind, count) for kind, count in called.most_common())
