"""When bouts began and ended, as plain numbers: years of them are counted in one go."""

from __future__ import annotations

from array import array
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Select, Text, case, cast, func, select

from twitchlog.database import connection
from twitchlog.journal.trends import EVERY_BOUT, MINUTES_OF_DAY, bouts_within
from twitchlog.journal.weeks import EPOCH, DayNumber
from twitchlog.models import Episode
from twitchlog.records import EpisodeFilter, Owner

_EPOCH = EPOCH.toordinal()


class BoutTime(NamedTuple):
    """One bout; days are ordinals, as date.toordinal() gives them.

    start   minutes of UTC since the day before ordinal 1
    offset  minutes by which the wall clock was ahead of that
    end     likewise; None where it was not said
    going   whether it was said to be still going
    """

    day: int
    start: int
    offset: int
    end: int | None
    going: bool


class StartColumns(NamedTuple):
    """The same of many bouts in order, without their ends: days, starts and offsets."""

    days: array[int]
    starts: array[int]
    offsets: array[int]


def bout_times(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter = EVERY_BOUT
) -> list[BoutTime]:
    """The bouts of the days from first to last, in the order in which they began."""
    end = case((Episode.ended_at.is_not(None), _minute(Episode.ended_at)))
    query = _of(owner, first, last, wanted, *_starts(), end, Episode.still_going)
    return [BoutTime(*row) for row in connection().execute(query)]


def start_columns(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter = EVERY_BOUT
) -> StartColumns:
    """When the bouts of the days from first to last began, in order."""
    query = _of(owner, first, last, wanted, *_starts())
    columns = list(zip(*connection().execute(query), strict=True)) or [(), (), ()]
    return StartColumns(*(array("i", column) for column in columns))


def columns_of(bouts: list[BoutTime]) -> StartColumns:
    """What bouts say of their starts."""
    return StartColumns(
        array("i", [bout.day for bout in bouts]),
        array("i", [bout.start for bout in bouts]),
        array("i", [bout.offset for bout in bouts]),
    )


def _starts() -> tuple[ColumnElement[int], ...]:
    """The first three columns of BoutTime."""
    day = DayNumber(Episode.day) + _EPOCH
    return day, _minute(Episode.started_at), cast(Episode.offset_minutes, Integer)


def _of(
    owner: Owner, first: date, last: date, wanted: EpisodeFilter, *columns: Any
) -> Select[*tuple[Any, ...]]:
    """Columns of the bouts of some days, in the order in which they began."""
    inside = bouts_within(owner, first, last, wanted)
    return select(*columns).where(*inside).order_by(Episode.started_at)


def _minute(instant: Any) -> ColumnElement[int]:
    """The whole minutes of an instant, which is stored as text in UTC."""
    text = cast(instant, Text)
    hour, minute = (cast(func.substr(text, place, 2), Integer) for place in (12, 15))
    return (DayNumber(func.substr(text, 1, 10)) + _EPOCH) * MINUTES_OF_DAY + hour * 60 + minute
