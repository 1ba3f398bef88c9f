"""Reading the four tables of a journal, each from a binary stream."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import replace
from typing import BinaryIO

from twitchlog.catalogue import BY_SLUG
from twitchlog.exports import columns
from twitchlog.imports import cells
from twitchlog.imports.episode_rows import episode_rows
from twitchlog.imports.faults import NotATable
from twitchlog.imports.parsed import DayRow, EventRow, Parsed, ReadingRow
from twitchlog.imports.table import Table
from twitchlog.records import EventRecord, ReadingRecord
from twitchlog.vocabulary import N_

_NOTE = cells.text(cells.LONGEST_NOTE)
_LABEL = cells.text(cells.LONGEST_LABEL)
_TRACKED = cells.one_of(("episodes", "none"))


def parse_episodes(stream: BinaryIO, file: str = columns.EPISODES_FILE) -> Parsed:
    """Read episodes.csv. Raises Refused."""
    return _episodes(Table(stream, file))


def parse_days(stream: BinaryIO, file: str = columns.DAYS_FILE) -> Parsed:
    """Read days.csv. Raises Refused."""
    return _days(Table(stream, file))


def parse_readings(stream: BinaryIO, file: str = columns.READINGS_FILE) -> Parsed:
    """Read readings.csv. Raises Refused."""
    return _readings(Table(stream, file))


def parse_events(stream: BinaryIO, file: str = columns.EVENTS_FILE) -> Parsed:
    """Read events.csv. Raises Refused."""
    return _events(Table(stream, file))


def parse_any(stream: BinaryIO, file: str) -> Parsed:
    """Read whichever table the header tells of. Raises Refused."""
    table = Table(stream, file)
    for needed, read in _BY_HEADER:
        if needed <= set(table.header):
            return read(table)
    raise NotATable(file, N_("has a header that no file of a journal has"), "", 1)


def is_of_a_journal(header: Collection[str]) -> bool:
    """Whether a header is one of a journal's own tables, perhaps with columns too many."""
    names = set(header)
    if {"started_at", "sites"} <= names or {"at", "factor", "value"} <= names:
        return True
    return "date" in names and ({"kind", "label"} <= names or all(map(_is_day_column, names)))


def _episodes(table: Table) -> Parsed:
    table.require(("started_at", "type", "sites"), columns.EPISODE_COLUMNS.__contains__)
    seen = _Seen(table, "id")
    rows = []
    for row in episode_rows(table):
        if not (row.record.id and seen.before(row.record.id, row.record.id)):
            rows.append(row)
    return _parsed(table, Parsed(episodes=tuple(rows)))


def _days(table: Table) -> Parsed:
    table.require(("date",), _is_day_column)
    slugs = [name for name in table.header if name not in _DAY_WORDS]
    values_of = table.present(dict.fromkeys(slugs, cells.number))
    seen = _Seen(table, "date")
    rows = []
    for place in table.rows():
        day = table.needed("date", cells.day)
        tracked = table.cell("tracked", _TRACKED, "")
        values = tuple(table.said(values_of).items())
        note = table.cell("note", _NOTE, "")
        if day and not table.wrong and not seen.before(day, day.isoformat()):
            rows.append(DayRow(place, day, tracked, values, note))
    own = tuple(slug for slug in slugs if slug not in BY_SLUG)
    return _parsed(table, Parsed(days=tuple(rows), own_columns=own))


def _readings(table: Table) -> Parsed:
    table.require(("date", "at", "factor", "value"), columns.READING_COLUMNS.__contains__)
    rows = []
    for place in table.rows():
        day = table.needed("date", cells.day)
        at = table.needed("at", cells.moment)
        factor = table.needed("factor", cells.factor)
        value = table.needed("value", cells.number)
        unit = table.cell("unit", _LABEL, "")
        if day and at and factor and value is not None and not table.wrong:
            record = ReadingRecord(day=day, at=at, factor=factor, value=value)
            rows.append(ReadingRow(place, record, unit))
    return _parsed(table, Parsed(readings=tuple(rows)))


def _events(table: Table) -> Parsed:
    table.require(("date", "kind", "label"), columns.EVENT_COLUMNS.__contains__)
    rows = []
    for place in table.rows():
        day = table.needed("date", cells.day)
        kind = table.needed("kind", _LABEL)
        label = table.needed("label", _LABEL)
        dose = table.cell("dose", _LABEL, "")
        note = table.cell("note", _NOTE, "")
        if day and kind and label and not table.wrong:
            record = EventRecord(id="", day=day, kind=kind, label=label, dose=dose, note=note)
            rows.append(EventRow(place, record))
    return _parsed(table, Parsed(events=tuple(rows)))


class _Seen:
    """What earlier rows already named, to find doubles within one file."""

    def __init__(self, table: Table, column: str) -> None:
        self._table = table
        self._column = column
        self._lines: dict[Hashable, int] = {}

    def before(self, key: Hashable, shown: str) -> bool:
        """Whether an earlier row named it; if so, that is an error of the present row."""
        line = self._table.place.line
        first = self._lines.setdefault(key, line)
        if first == line:
            return False
        self._table.error(self._column, shown, N_("stands in line {fact} as well"), str(first))
        return True


_DAY_WORDS = ("date", "tracked", "note")


def _is_day_column(name: str) -> bool:
    return name in _DAY_WORDS or name in BY_SLUG or bool(columns.OWN_SLUG.fullmatch(name))


def _parsed(table: Table, content: Parsed) -> Parsed:
    return replace(content, files=(table.file,), errors=tuple(table.errors))


_BY_HEADER: tuple[tuple[set[str], Callable[[Table], Parsed]], ...] = (
    ({"started_at"}, _episodes),
    ({"at", "factor"}, _readings),
    ({"kind", "label"}, _events),
    ({"date"}, _days),
)
