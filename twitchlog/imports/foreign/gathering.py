"""Values of whole days that a file tells in several places, gathered to one row for each day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from twitchlog.catalogue import Combine
from twitchlog.imports.faults import Place
from twitchlog.imports.parsed import DayRow

_PRECISION = 6


class Days:
    """Gathers values; several of one day and factor are put together as their factor says."""

    def __init__(self) -> None:
        self._values: dict[date, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
        self._combine: dict[str, Combine] = {}
        self._none: set[date] = set()
        self._notes: dict[date, list[str]] = defaultdict(list)
        self._places: dict[date, Place] = {}

    def add(self, place: Place, day: date, factor: str, value: float, combine: Combine) -> None:
        """One value; `combine` is that of its factor."""
        self._places.setdefault(day, place)
        self._combine[factor] = combine
        self._values[day][factor].append(value)

    def add_none(self, place: Place, day: date) -> None:
        """ "No twitches" was said of a day."""
        self._places.setdefault(day, place)
        self._none.add(day)

    def add_note(self, place: Place, day: date, note: str) -> None:
        """Words about a day; the same words twice are kept once."""
        self._places.setdefault(day, place)
        if note not in self._notes[day]:
            self._notes[day].append(note)

    def rows(self) -> tuple[DayRow, ...]:
        """One row a day, each at the first place that told of it."""
        return tuple(self._row(day) for day in sorted(self._places))

    def _row(self, day: date) -> DayRow:
        values = tuple(
            (factor, _together(self._combine[factor], told))
            for factor, told in self._values[day].items()
        )
        return DayRow(
            place=self._places[day],
            day=day,
            tracked="none" if day in self._none else "",
            values=values,
            note="\n".join(self._notes[day]),
        )


def _together(combine: Combine, told: list[float]) -> float:
    match combine:
        case "sum":
            value = sum(told)
        case "mean":
            value = sum(told) / len(told)
        case "max":
            value = max(told)
        case "last":
            value = told[-1]
    return round(value, _PRECISION)
