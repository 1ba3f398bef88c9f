"""What the readings of a day amount to, and what is known of each day of a journal."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from twitchlog.catalogue import Factor, all_factors
from twitchlog.records import (
    DaySummary,
    EpisodeRecord,
    JournalRecords,
    ReadingRecord,
    Tracked,
)

_EARLIEST = datetime.min.replace(tzinfo=UTC)


def combine(factor: Factor, readings: Iterable[ReadingRecord]) -> float | None:
    """The effective value of a factor on a day, or None where nothing was recorded.

    readings  those of this factor and this day; a whole-day statement wins over timed ones
    """
    known = list(readings)
    stated = [reading.value for reading in known if reading.at is None]
    return stated[-1] if stated else added_up(factor, known)


def added_up(factor: Factor, timed: Sequence[ReadingRecord]) -> float | None:
    """What timed readings of one factor and one day make, by the factor's rule; None for none."""
    values = [reading.value for reading in timed]
    if not values:
        return None
    if factor.combine == "sum":
        return math.fsum(values)
    if factor.combine == "mean":
        return math.fsum(values) / len(values)
    if factor.combine == "max":
        return max(values)
    return max(timed, key=_moment_and_value).value


def agrees(one: float, other: float) -> bool:
    """Whether two values are the same but for the last digits that adding up may change."""
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def day_values(
    readings: Iterable[ReadingRecord], factors: Iterable[Factor]
) -> dict[date, dict[str, float]]:
    """Effective values by day and factor slug; what was not recorded is absent."""
    rules = {factor.slug: factor for factor in factors}
    grouped: dict[tuple[date, str], list[ReadingRecord]] = defaultdict(list)
    for reading in readings:
        grouped[reading.day, reading.factor].append(reading)
    days: dict[date, dict[str, float]] = defaultdict(dict)
    for (day, slug), several in grouped.items():
        value = combine(rules[slug], several)
        if value is not None:
            days[day][slug] = value
    return dict(days)


def summaries(records: JournalRecords) -> list[DaySummary]:
    """Every day of which something is known, in order of time."""
    values = day_values(records.readings, all_factors(records.own_factors))
    bouts = Counter(episode.day for episode in records.episodes)
    strongest = strengths(records.episodes)
    none = {said.day for said in records.days if said.none}
    notes = {said.day: said.note for said in records.days if said.note}
    return [
        DaySummary(
            day=day,
            tracked=tracked(day, bouts, none),
            episodes=bouts[day],
            strongest=strongest.get(day),
            values=values.get(day, {}),
            note=notes.get(day, ""),
        )
        for day in sorted({*values, *bouts, *none, *notes})
    ]


def strengths(episodes: Iterable[EpisodeRecord]) -> dict[date, int]:
    """The highest strength said of each day's bouts; days on which none was are absent."""
    highest: dict[date, int] = {}
    for episode in episodes:
        if episode.strength is not None:
            highest[episode.day] = max(highest.get(episode.day, 0), episode.strength)
    return highest


def tracked(day: date, bouts: Mapping[date, int], none: Iterable[date]) -> Tracked | None:
    """The state of a day: episodes beat "none", and silence is not tracked."""
    if bouts.get(day):
        return "episodes"
    return "none" if day in none else None


def _moment_and_value(reading: ReadingRecord) -> tuple[datetime, float]:
    return reading.at or _EARLIEST, reading.value
