"""Which readings, statements and words about days a journal knows already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from twitchlog import daily
from twitchlog.exports.cells import number
from twitchlog.exports.columns import JOURNAL_FILE
from twitchlog.imports.content import Content
from twitchlog.imports.day_values import DayValue, Key
from twitchlog.imports.faults import Place
from twitchlog.imports.marks import Marks
from twitchlog.records import DayStatement, JournalRecords, ReadingRecord
from twitchlog.vocabulary import N_


def new_readings(
    existing: JournalRecords, content: Content, marks: Marks
) -> Iterator[ReadingRecord]:
    """Timed readings beyond those that the journal has; equal ones are counted, not merged."""
    known = Counter(reading for reading in existing.readings if reading.at is not None)
    for row in content.readings:
        if known[row.record]:
            known[row.record] -= 1
        else:
            marks.new(row.place)
            yield row.record


def new_statements(
    existing: JournalRecords, content: Content, marks: Marks
) -> Iterator[ReadingRecord]:
    """Whole-day statements that the journal lacks."""
    stated = {(r.day, r.factor): r.value for r in existing.readings if r.at is None}
    sums = _sums(existing, content)
    for key, value in content.values.items():
        known = stated.get(key)
        if known is None and value.stated and not value.hidden:
            known = sums.get(key)
        if known is not None:
            _compare(key, value, known, marks)
        elif value.stated:
            marks.new(value.place)
            yield ReadingRecord(day=key[0], factor=key[1], value=value.value)


def new_days(existing: JournalRecords, content: Content, marks: Marks) -> Iterator[DayStatement]:
    """What each day has to say once the files are in, for days where that changes."""
    before = {said.day: said for said in existing.days}
    none = _days_without_twitches(existing, content)
    notes = {row.day: row.note for row in content.parsed.days if row.note}
    places = {row.day: row.place for row in content.parsed.days}
    for day in sorted({*none, *notes}):
        known = before.get(day, DayStatement(day=day))
        place = places.get(day, Place(JOURNAL_FILE, 1))
        note = notes.get(day, "")
        if note and known.note and note != known.note:
            reason = N_("the journal has another note for this day: {fact}")
            marks.conflict(place, "note", note, reason, known.note[:40])
        after = DayStatement(day=day, none=known.none or day in none, note=known.note or note)
        if after != known:
            marks.new(place)
            yield after


def _days_without_twitches(existing: JournalRecords, content: Content) -> set[date]:
    """Days said to be without twitches; episodes beat that unless journal.json keeps both."""
    with_episodes = {row.record.day for row in content.episodes}
    with_episodes.update(episode.day for episode in existing.episodes)
    said = {row.day for row in content.parsed.days if row.tracked == "none"}
    return (said - with_episodes) | set(content.journal.none_beside_episodes)


def _sums(existing: JournalRecords, content: Content) -> Mapping[Key, float]:
    """What readings add up to, the files' and the journal's together, where the journal has any."""
    before = Counter(reading for reading in existing.readings if reading.at is not None)
    after = before | Counter(row.record for row in content.readings)
    grouped: dict[Key, list[ReadingRecord]] = {(r.day, r.factor): [] for r in before}
    for reading in after.elements():
        if (reading.day, reading.factor) in grouped:
            grouped[reading.day, reading.factor].append(reading)
    totals = {key: daily.added_up(content.factors[key[1]], grouped[key]) for key in grouped}
    return {key: total for key, total in totals.items() if total is not None}


def _compare(key: Key, value: DayValue, known: float, marks: Marks) -> None:
    if not daily.agrees(value.value, known):
        reason = N_("for this day the journal would have {fact}")
        marks.conflict(value.place, key[1], number(value.value), reason, number(known))
