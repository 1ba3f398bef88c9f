"""The effective value of each factor on each day, as files give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from twitchlog import daily
from twitchlog.catalogue import Factor, OutOfRange
from twitchlog.exports.cells import number
from twitchlog.exports.columns import JOURNAL_FILE
from twitchlog.imports.faults import Faults, Place
from twitchlog.imports.parsed import EpisodeRow, Parsed, ReadingRow
from twitchlog.records import ReadingRecord
from twitchlog.vocabulary import N_

Key = tuple[date, str]


@dataclass(frozen=True, slots=True)
class DayValue:
    """One value and the row that shows it.

    stated  False where it is only what the readings of the files add up to
    hidden  stated in journal.json, because the tables cannot show it
    """

    value: float
    place: Place
    stated: bool = True
    hidden: bool = False


def day_values(
    parsed: Parsed,
    episodes: Iterable[EpisodeRow],
    readings: Iterable[ReadingRow],
    factors: Mapping[str, Factor],
    faults: Faults,
) -> dict[Key, DayValue]:
    """Values by day and factor: journal.json before cells, and cells before sums of readings."""
    shown = _shown(parsed, episodes, faults)
    hidden = {(one.day, one.factor): one.value for one in _statements(parsed)}
    timed = _grouped(readings)
    values: dict[Key, DayValue] = {}
    for key in {**shown, **hidden, **timed}:
        cell = shown.get(key)
        if key in hidden:
            value = _hidden(key, hidden[key], cell, faults)
        else:
            value = _shown_or_added_up(factors[key[1]], cell, timed.get(key, []), faults)
        if value is not None:
            values[key] = value
    return values


def in_range(value: float, factor: Factor, place: Place, column: str, faults: Faults) -> bool:
    """Whether a factor allows a value; if not, that is noted as an error."""
    try:
        factor.check(value)
    except OutOfRange:
        bounds = f"{number(factor.lowest)} - {number(factor.highest)}"
        reason = N_("must be 0 or 1") if factor.kind == "flag" else N_("is outside {fact}")
        faults.error(place, column, number(value), reason, bounds)
        return False
    return True


def _statements(parsed: Parsed) -> tuple[ReadingRecord, ...]:
    return parsed.journal.statements if parsed.journal else ()


def _grouped(readings: Iterable[ReadingRow]) -> dict[Key, list[ReadingRow]]:
    timed: dict[Key, list[ReadingRow]] = defaultdict(list)
    for row in readings:
        timed[row.record.day, row.record.factor].append(row)
    return timed


def _shown(parsed: Parsed, episodes: Iterable[EpisodeRow], faults: Faults) -> dict[Key, DayValue]:
    """The cells of days.csv, and where it is blank those of episodes.csv."""
    shown = {
        (row.day, slug): DayValue(value, row.place)
        for row in parsed.days
        for slug, value in row.values
    }
    filled: dict[Key, DayValue] = {}
    contradicted = set()
    for row in episodes:
        for slug, value in row.values:
            key = (row.record.day, slug)
            if key in shown:
                continue
            first = filled.setdefault(key, DayValue(value, row.place))
            if not daily.agrees(first.value, value):
                contradicted.add(key)
                reason = N_("differs from line {fact}, which is of the same day")
                faults.conflict(row.place, slug, number(value), reason, str(first.place.line))
    return shown | {key: cell for key, cell in filled.items() if key not in contradicted}


def _hidden(key: Key, value: float, cell: DayValue | None, faults: Faults) -> DayValue | None:
    if cell is None:
        return DayValue(value, Place(JOURNAL_FILE, 1), hidden=True)
    if daily.agrees(cell.value, value):
        return DayValue(value, cell.place, hidden=True)
    reason = N_("differs from what journal.json states, which is {fact}")
    faults.conflict(cell.place, key[1], number(cell.value), reason, number(value))
    return None


def _shown_or_added_up(
    factor: Factor, cell: DayValue | None, timed: list[ReadingRow], faults: Faults
) -> DayValue | None:
    total = daily.added_up(factor, [row.record for row in timed]) if timed else None
    if cell is None:
        return None if total is None else DayValue(total, timed[0].place, stated=False)
    if total is not None and daily.agrees(total, cell.value):
        return replace(cell, stated=False)
    return cell if in_range(cell.value, factor, cell.place, factor.slug, faults) else None
