"""What parsed files say as a whole, and where they contradict themselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from twitchlog import clock
from twitchlog.catalogue import Factor, all_factors
from twitchlog.exports.columns import EPISODES_FILE
from twitchlog.imports.day_values import DayValue, Key, day_values, in_range
from twitchlog.imports.faults import Conflict, Faults, RowError
from twitchlog.imports.own_columns import assumed_factors
from twitchlog.imports.parsed import EpisodeRow, JournalFile, Parsed, ReadingRow
from twitchlog.records import JournalRecords, OwnFactorRecord
from twitchlog.vocabulary import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything that the files say, put together.

    journal      journal.json, or an empty one
    factors      by slug: built-in, the journal's own, and those of the files
    assumed      own factors of which only a column or a reading tells
    episodes     on their days; an id may be blank
    readings     timed ones within range
    values       effective values by day and factor; contradicted ones are absent
    errors       what cannot be read
    conflicts    where the files contradict themselves, or claim episodes that nothing shows
    """

    parsed: Parsed
    journal: JournalFile
    factors: Mapping[str, Factor]
    assumed: tuple[OwnFactorRecord, ...]
    episodes: tuple[EpisodeRow, ...]
    readings: tuple[ReadingRow, ...]
    values: Mapping[Key, DayValue]
    errors: tuple[RowError, ...]
    conflicts: tuple[Conflict, ...]


def review(parsed: Parsed, existing: JournalRecords | None = None) -> Content:
    """Put files together, as additions to a journal where there is one."""
    journal = existing or JournalRecords()
    from_file = parsed.journal or JournalFile()
    defined = (*parsed.own_factors, *journal.own_factors, *from_file.own_factors)
    known = {own.slug: own for own in defined}
    assumed = assumed_factors(parsed, known)
    factors = {factor.slug: factor for factor in all_factors((*known.values(), *assumed))}
    faults = Faults(parsed.errors)
    episodes = tuple(_dated(row, parsed.journal, journal) for row in parsed.episodes)
    readings = tuple(row for row in parsed.readings if _fits(row, factors, faults))
    _check_blank_ids(episodes, faults)
    _check_claims(parsed, {row.record.day for row in episodes}, journal, faults)
    values = day_values(parsed, episodes, readings, factors, faults)
    return Content(
        parsed=parsed,
        journal=from_file,
        factors=factors,
        assumed=assumed,
        episodes=episodes,
        readings=readings,
        values=values,
        errors=tuple(faults.errors),
        conflicts=tuple(faults.conflicts),
    )


def _dated(row: EpisodeRow, file: JournalFile | None, journal: JournalRecords) -> EpisodeRow:
    """The row on the day that journal.json names, or that the day start in force gives."""
    settings = file.settings if file else journal.settings
    derived = clock.local_day(row.record.started_at, settings.day_starts_at)
    day = file.episode_days.get(row.record.id, derived) if file else derived
    return row if day == row.record.day else replace(row, record=replace(row.record, day=day))


def _fits(row: ReadingRow, factors: Mapping[str, Factor], faults: Faults) -> bool:
    factor = factors[row.record.factor]
    if row.unit and row.unit != factor.unit:
        reason = N_("is not the unit of its factor, which is: {fact}")
        faults.error(row.place, "unit", row.unit, reason, factor.unit)
        return False
    return in_range(row.record.value, factor, row.place, "value", faults)


def _check_blank_ids(episodes: Collection[EpisodeRow], faults: Faults) -> None:
    """A bout without id must differ in start, type or sites from every other of its file."""
    if all(row.record.id for row in episodes):
        return
    first: dict[object, EpisodeRow] = {}
    for row in sorted(episodes, key=lambda row: not row.record.id):
        one = row.record
        earlier = first.setdefault((one.started_at, one.type, frozenset(one.sites)), row)
        if earlier is not row and not one.id:
            reason = N_("is the same bout as line {fact}, and has no id to tell them apart")
            faults.error(row.place, "id", "", reason, str(earlier.place.line))


def _check_claims(
    parsed: Parsed, with_rows: set[date], journal: JournalRecords, faults: Faults
) -> None:
    """Days said to have episodes need one, unless rows of episodes.csv could not be read."""
    claims = [row for row in parsed.days if row.tracked == "episodes" and row.day not in with_rows]
    if not claims or any(error.file == EPISODES_FILE for error in parsed.errors):
        return
    logged = {episode.day for episode in journal.episodes}
    reason = N_("has no row in {fact}; without one the day counts as not tracked")
    for row in claims:
        if row.day not in logged:
            faults.conflict(row.place, "tracked", row.tracked, reason, EPISODES_FILE)
