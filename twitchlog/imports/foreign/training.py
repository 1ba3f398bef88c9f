"""Minutes of exercise, from workouts and from the minutes that a watch counts, none twice.

Within a workout the longer of the two counts: its own duration, without breaks, or the minutes
that the watch counted meanwhile. The same workout told by two applications counts once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from twitchlog import clock
from twitchlog.imports.foreign.spans import Gathered, Span, check_number, merged

MOST_MINUTES = 24 * 60


class Active(NamedTuple):
    """How long somebody exercised on a day."""

    day: date
    minutes: float
    line: int


class Training:
    """What devices say of exercise: gathered as it is read, and put together at the end."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._minutes = Gathered(file)
        self._workouts: list[tuple[Span, int]] = []

    def add_minutes(self, span: Span) -> None:
        """Time that a watch counted as exercise."""
        self._minutes.add(span)

    def add_workout(self, span: Span, duration: int | None = None) -> None:
        """A workout; `duration` in seconds is its length without breaks. Raises TooLarge."""
        check_number(len(self._workouts), self._file)
        whole = span.end - span.start
        self._workouts.append((span, whole if duration is None else min(duration, whole)))

    def days(self) -> list[Active]:
        """Each day on which anything was recorded, in order."""
        minutes = merged(self._minutes)
        workouts = merged(span for span, _ in self._workouts)
        lasted = _lasted(workouts, self._workouts)
        days: dict[date, list[tuple[int, int]]] = defaultdict(list)
        for workout, duration, counted in zip(
            workouts, lasted, _within(workouts, minutes), strict=True
        ):
            days[_day(workout)].append((max(duration, counted), workout.line))
        for span in _outside(minutes, workouts):
            days[_day(span)].append((span.end - span.start, span.line))
        return [_active(day, days[day]) for day in sorted(days)]


def _active(day: date, parts: list[tuple[int, int]]) -> Active:
    minutes = round(sum(lasted for lasted, _ in parts) / 60, 1)
    return Active(day, min(minutes, MOST_MINUTES), min(line for _, line in parts))


def _day(span: Span) -> date:
    return clock.local_day(span.begun)


def _lasted(merged_workouts: list[Span], workouts: list[tuple[Span, int]]) -> list[int]:
    """The durations of the workouts that became one, added up, but no longer than it is."""
    lasted = [0] * len(merged_workouts)
    at = 0
    for span, duration in sorted(workouts):
        while merged_workouts[at].end < span.start:
            at += 1
        lasted[at] += duration
    return [
        min(total, one.end - one.start) for total, one in zip(lasted, merged_workouts, strict=True)
    ]


def _within(workouts: list[Span], minutes: list[Span]) -> Iterator[int]:
    """For each workout, the seconds of it that were counted as exercise."""
    outside = list(_outside(workouts, minutes))
    at = 0
    for workout in workouts:
        left = workout.end - workout.start
        while at < len(outside) and outside[at].start < workout.end:
            left -= outside[at].end - outside[at].start
            at += 1
        yield left


def _outside(spans: Iterable[Span], others: list[Span]) -> Iterator[Span]:
    """The parts of spans that no other covers; both in order and without overlap."""
    at = 0
    for span in spans:
        start = span.start
        while at < len(others) and others[at].end <= start:
            at += 1
        look = at
        while look < len(others) and others[look].start < span.end:
            if others[look].start > start:
                yield span._replace(start=start, end=others[look].start)
            start = max(start, others[look].end)
            look += 1
        if start < span.end:
            yield span._replace(start=start)
