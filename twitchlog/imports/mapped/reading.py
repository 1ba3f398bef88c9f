"""A table and what its columns mean, read as the rows of a journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial

from twitchlog.catalogue import Factor, all_factors
from twitchlog.imports import cells
from twitchlog.imports.faults import Faults, Place
from twitchlog.imports.foreign.gathering import Days
from twitchlog.imports.foreign.ids import derived_id
from twitchlog.imports.mapped import bouts
from twitchlog.imports.mapped.amounts import is_not_said, yes_or_no
from twitchlog.imports.mapped.mapping import (
    A_BOUT,
    EVENT,
    FACTOR,
    LEFT_OUT,
    OWN,
    SITES,
    TYPES,
    Mapping,
    Use,
)
from twitchlog.imports.mapped.own import own_record
from twitchlog.imports.mapped.parts import category_of, tags_of
from twitchlog.imports.mapped.row import Row, Skip, When, when_of
from twitchlog.imports.mapped.sheet import Sheet
from twitchlog.imports.mapped.units import unit_of, units_for, value_of
from twitchlog.imports.parsed import EpisodeRow, EventRow, Parsed, ReadingRow, Unused
from twitchlog.imports.table import MOST_ERRORS
from twitchlog.records import EpisodeRecord, EventRecord, OwnFactorRecord, ReadingRecord
from twitchlog.vocabulary import N_, TYPE_BY_SLUG

ID_WORD = "table"
MOST_KNOWN = 10_000  # cells whose value is kept
OR_NO = "or_no"  # the unit of a tag that stands for "no" wherever it is not named
_LABEL = cells.text(cells.LONGEST_LABEL)
_NOTE = cells.text(cells.LONGEST_NOTE)


def parsed_sheet(
    sheet: Sheet,
    mapping: Mapping,
    *,
    own: Iterable[OwnFactorRecord] = (),
    day_starts_at: int = 4,
) -> Parsed:
    """Read a table as its owner says. Raises Refused.

    own  the journal's own factors
    """
    reading = _Reading(sheet, mapping, own, day_starts_at)
    for line, texts in sheet.rows():
        if len(reading.faults.errors) >= MOST_ERRORS:
            reading.give_up(line)
            break
        reading.take(line, texts)
    return reading.parsed()


class _Reading:
    """What the rows so far have given."""

    def __init__(
        self, sheet: Sheet, mapping: Mapping, own: Iterable[OwnFactorRecord], day_starts_at: int
    ) -> None:
        self.faults = Faults()
        self._sheet = sheet
        self._mapping = mapping
        self._day_starts_at = day_starts_at
        self._factors: dict[str, Factor] = {factor.slug: factor for factor in all_factors(own)}
        self._asked: dict[str, OwnFactorRecord] = {}
        self._values = _of_roles(mapping, sheet, FACTOR, OWN)
        self._event_columns = _of_roles(mapping, sheet, EVENT)
        self._absent = [(tag, use) for tag, use in mapping.parts.items() if use.unit == OR_NO]
        self._days = Days()
        self._episodes: list[EpisodeRow] = []
        self._readings: list[ReadingRow] = []
        self._events: list[EventRow] = []
        self._unused: Counter[str] = Counter()
        self._same: Counter[tuple[str, ...]] = Counter()
        self._present = mapping.of_columns(sheet.header)
        self._in_parts = bool(self._present.names("category", "detail", "tags"))
        self._known: dict[tuple[str, str, str], float | None] = {}

    def take(self, line: int, texts: list[str]) -> None:
        """Read one row; what is wrong with it is noted."""
        named = dict(zip(self._sheet.header, texts, strict=True))
        row = Row(Place(self._sheet.file, line), named, self.faults)
        try:
            self._take(row, when_of(row, self._present, self._day_starts_at))
        except Skip:
            return

    def give_up(self, line: int) -> None:
        """Note that the rest was not read."""
        reason = N_("is where reading stopped, for too much is wrong above")
        self.faults.error(Place(self._sheet.file, line), "", "", reason)

    def parsed(self) -> Parsed:
        """All of it."""
        return Parsed(
            files=(self._sheet.file,),
            episodes=tuple(self._episodes),
            days=self._days.rows(),
            readings=tuple(self._readings),
            events=tuple(self._events),
            own_factors=tuple(self._asked.values()),
            errors=tuple(self.faults.errors),
            unused=tuple(Unused(what, count) for what, count in self._unused.most_common()),
        )

    def _take(self, row: Row, when: When) -> None:
        mapping = self._present
        if bouts.is_bout(mapping, row):
            record = bouts.bout_of(mapping, row, when, self._id(row))
            values = self._whole_day_values(row)
            self._episodes.append(EpisodeRow(row.place, record, values))
        else:
            self._take_day(row, when)
            for name, use in self._values:
                if not is_not_said(row.text(name)):
                    self._add(row, when, name, name, use)
        for name, use in self._event_columns:
            if not is_not_said(row.text(name)):
                self._add_event(row, when, name, name, use)
        if self._in_parts:
            self._take_parts(row, when)

    def _take_day(self, row: Row, when: When) -> None:
        mapping = self._present
        said = [name for name in mapping.names("none") if yes_or_no(row.text(name)) == 1]
        if said or bouts.says_no_twitches(mapping, row):
            self._days.add_none(row.place, when.day)
        for name in mapping.names("day_note", "note"):
            if row.text(name):
                self._days.add_note(row.place, when.day, row.read(name, _NOTE))

    def _take_parts(self, row: Row, when: When) -> None:
        mapping = self._present
        amount = next((name for name in mapping.names("amount") if row.text(name)), "")
        if category := category_of(mapping, row):
            self._take_part(row, when, category, amount)
        tags = set(tags_of(mapping, row))
        for tag in sorted(tags):
            self._take_part(row, when, tag, "")
        if any(row.text(name) for name in mapping.names("tags")):
            for tag, use in self._absent:
                if tag not in tags:
                    self._say(row, when, self._factor(tag, use), 0.0)

    def _take_part(self, row: Row, when: When, part: str, amount: str) -> None:
        use = self._mapping.parts.get(part, Use())
        if use.role == LEFT_OUT:
            self._unused[part] += 1
        elif use.role == A_BOUT:
            self._episodes.append(EpisodeRow(row.place, self._bout(row, when, part, amount, use)))
        elif use.role == "day_note":
            text = row.text(amount) if amount else ""
            self._days.add_note(row.place, when.day, f"{part}: {text}" if text else part)
        elif use.role.startswith(EVENT):
            self._add_event(row, when, amount, part, use)
        elif amount:
            self._add(row, when, amount, part, use)
        elif self._factor(part, use).kind in ("flag", "count"):
            self._say(row, when, self._factor(part, use), 1.0)
        else:
            self._unused[part] += 1

    def _bout(self, row: Row, when: When, part: str, amount: str, use: Use) -> EpisodeRecord:
        """The bout that a category or a tag stands for."""
        site = bouts.site_named(self._meaning(SITES, part))
        kind = self._meaning(TYPES, part)
        read = partial(bouts.strength_of, mapping=self._mapping, scale=use.unit)
        return EpisodeRecord(
            id=self._id(row),
            started_at=when.at,
            day=when.day,
            type=kind if kind in TYPE_BY_SLUG else self._mapping.kind,
            sites=(site or bouts.NOWHERE_SAID,),
            strength=row.read(amount, read) if amount else None,
        )

    def _meaning(self, kind: str, part: str) -> str:
        return self._mapping.meaning(kind, part) or bouts.guessed(kind, part)

    def _whole_day_values(self, row: Row) -> tuple[tuple[str, float], ...]:
        """Values beside a bout are those of its day: rows of one day repeat them."""
        found = []
        for name, use in self._values:
            if not is_not_said(row.text(name)):
                factor = self._factor(name, use)
                value = self._value(row, name, factor, name, use)
                if value is not None:
                    found.append((factor.slug, value))
        return tuple(found)

    def _add(self, row: Row, when: When, column: str, label: str, use: Use) -> None:
        factor = self._factor(label, use)
        value = self._value(row, column, factor, label, use)
        if value is not None:
            self._say(row, when, factor, value)

    def _say(self, row: Row, when: When, factor: Factor, value: float) -> None:
        if when.timed and factor.combine != "last":
            record = ReadingRecord(day=when.day, at=when.at, factor=factor.slug, value=value)
            self._readings.append(ReadingRow(row.place, record))
        else:
            self._days.add(row.place, when.day, factor.slug, value, factor.combine)

    def _value(self, row: Row, column: str, factor: Factor, label: str, use: Use) -> float | None:
        """The value in a cell; None where its word means nothing."""
        told = column, label, row.text(column)
        if told in self._known:
            return self._known[told]
        value = self._value_read(row, column, factor, label, use)
        if len(self._known) < MOST_KNOWN and len(told[-1]) <= cells.LONGEST_NUMBER:
            self._known[told] = value
        return value

    def _value_read(
        self, row: Row, column: str, factor: Factor, label: str, use: Use
    ) -> float | None:
        said = self._mapping.meaning(label, row.text(column))
        if said is not None:
            return float(said) if said else None
        unit = unit_of(units_for(factor), use.unit)
        return row.read(column, lambda text: value_of(text, factor, unit, self._mapping.decimal))

    def _factor(self, label: str, use: Use) -> Factor:
        if use.role.startswith(FACTOR):
            slug = use.role.removeprefix(FACTOR)
            if slug in self._factors:
                return self._factors[slug]
        record = own_record(label, use.role.removeprefix(OWN))
        if record.slug not in self._factors:
            self._asked[record.slug] = record
            self._factors[record.slug] = all_factors([record])[-1]
        return self._factors[record.slug]

    def _add_event(self, row: Row, when: When, column: str, label: str, use: Use) -> None:
        text = row.text(column) if column else ""
        if yes_or_no(text) == 0:
            return
        word = label if not text or yes_or_no(text) else text
        note = word if len(word) > cells.LONGEST_LABEL else ""
        record = EventRecord(
            id="",
            day=when.day,
            kind=use.role.removeprefix(EVENT),
            label=word[: cells.LONGEST_LABEL],
            note=note,
        )
        self._events.append(EventRow(row.place, record))

    def _id(self, row: Row) -> str:
        told = tuple(row.cells.values())
        self._same[told] += 1
        return derived_id(ID_WORD, *self._sheet.header, *told, str(self._same[told]))


def _of_roles(mapping: Mapping, sheet: Sheet, *kinds: str) -> list[tuple[str, Use]]:
    """The columns of a table whose roles begin so."""
    return [
        (name, use)
        for name, use in mapping.columns.items()
        if use.role.startswith(kinds) and name in sheet.header
    ]
