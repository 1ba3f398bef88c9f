"""When bouts began and factors were taken, to the minute, beside the table of days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise

import numpy as np

from twitchlog.analysis.days import Bools, DayTable, Floats, Ints
from twitchlog.catalogue import Factor

MINUTES_OF_DAY = 1440
MINUTES_OF_HOUR = 60
USUAL_SHARE, REACH = 0.95, 4.0

Start = tuple[date, datetime, int]
Reading = tuple[date, datetime, int, float]


@dataclass(frozen=True, slots=True, eq=False)
class Instants:
    """m moments in time order.

    day   (m,) rows of the table of days
    at    (m,) minutes on one clock that never jumps
    wall  (m,) minutes that the clock on the wall showed, from the midnight of that day
    """

    day: Ints
    at: Floats
    wall: Floats

    def before(self, at: Floats) -> Ints:
        """How many came before each of some moments."""
        return np.searchsorted(self.at, at, side="left")


@dataclass(frozen=True, slots=True, eq=False)
class Doses:
    """What was taken of one factor, and on which days (n,) all of it has a clock time.

    total  (m + 1,) what was taken before each reading, and at last in all
    """

    instants: Instants
    total: Floats
    known: Bools

    def between(self, at: Floats, hours: Sequence[float]) -> list[Floats]:
        """How much was taken before each moment, from each of some hours before it to the next."""
        before = [self.total[self.instants.before(at - MINUTES_OF_HOUR * back)] for back in hours]
        return [late - early for late, early in pairwise(before)]


@dataclass(frozen=True, slots=True, eq=False)
class ClockTimes:
    """The moments of one journal.

    starts  when bouts began
    shift   (n,) minutes by which the wall clock of each day was ahead of the one that never jumps
    """

    starts: Instants
    shift: Floats

    def on_day(self, wall: Floats, days: Ints) -> Floats:
        """(m, w) the moments at which the wall clocks of w days showed each of m times."""
        return np.asarray(MINUTES_OF_DAY * days + wall[:, None] - self.shift[days])


def clock_times(
    table: DayTable, starts: Iterable[Start], readings: Iterable[Reading]
) -> ClockTimes:
    """The starts of bouts on the table's days.

    starts    (day, aware instant, minutes ahead of UTC) of each bout
    readings  of all factors: they too tell how the clock on the wall was set
    """
    begun = [(_row(table, day), at, offset) for day, at, offset in starts]
    entries = begun + [(_row(table, day), at, offset) for day, at, offset, _value in readings]
    shift = np.full(len(table.counts), np.nan)
    for row, _at, offset in sorted(entries, key=lambda entry: entry[1], reverse=True):
        if 0 <= row < len(shift):
            shift[row] = offset
    return ClockTimes(_instants(table, begun), _carried(shift))


def doses(table: DayTable, column: int, readings: Sequence[Reading]) -> Doses:
    """The timed readings of one of the table's factors.

    A day is known where they add up to its value: a whole-day statement of anything but what they
    say has no clock times. Far larger ones than is usual are capped.
    """
    rows = sorted(
        (at, offset, _row(table, day), value)
        for day, at, offset, value in readings
        if 0 <= _row(table, day) < len(table.counts)
    )
    taken = np.array([value for *_moment, value in rows])
    instants = _instants(table, [(row, at, offset) for at, offset, row, _value in rows])
    sums = np.bincount(instants.day, taken, minlength=len(table.counts))
    stated = table.values[:, column]
    known = np.isclose(stated, sums, rtol=1e-9, atol=1e-9)
    if len(taken):
        taken = np.minimum(taken, REACH * np.quantile(taken, USUAL_SHARE))
    return Doses(instants, np.concatenate([[0.0], np.cumsum(taken)]), known)


def is_timed(factor: Factor) -> bool:
    """Whether clock times of readings say when a factor was taken, and how much."""
    return factor.combine == "sum" and not factor.settled and not factor.outcome


def _row(table: DayTable, day: date) -> int:
    return (day - table.first).days


def _instants(table: DayTable, entries: Iterable[tuple[int, datetime, int]]) -> Instants:
    """Those on the table's days."""
    midnight = datetime(table.first.year, table.first.month, table.first.day, tzinfo=UTC)
    kept = sorted(
        ((at - midnight).total_seconds() / MINUTES_OF_HOUR, row, offset)
        for row, at, offset in entries
        if 0 <= row < len(table.counts)
    )
    minutes, rows, offsets = np.array(kept, dtype=np.float64).reshape(-1, 3).T
    day = rows.astype(np.int64)
    return Instants(day, minutes, minutes + offsets - MINUTES_OF_DAY * day)


def _carried(shift: Floats) -> Floats:
    """(n,) each day's shift; where nothing tells, that of the day before, or the first known."""
    known = np.flatnonzero(np.isfinite(shift))
    if not len(known):
        return np.zeros(len(shift))
    latest = np.searchsorted(known, np.arange(len(shift)), side="right") - 1
    return shift[known[np.maximum(latest, 0)]]
