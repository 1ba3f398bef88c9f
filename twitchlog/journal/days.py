"""Days: their three states and their values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, union

from twitchlog import clock
from twitchlog.database import db
from twitchlog.journal.factors import factors_of
from twitchlog.journal.readings import effective_values
from twitchlog.models import DayRow, Episode, Reading
from twitchlog.records import (
    DaySummary,
    Owner,
    Tracked,
)

STRIP_DAYS = 5


def today_of(owner: Owner) -> date:
    """The journal day that is running for this owner."""
    return clock.today(owner.settings.zone, owner.settings.day_starts_at)


def summaries(
    owner: Owner, first: date | None = None, last: date | None = None
) -> list[DaySummary]:
    """Every day from first to last of which anything is known, in order."""
    within = between(first, last)
    counts = episode_counts(owner, within)
    said = {row.day: row for row in db.session.scalars(day_rows(owner, within))}
    values = effective_values(owner, factors_of(owner, retired=True), first, last)
    return [
        summary_of(day, counts.get(day, 0), said.get(day), values.get(day, {}))
        for day in sorted(counts.keys() | said.keys() | values.keys())
    ]


Within = Callable[[Any], Iterable[Any]]


def between(first: date | None, last: date | None) -> Within:
    """Conditions that hold a day column to a span; None leaves an end open."""

    def conditions(column: Any) -> Iterable[Any]:
        if first is not None:
            yield column >= first
        if last is not None:
            yield column <= last

    return conditions


def episode_counts(owner: Owner, within: Within) -> dict[date, int]:
    """How many bouts began on each day that has any."""
    query = (
        select(Episode.day, func.count().label("n"))
        .where(Episode.owner_id == owner.id, Episode.deleted_at.is_(None), *within(Episode.day))
        .group_by(Episode.day)
    )
    return {row.day: row.n for row in db.session.execute(query)}


def day_rows(owner: Owner, within: Within) -> Select[DayRow]:
    """What was said of days as a whole, and still stands."""
    return select(DayRow).where(DayRow.owner_id == owner.id, says_something(), *within(DayRow.day))


def says_something() -> ColumnElement[bool]:
    """Whether a row says anything yet: one whose "no twitches" was taken back does not."""
    return or_(DayRow.none == 1, DayRow.note != "")


def summary_of(
    day: date, episodes: int, said: DayRow | None, values: Mapping[str, float]
) -> DaySummary:
    """A day\'s state and values; bouts beat a "no twitches"."""
    tracked: Tracked | None = "episodes" if episodes else "none" if said and said.none else None
    note = said.note if said else ""
    return DaySummary(day=day, tracked=tracked, episodes=episodes, values=values, note=note)


def strip(owner: Owner, today: date) -> list[DaySummary]:
    """The last five days up to today, one summary each, known or not; without values."""
    days = clock.days_between(today - timedelta(days=STRIP_DAYS - 1), today)
    within = between(days[0], days[-1])
    counts = episode_counts(owner, within)
    said = {row.day: row for row in db.session.scalars(day_rows(owner, within))}
    return [summary_of(day, counts.get(day, 0), said.get(day), {}) for day in days]


def known_days(owner: Owner) -> tuple[date, date] | None:
    """The first and the last day of which anything is known, or None for an empty journal."""
    bounds = union(
        *(
            select(func.min(column), func.max(column)).where(*conditions)
            for column, conditions in (
                (Episode.day, (Episode.owner_id == owner.id, Episode.deleted_at.is_(None))),
                (DayRow.day, (DayRow.owner_id == owner.id, says_something())),
                (Reading.day, (Reading.owner_id == owner.id, Reading.deleted_at.is_(None))),
            )
        )
    )
    found = [row for row in db.session.execute(bounds) if any(row)]
    if not found:
        return None
    return min(row[0] for row in found), max(row[1] for row in found)
