"""One row of a table, its cells by the names of their columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from twitchlog import clock
from twitchlog.imports.faults import Faults, Place, WrongCell
from twitchlog.imports.mapped import moments
from twitchlog.imports.mapped.amounts import is_not_said
from twitchlog.imports.mapped.mapping import Mapping as Meaning
from twitchlog.vocabulary import N_

T = TypeVar("T")


class Skip(Exception):
    """The present row is wrong, and what is wrong with it has been noted."""


@dataclass(frozen=True, slots=True)
class When:
    """What a row is about: a day, and the moment where the row tells a time."""

    day: date
    at: datetime
    timed: bool  # not where only a part of the day is named, such as the morning


class Row:
    """The cells of a row; what is wrong with one is noted, and ends the row."""

    def __init__(self, place: Place, cells: Mapping[str, str], faults: Faults) -> None:
        self.place = place
        self.cells = cells
        self._faults = faults

    def text(self, *columns: str) -> str:
        """The first of these cells that is not blank; "" where none is."""
        for name in columns:
            if cell := self.cells[name].strip():
                return cell
        return ""

    def read(self, column: str, read: Callable[[str], T]) -> T:
        """A cell, read. Raises Skip."""
        try:
            return read(self.cells[column])
        except WrongCell as wrong:
            self._faults.error(self.place, column, self.cells[column], wrong.reason, wrong.fact)
            raise Skip from wrong

    def refuse(self, column: str, reason: str) -> Skip:
        """The exception to raise for a cell, which is noted."""
        self._faults.error(self.place, column, self.cells.get(column, ""), reason)
        return Skip()


def when_of(row: Row, meaning: Meaning, day_starts_at: int) -> When:
    """What day or moment a row is about. Raises Skip."""
    columns = meaning.names("start", "date")
    named = [name for name in columns if row.text(name)]
    if not named:
        raise row.refuse(columns[0] if columns else "", N_("does not say which day it is about"))
    if meaning.order is None:
        raise row.refuse(named[0], N_("could be several days; the order of its parts is not said"))
    order = meaning.order
    told = row.read(named[0], lambda text: moments.told_of(text, order, meaning.zone))
    at, offset = told.time or _time(row, meaning), told.offset
    standing = at or moments.time_of(meaning.at)
    instant = row.read(
        named[0], lambda _: moments.instant(told.day, standing, offset, meaning.zone)
    )
    if at is None or (told.time is None and _is_vague(row, meaning)):
        return When(told.day, instant, timed=False)
    return When(clock.local_day(instant, day_starts_at), instant, timed=True)


def _is_vague(row: Row, meaning: Meaning) -> bool:
    """Whether only a part of the day is named."""
    return any(moments.is_part_of_a_day(row.text(name)) for name in meaning.names("time"))


def _time(row: Row, meaning: Meaning) -> time | None:
    told = (name for name in meaning.names("time") if not is_not_said(row.text(name)))
    named = next(told, None)
    return None if named is None else row.read(named, moments.time_of)
