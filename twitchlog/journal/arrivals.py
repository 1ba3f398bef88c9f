"""What came with an import and is still there, counted in SQL. The owner always comes first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, func, literal_column, select
from sqlalchemy.orm import Session

from twitchlog.database import db
from twitchlog.journal.batches import own_batch
from twitchlog.models import Episode, Event, ImportedRow, Reading
from twitchlog.records import Owner

# A statement's key is its day and its factor. Numbers stand in the statement itself: PostgreSQL
# takes two equal parameters for two groups.
_DAY = func.substr(ImportedRow.key, literal_column("1"), literal_column("10"))
_FACTOR = func.substr(ImportedRow.key, literal_column("12"))
Kind = Literal["bouts", "without", "values", "notes", "events"]


@dataclass(frozen=True, slots=True)
class Arrived:
    """Entries of one kind, from which day to which.

    factor  of values, else ""
    """

    kind: Kind
    count: int
    first: date
    last: date
    factor: str = ""


def arrivals(owner: Owner, batch_id: int) -> list[Arrived]:
    """What an import brought, bouts first, then values by factor. Raises NotThere."""
    session = db.session()
    own_batch(session, owner, batch_id)
    said = _said_of_days(session, batch_id)
    return [
        *_bouts(session, owner, batch_id),
        *_of_days("without", [day for day, told in said if told["none"]]),
        *_values(session, owner, batch_id),
        *_of_days("notes", [day for day, told in said if told["note"]]),
        *_events(session, owner, batch_id),
    ]


def _counted(day: Any) -> tuple[ColumnElement[int], ColumnElement[Any], ColumnElement[Any]]:
    return func.count(day), func.min(day), func.max(day)


def _bouts(session: Session, owner: Owner, batch_id: int) -> Iterator[Arrived]:
    query = select(*_counted(Episode.day)).where(
        Episode.owner_id == owner.id,
        Episode.import_id == batch_id,
        Episode.deleted_at.is_(None),
    )
    count, first, last = session.execute(query).one()
    if count:
        yield Arrived("bouts", count, first, last)


def _values(session: Session, owner: Owner, batch_id: int) -> Iterator[Arrived]:
    """Timed ones name their import; those of whole days stand in its list."""
    timed = select(Reading.factor, *_counted(Reading.day)).where(
        Reading.owner_id == owner.id,
        Reading.import_id == batch_id,
        Reading.deleted_at.is_(None),
    )
    stated = select(_FACTOR, *_counted(_DAY)).where(
        ImportedRow.batch_id == batch_id, ImportedRow.kind == "statement"
    )
    rows = [tuple(row) for row in session.execute(timed.group_by(Reading.factor))]
    rows += [
        (slug, count, date.fromisoformat(first), date.fromisoformat(last))
        for slug, count, first, last in session.execute(stated.group_by(_FACTOR))
    ]
    for slug in sorted({row[0] for row in rows}):
        _slugs, counts, firsts, lasts = zip(*(row for row in rows if row[0] == slug), strict=True)
        yield Arrived("values", sum(counts), min(firsts), max(lasts), slug)


def _said_of_days(session: Session, batch_id: int) -> list[tuple[date, dict[str, Any]]]:
    query = select(ImportedRow.key, ImportedRow.after).where(
        ImportedRow.batch_id == batch_id, ImportedRow.kind == "day"
    )
    return [(date.fromisoformat(key), json.loads(after)) for key, after in session.execute(query)]


def _of_days(kind: Kind, days: list[date]) -> Iterator[Arrived]:
    if days:
        yield Arrived(kind, len(days), min(days), max(days))


def _events(session: Session, owner: Owner, batch_id: int) -> Iterator[Arrived]:
    query = select(*_counted(Event.day)).where(
        Event.owner_id == owner.id,
        Event.public_id == ImportedRow.key,
        Event.deleted_at.is_(None),
        ImportedRow.batch_id == batch_id,
        ImportedRow.kind == "event",
    )
    count, first, last = session.execute(query).one()
    if count:
        yield Arrived("events", count, first, last)
